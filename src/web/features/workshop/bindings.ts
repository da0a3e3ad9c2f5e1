/** Fields bound to a screen's own state, and lists of which one is always chosen. */
import type { FieldBinding } from '../../platform/form.ts';

export const bound = <T,>(name: string, value: T, onChange: (value: T) => void): FieldBinding<T> => ({ name, value, onChange, error: null, onBlur: () => undefined });

/** A field that always has a choice, in a list that could be emptied: nothing chosen changes nothing. */
export const chosen = <V extends string>(field: FieldBinding<V>): FieldBinding<V | null> => ({ ...field, onChange: (value) => { if (value !== null) field.onChange(value); } });

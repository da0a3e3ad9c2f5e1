/** Fields that may stay empty: what is typed is text, an empty text is sent as `null`, anything else meets the contract's own rule. */
import { z } from 'zod';

/** `email: orNull(PersonFields.shape.email)`; the form's value is always text. */
export const orNull = <Out>(rule: z.ZodType<Out, string | null | undefined>) =>
  z.string().transform((text) => (text.trim() === '' ? null : text.trim())).pipe(rule as z.ZodType<Out, string | null>);

/** A number typed as text; empty is `null`. */
export const numberOrNull = (least: number, most: number) =>
  z.union([z.number().int('A whole number').min(least, `At least ${least}`).max(most, `At most ${most}`), z.literal('')]).transform((value) => (value === '' ? null : value));

/** What differs from what the form began with: an edit sends this and nothing else, so others' changes to other fields stay. */
export function changedOnly<T extends object>(value: T, before: Readonly<Record<string, unknown>>): Partial<T> {
  const changed = Object.entries(value).filter(([name, now]) => JSON.stringify(now ?? null) !== JSON.stringify(before[name] ?? null));
  // Of the organisation's own fields only those that differ, for the same reason.
  return Object.fromEntries(changed.map(([name, now]) => [name, name === 'custom' ? changedOnly(now as object, (before[name] ?? {}) as Record<string, unknown>) : now])) as Partial<T>;
}

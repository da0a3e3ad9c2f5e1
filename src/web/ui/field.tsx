/** Form fields bound to `useContractForm`: `<TextField label="Reason" {...form.field('reason')} />`. */
import { Checkbox, NumberInput, PasswordInput, Radio, Select, Textarea, TextInput } from '@mantine/core';
import type { HTMLInputAutoCompleteAttribute, ReactNode } from 'react';
import type { FieldBinding } from '../platform/form.ts';
import css from './field-group.module.css';

type Shown = { label: string; description?: ReactNode; required?: boolean; disabled?: boolean };
const shown = <T,>(bound: FieldBinding<T> & Shown) => ({
  name: bound.name,
  label: bound.label,
  description: bound.description,
  withAsterisk: false,
  required: bound.required ?? false,
  disabled: bound.disabled ?? false,
  error: bound.error ?? undefined,
  onBlur: bound.onBlur,
});

export type TextFieldProps = FieldBinding<string> & Shown & { placeholder?: string; type?: 'text' | 'email' | 'tel' | 'search' | 'url'; autoComplete?: HTMLInputAutoCompleteAttribute; /** Takes the focus when its page or dialog opens. */ first?: boolean; serial?: boolean };

export const TextField = (props: TextFieldProps) => (
  <TextInput {...shown(props)} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)} placeholder={props.placeholder} type={props.type ?? 'text'} autoComplete={props.autoComplete} data-autofocus={props.first || undefined} {...(props.serial === true ? { classNames: { input: 'hb-serial' }, spellCheck: false, autoCapitalize: 'characters' } : {})} />
);

export const PasswordField = (props: FieldBinding<string> & Shown & { autoComplete: 'current-password' | 'new-password' }) => (
  <PasswordInput {...shown(props)} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)} autoComplete={props.autoComplete} visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }} />
);

export const TextAreaField = (props: FieldBinding<string> & Shown & { rows?: number; placeholder?: string }) => (
  <Textarea {...shown(props)} value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)} autosize minRows={props.rows ?? 3} placeholder={props.placeholder} />
);

export const NumberField = (props: FieldBinding<number | ''> & Shown & { min?: number; max?: number; suffix?: string }) => (
  <NumberInput {...shown(props)} value={props.value} onChange={(value) => props.onChange(typeof value === 'number' ? value : '')} {...(props.min === undefined ? {} : { min: props.min })} {...(props.max === undefined ? {} : { max: props.max })} suffix={props.suffix} hideControls />
);

/** A local date, by the browser's own calendar: keyboard, phone and screen reader know it. */
export const DateField = (props: FieldBinding<string> & Shown & { min?: string; max?: string }) => (
  <TextInput {...shown(props)} type="date" value={props.value} min={props.min} max={props.max} onChange={(event) => props.onChange(event.currentTarget.value)} />
);

export const TimeField = (props: FieldBinding<string> & Shown) => (
  <TextInput {...shown(props)} type="time" value={props.value} onChange={(event) => props.onChange(event.currentTarget.value)} />
);

export type Choice<V extends string = string> = { value: V; label: string; detail?: ReactNode; disabled?: boolean };

export function SelectField<V extends string>(props: FieldBinding<V | null> & Shown & { choices: readonly Choice<V>[]; searchable?: boolean; clearable?: boolean; placeholder?: string }) {
  return (
    <Select {...shown(props)} value={props.value} onChange={(value) => props.onChange(value as V | null)} data={props.choices.map(({ value, label, disabled }) => ({ value, label, disabled: disabled ?? false }))} searchable={props.searchable ?? props.choices.length > 8} clearable={props.clearable ?? false} allowDeselect={false} placeholder={props.placeholder} nothingFoundMessage="Nothing by that name" />
  );
}

/** A few ways, each with its consequence: cards rather than a list to open. */
export function ChoiceField<V extends string>(props: FieldBinding<V | null> & Shown & { choices: readonly Choice<V>[]; columns?: 1 | 2 | 3 }) {
  return (
    <Radio.Group {...shown(props)} value={props.value} onChange={(value) => props.onChange(value as V)}>
      <div className={css.choices} data-columns={props.columns ?? 1}>
        {props.choices.map((choice) => (
          <label key={choice.value} className={css.choice} data-chosen={props.value === choice.value || undefined} data-disabled={choice.disabled || undefined}>
            <Radio value={choice.value} disabled={choice.disabled ?? false} />
            <span>
              <span className={css.choiceLabel}>{choice.label}</span>
              {choice.detail === undefined ? null : <span className={css.choiceDetail}>{choice.detail}</span>}
            </span>
          </label>
        ))}
      </div>
    </Radio.Group>
  );
}

export const CheckField = (props: FieldBinding<boolean> & Shown) => (
  <Checkbox name={props.name} label={props.label} description={props.description} error={props.error ?? undefined} checked={props.value} disabled={props.disabled ?? false} onBlur={props.onBlur} onChange={(event) => props.onChange(event.currentTarget.checked)} />
);

/** Fields under each other with the form's air, and its acts at the end. */
export function FormStack({ onSubmit, children, acts, label }: { onSubmit: (event: { preventDefault: () => void }) => void; children: ReactNode; acts: ReactNode; label?: string }) {
  return (
    <form onSubmit={onSubmit} noValidate className={css.form} aria-label={label}>
      {children}
      <div className={css.acts}>{acts}</div>
    </form>
  );
}

/** Several of a few: each with what it means. */
import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldBinding } from '../platform/form.ts';
import css from './check-group.module.css';

export type CheckChoice<V extends string> = { value: V; label: string; detail?: ReactNode; disabled?: boolean };

export function CheckGroup<V extends string>({ name, label, description, value, onChange, onBlur, error, choices, columns = 1 }: FieldBinding<V[]> & { label: string; description?: ReactNode; choices: readonly CheckChoice<V>[]; columns?: 1 | 2 }) {
  return (
    <Checkbox.Group label={label} description={description} value={value} onChange={(next) => onChange(next as V[])} onBlur={onBlur} error={error ?? undefined}>
      <div className={css.choices} data-columns={columns}>
        {choices.map((choice, index) => (
          <Checkbox key={choice.value} {...(index === 0 ? { name } : {})} value={choice.value} label={choice.label} description={choice.detail} disabled={choice.disabled ?? false} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

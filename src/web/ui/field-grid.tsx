/** Two short fields beside each other when there is room; a titled part of a long form. */
import type { ReactNode } from 'react';
import css from './field-grid.module.css';

export const FieldGrid = ({ children }: { children: ReactNode }) => <div className={css.grid}>{children}</div>;

export function FieldPart({ title, hint, children }: { title: string; hint?: ReactNode; children: ReactNode }) {
  return (
    <fieldset className={css.part}>
      <legend className={css.title}>{title}</legend>
      {hint === undefined ? null : <p className={css.hint}>{hint}</p>}
      <div className={css.fields}>{children}</div>
    </fieldset>
  );
}

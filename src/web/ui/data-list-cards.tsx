/** The rows as cards, for a phone: the title, its state, then each fact with its name. */
import { AppLink } from './app-link.tsx';
import { ChooseRow } from './data-list-table.tsx';
import type { RowsProps } from './data-list-table.tsx';
import css from './data-list.module.css';

export function CardRows<Row>({ label, list, columns, rowKey, rowLabel, rowHref, chosen }: RowsProps<Row>) {
  const title = columns.find((column) => column.card === 'title') ?? columns[0];
  const state = columns.find((column) => column.card === 'state');
  const lines = columns.filter((column) => column !== title && column !== state && column.card !== 'none');
  return (
    <ul aria-label={label} className={css.cards}>
      {list.rows.map((row) => (
        <li key={rowKey(row)} className={css.card} data-row="" tabIndex={-1} data-linked={rowHref !== undefined || undefined} data-chosen={chosen?.has(rowKey(row)) === true || undefined}>
          <div className={css.cardHead}>
            {chosen === null ? null : <ChooseRow row={row} chosen={chosen} rowKey={rowKey} rowLabel={rowLabel} />}
            <span className={css.cardTitle}>
              {rowHref === undefined ? title?.cell(row) : <AppLink href={rowHref(row)} data-row-link="" className={css.rowLink}>{title?.cell(row)}</AppLink>}
            </span>
            {state?.cell(row)}
          </div>
          {lines.length === 0 ? null : (
            <dl className={css.cardFacts}>
              {lines.map((column) => (
                <div key={column.id}>
                  <dt>{column.header}</dt>
                  <dd>{column.cell(row)}</dd>
                </div>
              ))}
            </dl>
          )}
        </li>
      ))}
    </ul>
  );
}

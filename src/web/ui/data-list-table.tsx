/** The rows as a table with a head that stays. The row's link is in its first cell and covers the row. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { nextSort } from '../platform/list-url.ts';
import { AppLink } from './app-link.tsx';
import type { Column, DataListProps } from './data-list.tsx';
import type { Selection } from './use-selection.ts';
import css from './data-list.module.css';

export type RowsProps<Row> = DataListProps<Row> & { chosen: Selection<Row> | null };

function HeadCell<Row>({ column, list }: { column: Column<Row>; list: RowsProps<Row>['list'] }) {
  const { sort } = list.state;
  const way = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
  return (
    <th scope="col" data-align={column.align} style={{ width: column.width }} {...(way === undefined ? {} : { 'aria-sort': way })}>
      {column.sort === true ? (
        <button type="button" className={css.sort} onClick={() => list.change({ sort: nextSort(sort, column.id) })}>
          {column.header}
          {way === 'ascending' ? <IconArrowUp size={14} aria-hidden /> : way === 'descending' ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} className={css.ghost} aria-hidden />}
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

export function ChooseRow<Row>({ row, chosen, rowKey, rowLabel }: { row: Row; chosen: Selection<Row>; rowKey: (row: Row) => string; rowLabel: (row: Row) => string }) {
  const key = rowKey(row);
  const choose = (event: MouseEvent) => chosen.toggle(key, event.shiftKey);
  return <Checkbox size="xs" checked={chosen.has(key)} onChange={() => undefined} onClick={choose} aria-label={`Choose ${rowLabel(row)}`} />;
}

export function TableRows<Row>({ label, list, columns, rowKey, rowLabel, rowHref, chosen }: RowsProps<Row>) {
  return (
    <table className={css.table}>
      <caption className="hb-unseen">{label}</caption>
      <thead>
        <tr>
          {chosen === null ? null : (
            <th scope="col" className={css.tick}>
              <Checkbox size="xs" checked={chosen.all} indeterminate={!chosen.all && chosen.keys.length > 0} onChange={chosen.toggleAll} aria-label="Choose all shown" />
            </th>
          )}
          {columns.map((column) => (
            <HeadCell key={column.id} column={column} list={list} />
          ))}
        </tr>
      </thead>
      <tbody>
        {list.rows.map((row) => (
          <tr key={rowKey(row)} data-row="" tabIndex={-1} data-chosen={chosen?.has(rowKey(row)) === true || undefined} data-linked={rowHref !== undefined || undefined}>
            {chosen === null ? null : (
              <td className={css.tick}>
                <ChooseRow row={row} chosen={chosen} rowKey={rowKey} rowLabel={rowLabel} />
              </td>
            )}
            {columns.map((column, index) => (
              <td key={column.id} data-align={column.align}>
                {index === 0 && rowHref !== undefined ? (
                  <AppLink href={rowHref(row)} data-row-link="" className={css.rowLink}>
                    {column.cell(row)}
                  </AppLink>
                ) : (
                  column.cell(row)
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

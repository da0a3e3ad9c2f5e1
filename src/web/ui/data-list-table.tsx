/** The rows as a table with a head that stays. The row's link is in its first cell and covers the row. */
import { Checkbox } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFilter } from '@tabler/icons-react';
import type { MouseEvent } from 'react';
import { printCondition } from '#domain/list/condition';
import { nextSort } from '../platform/list-url.ts';
import { AppLink } from './app-link.tsx';
import type { Column, DataListProps } from './data-list.tsx';
import type { Selection } from './use-selection.ts';
import { WidthHandle, widenByKeys } from './width-handle.tsx';
import css from './data-list.module.css';

export type RowsProps<Row> = DataListProps<Row> & { chosen: Selection<Row> | null; widths: Readonly<Record<string, number>>; widen: (id: string, width: number | null) => void };

function HeadCell<Row>({ column, list, widths, widen }: { column: Column<Row> } & Pick<RowsProps<Row>, 'list' | 'widths' | 'widen'>) {
  const { sort } = list.state;
  const way = sort === column.id ? 'ascending' : sort === `-${column.id}` ? 'descending' : undefined;
  return (
    <th scope="col" data-align={column.align} style={{ width: widths[column.id] ?? column.width }} {...(way === undefined ? {} : { 'aria-sort': way })}>
      {column.sort === true ? (
        <button type="button" className={css.sort} onClick={() => list.change({ sort: nextSort(sort, column.id) })} onKeyDown={(event) => widenByKeys(event, widths[column.id], (width) => widen(column.id, width))} aria-keyshortcuts="Shift+ArrowRight Shift+ArrowLeft">
          {column.header}
          {way === 'ascending' ? <IconArrowUp size={14} aria-hidden /> : way === 'descending' ? <IconArrowDown size={14} aria-hidden /> : <IconArrowUp size={14} className={css.ghost} aria-hidden />}
        </button>
      ) : (
        column.header
      )}
      <WidthHandle widen={(width) => widen(column.id, width)} />
    </th>
  );
}

export function ChooseRow<Row>({ row, chosen, rowKey, rowLabel }: { row: Row; chosen: Selection<Row>; rowKey: (row: Row) => string; rowLabel: (row: Row) => string }) {
  const key = rowKey(row);
  const choose = (event: MouseEvent) => chosen.toggle(key, event.shiftKey);
  return <Checkbox size="xs" checked={chosen.has(key)} onChange={() => undefined} onClick={choose} aria-label={`Choose ${rowLabel(row)}`} />;
}

/** "Only these": narrows the list to rows like this one. */
function OnlyThese<Row>({ column, row, list }: { column: Column<Row>; row: Row; list: RowsProps<Row>['list'] }) {
  const value = column.same?.(row);
  const field = column.field ?? column.id;
  if (list.shape.catalogue === undefined || value === undefined) return null;
  const text = value === null ? printCondition({ field, op: 'empty', values: [] }) : printCondition({ field, op: 'is', values: [value] });
  const where = list.state.where ?? [];
  if (where.includes(text)) return null;
  return (
    <button type="button" className={css.only} onClick={() => list.change({ where: [...where, text] })} aria-label={`Only rows with this ${column.header}`} title={`Only rows with this ${column.header}`}>
      <IconFilter size={14} aria-hidden />
    </button>
  );
}

export function TableRows<Row>({ label, list, columns, rowKey, rowLabel, rowHref, chosen, widths, widen }: RowsProps<Row>) {
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
            <HeadCell key={column.id} column={column} list={list} widths={widths} widen={widen} />
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
                <OnlyThese column={column} row={row} list={list} />
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

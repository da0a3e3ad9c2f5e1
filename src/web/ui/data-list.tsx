/**
 * Every list of the console: paged by the server, sorted, filtered and linked
 * by its address, walked with j and k, a table when there is room and cards
 * when there is not.
 */
import { useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import type { ReactNode } from 'react';
import type { ListControl } from '../platform/use-list.ts';
import { isNarrowed } from '../platform/list-url.ts';
import type { ListQuestion } from '../platform/list-url.ts';
import type { ListField } from '#domain/list/field';
import { ActButton } from './act-button.tsx';
import { DateText, InstantText } from './date-text.tsx';
import { EmptyState, LoadingRows } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { CardRows } from './data-list-cards.tsx';
import { TableRows } from './data-list-table.tsx';
import { SavedViews } from './saved-views.tsx';
import type { ListView } from './saved-views.tsx';
import { useColumns } from './use-columns.ts';
import { readCondition } from './condition-words.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import type { Selection } from './use-selection.ts';
import { useWidth } from './use-width.ts';
import { IconFilterOff } from '@tabler/icons-react';
import css from './data-list.module.css';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** The catalogue’s field it shows, where that has another name. */
  field?: string;
  /** What the server would narrow by to find rows like this one; offered in the cell. */
  same?: (row: Row) => string | null | undefined;
  /** The server sorts by this id. */
  sort?: boolean;
  align?: 'end';
  /** CSS width of the column; the rest share. */
  width?: string;
  /** Only shown when the list is at least this wide. */
  from?: number;
  /** Chosen by the reader; hidden unless they do. */
  optional?: boolean;
  /** Where it goes on a card: its heading, top right, a line, or nowhere. A line unless told. */
  card?: 'title' | 'state' | 'line' | 'none';
};

export type SelectionActs<Row> = (chosen: {
  keys: readonly string[]; rows: readonly Row[]; clear: () => void;
  /** Every row that the list’s question has, on pages not read too; null while only the rows named are chosen. */
  all: { question: ListQuestion; total: number } | null;
}) => ReactNode;

export type DataListProps<Row> = {
  /** Names the reader's column choice. */
  id: string;
  /** What the rows are: "Cases". */
  label: string;
  list: ListControl<Row>;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  /** What a row is called, for who cannot see it: "Duarte Sousa". */
  rowLabel: (row: Row) => string;
  rowHref?: (row: Row) => string;
  /** Acts for chosen rows; rows can be chosen when given. */
  selection?: SelectionActs<Row>;
  /** What would be here, and the one act that brings it. */
  empty: ReactNode;
  /** Null: no search field. */
  searchLabel?: string | null;
  /** Views the slice offers; the reader's own come beside them. */
  views?: readonly ListView[];
  /** A filter that is no list of choices, like a range of days; it keeps itself in the address. */
  extraFilter?: ReactNode;
};

/** Nothing matches: the filter that stands most in the way is the newest one. The view with which a list opens is not narrowed by anybody. */
function Nothing<Row>({ list, firstView, empty }: { list: ListControl<Row>; firstView: ListView | undefined; empty: ReactNode }) {
  const { state, shape } = list;
  const search = useRouterState({ select: (router) => router.location.searchStr });
  if (!isNarrowed(state) || (firstView !== undefined && search === firstView.search)) return empty;
  const where = state.where ?? [];
  const newest = where.at(-1);
  const clear = { q: '', filters: {}, ...(shape.catalogue === undefined ? {} : { where: [] }) };
  return (
    <EmptyState icon={IconFilterOff} title="Nothing matches" act={
      <>
        {newest === undefined ? null : <ActButton onClick={() => list.change({ where: where.slice(0, -1) })}>Remove the last filter</ActButton>}
        <ActButton onClick={() => list.change(clear)}>Clear search and filters</ActButton>
      </>
    }>
      No row has what is chosen above.
    </EmptyState>
  );
}

const ListViews = lazy(() => import('./list-views.tsx').then((module) => ({ default: module.ListViews })));
const ExportMenu = lazy(() => import('./export-menu.tsx').then((module) => ({ default: module.ExportMenu })));

/** A column for any field of the catalogue that the slice has none for; its value comes with the row. */
const fieldColumn = <Row,>(field: ListField): Column<Row> => ({
  id: field.id, header: field.label, optional: true, sort: field.sortable, cell: (row) => cellText(field, (row as { cells?: Record<string, unknown> }).cells?.[field.id]),
  ...(field.type === 'number' || field.type === 'money' ? { align: 'end' as const } : {}),
});

function cellText(field: ListField, value: unknown): ReactNode {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  const text = String(value);
  if (field.type === 'date') return <DateText on={text} />;
  if (field.type === 'instant') return <InstantText at={text} />;
  return field.choices?.find((choice) => choice.value === text)?.label ?? text;
}

const countText = (shown: number, total: number | null, more: boolean) => {
  if (total !== null) return `${total.toLocaleString('en-GB')} ${total === 1 ? 'row' : 'rows'}`;
  return `${shown}${more ? '+' : ''} ${shown === 1 && !more ? 'row' : 'rows'}`;
};

/** What is chosen and what may be done with it: rows that are shown, or, said so, every row of the question. */
function ChosenBar<Row>({ acts, chosen, question, total }: { acts: SelectionActs<Row>; chosen: Selection<Row>; question: ListQuestion | undefined; total: number | null }) {
  const [isAll, setAll] = useState(false);
  const reach = chosen.all && question !== undefined && total !== null && total > chosen.keys.length ? { question, total } : null;
  const all = isAll ? reach : null;
  return (
    <section className={css.chosen} aria-label="Chosen rows">
      <span role="status">{(all?.total ?? chosen.keys.length).toLocaleString('en-GB')} chosen</span>
      {all !== null || reach === null ? null : (
        <ActButton kind="bare" size="xs" onClick={() => setAll(true)}>
          Choose all {reach.total.toLocaleString('en-GB')}
        </ActButton>
      )}
      {acts({ keys: chosen.keys, rows: chosen.rows, clear: chosen.clear, all })}
      <ActButton kind="bare" size="xs" onClick={chosen.clear}>
        None
      </ActButton>
    </section>
  );
}

export function DataList<Row>(props: DataListProps<Row>) {
  const { id, label, list, columns, rowKey, selection, empty } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const kind = list.shape.catalogue?.kind;
  const { shown, hidden, choose, widths, widen } = useColumns<Column<Row>>({
    listId: id, catalogue: list.shape.catalogue, all: columns, address: list.state.columns, fieldColumn, writeAddress: (text) => list.change({ columns: text }),
  });
  const chosen = useSelection(list.rows, rowKey);
  useListKeys(ref, { enabled: list.rows.length > 0, onMore: list.more, selectable: selection !== undefined });

  const question = list.question?.(shown.flatMap((column) => list.shape.catalogue?.fieldOf(column.field ?? column.id)?.id ?? []));
  const asCards = width < 620;
  const visible = shown.filter((column) => asCards || column.from === undefined || width >= column.from);
  const Body = asCards ? CardRows : TableRows;

  return (
    <div ref={ref} className={css.list}>
      <FilterBar
        label={label}
        shape={list.shape}
        state={list.state}
        change={list.change}
        searchLabel={props.searchLabel === undefined ? `Search ${label.toLowerCase()}` : props.searchLabel}
        extra={props.extraFilter}
        views={kind === undefined || question === undefined ? <SavedViews listId={id} given={props.views ?? []} /> : <Suspense fallback={null}><ListViews kind={kind} given={props.views ?? []} question={question} /></Suspense>}
        tools={question === undefined ? null : <Suspense fallback={null}><ExportMenu question={question} total={list.total} /></Suspense>}
        {...(list.loading || list.problem !== null ? {} : { count: countText(list.rows.length, list.total, list.more !== null) })}
        columns={[...shown, ...hidden].map((column) => ({ id: column.id, header: column.header, shown: shown.includes(column), fixed: column.card === 'title' }))}
        onChooseColumns={choose}
        isNarrow={asCards}
      />
      {selection === undefined || chosen.keys.length === 0 ? null : <ChosenBar acts={selection} chosen={chosen} question={question} total={list.total} />}
      <div className={css.frame} data-cards={asCards || undefined} aria-busy={list.refreshing || list.loading} data-stale={list.refreshing || undefined}>
        {list.problem !== null ? (
          <ErrorState problem={list.problem} onRetry={list.retry} {...(list.problem.code === 'filter_unreadable' ? { act: <ActButton onClick={() => list.change({ where: (list.state.where ?? []).filter((one) => list.shape.catalogue !== undefined && readCondition(one, list.shape.catalogue).condition !== null) })}>Remove what cannot be read</ActButton> } : {})} />
        ) : list.loading ? (
          <LoadingRows rows={8} label={`Loading ${label.toLowerCase()}`} />
        ) : list.rows.length === 0 ? (
          <Nothing list={list} firstView={props.views?.[0]} empty={empty} />
        ) : (
          <Body {...props} columns={visible} widths={widths} widen={widen} chosen={selection === undefined ? null : chosen} />
        )}
      </div>
      {list.more === null || list.rows.length === 0 ? null : (
        <div className={css.more}>
          <ActButton onClick={list.more} busy={list.loadingMore}>
            Show more
          </ActButton>
        </div>
      )}
    </div>
  );
}

/**
 * Every list of the console: paged by the server, sorted, filtered and linked
 * by its address, walked with j and k, a table when there is room and cards
 * when there is not.
 */
import type { ReactNode } from 'react';
import type { ListControl } from '../platform/use-list.ts';
import { isNarrowed } from '../platform/list-url.ts';
import { usePreference } from '../platform/preference.ts';
import { ActButton } from './act-button.tsx';
import { EmptyState, LoadingRows } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import { FilterBar } from './filter-bar.tsx';
import { CardRows } from './data-list-cards.tsx';
import { TableRows } from './data-list-table.tsx';
import { SavedViews } from './saved-views.tsx';
import type { ListView } from './saved-views.tsx';
import { useListKeys } from './use-list-keys.ts';
import { useSelection } from './use-selection.ts';
import { useWidth } from './use-width.ts';
import { IconFilterOff } from '@tabler/icons-react';
import css from './data-list.module.css';

export type Column<Row> = {
  id: string;
  header: string;
  cell: (row: Row) => ReactNode;
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

export type SelectionActs<Row> = (chosen: { keys: readonly string[]; rows: readonly Row[]; clear: () => void }) => ReactNode;

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

function Nothing<Row>({ list, empty }: { list: ListControl<Row>; empty: ReactNode }) {
  if (!isNarrowed(list.state)) return empty;
  return (
    <EmptyState icon={IconFilterOff} title="Nothing matches" act={<ActButton onClick={() => list.change({ q: '', filters: {} })}>Clear search and filters</ActButton>}>
      There are rows, but none with what is chosen above.
    </EmptyState>
  );
}

const countText = (shown: number, total: number | null, more: boolean) => {
  if (total !== null) return `${total.toLocaleString('en-GB')} ${total === 1 ? 'row' : 'rows'}`;
  return `${shown}${more ? '+' : ''} ${shown === 1 && !more ? 'row' : 'rows'}`;
};

export function DataList<Row>(props: DataListProps<Row>) {
  const { id, label, list, columns, rowKey, selection, empty } = props;
  const [ref, width] = useWidth<HTMLDivElement>();
  const [choice, setChoice] = usePreference<Record<string, boolean>>(`columns.${id}`, {});
  const chosen = useSelection(list.rows, rowKey);
  useListKeys(ref, { enabled: list.rows.length > 0, onMore: list.more, selectable: selection !== undefined });

  const isChosen = (column: Column<Row>) => choice[column.id] ?? column.optional !== true;
  const asCards = width < 620;
  const visible = columns.filter((column) => isChosen(column) && (asCards || column.from === undefined || width >= column.from));
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
        views={<SavedViews listId={id} given={props.views ?? []} />}
        {...(list.loading ? {} : { count: countText(list.rows.length, list.total, list.more !== null) })}
        columns={columns.map((column) => ({ id: column.id, header: column.header, shown: isChosen(column), fixed: column.card === 'title' }))}
        onToggleColumn={(column) => setChoice({ ...choice, [column]: !(choice[column] ?? columns.find((one) => one.id === column)?.optional !== true) })}
      />
      {selection === undefined || chosen.keys.length === 0 ? null : (
        <section className={css.chosen} aria-label="Chosen rows">
          <span role="status">{chosen.keys.length} chosen</span>
          {selection({ keys: chosen.keys, rows: chosen.rows, clear: chosen.clear })}
          <ActButton kind="bare" size="xs" onClick={chosen.clear}>
            None
          </ActButton>
        </section>
      )}
      <div className={css.frame} data-cards={asCards || undefined} aria-busy={list.refreshing || list.loading} data-stale={list.refreshing || undefined}>
        {list.problem !== null ? (
          <ErrorState problem={list.problem} onRetry={list.retry} />
        ) : list.loading ? (
          <LoadingRows rows={8} label={`Loading ${label.toLowerCase()}`} />
        ) : list.rows.length === 0 ? (
          <Nothing list={list} empty={empty} />
        ) : (
          <Body {...props} columns={visible} chosen={selection === undefined ? null : chosen} />
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

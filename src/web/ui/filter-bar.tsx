/** Search and filters above a list. Everything chosen is in the address, so the view can be sent as a link. */
import { Drawer, Menu, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp, IconCheck, IconChevronDown, IconColumns3, IconLink, IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { isNarrowed } from '../platform/list-url.ts';
import type { FilterSpec, ListShape, ListState } from '../platform/list-url.ts';
import { useShortcuts } from '../platform/use-shortcuts.ts';
import { showToast } from '../platform/toast.ts';
import { ActButton } from './act-button.tsx';
import { AddCondition, ConditionChips } from './conditions.tsx';
import css from './filter-bar.module.css';

type Shared = { /** What the list is of; names the search landmark. */ label: string; shape: ListShape; state: ListState; change: (change: Partial<ListState>) => void };

function SearchField({ shape, state, change, placeholder }: Shared & { placeholder: string }) {
  const [text, setText] = useState(state.q);
  const field = useRef<HTMLInputElement>(null);
  const sent = useRef(state.q);
  useEffect(() => {
    if (state.q === sent.current) return;
    sent.current = state.q;
    setText(state.q);
  }, [state.q]);
  useEffect(() => {
    if (text === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = text;
      change({ q: text });
    }, 220);
    return () => clearTimeout(timer);
  });
  const isCatalogued = shape.catalogue !== undefined;
  useShortcuts([{ keys: isCatalogued ? '/' : 'f', label: 'Search this list', group: 'List', run: () => field.current?.focus() }]);
  return (
    <TextInput ref={field} className={css.search} aria-label={placeholder} placeholder={placeholder} value={text} onChange={(event) => setText(event.currentTarget.value)} leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text === '' ? null : <button type="button" className={css.clear} aria-label="Clear the search" onClick={() => setText('')}><IconX size={15} aria-hidden /></button>} />
  );
}

function Filter({ spec, state, change }: Shared & { spec: FilterSpec }) {
  const chosen = state.filters[spec.id] ?? [];
  const toggle = (value: string) => {
    const has = chosen.includes(value);
    const next = spec.several === true ? (has ? chosen.filter((one) => one !== value) : [...chosen, value]) : has ? [] : [value];
    change({ filters: { ...state.filters, [spec.id]: next } });
  };
  const names = spec.choices.filter((choice) => chosen.includes(choice.value)).map((choice) => choice.label);
  const shown = names.length > 2 ? `${names.length} chosen` : names.join(', ');
  return (
    <Menu position="bottom-start" alignItemsLabels="all">
      <Menu.Target>
        <button type="button" className={css.filter} data-chosen={chosen.length > 0 || undefined}>
          {spec.label}
          {shown === '' ? null : <strong>{shown}</strong>}
          <IconChevronDown size={15} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu}>
        {spec.choices.map((choice) => (
          <Menu.CheckboxItem key={choice.value} checked={chosen.includes(choice.value)} onChange={() => toggle(choice.value)} closeMenuOnClick={spec.several !== true} checkIcon={<IconCheck size={16} aria-hidden />}>
            {choice.label}
          </Menu.CheckboxItem>
        ))}
        {chosen.length === 0 ? null : (
          <>
            <Menu.Divider />
            <Menu.Item onClick={() => change({ filters: { ...state.filters, [spec.id]: [] } })}>Any</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

export type ColumnChoice = { id: string; header: string; shown: boolean; fixed: boolean };


/** Columns in their order: press to show or hide; the arrows move one. */
function ColumnMenu({ columns, onChoose }: { columns: readonly ColumnChoice[]; onChoose: (ids: readonly string[]) => void }) {
  const ids = columns.filter((column) => column.shown).map((column) => column.id);
  const move = (id: string, by: -1 | 1) => {
    const at = ids.indexOf(id);
    onChoose(ids.toSpliced(at, 1).toSpliced(at + by, 0, id));
  };
  return (
    <Menu closeOnItemClick={false}>
      <Menu.Target>
        <button type="button" className={css.tool} aria-label="Choose columns" title="Choose columns">
          <IconColumns3 size={18} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown className={css.menu}>
        <Menu.Label>Columns</Menu.Label>
        {columns.map((column) => (
          <div key={column.id} className={css.column}>
            <Menu.CheckboxItem checked={column.shown} disabled={column.fixed} onChange={() => onChoose(column.shown ? ids.filter((id) => id !== column.id) : [...ids, column.id])} checkIcon={<IconCheck size={16} aria-hidden />}>
              {column.header}
            </Menu.CheckboxItem>
            {!column.shown || column.fixed ? null : (
              <>
                <button type="button" className={css.clear} disabled={ids.indexOf(column.id) < 2} aria-label={`Move ${column.header} to the left`} onClick={() => move(column.id, -1)}><IconArrowUp size={15} aria-hidden /></button>
                <button type="button" className={css.clear} disabled={ids.at(-1) === column.id} aria-label={`Move ${column.header} to the right`} onClick={() => move(column.id, 1)}><IconArrowDown size={15} aria-hidden /></button>
              </>
            )}
          </div>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export type FilterBarProps = Shared & { searchLabel?: string | null; columns?: readonly ColumnChoice[]; onChooseColumns?: (ids: readonly string[]) => void; count?: ReactNode; views?: ReactNode; extra?: ReactNode; /** Acts on the whole list, such as writing it to a file. */ tools?: ReactNode; /** On a phone the filters open in a sheet. */ isNarrow?: boolean };

/** How many filters are in force, the search apart. */
const filtersIn = (state: ListState): number => Object.values(state.filters).filter((values) => values.length > 0).length + (state.where ?? []).length;

/** The filters of a list on a phone: one button that says how many are in force, and a sheet with all of them. */
function FilterSheet({ label, state, count, children }: { label: string; state: ListState; count: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const number = filtersIn(state);
  return (
    <>
      <button type="button" className={css.filter} data-chosen={number > 0 || undefined} onClick={() => setOpen(true)} aria-haspopup="dialog">
        <IconAdjustmentsHorizontal size={16} aria-hidden />
        Filters{number === 0 ? null : <strong>{number}</strong>}
      </button>
      <Drawer opened={open} onClose={() => setOpen(false)} position="bottom" size="min(600px, 88dvh)" styles={{ content: { height: 'auto', maxHeight: '88dvh' } }} title={`Filter ${label.toLowerCase()}`} closeButtonProps={{ 'aria-label': 'Close the filters' }}>
        <div className={css.sheet}>
          {children}
          <ActButton kind="primary" onClick={() => setOpen(false)}>{count === undefined ? 'Show the rows' : <>Show {count}</>}</ActButton>
        </div>
      </Drawer>
    </>
  );
}

export function FilterBar({ searchLabel = 'Search', columns, onChooseColumns, count, views, extra, tools, isNarrow = false, ...shared }: FilterBarProps) {
  const copy = () => {
    void navigator.clipboard.writeText(location.href).then(
      () => showToast('A link to this view is in your clipboard'),
      () => showToast('The browser keeps its clipboard closed; the address bar holds the link', { tone: 'late' }),
    );
  };
  const { catalogue } = shared.shape;
  const conditions = catalogue === undefined ? null : { catalogue, where: shared.state.where ?? [], change: (where: readonly string[]) => shared.change({ where }) };
  const filters = (
    <>
      {shared.shape.filters.map((spec) => (
        <Filter key={spec.id} spec={spec} {...shared} />
      ))}
      {extra}
      {conditions === null ? null : <AddCondition {...conditions} />}
      {isNarrowed(shared.state) ? (
        <button type="button" className={css.reset} onClick={() => shared.change({ q: '', filters: {}, ...(conditions === null ? {} : { where: [] }) })}>
          Clear
        </button>
      ) : null}
    </>
  );
  const hasFilters = conditions !== null || extra !== undefined || shared.shape.filters.length > 0;
  const chips = conditions === null ? null : <ConditionChips {...conditions} />;
  return (
    <search className={css.bar} aria-label={`${shared.label}: search and filters`}>
      {searchLabel === null ? null : <SearchField {...shared} placeholder={searchLabel} />}
      <div className={css.filters}>
        {isNarrow && hasFilters ? <FilterSheet label={shared.label} state={shared.state} count={count}><div className={css.filters}>{filters}</div>{chips}</FilterSheet> : filters}
      </div>
      <div className={css.end}>
        {count === undefined ? null : <span className={css.count} role="status">{count}</span>}
        {views}
        <button type="button" className={css.tool} onClick={copy} aria-label="Copy a link to this view" title="Copy a link to this view">
          <IconLink size={18} aria-hidden />
        </button>
        {tools}
        {columns === undefined || onChooseColumns === undefined ? null : <ColumnMenu columns={columns} onChoose={onChooseColumns} />}
      </div>
      {isNarrow ? null : chips}
    </search>
  );
}

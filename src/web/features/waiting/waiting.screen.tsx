/** Rows that wait, over all files: by reason at the side, one list, and acts for many at once. */
import { IconCircleCheck, IconDownload, IconFileImport, IconHourglass, IconListDetails } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { listWaiting, waitingFile, waitingGroups, type BulkAct, type WaitingRow } from '#contract/waiting';
import { addressOf } from '../../platform/api.ts';
import { useRead } from '../../platform/read.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList, type Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Inline, Page, SplitPanel } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { BulkDialog } from './bulk-dialog.tsx';
import { Groups } from './groups.tsx';
import { filterOf, filters, kindLabels, rowsText, stateOf, titleOf } from './waiting-words.ts';
import css from './waiting.module.css';

const columns: readonly Column<WaitingRow>[] = [
  { id: 'label', header: 'Row', sort: true, card: 'title', width: '24%', cell: (row) => <>{row.label}<span className={css.under}>{row.fileName}, line {row.line}</span></> },
  { id: 'sentence', header: 'Why it waits', cell: (row) => <span className={css.sentence}>{row.closed?.note ?? row.sentence}{row.moreReasons > 0 ? <span className="hb-quiet"> and {row.moreReasons} more</span> : null}</span> },
  { id: 'kind', header: 'Brings', optional: true, cell: (row) => kindLabels[row.kind] },
  { id: 'since', header: 'Waiting', sort: true, width: '104px', from: 760, cell: (row) => <><InstantText at={row.since} as="ago" />{row.seenTimes > 1 ? <span className={css.under}>in {row.seenTimes} files</span> : null}</> },
  { id: 'state', header: 'State', width: '136px', card: 'state', cell: (row) => <StateBadge tone={stateOf(row).tone} {...(stateOf(row).tone === 'hold' ? { icon: IconHourglass } : {})}>{stateOf(row).label}</StateBadge> },
];

export type Wanted = { readonly ids?: string[]; readonly act: BulkAct | null; readonly rows: number };

export function WaitingScreen() {
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const filter = filterOf(search);
  const groups = useRead(waitingGroups, { query: { ...filter, code: undefined, field: undefined } });
  const list = useList(listWaiting, { filters, sorts: ['label', 'since'], fixed: { code: filter.code, field: filter.field, file: filter.file } });
  const [bulk, setBulk] = useState<Wanted | null>(null);
  const total = groups.data?.total;
  const isOpen = filter.state === undefined;
  const go = (change: Record<string, string | null>) => {
    const params = new URLSearchParams(search);
    for (const [name, value] of Object.entries(change)) if (value === null) params.delete(name); else params.set(name, value);
    router.history.push(`${consolePage.waiting()}${params.size === 0 ? '' : `?${params.toString()}`}`);
  };
  const empty = isOpen
    ? <EmptyState icon={IconCircleCheck} title="Nothing waits" act={<ActButton icon={IconFileImport} href={consolePage.bringFile()}>Bring a file</ActButton>}>Rows of a file that cannot be trusted come here with their reason. None of them is ever dropped or guessed.</EmptyState>
    : <EmptyState icon={IconListDetails} title="None of these" act={<ActButton onClick={() => go({ state: null })}>Show what waits</ActButton>}>Rows that were put aside, taken in or settled stay listed here.</EmptyState>;
  return (
    <Page
      title={isOpen ? titleOf(total) : 'Rows that do not wait any more'} parent={{ label: 'Bring a file', href: consolePage.bringFile() }}
      subtitle="What files said and could not be trusted. Mend a row here, say what is meant, or put it aside; nothing goes in unseen."
      acts={<Inline><ActButton href={consolePage.waitingRules()}>Rules</ActButton>{(total ?? 0) > 0 && isOpen ? <ActButton icon={IconDownload} href={addressOf(waitingFile, { query: filter })} download>Download</ActButton> : null}</Inline>}
    >
      <SplitPanel
        main={
          <>
            {(groups.data?.ready ?? 0) > 0 && isOpen ? (
              <div className={css.ready} role="status"><span>{rowsText(groups.data?.ready ?? 0)} would go in as {groups.data?.ready === 1 ? 'it stands' : 'they stand'} now.</span><ActButton size="xs" onClick={() => setBulk({ act: { do: 'accept' }, rows: groups.data?.ready ?? 0 })}>See what they would do</ActButton></div>
            ) : null}
            <DataList
              id="waiting" label="Waiting rows" list={list} columns={columns} rowKey={(row) => row.id} rowLabel={(row) => `${row.label}, ${row.fileName}, line ${row.line}`} rowHref={(row) => consolePage.waitingRow(row.id, filter)} searchLabel="Search rows by anything in them" empty={empty}
              {...(isOpen ? { selection: ({ keys }: { keys: readonly string[] }) => <ActButton size="xs" onClick={() => setBulk({ ids: [...keys], act: null, rows: keys.length })}>Act on {rowsText(keys.length)}</ActButton> } : {})}
            />
          </>
        }
        side={<Groups groups={groups.data} filter={filter} onGo={go} onBulk={(rows) => setBulk({ act: null, rows })} />}
      />
      {bulk === null ? null : <BulkDialog wanted={bulk} filter={bulk.act?.do === 'accept' ? { ...filter, ready: 'yes' } : filter} onClose={() => setBulk(null)} />}
    </Page>
  );
}

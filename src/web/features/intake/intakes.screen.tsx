/** What was handed in and differs from what was expected: each a decision, nothing closed by itself. */
import { IconMoodSmile, IconShieldHalf } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { listOpenIntakes } from '#contract/intake';
import type { OpenIntake } from '#contract/intake';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { reasonChoices, reasonWords, titleOf } from './intake-words.ts';

const columns: readonly Column<OpenIntake>[] = [
  { id: 'what', header: 'What differs', cell: (row) => titleOf(row), card: 'title', width: '44%' },
  { id: 'read', header: 'Read', cell: (row) => <span className="hb-serial">{row.read.slice(0, 28)}</span>, from: 900 },
  { id: 'where', header: 'Where it lies', cell: (row) => `${row.place.name}${row.place.slot === null ? '' : ` · ${row.place.slot}`}` },
  { id: 'at', header: 'Handed in', cell: (row) => <InstantText at={row.scannedAt} as="ago" />, from: 700 },
  { id: 'clerk', header: 'Scanned by', cell: (row) => row.clerk ?? '–', optional: true },
  { id: 'reason', header: 'State', cell: (row) => { const words = reasonWords(row.reason); return row.resolvedAt === null ? <StateBadge tone={words.tone} {...(words.tone === 'hold' ? { icon: IconShieldHalf } : {})}>{words.text}</StateBadge> : <StateBadge tone="home">decided</StateBadge>; }, card: 'state' },
];

export function IntakesScreen() {
  const list = useList(listOpenIntakes, { filters: [{ id: 'reason', label: 'What differs', choices: reasonChoices }, { id: 'resolved', label: 'Decided', choices: [{ value: 'yes', label: 'Decided already' }] }], limit: 25, refreshEvery: 30_000 });
  const open = list.total ?? 0;
  return (
    <Page title={list.loading ? 'To look at' : open === 0 ? 'Everything handed in is what we expected' : open === 1 ? 'One thing handed in needs a look' : `${open} things handed in need a look`} subtitle="They are safe where they lie, and nobody is reminded meanwhile." acts={<ActButton href={consolePage.station()}>Station</ActButton>}>
      <DataList
        id="intake" label="To look at" list={list} columns={columns} rowKey={(row) => row.id} rowLabel={titleOf} rowHref={(row) => consolePage.intakeItem(row.id)} searchLabel={null}
        empty={<EmptyState icon={IconMoodSmile} title="Nothing to look at">Another serial than expected, a parcel nobody announced, an empty box: each would stand here as one decision.</EmptyState>}
      />
    </Page>
  );
}

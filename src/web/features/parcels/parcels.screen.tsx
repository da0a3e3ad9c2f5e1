/** Every parcel on its way home: expected, travelling, stored, collected. */
import { IconPackage } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { listParcels } from '#contract/parcels';
import type { ParcelRow } from '#contract/parcels';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ChosenActs } from '../../ui/chosen-acts.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { stateOf, statusChoices, wayText } from './parcel-words.ts';

const whose = (row: ParcelRow): string => (row.case !== null ? row.case.person : row.isAnnounced ? 'not open to you' : 'not known yet');

const columns: readonly Column<ParcelRow>[] = [
  { id: 'code', header: 'Box', cell: (row) => <span className="hb-serial">{row.boxCode}</span>, sort: true, card: 'title', width: '130px' },
  { id: 'whose', header: 'Leaver', cell: whose },
  { id: 'place', header: 'Where', cell: (row) => (row.place === null ? (row.site?.name ?? '–') : `${row.place.name}${row.place.slot === null ? '' : ` · ${row.place.slot}`}, ${row.site?.name ?? ''}`) },
  { id: 'way', header: 'Way', cell: (row) => wayText(row.way), from: 900 },
  { id: 'tracking', header: 'Tracking number', cell: (row) => (row.trackingNumber === null ? '–' : <span className="hb-serial">{row.trackingNumber}</span>), optional: true },
  { id: 'items', header: 'Things', cell: (row) => row.items, align: 'end', from: 760 },
  { id: 'due', header: 'Collect by', cell: (row) => (row.dwellDueAt === null ? '–' : <InstantText at={row.dwellDueAt} />), sort: true, from: 820 },
  { id: 'stored', header: 'Stored', cell: (row) => (row.storedAt === null ? '–' : <InstantText at={row.storedAt} as="ago" />), sort: true, from: 1000 },
  { id: 'state', field: 'status', header: 'State', cell: (row) => { const words = stateOf(row); return <StateBadge tone={words.tone}>{words.text}</StateBadge>; }, card: 'state' },
];

export function ParcelsScreen() {
  const [site] = useSite();
  const list = useList(listParcels, {
    kind: 'parcels',
    filters: [{ id: 'status', label: 'State', choices: statusChoices }, { id: 'overdue', label: 'Promise', choices: [{ value: 'yes', label: 'Waits too long' }] }], sorts: ['code', 'stored', 'due'],
    fixed: { location: site ?? undefined }, refreshEvery: 30_000,
  });
  return (
    <Page title="Parcels" subtitle="What is on its way home, and where it lies" acts={<ActButton href={consolePage.pickups()}>Pick-up runs</ActButton>}>
      <DataList
        id="parcels" label="Parcels" list={list} selection={(chosen) => <ChosenActs chosen={chosen} labels="parcel" />} columns={columns} rowKey={(row) => row.id} rowLabel={(row) => `Box ${row.boxCode}`} rowHref={(row) => consolePage.parcel(row.id)} searchLabel="Box code, tracking number or leaver"
        views={[{ name: 'Stored', search: '?status=stored' }, { name: 'Waits too long', search: '?overdue=yes' }, { name: 'On its way', search: '?status=in_transit' }]}
        empty={<EmptyState icon={IconPackage} title="Nothing is on its way">A parcel appears here when a leaver chooses how to return their things, and when one arrives that nobody announced.</EmptyState>}
      />
    </Page>
  );
}

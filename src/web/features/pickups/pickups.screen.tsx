/** Pick-up runs: what waits to be collected first, then the trips. */
import { IconRoute } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { listPickups, listWaiting } from '#contract/pickups';
import type { PickupRow, WaitingPlace } from '#contract/pickups';
import { useRead } from '../../platform/read.ts';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Inline, Page, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { countText, runChoices, runState } from './pickup-words.ts';

const columns: readonly Column<PickupRow>[] = [
  { id: 'site', header: 'Site', cell: (row) => row.site.name, card: 'title', width: '26%' },
  { id: 'planned', header: 'Day', cell: (row) => <DateText on={row.plannedOn} as="near" />, sort: true },
  { id: 'technician', header: 'Technician', cell: (row) => row.technician.name },
  { id: 'items', header: 'Accounted for', cell: (row) => `${row.accounted} of ${row.items}`, align: 'end' },
  { id: 'differences', header: 'Differences', cell: (row) => (row.differences === 0 ? '–' : row.differences), align: 'end', from: 760 },
  { id: 'state', header: 'State', cell: (row) => { const words = runState(row); return <StateBadge tone={words.tone}>{words.text}</StateBadge>; }, card: 'state' },
];

function Waiting({ rows }: { rows: readonly WaitingPlace[] }) {
  return (
    <Card title="Waits to be collected" aside="most urgent first" fit="flush">
      <Rows label="Waits to be collected">
        {rows.map((place) => (
          <Row key={place.id}>
            <Inline>
              <span style={{ flex: 1, minWidth: 0 }}><b>{place.name}, {place.site.name}</b><br /><span className="hb-quiet">{countText(place.items, 'thing', 'things')}{place.onRun > 0 ? `, ${place.onRun} on a run` : ''}{place.dueAt === null ? '' : <> · promised by <InstantText at={place.dueAt} /></>}</span></span>
              {place.isOverdue ? <StateBadge tone="late">waits too long</StateBadge> : null}
              {place.items > place.onRun ? <ActButton href={consolePage.planPickup(place.site.id)}>Plan a run</ActButton> : null}
            </Inline>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

const titleFor = (rows: readonly WaitingPlace[] | undefined): string => {
  const waiting = (rows ?? []).reduce((sum, row) => sum + row.items, 0);
  if (rows === undefined) return 'Pick-ups';
  return waiting === 0 ? 'Nothing waits to be collected' : `${countText(waiting, 'thing waits', 'things wait')} to be collected`;
};

export function PickupsScreen() {
  const [site] = useSite();
  const waiting = useRead(listWaiting, {}, { refreshEvery: 30_000 });
  const list = useList(listPickups, { filters: [{ id: 'status', label: 'State', choices: runChoices }, { id: 'mine', label: 'Whose', choices: [{ value: 'yes', label: 'Mine' }] }], sorts: ['planned'], fixed: { location: site ?? undefined }, refreshEvery: 30_000 });
  const rows = waiting.data?.rows.filter((row) => site === null || row.site.id === site);
  return (
    <Page title={titleFor(rows)} subtitle="One list for each trip; each thing scanned once" acts={<><ActButton href={consolePage.parcels()}>Parcels</ActButton><ActButton kind="primary" icon={IconRoute} href={consolePage.planPickup(site ?? undefined)}>Plan a run</ActButton></>}>
      <Stack gap={24}>
        {rows === undefined || rows.length === 0 ? null : <Waiting rows={rows} />}
        <DataList
          id="pickups" label="Runs" list={list} columns={columns} rowKey={(row) => row.id} rowLabel={(row) => `Run at ${row.site.name}`} rowHref={(row) => consolePage.pickup(row.id)} searchLabel={null}
          empty={<EmptyState icon={IconRoute} title="No run yet" act={<ActButton href={consolePage.planPickup()}>Plan a run</ActButton>}>A run takes what is stored at a site’s mailroom to the workshop, each box scanned once.</EmptyState>}
        />
      </Stack>
    </Page>
  );
}

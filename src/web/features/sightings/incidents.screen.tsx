/** Devices that were seen when they should sleep: one row a device, its place and times, and the one act that closes it. */
import { IconMoonStars } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { incidentKinds, type SightingIncident } from '#contract/sightings';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useIncidents, useResolve, useSightings } from './queries.ts';
import { countText, deviceName, incidentsTitle, lateText } from './sighting-words.ts';
import css from './sightings.module.css';

const kindWords = { after_exit: 'After the exit', after_receipt: 'After it came home' } as const;
const filters = [
  { id: 'state', label: 'State', choices: [{ value: 'open', label: 'Open' }, { value: 'resolved', label: 'Closed' }, { value: 'all', label: 'All' }] },
  { id: 'kind', label: 'Kind', choices: incidentKinds.map((value) => ({ value, label: kindWords[value] })) },
];

const columnsOf = (onClose: (incident: SightingIncident) => void, mayClose: boolean): readonly Column<SightingIncident>[] => [
  {
    id: 'tag', header: 'Device', sort: true, card: 'title', width: '30%',
    cell: (one) => <span className={css.device}><span>{deviceName(one.asset)}</span><span className={css.quiet}>{one.case === null ? lateText(one) : `${one.case.person.name} · ${lateText(one)}`}</span></span>,
  },
  { id: 'state', header: 'State', card: 'state', cell: (one) => (one.resolvedAt === null ? <StateBadge tone="late">awake</StateBadge> : <StateBadge tone="home">closed</StateBadge>) },
  { id: 'lastSeen', header: 'Last seen', sort: true, cell: (one) => <span className={css.device}><InstantText at={one.lastSeenAt} {...(one.case === null ? {} : { zone: one.case.timeZone })} /><span className={css.quiet}>{[one.network, one.place].filter(Boolean).join(', ') || 'place not told'}</span></span> },
  { id: 'count', header: 'How often', sort: true, cell: (one) => countText(one) },
  { id: 'resolution', header: 'What was found', from: 1000, cell: (one) => (one.resolution === null ? <span className="hb-quiet">open</span> : <span>{one.resolution}{one.resolvedBy === null ? null : <span className={css.quiet}> {one.resolvedBy.name}</span>}</span>) },
  { id: 'act', header: 'Next', cell: (one) => (one.resolvedAt === null && mayClose ? <ActButton size="xs" onClick={() => onClose(one)} aria-label={`Close the incident of ${deviceName(one.asset)}`}>Close it…</ActButton> : null) },
];

/** What is closed is read before: the sightings themselves. */
function Sightings({ incident }: { incident: SightingIncident }) {
  const read = useSightings(incident.asset.id, true);
  return (
    <ul className={css.sightings} aria-label="Its latest sightings" aria-busy={read.isPending}>
      {(read.data?.rows ?? []).map((one) => (
        <li key={one.id}>
          <InstantText at={one.seenAt} {...(incident.case === null ? {} : { zone: incident.case.timeZone })} />
          <span>{[one.source, one.network, one.place, one.user].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
    </ul>
  );
}

export function IncidentsScreen() {
  const may = useMay();
  const [closing, setClosing] = useState<SightingIncident | null>(null);
  const resolve = useResolve(() => setClosing(null));
  const list = useIncidents({ filters, sorts: ['tag', 'lastSeen', 'count'] });
  const isOpenList = list.state.q === '' && Object.keys(list.state.filters).length === 0;
  const close = (incident: SightingIncident) => {
    resolve.reset();
    setClosing(incident);
  };
  return (
    <Page title={incidentsTitle(isOpenList && !list.loading ? list.total : null)} subtitle="Nothing is locked or erased by this list: it rings a bell, and a person decides." parent={{ label: 'Exceptions', href: consolePage.exceptions() }}>
      <DataList
        id="sightings" label="Incidents" list={list} columns={columnsOf(close, may('sightings.resolve'))} rowKey={(one) => one.id} rowLabel={(one) => deviceName(one.asset)} rowHref={(one) => consolePage.asset(one.asset.id)} searchLabel="Search device or person"
        empty={<EmptyState icon={IconMoonStars} title="Every device sleeps">A device that a management system sees after its person’s access has ended, or after it came home, stands here once, however often it is seen.</EmptyState>}
      />
      <ConfirmAct
        open={closing !== null} onClose={() => setClosing(null)} title={closing === null ? '' : `Close the incident of ${deviceName(closing.asset)}?`} act="Close it" busy={resolve.busy} problem={resolve.problem}
        consequence={closing === null ? '' : <>{countText(closing)}, {lateText(closing)}.{closing.case === null ? null : <> <AppLink className="hb-link" href={consolePage.case(closing.case.id)}>Case {closing.case.number}</AppLink></>} If it is seen again, a new incident opens.</>}
        touches={closing === null ? undefined : <Sightings incident={closing} />} reason={{ label: 'What did you find out?', required: true }}
        onConfirm={(resolution) => { if (closing !== null) void resolve.run({ params: { incidentId: closing.id }, body: { resolution, version: closing.version } }); }}
      />
    </Page>
  );
}

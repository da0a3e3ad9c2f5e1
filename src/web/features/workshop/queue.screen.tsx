/** The queue: lanes in the order of the work, then every device with the one act that comes next. */
import { IconPrinter, IconScan, IconTool } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import type { JobRow } from '#contract/workshop-job';
import { knownCategories } from '#contract/workshop-job';
import { lanes } from '#contract/workshop';
import { useMay } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AdmitDialog } from './admit-dialog.tsx';
import { LaneStrip } from './lane-strip.tsx';
import { standingIcons } from './standing-icons.ts';
import { acts, labelsHref, useJobAct, useLanes, useQueue } from './queries.ts';
import { deviceMarks, deviceName, laneWords, nextWords, priorityWords, queueTitle, standing } from './workshop-words.ts';
import css from './workshop.module.css';

const filters = [
  { id: 'lane', label: 'Lane', several: true, choices: lanes.map((lane) => ({ value: lane, label: laneWords[lane].label })) },
  { id: 'technician', label: 'Whose', choices: [{ value: 'me', label: 'Mine' }, { value: 'nobody', label: 'Nobody’s' }] },
  { id: 'priority', label: 'Pressing', choices: priorityWords.map((label, value) => ({ value: String(value), label })).reverse() },
  { id: 'category', label: 'Category', choices: knownCategories.map((value) => ({ value, label: value.replaceAll('_', ' ') })) },
  { id: 'state', label: 'State', choices: [{ value: 'open', label: 'In work' }, { value: 'done', label: 'Finished' }, { value: 'all', label: 'All' }] },
];

function NextAct({ job }: { job: JobRow }) {
  const may = useMay();
  const take = useJobAct(acts.take, (taken) => `${deviceName(taken.asset)} is yours; its checks begin`);
  if (!may('workshop.work') || job.next === 'none' || job.next === 'release_hold') return null;
  if (job.next === 'take')
    return (
      <ActButton size="xs" busy={take.busy} onClick={() => void take.run({ params: { jobId: job.id } })} aria-label={`Take ${deviceName(job.asset)} ${job.asset.assetTag ?? ''}`}>
        {nextWords.take}
      </ActButton>
    );
  return (
    <ActButton size="xs" href={consolePage.workItem(job.asset.id)} aria-label={`${nextWords[job.next]}: ${deviceName(job.asset)} ${job.asset.assetTag ?? ''}`}>
      {nextWords[job.next]}
    </ActButton>
  );
}

const columns: readonly Column<JobRow>[] = [
  {
    id: 'model', header: 'Device', sort: true, card: 'title', width: '32%',
    cell: (job) => (
      <span className={css.device}>
        <span>{deviceName(job.asset)}{job.priority === 0 ? null : <span className={css.pressing}>{priorityWords[job.priority]}</span>}</span>
        <span className={`${css.marks} hb-serial`}>{deviceMarks(job.asset)}</span>
        {job.reservedFor === null ? null : <span className={css.reserved}>Reserved: {job.reservedFor}</span>}
      </span>
    ),
  },
  { id: 'state', header: 'Stands', card: 'state', cell: (job) => <StateBadge tone={standing(job).tone} icon={standingIcons[standing(job).tone]}>{standing(job).label}</StateBadge> },
  { id: 'next', header: 'Next', cell: (job) => <NextAct job={job} /> },
  { id: 'technician', header: 'Technician', sort: true, cell: (job) => (job.technician === null ? <span className="hb-quiet">nobody yet</span> : <span className={css.person}><PersonAvatar name={job.technician.name} size={22} silent />{job.technician.name}</span>) },
  { id: 'opened', header: 'Came', sort: true, cell: (job) => <InstantText at={job.openedAt} as="ago" /> },
  { id: 'site', header: 'Site', sort: true, from: 1040, card: 'none', cell: (job) => job.site?.name ?? '' },
  { id: 'category', header: 'Category', sort: true, optional: true, cell: (job) => job.asset.category },
];

export function QueueScreen() {
  const may = useMay();
  const [site] = useSite();
  const [admitting, setAdmitting] = useState(false);
  const counted = useLanes(site ?? null);
  const list = useQueue({ filters, sorts: ['model', 'technician', 'opened', 'site', 'category'], fixed: { site: site ?? undefined } });
  const takeIn = <ActButton kind="primary" icon={IconScan} onClick={() => setAdmitting(true)}>Take a device in</ActButton>;
  return (
    <Page
      title={counted.data === undefined ? 'Workshop' : queueTitle(counted.data.open)}
      subtitle={counted.data === undefined ? undefined : counted.data.mine === 0 ? 'None of them is yours yet; take the first one' : `${counted.data.mine} ${counted.data.mine === 1 ? 'is' : 'are'} yours`}
      acts={may('workshop.work') ? takeIn : undefined}
    >
      <Stack>
        <LaneStrip lanes={counted.data?.lanes ?? null} chosen={list.state.filters['lane'] ?? []} onChoose={(lane) => list.change({ filters: { ...list.state.filters, lane: lane === null ? [] : [lane] } })} />
        <DataList
          id="workshop" label="Devices" list={list} columns={columns} rowKey={(job) => job.id} rowLabel={(job) => `${deviceName(job.asset)} ${job.asset.assetTag ?? ''}`} rowHref={(job) => consolePage.workItem(job.asset.id)}
          searchLabel="Search tag, serial number or model"
          selection={({ keys }) => <ActButton size="xs" icon={IconPrinter} href={labelsHref(keys)}>Print {keys.length === 1 ? 'its label' : `${keys.length} labels`}</ActButton>}
          empty={<EmptyState icon={IconTool} title="The bench is free" {...(may('workshop.work') ? { act: takeIn } : {})}>Devices appear here when a pick-up run brings them in. One that somebody carried in is taken in by its tag or serial number.</EmptyState>}
        />
      </Stack>
      <AdmitDialog open={admitting} onClose={() => setAdmitting(false)} />
    </Page>
  );
}

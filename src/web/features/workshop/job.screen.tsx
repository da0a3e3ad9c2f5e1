/** One device on the bench: the step to do is open, the others are folded, and what is missing stands beside them. */
import { Menu } from '@mantine/core';
import { IconDots, IconLock, IconPlayerPause, IconTool, IconX } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import type { Job } from '#contract/workshop-job';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { CheckList } from './check-list.tsx';
import { GradeForm } from './grade-form.tsx';
import { DeviceCard, MissingCard, PapersCard } from './job-side.tsx';
import { MediaList } from './media-list.tsx';
import { acts, useJob, useJobAct } from './queries.ts';
import { standingIcons } from './standing-icons.ts';
import { Stage } from './stage.tsx';
import type { StageState } from './stage.tsx';
import { WaysOut } from './ways-out.tsx';
import { deviceMarks, deviceName, standing } from './workshop-words.ts';
import css from './workshop.module.css';

const order = ['queued', 'checking', 'sanitising', 'verifying', 'grading', 'done'] as const;
const placeOf = (status: Job['status']): number => order.indexOf(status.replace('blocked_', '') as (typeof order)[number]);

/** A step that spans some of the stages. */
function stateOf(job: Job, first: (typeof order)[number], last: (typeof order)[number] = first): StageState {
  const at = placeOf(job.status);
  if (job.status === 'called_off' || at < placeOf(first)) return 'ahead';
  if (at > placeOf(last)) return 'done';
  return job.isQuarantined || job.status.startsWith('blocked') ? 'held' : 'now';
}

function Work({ job }: { job: Job }) {
  const may = useMay();
  const locked = job.isQuarantined || job.status.startsWith('blocked') || job.finishedAt !== null || job.status === 'queued' || !may('workshop.work');
  const done = useJobAct(acts.finishChecks);
  const open = job.checks.filter(({ state }) => state === 'open' || state === 'not_clear').length;
  const sanitised = job.media.filter(({ next }) => next === 'done').length;
  const grading = stateOf(job, 'grading');
  return (
    <Stack gap={12}>
      <Stage title="Unlock checks" state={stateOf(job, 'checking')} aside={job.checks.length === 0 ? 'none' : open === 0 ? `all ${job.checks.length} clear` : `${job.checks.length - open} of ${job.checks.length}`}>
        <CheckList job={job} locked={locked} />
        {job.status === 'checking' && !locked ? (
          <div className={css.goOn}>
            <ActButton kind={open === 0 ? 'primary' : 'plain'} busy={done.busy} onClick={() => void done.run({ params: { jobId: job.id } })}>{job.dataBearing ? 'Go on to sanitising' : 'Go on to grading'}</ActButton>
            {open === 0 ? null : <p className="hb-quiet">{open === 1 ? 'One check is' : `${open} checks are`} not clear yet. You can go on; the device is not ready before they are.</p>}
            <ProblemNote problem={done.problem} />
          </div>
        ) : null}
      </Stage>
      {job.dataBearing || job.media.length > 0 ? (
        <Stage title="Sanitise and verify" state={stateOf(job, 'sanitising', 'verifying')} aside={job.media.length === 0 ? 'no medium noted' : `${sanitised} of ${job.media.length} ${job.media.length === 1 ? 'medium' : 'media'}`}>
          <MediaList job={job} locked={locked} />
        </Stage>
      ) : null}
      <Stage title="Grade" state={grading === 'now' && job.grade !== null ? 'done' : grading} aside={job.grade === null ? undefined : `grade ${job.grade}`}>
        {job.status === 'grading' && !locked && job.asked === null ? <GradeForm key={job.grade ?? ''} job={job} /> : <p className="hb-quiet">{job.grade === null ? 'When its data is gone, it is tested and graded.' : `Grade ${job.grade}${job.gradeNote === null ? '' : `: ${job.gradeNote}`}`}</p>}
      </Stage>
      <Stage title="Decide what becomes of it" state={grading === 'now' && job.grade === null ? 'ahead' : grading}>
        {job.finishedAt === null && (!locked || job.asked !== null) && job.status !== 'queued' ? <WaysOut job={job} /> : <p className="hb-quiet">{job.status === 'done' ? `Decided${job.decided === null ? '' : ` by ${job.decided.by.name}`}.` : 'Decided at the end; a device that needs repair may leave before.'}</p>}
      </Stage>
    </Stack>
  );
}

function Notice({ job }: { job: Job }) {
  if (job.isQuarantined && job.finishedAt === null)
    return <div className={css.notice} data-tone="hold" role="status"><IconLock size={20} aria-hidden /><p><strong>It rests in quarantine.</strong> Do not start it, open it or erase it. Put it on the quarantine shelf; whoever looks after such things will release it.</p></div>;
  if (job.status.startsWith('blocked'))
    return <div className={css.notice} data-tone="late" role="status"><IconPlayerPause size={20} aria-hidden /><p><strong>Put aside.</strong> {job.blockedReason}</p></div>;
  if (job.status === 'done')
    return <div className={css.notice} data-tone="home" role="status"><IconTool size={20} aria-hidden /><p><strong>{job.disposition === 'redeploy' ? 'Ready for the next person.' : 'It has left us.'}</strong> {job.disposition === 'redeploy' ? `Grade ${job.grade ?? 'unknown'}, in the stockroom.` : [job.recipient, job.recipientCertificate].filter(Boolean).join(', ')}</p></div>;
  return null;
}

function PageActs({ job }: { job: Job }) {
  const may = useMay();
  const [asking, setAsking] = useState<'block' | 'callOff' | null>(null);
  const take = useJobAct(acts.take, 'It is yours; its checks begin');
  const unblock = useJobAct(acts.unblock, 'Taken up again, where it stopped');
  const block = useJobAct(acts.block, 'Put aside', () => setAsking(null));
  const callOff = useJobAct(acts.callOff, 'Called off', () => setAsking(null));
  if (!may('workshop.work') || job.finishedAt !== null) return null;
  const params = { jobId: job.id };
  return (
    <>
      {job.next === 'take' ? <ActButton kind="primary" busy={take.busy} onClick={() => void take.run({ params })}>Take this job</ActButton> : null}
      {job.next === 'unblock' ? <ActButton kind="primary" busy={unblock.busy} onClick={() => void unblock.run({ params })}>{job.recipient !== null && job.blockedReason?.startsWith('With ') === true ? 'It is back from repair' : 'Take it up again'}</ActButton> : null}
      <Menu position="bottom-end">
        <Menu.Target><ActButton kind="plain" aria-label="More acts" icon={IconDots}>More</ActButton></Menu.Target>
        <Menu.Dropdown>
          {job.acts.includes('block') ? <Menu.Item leftSection={<IconPlayerPause size={16} aria-hidden />} onClick={() => setAsking('block')}>Put it aside…</Menu.Item> : null}
          {job.acts.includes('call_off') ? <Menu.Item leftSection={<IconX size={16} aria-hidden />} onClick={() => setAsking('callOff')}>Call the job off…</Menu.Item> : null}
        </Menu.Dropdown>
      </Menu>
      <ConfirmAct open={asking === 'block'} onClose={() => setAsking(null)} title="Put it aside?" consequence="It keeps its place in the work and waits in the lane “Put aside”." act="Put it aside" reason={{ label: 'What does it wait for?', required: true }} busy={block.busy} problem={block.problem} onConfirm={(reason) => void block.run({ params, body: { reason } })} />
      <ConfirmAct open={asking === 'callOff'} onClose={() => setAsking(null)} title="Call this job off?" consequence="The device stays where it is and is not ready. Taking it in again opens a new job; what was recorded is kept." undo="never" act="Call it off" grave reason={{ label: 'Why', required: true }} busy={callOff.busy} problem={callOff.problem} onConfirm={(reason) => void callOff.run({ params, body: { reason } })} />
      <ProblemNote problem={take.problem ?? unblock.problem} />
    </>
  );
}

export function JobScreen() {
  const { assetId } = useParams({ strict: false });
  const read = useJob(assetId ?? '');
  const parent = { label: 'Workshop', href: consolePage.workshop() };
  if (read.isError && read.data === undefined)
    return <Page title="This device is not in the workshop" parent={parent}><ErrorState problem={read.error} onRetry={() => void read.refetch()} act={<ActButton href={consolePage.workshop()}>See the queue</ActButton>} /></Page>;
  if (read.data === undefined) return <Page title="A device on the bench" parent={parent}><Card fit="flush"><LoadingRows rows={8} label="Reading the job" /></Card></Page>;
  const job = read.data;
  const { tone, label } = standing(job);
  return (
    <Page title={deviceName(job.asset)} subtitle={<span className="hb-serial">{deviceMarks(job.asset)}</span>} parent={parent} state={<StateBadge tone={tone} icon={standingIcons[tone]}>{label}</StateBadge>} acts={<PageActs job={job} />}>
      <Stack>
        <Notice job={job} />
        <SplitPanel main={<Work job={job} />} side={<><MissingCard job={job} /><DeviceCard job={job} /><PapersCard job={job} /></>} />
      </Stack>
    </Page>
  );
}

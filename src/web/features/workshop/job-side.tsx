/** Beside the work: what is still missing, what the device is, who has it, and its papers. */
import { IconCertificate, IconPrinter } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import type { Job } from '#contract/workshop-job';
import { platforms, type Platform } from '#domain/workshop/unlock-checks';
import { platformWords } from '#domain/workshop/words';
import { useMay, useSession } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { SelectField } from '../../ui/field.tsx';
import { bound } from './bindings.ts';
import { acts, certificateHref, labelsHref, useJobAct } from './queries.ts';
import { gapText, priorityWords } from './workshop-words.ts';
import css from './workshop.module.css';


export function MissingCard({ job }: { job: Job }) {
  if (job.finishedAt !== null) return null;
  return (
    <Card title="Before it may go" aside={`${job.missing.length} to do`}>
      <ol className={css.gaps}>
        {job.missing.map((gap) => <li key={`${gap.code}-${gap.mediumId ?? ''}`} data-code={gap.code}>{gapText(gap, job)}</li>)}
      </ol>
    </Card>
  );
}

function Settings({ job }: { job: Job }) {
  const session = useSession();
  const change = useJobAct(acts.change);
  const set = (body: { platform?: Platform | null; priority?: number; technicianId?: string | null }) => void change.run({ params: { jobId: job.id }, body: { ...body, version: job.version } });
  const isMine = job.technician?.id === session.user.id;
  return (
    <div className={css.settings}>
      {job.checks.length === 0 ? null : <SelectField<Platform> label="Runs" description="Decides which locks are checked" placeholder="Not known" choices={platforms.map((value) => ({ value, label: platformWords[value] }))} {...bound<Platform | null>('platform', job.platform, (platform) => set({ platform }))} />}
      <SelectField<'0' | '1' | '2'> label="Pressing" choices={priorityWords.map((label, value) => ({ value: String(value) as '0' | '1' | '2', label }))} {...bound<'0' | '1' | '2' | null>('priority', String(job.priority) as '0' | '1' | '2', (value) => { if (value !== null) set({ priority: Number(value) }); })} />
      {job.technician === null || isMine || job.status === 'queued' ? null : <ActButton size="sm" busy={change.busy} onClick={() => set({ technicianId: session.user.id })}>Take it over from {job.technician.name}</ActButton>}
      <ProblemNote problem={change.problem} />
    </div>
  );
}

export function DeviceCard({ job }: { job: Job }) {
  const may = useMay();
  const facts: [string, React.ReactNode][] = [
    ['Technician', job.technician?.name ?? <span key="nobody" className="hb-quiet">nobody yet</span>],
    ['Is with', <span key="with">{job.custodian.name}{job.custodySince === null ? null : <span className="hb-quiet"> since <InstantText at={job.custodySince} /></span>}</span>],
    ...(job.reservedFor === null ? [] : [['Reserved for', job.reservedFor] as [string, React.ReactNode]]),
    ['Belongs to', job.ownership === 'own' ? 'us' : (job.ownerName ?? 'somebody else')],
    ...(job.grade === null ? [] : [['Grade', job.grade] as [string, React.ReactNode]]),
    ...(job.case === null ? [] : [['Case', <AppLink key="case" className="hb-link" href={consolePage.case(job.case.id)}>Case {job.case.number}</AppLink>] as [string, React.ReactNode]]),
  ];
  return (
    <Card title="The device" aside={<AppLink className="hb-link" href={consolePage.asset(job.asset.id)}>Its record</AppLink>}>
      <Facts facts={facts} />
      {may('workshop.work') && job.finishedAt === null ? <Settings job={job} /> : null}
    </Card>
  );
}

export function PapersCard({ job }: { job: Job }) {
  return (
    <Card title="Papers">
      <div className={css.papers}>
        {job.certificateNumber === null ? <p className="hb-quiet">The certificate of sanitisation is issued when every medium is verified and accepted.</p> : <ActButton icon={IconCertificate} href={certificateHref(job.id)}>Certificate {job.certificateNumber}</ActButton>}
        <ActButton icon={IconPrinter} href={labelsHref([job.id])}>Label</ActButton>
      </div>
    </Card>
  );
}

/** What becomes of it: only the ways that are open can be chosen, the others say what they lack. */
import { useState } from 'react';
import type { Job, WayOut } from '#contract/workshop-job';
import { dispositionWords } from '#domain/workshop/words';
import { useMay, useSession } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { ChoiceField, TextAreaField, TextField } from '../../ui/field.tsx';
import { bound } from './bindings.ts';
import { acts, useJobAct } from './queries.ts';
import { deviceName, missingText, wayDetail } from './workshop-words.ts';
import css from './workshop.module.css';

type Said = { recipient: string; certificateNumber: string; reason: string };
const nothing: Said = { recipient: '', certificateNumber: '', reason: '' };

const recipientLabel: Partial<Record<WayOut['disposition'], string>> = { repair: 'Who repairs it', sell: 'Who buys it', donate: 'Who gets it', recycle: 'Who recycles it' };

function doneText(job: Job): string {
  if (job.asked !== null) return 'Asked; a second person approves it';
  if (job.status.startsWith('blocked')) return 'On its way to the repairer; it comes back to this step';
  return job.disposition === 'redeploy' ? 'Ready, and in the stockroom' : 'It has left us';
}

export function WaysOut({ job }: { job: Job }) {
  const [way, setWay] = useState<WayOut['disposition'] | null>(null);
  const [said, setSaid] = useState(nothing);
  const [sure, setSure] = useState(false);
  const act = useJobAct(acts.dispose, doneText, () => setSure(false));
  const chosenWay = job.ways.find((one) => one.disposition === way);
  const asks = chosenWay?.asks ?? [];
  const given = { recipient: said.recipient.trim(), certificate: said.certificateNumber.trim(), reason: said.reason.trim() };
  const complete = asks.every((one) => one === 'approval' || given[one] !== '');
  const isFinal = way !== null && way !== 'redeploy' && way !== 'repair' && !asks.includes('approval');
  const send = () => {
    if (way === null) return;
    void act.run({ params: { jobId: job.id }, body: { disposition: way, ...(given.recipient === '' ? {} : { recipient: given.recipient }), ...(given.certificate === '' ? {} : { certificateNumber: given.certificate }), ...(given.reason === '' ? {} : { reason: given.reason }) } });
  };
  if (job.asked !== null) return <Asked job={job} />;
  return (
    <div className={css.grading}>
      {job.declinedNote === null ? null : <p className={css.waits}>Not approved: {job.declinedNote}</p>}
      <ChoiceField
        label="What becomes of it" columns={2} {...bound('way', way, setWay)}
        choices={job.ways.map((one) => ({ value: one.disposition, label: dispositionWords[one.disposition], detail: one.missing.length > 0 ? missingText(one.missing) : wayDetail[one.disposition], disabled: one.missing.length > 0 }))}
      />
      {way === null ? null : (
        <div className={css.fields}>
          {asks.includes('recipient') ? <TextField label={recipientLabel[way] ?? 'Who gets it'} {...bound('recipient', said.recipient, (recipient) => setSaid({ ...said, recipient }))} /> : null}
          {asks.includes('certificate') ? <TextField label="Number of their certificate" serial {...bound('certificate', said.certificateNumber, (certificateNumber) => setSaid({ ...said, certificateNumber }))} /> : null}
          {asks.includes('reason') ? <div className={css.wide}><TextAreaField label={way === 'repair' ? 'What is broken' : 'Why'} rows={1} {...bound('reason', said.reason, (reason) => setSaid({ ...said, reason }))} /></div> : null}
        </div>
      )}
      {sure ? null : <ProblemNote problem={act.problem} />}
      {way === null ? null : (
        <div className={css.signActs}>
          <ActButton kind="primary" busy={act.busy} disabled={!complete} onClick={() => (isFinal ? setSure(true) : send())}>
            {asks.includes('approval') ? 'Ask for approval' : way === 'redeploy' ? 'It is ready' : dispositionWords[way]}
          </ActButton>
        </div>
      )}
      <ConfirmAct
        open={sure} onClose={() => setSure(false)} title={`${way === null ? '' : dispositionWords[way]}: ${deviceName(job.asset)}?`} undo="never" grave act={way === null ? '' : dispositionWords[way]} busy={act.busy} problem={act.problem}
        consequence="It leaves the organisation: its status becomes disposed, and its chain of custody ends with the hand-over." touches={<p className="hb-serial">{[job.asset.assetTag, job.asset.serialNumber, given.recipient].filter(Boolean).join(' · ')}</p>} onConfirm={send}
      />
    </div>
  );
}

function Asked({ job }: { job: Job }) {
  const session = useSession();
  const may = useMay();
  const [declining, setDeclining] = useState(false);
  const act = useJobAct(acts.decide, (answer) => (answer.status === 'done' ? 'Approved; it leaves' : 'Declined; the technician reads why'), () => setDeclining(false));
  if (job.asked === null || job.disposition === null) return null;
  const mine = job.asked.by.id === session.user.id && job.rules.approverDiffers;
  return (
    <div className={css.grading}>
      <p>
        {job.asked.by.name} asks to <strong>{dispositionWords[job.disposition].toLowerCase()}</strong> it{job.recipient === null ? '' : ` (${job.recipient})`}, <InstantText at={job.asked.at} as="ago" />.{job.dispositionNote === null ? '' : ` “${job.dispositionNote}”`}
      </p>
      {mine || !may('dispositions.decide') ? <p className={css.waits}>{mine ? 'A colleague with that permission approves it.' : 'Waits for somebody who may approve it.'}</p> : null}
      {declining ? null : <ProblemNote problem={act.problem} />}
      {may('dispositions.decide') ? (
        <div className={css.signActs}>
          {mine ? null : <ActButton kind="primary" busy={act.busy} onClick={() => void act.run({ params: { jobId: job.id }, body: { approve: true } })}>Approve</ActButton>}
          {mine ? null : <ActButton onClick={() => setDeclining(true)}>Decline…</ActButton>}
        </div>
      ) : null}
      <ConfirmAct open={declining} onClose={() => setDeclining(false)} title="Decline it?" consequence="The device stays on the bench, and another way is chosen." act="Decline" reason={{ label: 'Why', required: true }} busy={act.busy} problem={act.problem} onConfirm={(note) => void act.run({ params: { jobId: job.id }, body: { approve: false, note } })} />
    </div>
  );
}

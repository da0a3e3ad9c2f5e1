/** What holds data in the device: each medium with its records, and the form for what comes next. */
import { Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Job, JobMedium, SanitisationEntry } from '#contract/workshop-job';
import { mediaTypes, type MediaType } from '#domain/workshop/sanitisation';
import { mediaTypeWords, methodWords, outcomeWords, techniqueWords } from '#domain/workshop/words';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, SelectField, TextField } from '../../ui/field.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { bound, chosen } from './bindings.ts';
import { acts, useJobAct } from './queries.ts';
import { standingIcons } from './standing-icons.ts';
import { RecordForm } from './record-form.tsx';
import { SignPanel } from './sign-panel.tsx';
import { mediumStepWords } from './workshop-words.ts';
import css from './workshop.module.css';

function Entry({ entry }: { entry: SanitisationEntry }) {
  const signatures = [entry.verification && `${entry.verification.result === 'passed' ? 'Verified' : 'Verification failed'}: ${entry.verification.by.name}, ${entry.verification.title}`, entry.validation && `${{ accepted: 'Accepted', repeat: 'To be repeated', escalate: 'Passed up' }[entry.validation.result]}: ${entry.validation.by.name}, ${entry.validation.title}`].filter((text) => text !== null);
  return (
    <li className={css.entry}>
      <p><strong>{methodWords[entry.method]}</strong> by {techniqueWords[entry.technique]} · {entry.toolName} {entry.toolVersion}</p>
      <p className={css.marks}>{outcomeWords[entry.outcome]} · {entry.operator.name}, <InstantText at={entry.performedAt} /> · {entry.performedLocation}</p>
      {signatures.map((text) => <p key={text} className={css.marks}>{text}</p>)}
      {entry.certificateNumber === null ? null : <p className={`${css.marks} hb-serial`}>Certificate {entry.certificateNumber}</p>}
      {entry.note === null ? null : <p className={css.marks}>{entry.note}</p>}
    </li>
  );
}

const isToBeErased = (medium: JobMedium): boolean => ['sanitise', 'repeat', 'destroy', 'escalated'].includes(medium.next);

function Medium({ job, medium, locked }: { job: Job; medium: JobMedium; locked: boolean }) {
  const [striking, setStriking] = useState(false);
  const strike = useJobAct(acts.strikeMedium, 'Struck out; the reason stays with the record', () => setStriking(false));
  const newest = medium.records[0];
  const step = mediumStepWords[medium.next];
  const sanitising = job.status === 'sanitising';
  return (
    <li className={css.medium}>
      <div className={css.mediumHead}>
        <h3>{job.media.length > 1 ? `Medium ${medium.position}: ` : ''}{[medium.manufacturer, medium.model].filter(Boolean).join(' ') || mediaTypeWords[medium.mediaType]}</h3>
        {medium.serialNumber === null ? null : <span className={`${css.marks} hb-serial`}>{medium.serialNumber}</span>}
        <StateBadge tone={step.tone} icon={standingIcons[step.tone]}>{step.label}</StateBadge>
        {!locked && medium.records.length === 0 && job.media.length > 1 && (sanitising || job.status === 'checking') ? <ActButton size="xs" kind="bare" onClick={() => setStriking(true)}>Not there</ActButton> : null}
      </div>
      {medium.records.length === 0 ? null : <ul>{medium.records.map((entry) => <Entry key={entry.id} entry={entry} />)}</ul>}
      {!locked && sanitising && isToBeErased(medium) ? <RecordForm key={`${medium.id}-${medium.records.length}`} job={job} medium={medium} /> : null}
      {!locked && newest !== undefined && (medium.next === 'verify' || medium.next === 'validate') ? <SignPanel key={`${newest.id}-${medium.next}`} job={job} entry={newest} step={medium.next} /> : null}
      <ConfirmAct open={striking} onClose={() => setStriking(false)} title="Is it not in the device?" consequence="It is struck from the list of what has to be sanitised. That it was noted stays in the record." act="Strike it out" reason={{ label: 'What is there instead?', required: true }} busy={strike.busy} problem={strike.problem} onConfirm={(reason) => void strike.run({ params: { jobId: job.id, mediumId: medium.id }, body: { reason } })} />
    </li>
  );
}

type Noted = { mediaType: MediaType; manufacturer: string; model: string; serialNumber: string };
const empty: Noted = { mediaType: 'flash', manufacturer: '', model: '', serialNumber: '' };

function NoteDialog({ job, open, onClose }: { job: Job; open: boolean; onClose: () => void }) {
  const [values, setValues] = useState(empty);
  const act = useJobAct(acts.noteMedium, 'Noted; it needs a record of its own', () => { setValues(empty); onClose(); });
  const field = <K extends keyof Noted>(name: K) => bound<Noted[K]>(name, values[name], (value) => setValues({ ...values, [name]: value }));
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void act.run({ params: { jobId: job.id }, body: Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as never });
  };
  return (
    <Modal opened={open} onClose={onClose} title="Another medium in this device" size={480}>
      <FormStack onSubmit={send} label="Another medium" acts={<><ActButton type="submit" kind="primary" busy={act.busy}>Note it</ActButton><ActButton onClick={onClose}>Not now</ActButton></>}>
        <SelectField label="What it is" choices={mediaTypes.map((value) => ({ value, label: mediaTypeWords[value] }))} {...chosen(field('mediaType'))} />
        <TextField label="Serial number" serial {...field('serialNumber')} />
        <TextField label="Manufacturer" {...field('manufacturer')} />
        <TextField label="Model" {...field('model')} />
        {job.status === 'verifying' || job.status === 'grading' ? <p className="hb-quiet">The device goes back to sanitising until this medium has its record.</p> : null}
        <ProblemNote problem={act.problem} />
      </FormStack>
    </Modal>
  );
}

export function MediaList({ job, locked }: { job: Job; locked: boolean }) {
  const [noting, setNoting] = useState(false);
  const mayNote = !locked && ['checking', 'sanitising', 'verifying', 'grading'].includes(job.status);
  return (
    <>
      {job.media.length === 0 ? <p className="hb-quiet">{job.dataBearing ? 'Note what holds its data.' : 'Nothing in it holds data, as far as is known.'}</p> : <ul className={css.media} aria-label="Media">{job.media.map((medium) => <Medium key={medium.id} job={job} medium={medium} locked={locked} />)}</ul>}
      {mayNote ? <ActButton className={css.another} kind="bare" size="sm" icon={IconPlus} onClick={() => setNoting(true)}>There is another medium in it</ActButton> : null}
      <NoteDialog job={job} open={noting} onClose={() => setNoting(false)} />
    </>
  );
}

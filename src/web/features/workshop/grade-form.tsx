/** Grading: what is seen decides the best grade, and the criteria stand beside each. */
import { useState } from 'react';
import type { Findings, Job } from '#contract/workshop-job';
import { acceptsGrade, gradeCriteria, gradeFor, grades, type Grade } from '#domain/workshop/grade';
import { factsOfCategory } from '#domain/asset/category';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, NumberField, TextAreaField, TextField } from '../../ui/field.tsx';
import { bound } from './bindings.ts';
import { acts, useJobAct } from './queries.ts';
import css from './workshop.module.css';

const yesNo = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }] as const;
const markChoices = [
  { value: 'none', label: 'No marks', detail: 'Nothing visible at arm’s length' }, { value: 'light', label: 'Light scratches', detail: 'No dents, clean screen' },
  { value: 'heavy', label: 'Dents or worn', detail: 'Or a marked screen' }, { value: 'broken', label: 'Broken', detail: 'Screen or case' },
] as const;

const unseen: Findings = { powersOn: true, faults: [], batteryPercent: null, batteryUnsafe: false, marks: 'none' };

export function GradeForm({ job }: { job: Job }) {
  const [seen, setSeen] = useState<Findings>(job.findings ?? unseen);
  const [faults, setFaults] = useState((job.findings?.faults ?? []).join(', '));
  const [looked, setLooked] = useState(job.findings !== null);
  const [noBattery, setNoBattery] = useState(job.findings !== null && job.findings.batteryPercent === null);
  const [stricter, setStricter] = useState<Grade | null>(job.grade);
  const [note, setNote] = useState(job.gradeNote ?? '');
  const act = useJobAct(acts.grade, (answer) => `Grade ${answer.grade ?? ''}`);
  const findings: Findings = { ...seen, faults: faults.split(/[,;\n]/).map((one) => one.trim()).filter(Boolean) };
  const best = gradeFor(findings);
  const grade = stricter !== null && acceptsGrade(findings, stricter) ? stricter : best;
  const hasBattery = factsOfCategory(job.asset.category).batteryQuestion;
  const unanswered = [...(looked ? [] : ['its marks']), ...(hasBattery && !noBattery && seen.batteryPercent === null ? ['its battery'] : [])];
  const save = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    void act.run({ params: { jobId: job.id }, body: { findings, grade, ...(note.trim() === '' ? {} : { note: note.trim() }) } });
  };
  return (
    <form className={css.grading} onSubmit={save} aria-label="Grade">
      <div className={css.fields}>
        <ChoiceField label="It starts" columns={2} choices={yesNo} {...bound<'yes' | 'no' | null>('powersOn', seen.powersOn ? 'yes' : 'no', (value) => setSeen({ ...seen, powersOn: value === 'yes' }))} />
        {hasBattery ? <ChoiceField label="Battery swollen, cracked, hot, wet or recalled" columns={2} choices={yesNo} {...bound<'yes' | 'no' | null>('unsafe', seen.batteryUnsafe ? 'yes' : 'no', (value) => setSeen({ ...seen, batteryUnsafe: value === 'yes' }))} /> : null}
        {hasBattery ? <NumberField label="Battery, per cent of its design" description="As the system reports its health" disabled={noBattery} min={0} max={100} suffix=" %" {...bound<number | ''>('battery', seen.batteryPercent ?? '', (value) => setSeen({ ...seen, batteryPercent: value === '' ? null : Math.round(value) }))} /> : null}
        {hasBattery ? <CheckField label="It has no battery, or it was taken out" {...bound('noBattery', noBattery, (value) => { setNoBattery(value); if (value) setSeen({ ...seen, batteryPercent: null }); })} /> : null}
        <TextField label="What does not work" description="Commas between; empty when all works" {...bound('faults', faults, setFaults)} />
      </div>
      <ChoiceField label="Marks" columns={2} choices={markChoices} {...bound<Findings['marks'] | null>('marks', looked ? seen.marks : null, (value) => { if (value === null) return; setLooked(true); setSeen({ ...seen, marks: value }); })} />
      {unanswered.length > 0 ? <p className={css.waits}>Look at {unanswered.join(' and ')}; the grade follows.</p> : null}
      {unanswered.length > 0 ? null : <ChoiceField
        label={`Grade: ${best} at best, from what you saw`} choices={grades.map((one) => ({ value: one, label: `${one}${one === best ? ', the best it can have' : ''}`, detail: gradeCriteria[one], disabled: !acceptsGrade(findings, one) }))}
        {...bound<Grade | null>('grade', grade, setStricter)}
      />}
      {unanswered.length > 0 || grade === best ? null : <TextAreaField label="Why stricter?" rows={1} {...bound('note', note, setNote)} />}
      <ProblemNote problem={act.problem} />
      <div className={css.signActs}><ActButton type="submit" kind={job.grade === null ? 'primary' : 'plain'} busy={act.busy} disabled={unanswered.length > 0}>{unanswered.length > 0 ? 'Grade it' : job.grade === null ? `Give it grade ${grade}` : `Change to grade ${grade}`}</ActButton></div>
    </form>
  );
}

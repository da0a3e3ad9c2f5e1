/** The unlock checks as in a cockpit: one line each, one press to answer, who answered beside it. */
import { Textarea } from '@mantine/core';
import { IconAlertCircle, IconBan, IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { useState } from 'react';
import type { Job, JobCheck } from '#contract/workshop-job';
import { checkWords } from '#domain/workshop/words';
import { ActButton } from '../../ui/act-button.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { acts, useJobAct } from './queries.ts';
import css from './workshop.module.css';

type Result = 'clear' | 'not_clear' | 'not_applicable';
const answers: readonly { result: Result; label: string }[] = [{ result: 'clear', label: 'Clear' }, { result: 'not_clear', label: 'Not clear' }, { result: 'not_applicable', label: 'Not here' }];
const looks = { clear: [IconCircleCheck, 'home', 'Clear'], not_clear: [IconAlertCircle, 'late', 'Not clear'], not_applicable: [IconBan, 'quiet', 'Does not apply'], open: [IconCircleDashed, 'quiet', 'Open'] } as const;

/** The answer asked for a few words: the next key is the first of them. */
const focusNow = (field: HTMLTextAreaElement | null) => field?.focus();

function CheckLine({ job, check, locked }: { job: Job; check: JobCheck; locked: boolean }) {
  const [asking, setAsking] = useState<Result | null>(null);
  const [note, setNote] = useState('');
  const act = useJobAct(acts.answer, undefined, () => { setAsking(null); setNote(''); });
  const [Mark, tone, word] = looks[check.state];
  const words = checkWords[check.check];
  const send = (result: Result) => void act.run({ params: { jobId: job.id }, body: { check: check.check, result, ...(note.trim() === '' ? {} : { note: note.trim() }) } });
  const press = (result: Result) => {
    if (result === 'clear') return send('clear');
    setAsking(asking === result ? null : result);
  };
  const id = `check-${check.check}`;
  return (
    <li className={css.check} data-state={check.state}>
      <span className={css.checkMark} data-tone={tone} title={word}><Mark size={22} aria-hidden /><span className="hb-unseen">{word}: </span></span>
      <div className={css.checkWords}>
        <p className={css.checkTitle} id={id}>{words.title}</p>
        <p className={css.checkHow}>{check.state === 'open' ? words.how : (check.note ?? words.how)}</p>
        {check.by === null || check.at === null ? null : <p className={css.checkBy}>{check.by.name} · <InstantText at={check.at} /></p>}
      </div>
      {locked ? null : (
        <div className={css.answers} role="group" aria-labelledby={id}>
          {answers.map(({ result, label }) => (
            <button key={result} type="button" className={css.answer} data-result={result} aria-pressed={check.state === result} data-asking={asking === result || undefined} disabled={act.busy} onClick={() => press(result)}>{label}</button>
          ))}
        </div>
      )}
      {asking === null ? null : (
        <form className={css.checkNote} onSubmit={(event) => { event.preventDefault(); send(asking); }}>
          <Textarea label={asking === 'not_applicable' ? 'Why does it not apply?' : 'What did you see? It helps whoever clears it'} autosize minRows={1} ref={focusNow} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
          <ActButton type="submit" busy={act.busy} disabled={asking === 'not_applicable' && note.trim() === ''}>Keep “{asking === 'not_clear' ? 'not clear' : 'not here'}”</ActButton>
        </form>
      )}
      {act.problem === null ? null : <div className={css.checkNote}><ProblemNote problem={act.problem} /></div>}
    </li>
  );
}

export function CheckList({ job, locked }: { job: Job; locked: boolean }) {
  if (job.checks.length === 0) return <p className="hb-quiet">Nothing of this kind locks. Go on.</p>;
  return (
    <ul className={css.checks} aria-label="Unlock checks">
      {job.checks.map((check) => <CheckLine key={check.check} job={job} check={check} locked={locked} />)}
    </ul>
  );
}

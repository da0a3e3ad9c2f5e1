/** What the file alone cannot tell, asked once. What is proposed stands in the field and says why; what is typed is kept until it is sent. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { mapImport, type ImportQuestion, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { clearDraft, readDraft, writeDraft } from '../../platform/draft.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { ChoiceField } from '../../ui/field.tsx';
import { IconCheck } from '@tabler/icons-react';
import { another, answersOf, keyOf, openOf, optionText, proposed, type Given } from './answers.ts';
import { rowsText, type Step } from './bring-words.ts';
import { usePreview } from './use-preview.ts';
import css from './bring.module.css';

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

type AnswerProps = { question: ImportQuestion; value: string; onChange: (value: string) => void };

function AnswerField({ question, value, onChange }: AnswerProps) {
  const label = question.code === 'place_zone' ? `Time zone of ${question.label}` : 'Answer';
  const shared = { 'aria-label': `${label}: ${question.sentence}` };
  if (question.code === 'place_zone') return <Select {...shared} data={zones} value={value === '' ? null : value} onChange={(zone) => onChange(zone ?? '')} searchable placeholder="Choose a time zone" limit={60} />;
  if (question.code === 'same_name') return <Select {...shared} data={[...question.options.map((option) => ({ value: option, label: `Yes, it is “${option}”` })), { value: another, label: 'No, it is another one' }]} value={value === '' ? null : value} onChange={(option) => onChange(option ?? '')} placeholder="Choose one" clearable />;
  if (question.options.length > 0) return <Select {...shared} data={question.options.map((option) => ({ value: option, label: optionText(option) }))} value={value === '' ? null : value} onChange={(option) => onChange(option ?? '')} placeholder="Choose one" clearable />;
  return <TextInput {...shared} value={value} onChange={(event) => onChange(event.currentTarget.value)} {...(question.code === 'currency' ? { placeholder: 'EUR', maxLength: 3 } : {})} />;
}

function Question({ question, value, onChange }: AnswerProps) {
  const isProposal = question.proposal !== null && value === question.proposal;
  return (
    <Row>
      <div className={css.question}>
        <div>
          <p className={css.sentence}>{question.sentence}</p>
          {question.examples.length > 1 ? <p className="hb-quiet">In the file: {question.examples.join(', ')}</p> : null}
          {isProposal ? <p className={css.proposal}>{question.because ?? 'Proposed, not decided: change it if it is wrong.'}</p> : null}
        </div>
        <AnswerField question={question} value={value} onChange={onChange} />
      </div>
    </Row>
  );
}

const unknownChoices = [
  { value: 'refuse', label: 'Keep the row out', detail: 'It waits with its reason until the person is here.' },
  { value: 'leave_out', label: 'Bring the row without them', detail: 'It says that somebody is missing.' },
] as const;

export function QuestionsStep({ run, go }: { run: ImportRun; go: (step: Step) => void }) {
  const draftName = `import.${run.id}`;
  const [given, setGiven] = useState<Given>(() => ({ ...proposed(run.questions), ...readDraft<Record<string, string>>(draftName) }) as Given);
  const map = useAct(mapImport);
  const preview = usePreview(run, go);
  const set = (key: string, value: string): void => {
    const next = { ...given, [key]: value };
    setGiven(next);
    writeDraft(draftName, next);
  };
  const unanswered = openOf(run.questions, given);
  const send = async (): Promise<void> => {
    const answered = await map.run({ params: { importId: run.id }, body: { version: run.version, answers: answersOf(run.questions, given) } });
    if (answered === undefined) return;
    clearDraft(draftName);
    // An answer may open another question: a name that is new is a place whose time zone nobody has said.
    const before = new Set(run.questions.map(keyOf));
    if (answered.questions.some((question) => !before.has(keyOf(question)))) return;
    await preview.startAt(answered.version);
  };
  const namesPeople = run.kind !== 'accounts';
  return (
    <>
      <ProblemNote problem={map.problem ?? preview.problem} />
      <Card fit="flush" title={run.questions.length === 0 ? 'Nothing is open' : run.questions.length === 1 ? 'One thing the file cannot tell' : `${run.questions.length} things the file cannot tell`} aside="Asked once; kept for the next file with these columns">
        {run.questions.length === 0 ? <EmptyState icon={IconCheck} title="The file says everything it has to">Look at the preview next; nothing changes yet.</EmptyState> : (
          <Rows>{run.questions.map((question) => <Question key={keyOf(question)} question={question} value={given[keyOf(question)] ?? ''} onChange={(value) => set(keyOf(question), value)} />)}</Rows>
        )}
      </Card>
      {namesPeople ? (
        <Card title="Where a row names somebody who is not here">
          <ChoiceField name="unknownPeople" label="People nobody here knows" value={run.unknownPeople} error={null} onBlur={() => undefined} columns={2} choices={unknownChoices} onChange={(value) => { if (value !== null && value !== run.unknownPeople) void map.run({ params: { importId: run.id }, body: { version: run.version, unknownPeople: value } }); }} />
        </Card>
      ) : null}
      <div className={css.next}>
        <ActButton kind="primary" busy={map.busy || preview.busy} onClick={() => void send()}>{`Preview ${rowsText(run.rows)}`}</ActButton>
        <span className="hb-quiet">{unanswered === 0 ? 'Nothing changes yet.' : `${unanswered === 1 ? 'One has' : `${unanswered} have`} no answer: those rows will wait with that reason.`}</span>
      </div>
    </>
  );
}

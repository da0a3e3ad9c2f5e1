/** One act for many rows: first what it would do with each, then the act. */
import { Modal, Select, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Answer } from '#contract/route';
import { doBulk, listWaiting, previewBulk, readWaiting, type BulkAct, type WaitingFilter } from '#contract/waiting';
import { fieldsOf } from '#domain/import/fields';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import type { Wanted } from './waiting.screen.tsx';
import { rowsText } from './waiting-words.ts';
import css from './waiting.module.css';

type Outcome = Answer<typeof previewBulk>;

/** Proposals of the first row that is meant: what rows with one reason have in common. */
function useChoices(wanted: Wanted, filter: WaitingFilter) {
  const list = useRead(listWaiting, { query: { ...filter, limit: 1 } }, { enabled: wanted.ids === undefined });
  const first = wanted.ids?.[0] ?? list.data?.rows[0]?.id;
  const row = useRead(readWaiting, { params: { rowId: first ?? '' } }, { enabled: first !== undefined });
  const proposals = row.data?.reasons.flatMap((reason) => reason.proposals) ?? [];
  const fields = row.data === undefined ? [] : fieldsOf[row.data.kind].filter((field) => row.data.cells.some((cell) => cell.field === field.key)).map((field) => ({ value: field.key, label: field.label }));
  return { loading: first === undefined ? list.isPending : row.isPending, proposals, fields };
}

function Preview({ outcome, act }: { outcome: Outcome; act: BulkAct }) {
  return (
    <>
      <p>{outcome.fits === 0 ? 'It is for none of these rows.' : <><b>{rowsText(outcome.fits)}</b>{outcome.fits < outcome.rows ? ` of ${outcome.rows.toLocaleString('en-GB')}` : ''}: {act.do === 'aside' ? 'put aside with your reason.' : `${outcome.ready.toLocaleString('en-GB')} would go in${outcome.still > 0 ? `, ${outcome.still.toLocaleString('en-GB')} wait on for something else` : ''}.`}</>}</p>
      {outcome.samples.length === 0 ? null : <ul className={css.samples} aria-label="What each would do">{outcome.samples.map((sample) => <li key={sample.id}><b>{sample.label}</b><span>{sample.does}</span><span className={css.under}>{sample.after} {sample.fileName}, line {sample.line}</span></li>)}</ul>}
    </>
  );
}

type Sum = { accepted: number; done: number; still: number; lost: number };
const rowsAtOnce = 400;

/** The act in stretches, so that it says how far it is and can be left between two of them. */
function useBulk(which: { filter: WaitingFilter } | { ids: string[] }, rows: number, onClose: () => void) {
  const act = useAct(doBulk, { refreshes: ['waiting', 'imports', 'today', 'people', 'assets', 'licences', 'accounts'] });
  const [looked, setLooked] = useState<number | null>(null);
  const stopped = useRef(false);
  const run = async (body: { act: BulkAct; thenAccept: boolean }): Promise<void> => {
    const sum: Sum = { accepted: 0, done: 0, still: 0, lost: 0 };
    stopped.current = false;
    let after: string | undefined;
    for (let at = 0; ;) {
      setLooked(at);
      const answer = await act.run({ body: { ...which, ...body, limit: rowsAtOnce, ...(after === undefined ? {} : { after }) } });
      if (answer === undefined) { setLooked(null); return; }
      for (const name of ['accepted', 'done', 'still', 'lost'] as const) sum[name] += answer[name];
      at += answer.looked;
      if (answer.next === null || stopped.current) break;
      after = answer.next;
    }
    showToast(sum.accepted > 0 ? `${rowsText(sum.accepted)} went in${sum.still > 0 ? `, ${sum.still.toLocaleString('en-GB')} wait on` : ''}` : `${rowsText(sum.done)} done`, sum.lost > 0 ? { tone: 'late' } : {});
    onClose();
  };
  return { run, busy: looked !== null, problem: act.problem, progress: looked === null || rows <= rowsAtOnce ? null : `${Math.min(looked, rows).toLocaleString('en-GB')} of ${rowsText(rows)} looked at`, stop: () => { stopped.current = true; } };
}

export function BulkDialog({ wanted, filter, onClose }: { wanted: Wanted; filter: WaitingFilter; onClose: () => void }) {
  const which = wanted.ids === undefined ? { filter } : { ids: wanted.ids };
  const choices = useChoices(wanted, filter);
  const [chosen, setChosen] = useState<string | null>(wanted.act === null ? null : wanted.act.do);
  const [text, setText] = useState('');
  const [field, setField] = useState<string | null>(filter.field ?? null);
  const preview = useAct(previewBulk, { refreshes: [] });
  const bulk = useBulk(which, wanted.rows, onClose);
  const act: BulkAct | null = chosen === null ? null : chosen === 'accept' ? { do: 'accept' } : chosen === 'again' ? { do: 'again' } : chosen === 'aside' ? (text.trim() === '' ? null : { do: 'aside', note: text.trim() }) : chosen === 'set' ? (field === null ? null : { do: 'set', field, text }) : { do: 'take', proposal: chosen.slice(5) };
  const look = preview.run;
  useEffect(() => { if (wanted.act !== null) void look({ body: { ...which, act: wanted.act } }); // oxlint-disable-next-line react-hooks/exhaustive-deps -- once, when it opens
  }, []);
  const options = [
    ...choices.proposals.filter((proposal, at, all) => all.findIndex((other) => other.key === proposal.key) === at).map((proposal) => ({ value: `take:${proposal.key}`, label: `${proposal.sentence.replace(/: “.*”$/, '')}: as proposed for each row` })),
    ...(choices.fields.length > 0 ? [{ value: 'set', label: 'Set one value in all of them' }] : []), { value: 'accept', label: 'Take in what is ready' }, { value: 'again', label: 'Decide again with what is here now' }, { value: 'aside', label: 'Put them aside with a reason' },
  ];
  const outcome = preview.answer;
  const choose = (value: string | null) => { setChosen(value); preview.reset(); };
  return (
    <Modal opened onClose={onClose} title={`Act on ${rowsText(wanted.rows)}`} size={620} closeOnClickOutside={false}>
      <form className={css.form} onSubmit={(event) => { event.preventDefault(); if (act !== null) void (outcome === null ? preview.run({ body: { ...which, act } }) : bulk.run({ act, thenAccept: true })); }}>
        {choices.loading ? <LoadingRows rows={2} /> : <Select label="What to do" data={options} value={chosen} onChange={choose} placeholder="Choose" allowDeselect={false} data-autofocus />}
        {chosen === 'set' ? <Select label="Field" data={choices.fields} value={field} onChange={(value) => { setField(value); preview.reset(); }} searchable /> : null}
        {chosen === 'set' ? <TextInput label="Value" description="Empty: as if the cell were empty" value={text} onChange={(event) => { setText(event.currentTarget.value); preview.reset(); }} /> : null}
        {chosen === 'aside' ? <TextInput label="Why" value={text} onChange={(event) => { setText(event.currentTarget.value); preview.reset(); }} /> : null}
        {preview.busy ? <LoadingRows rows={3} label="Looking at each row" /> : null}
        {outcome === null || act === null ? null : <Preview outcome={outcome} act={act} />}
        {bulk.progress === null ? null : <p role="status">{bulk.progress}. What went in so far stays.</p>}
        <ProblemNote problem={bulk.problem ?? preview.problem} />
        <div className={css.acts}>
          {bulk.busy ? <ActButton onClick={bulk.stop}>Stop here</ActButton> : <ActButton onClick={onClose}>Not now</ActButton>}
          {outcome === null ? <ActButton type="submit" kind="primary" busy={preview.busy} disabled={act === null}>See what it would do</ActButton>
            : <ActButton type="submit" kind="primary" busy={bulk.busy} disabled={outcome.fits === 0}>{act?.do === 'aside' ? `Put ${rowsText(outcome.fits)} aside` : act?.do === 'again' ? 'Decide again' : outcome.ready > 0 ? `Take ${rowsText(outcome.ready)} in` : `Keep it in ${rowsText(outcome.fits)}`}</ActButton>}
        </div>
      </form>
    </Modal>
  );
}

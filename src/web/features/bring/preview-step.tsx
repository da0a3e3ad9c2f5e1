/** Every row with what it will do, before anything is done: counts as tabs, rows below, one row field by field. */
import { useState } from 'react';
import { applyImport, listAbsent, refusedRows, type ImportCounts, type ImportRun } from '#contract/imports';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { IconDownload, IconListCheck } from '@tabler/icons-react';
import { addressOf } from '../../platform/api.ts';
import { applyText, leavesText, type Step } from './bring-words.ts';
import { PreviewRows } from './preview-rows.tsx';
import { Progress } from './progress.tsx';
import { StopPreview } from './stop-import.tsx';
import css from './bring.module.css';

const tabs = [
  { id: 'create', label: 'New' }, { id: 'change', label: 'Changed' }, { id: 'same', label: 'The same' }, { id: 'left', label: 'Left alone' }, { id: 'refuse', label: 'Refused' },
] as const;
type Tab = (typeof tabs)[number]['id'] | 'absent';

const pageOf: Partial<Record<NonNullable<ImportRun['kind']>, (id: string) => string>> = { people: consolePage.person, assets: consolePage.asset, licences: consolePage.licence };

function Absent({ run }: { run: ImportRun }) {
  const list = useList(listAbsent, { params: { importId: run.id } });
  const href = run.kind === null ? undefined : pageOf[run.kind];
  if (list.problem !== null) return <ErrorState problem={list.problem} onRetry={list.retry} />;
  if (list.loading) return <LoadingRows rows={5} />;
  return (
    <>
      <p className={css.note}>They are here, and no row of the file is about them. Nothing happens to them; perhaps somebody should look.{run.kind === 'people' ? ' They may be leavers: a case begins only when you open one.' : ''}</p>
      <Rows label="Not in the file">{list.rows.map((row) => (
        <Row key={row.id}>
          {href === undefined ? row.label : <AppLink href={href(row.id)} className="hb-link">{row.label}</AppLink>}
          {run.kind === 'people' ? <> · <AppLink href={consolePage.newCase(row.id)} className="hb-link">Open a case</AppLink></> : null}
        </Row>
      ))}</Rows>
      {list.more === null ? null : <div className={css.more}><ActButton onClick={list.more} busy={list.loadingMore}>Show more</ActButton></div>}
    </>
  );
}

function Reasons({ run, reason, onReason }: { run: ImportRun; reason: string | null; onReason: (code: string | null) => void }) {
  const reasons = run.summary?.reasons ?? [];
  if (reasons.length === 0) return null;
  return (
    <div className={css.reasons}>
      <ul>
        {reasons.map((each) => (
          <li key={`${each.code}.${each.field ?? ''}`}>
            <button type="button" aria-pressed={reason === each.code} onClick={() => onReason(reason === each.code ? null : each.code)}>
              <b className="hb-figures">{each.rows.toLocaleString('en-GB')}</b>
              <span>{each.label === null ? '' : `${each.label}: `}{each.sentence}</span>
            </button>
          </li>
        ))}
      </ul>
      <ActButton icon={IconDownload} href={addressOf(refusedRows, { params: { importId: run.id } })} download>Download these rows with their reasons</ActButton>
    </div>
  );
}

function Tabs({ counts, absent, tab, onTab }: { counts: ImportCounts; absent: number; tab: Tab; onTab: (tab: Tab) => void }) {
  const all = [...tabs.map(({ id, label }) => ({ id: id as Tab, label, count: counts[id] })), ...(absent > 0 ? [{ id: 'absent' as Tab, label: 'Not in the file', count: absent }] : [])];
  return (
    <div className={css.tabs} role="group" aria-label="Rows by what they will do">
      {all.map(({ id, label, count }) => (
        <button key={id} type="button" aria-pressed={tab === id} data-tone={id === 'refuse' && count > 0 ? 'late' : undefined} onClick={() => onTab(id)}>
          <span className={css.tabCount}>{count.toLocaleString('en-GB')}</span>
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}

const firstTab = (counts: ImportCounts): Tab => (counts.refuse > 0 && counts.create + counts.change === 0 ? 'refuse' : counts.create > 0 ? 'create' : counts.change > 0 ? 'change' : counts.same > 0 ? 'same' : 'left');

function Apply({ run, counts, go }: { run: ImportRun; counts: ImportCounts; go: (step: Step) => void }) {
  const apply = useAct(applyImport, { onDone: () => go('result') });
  const anything = counts.create + counts.change > 0;
  return (
    <>
      <ProblemNote problem={apply.problem} />
      <div className={css.next}>
        {anything ? <ActButton kind="primary" busy={apply.busy} onClick={() => void apply.run({ params: { importId: run.id }, body: { version: run.version } })}>{applyText(counts, run.kind ?? 'people')}</ActButton> : <ActButton onClick={() => go('columns')}>Look at the columns again</ActButton>}
        <span className="hb-quiet">
          {leavesText(counts)}
          {run.summary !== null && run.summary.rowsWithheld > 0 ? ` ${run.summary.rowsWithheld.toLocaleString('en-GB')} go in without something; the row says what.` : ''}
          {run.summary !== null && run.summary.newPlaces.length > 0 ? ` New locations: ${run.summary.newPlaces.slice(0, 6).join(', ')}${run.summary.newPlaces.length > 6 ? ` and ${run.summary.newPlaces.length - 6} more` : ''}.` : ''}
          {run.summary === null || run.summary.rules.length === 0 ? '' : ` ${run.summary.rules.map(({ name, rows }) => `${rows.toLocaleString('en-GB')} ${rows === 1 ? 'row' : 'rows'} read by the rule “${name}”`).join(', ')}.`}
        </span>
      </div>
    </>
  );
}

export function PreviewStep({ run, go }: { run: ImportRun; go: (step: Step) => void }) {
  const [chosen, setTab] = useState<Tab | null>(() => (new URLSearchParams(location.search).get('show') === 'absent' ? 'absent' : null));
  const [reason, setReason] = useState<string | null>(null);
  const { counts } = run;
  if (run.status === 'previewing' || counts === null) return <Progress run={run} words="Deciding each row. Nothing changes yet." act={run.status === 'previewing' ? <StopPreview run={run} /> : null} />;
  const tab = chosen ?? firstTab(counts);
  return (
    <>
      {run.status === 'previewed' ? <Apply run={run} counts={counts} go={go} /> : null}
      <Card fit="flush">
        <Tabs counts={counts} absent={run.summary?.absent ?? 0} tab={tab} onTab={(next) => { setTab(next); setReason(null); }} />
        {tab === 'refuse' ? <Reasons run={run} reason={reason} onReason={setReason} /> : null}
        {tab === 'absent' ? <Absent run={run} /> : counts[tab] === 0 ? <EmptyState icon={IconListCheck} title="No such rows">Choose another of the counts above.</EmptyState> : <PreviewRows key={`${tab}.${reason ?? ''}`} run={run} verdict={tab} reason={reason} />}
      </Card>
    </>
  );
}

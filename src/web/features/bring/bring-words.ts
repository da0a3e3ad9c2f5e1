/** What the screens of an import say, and which step comes next. Counts first, then what follows from them. */
import type { ImportCounts, ImportRun, ImportRunRow } from '#contract/imports';
import type { ImportKind } from '#domain/import/field';
import type { Tone } from '#contract/today';

export const kindLabels: Record<ImportKind, string> = { people: 'People', assets: 'Assets', licences: 'Licences and seats', accounts: 'Accounts', locations: 'Locations' };

export const steps = ['columns', 'questions', 'preview', 'result'] as const;
export type Step = (typeof steps)[number];
export const stepLabels: Record<Step, string> = { columns: 'Columns', questions: 'Questions', preview: 'Preview', result: 'Done' };

const wentIn: readonly ImportRun['status'][] = ['applying', 'applied', 'stopped', 'undoing', 'undone', 'failed'];

/** Where a person stands with this file unless they chose another step. */
export function stepOf(run: Pick<ImportRun, 'status' | 'kind' | 'questions'>): Step {
  if (wentIn.includes(run.status)) return 'result';
  if (run.status === 'previewed' || run.status === 'previewing') return 'preview';
  return 'columns';
}

/** Steps that can be opened now. What was applied is not mapped again. */
export function openSteps(run: Pick<ImportRun, 'status' | 'kind'>): readonly Step[] {
  if (wentIn.includes(run.status)) return ['preview', 'result'];
  if (run.status === 'cancelled') return [];
  if (run.kind === null) return ['columns'];
  return run.status === 'read' ? ['columns', 'questions'] : ['columns', 'questions', 'preview'];
}

export const rowsText = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'row' : 'rows'}`;

/** Rows of licences may be seats, so they stay rows. */
const nouns: Record<ImportKind, readonly [one: string, many: string]> = { people: ['person', 'people'], assets: ['asset', 'assets'], licences: ['row', 'rows'], accounts: ['account', 'accounts'], locations: ['location', 'locations'] };
const counted = (n: number, kind: ImportKind): string => `${n.toLocaleString('en-GB')} ${nouns[kind][n === 1 ? 0 : 1]}`;

/** "Create 12 people and change 3" */
export function applyText(counts: ImportCounts, kind: ImportKind): string {
  if (counts.create === 0) return counts.change === 0 ? 'Nothing to do' : `Change ${counted(counts.change, kind)}`;
  return `Create ${counted(counts.create, kind)}${counts.change === 0 ? '' : ` and change ${counts.change.toLocaleString('en-GB')}`}`;
}

/** "12 people created, 3 changed" */
export function doneText(counts: ImportCounts, kind: ImportKind): string {
  if (counts.create === 0) return counts.change === 0 ? 'Nothing had to change' : `${counted(counts.change, kind)} changed`;
  return `${counted(counts.create, kind)} created${counts.change === 0 ? '' : `, ${counts.change.toLocaleString('en-GB')} changed`}`;
}

/** What the act leaves as it is, in one sentence. */
export function leavesText(counts: ImportCounts): string {
  const parts = [
    ...(counts.same > 0 ? [`${rowsText(counts.same)} already ${counts.same === 1 ? 'says' : 'say'} the same`] : []),
    ...(counts.left > 0 ? [`${rowsText(counts.left)} ${counts.left === 1 ? 'is' : 'are'} left alone, with ${counts.left === 1 ? 'its' : 'their'} reason`] : []),
    ...(counts.refuse > 0 ? [`${rowsText(counts.refuse)} ${counts.refuse === 1 ? 'stays' : 'stay'} out, with ${counts.refuse === 1 ? 'its' : 'their'} reason`] : []),
  ];
  return parts.length === 0 ? 'Every row goes in.' : `${parts.join('; ')}.`;
}

export const isUnderWay = (run: Pick<ImportRun, 'status'>): boolean => ['previewing', 'applying', 'undoing'].includes(run.status);

export function stateOf(run: Pick<ImportRunRow, 'status'>): { tone: Tone; label: string } {
  switch (run.status) {
    case 'read': return { tone: 'due', label: 'waits for you' };
    case 'previewing': return { tone: 'moving', label: 'being previewed' };
    case 'previewed': return { tone: 'due', label: 'previewed' };
    case 'applying': return { tone: 'moving', label: 'going in' };
    case 'applied': return { tone: 'home', label: 'done' };
    case 'stopped': return { tone: 'due', label: 'stopped in the middle' };
    case 'undoing': return { tone: 'moving', label: 'being taken back' };
    case 'undone': return { tone: 'quiet', label: 'taken back' };
    case 'cancelled': return { tone: 'quiet', label: 'put aside' };
    case 'failed': return { tone: 'late', label: 'stopped' };
  }
}

export function titleOf(run: ImportRun): string {
  const what = run.kind === null ? run.fileName : `${run.rows.toLocaleString('en-GB')} ${run.rows === 1 ? 'row' : 'rows'} of ${kindLabels[run.kind].toLowerCase()}`;
  if (run.status === 'applied' && run.counts !== null && run.kind !== null) return doneText(run.counts, run.kind);
  if (run.status === 'applying') return 'Your file is going in';
  if (run.status === 'stopped') return `Stopped after ${rowsText(run.done)}`;
  if (run.status === 'undoing') return 'Your file is being taken back';
  if (run.status === 'undone') return 'This file was taken back';
  return what;
}

/** "about 40 seconds left", from how much was done in how long; nothing while there is too little to go by. */
export function timeLeft(done: number, of: number, seconds: number): string | null {
  if (done <= 0 || seconds < 2 || done >= of) return null;
  const left = Math.ceil(((of - done) * seconds) / done);
  if (left < 60) return `about ${left} ${left === 1 ? 'second' : 'seconds'} left`;
  const minutes = Math.ceil(left / 60);
  return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left`;
}

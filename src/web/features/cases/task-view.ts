/**
 * How a case's tasks are read: which state a task shows, when it is due in
 * words, what it waits for, and what finishes it without anyone ticking.
 */
import type { Case, Task } from '#contract/cases';
import { dateIn, dateText, dueText } from '../../platform/zone.ts';
import type { ChecklistState } from '../../ui/nested-checklist.tsx';
import { clockText, dayText, isPast, timeText, todayIn } from './around.ts';
import type { Around } from './around.ts';
import { listed } from './case-words.ts';

export const isSettled = (task: Pick<Task, 'status'>): boolean => task.status === 'done' || task.status === 'not_needed' || task.status === 'withdrawn';

/** Facts with a place of their own: ticking would be a lie in the record. */
const follows: Record<string, string> = {
  asset_received: 'when it is received at the station',
  asset_unlocked: 'when the workshop has cleared its locks',
  asset_ready: 'when the workshop has it ready',
  clearance_issued: 'when the clearance is issued',
  helpers_thanked: 'when the last thank-you of this case was sent',
};

/** "Ticks itself when it is received at the station", or null where a person ticks. */
export const followsText = (task: Pick<Task, 'completes'>): string | null => (task.completes === null ? null : (follows[task.completes] ?? null));

/** Is something under way for it that nobody here needs to push? */
function isMoving(task: Task, one: Pick<Case, 'asks' | 'assets'>): boolean {
  if (task.ask !== null && one.asks.some((ask) => ask.kind === task.ask && (ask.status === 'sent' || ask.status === 'answered'))) return true;
  const subject = task.subject?.kind === 'asset' && task.completes === 'asset_received' ? task.subject.id : null;
  return subject !== null && one.assets.some((asset) => asset.assetId === subject && asset.status === 'handed_over');
}

export function taskState(task: Task, one: Pick<Case, 'asks' | 'assets'>, around: Around): ChecklistState {
  if (task.status === 'done') return 'done';
  if (task.status === 'not_needed' || task.status === 'withdrawn') return 'dropped';
  if (task.status === 'waiting') return 'blocked';
  if (task.dueAt !== null && isPast(task.dueAt, around) && around.saysOverdue) return 'late';
  return isMoving(task, one) ? 'running' : 'open';
}

const offsetText = (offset: Readonly<Record<string, number>> | undefined): string => {
  const days = offset?.['days'] ?? 0;
  const working = offset?.['workingDays'] ?? 0;
  const hours = offset?.['hours'] ?? 0;
  return [days === 0 ? '' : `${days} ${days === 1 ? 'day' : 'days'}`, working === 0 ? '' : `${working} working ${working === 1 ? 'day' : 'days'}`, hours === 0 ? '' : `${hours} h`].filter(Boolean).join(' and ');
};

/** Before its anchor has happened a task has no date: "3 working days after arrival". */
function unanchoredText(due: Task['due']): string {
  const wait = offsetText(due.offset);
  if (due.anchor === 'receipt') return wait === '' ? 'on arrival' : `${wait} after arrival`;
  if (due.anchor === 'parent_done') return wait === '' ? 'right after' : `${wait} after that`;
  return 'no date yet';
}

/** At the cut-off the minute matters, also afterwards. */
const isAtCutOff = (task: Pick<Task, 'due'>): boolean => task.due.anchor === 'cut_off' && !task.due.offset?.['workingDays'] && !task.due.offset?.['days'];
const namesHour = (task: Pick<Task, 'due'>): boolean => task.due.at !== undefined || isAtCutOff(task);

function openDueText(task: Task, dueAt: string, around: Around): string {
  const on = dateIn(around.zone, new Date(dueAt));
  const today = todayIn(around);
  const late = isPast(dueAt, around);
  if (late && !around.saysOverdue) return `planned for ${dateText(on, today)}`;
  if (late && on === today) return `late since ${timeText(dueAt, around)}`;
  const text = dueText(on, today);
  if (late) return text;
  return on === today || namesHour(task) ? `${text}, ${timeText(dueAt, around)}` : text;
}

/** "due Mon", "2 days late", "10 Nov" once done, "3 working days after arrival". Null where nothing is to say. */
export function whenText(task: Task, around: Around): string | null {
  if (task.status === 'not_needed' || task.status === 'withdrawn') return null;
  if (task.status === 'done') return task.doneAt === null ? null : isAtCutOff(task) ? clockText(task.doneAt, around) : dayText(task.doneAt, around);
  return task.dueAt === null ? unanchoredText(task.due) : openDueText(task, task.dueAt, around);
}

/** Titles of what has to happen first, as far as it has not. */
export function waitsFor(task: Task, tasks: readonly Task[]): string[] {
  return task.after.flatMap((key) => tasks.filter((other) => other.key === key && !isSettled(other)).map((other) => other.title));
}

/** The policy's sentence as it stands in a line that begins with "Because". */
export const becauseText = (because: string): string => {
  const text = because.trim().replace(/\.$/, '');
  const isName = /^[\p{Lu}][\p{Ll}'’-]+ [\p{Lu}]/u.test(text) || /^(I|IT|HR|AWS)\b/.test(text);
  return isName ? text : text.charAt(0).toLowerCase() + text.slice(1);
};

function settledDetail(task: Task, one: Pick<Case, 'asks'>): string | null {
  const ask = task.ask === null ? undefined : one.asks.find((other) => other.kind === task.ask && other.answer === 'done');
  if (ask !== undefined && task.status === 'done' && ask.secondsTaken !== null) return `Answered by ${ask.helper.name} in ${secondsText(ask.secondsTaken)}`;
  const by = task.doneBy === null ? null : task.status === 'done' ? `Done by ${task.doneBy}` : `Set aside by ${task.doneBy}`;
  const note = task.note === null ? null : `“${task.note}”`;
  return [by, note].filter((part) => part !== null).join(' · ') || null;
}

export const secondsText = (seconds: number): string => (seconds < 120 ? `${seconds} seconds` : `${Math.round(seconds / 60)} minutes`);

/** The quiet line under a title: how it went, what it waits for, or why it is there. */
export function detailText(task: Task, one: Pick<Case, 'asks' | 'tasks'>): string | null {
  if (isSettled(task)) return settledDetail(task, one);
  const help = task.ask === null ? undefined : one.asks.find((ask) => ask.kind === task.ask && ask.needsHand);
  if (help !== undefined) return `${help.helper.name} asked for a hand${help.answerNote === null ? '' : `: “${help.answerNote}”`} · nothing more is sent until it is settled`;
  const waiting = task.status === 'waiting' ? waitsFor(task, one.tasks) : [];
  if (waiting.length > 0) return `Waits for ${listed(waiting.slice(0, 2).map((title) => `“${title}”`))}${waiting.length > 2 ? ` and ${waiting.length - 2} more` : ''}`;
  const itself = followsText(task);
  return `Because: ${becauseText(task.because)}${itself === null ? '' : ` · ticks itself ${itself}`}`;
}

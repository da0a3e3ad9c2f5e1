/** The one line of time of a case: Agreed, Asked, Last day, Access ended, Return by, Cleared; each as it really stands. */
import type { Case } from '#contract/cases';
import { dateIn, dateText } from '../../platform/zone.ts';
import type { TimelineStep } from '../../ui/timeline.tsx';
import { clockText, dayText, isPast, lengthText, timeText, todayIn } from './around.ts';
import type { Around } from './around.ts';

export type TimelineCase = Pick<Case, 'openedAt' | 'reason' | 'status' | 'asks' | 'askFrom' | 'toLeaver' | 'toldAt' | 'lastWorkingOn' | 'timeZone' | 'cutOffAt' | 'accounts' | 'returnByOn' | 'assets' | 'clearedAt' | 'cancelledAt'>;
type Fact = { id: string; label: string; detail?: string; state: 'done' | 'late' | 'still' };

function asked(one: TimelineCase, around: Around): Fact {
  const sent = one.asks.flatMap((ask) => ask.sentAt ?? []).sort()[0];
  const step = { id: 'asked', label: 'Asked' };
  if (sent !== undefined) return { ...step, detail: dayText(sent, around), state: 'done' };
  if (one.toLeaver === 'never') return { ...step, detail: 'no message goes out', state: 'still' };
  if (one.toLeaver === 'after_told' && one.toldAt === null) return { ...step, detail: 'once they were told', state: 'still' };
  return { ...step, state: 'still', ...(one.askFrom === null ? {} : { detail: isPast(one.askFrom, around) ? 'not yet' : dayText(one.askFrom, around) }) };
}

function accessEnded(one: TimelineCase, around: Around): Fact {
  const step = { id: 'access', label: 'Access ended' };
  const open = one.accounts.filter((account) => account.status === 'active');
  const isOver = isPast(one.cutOffAt, around);
  if (one.accounts.length === 0) return { ...step, label: isOver ? 'Access ended' : 'Access ends', detail: isOver ? 'no account known' : clockText(one.cutOffAt, around), state: isOver ? 'done' : 'still' };
  if (open.length > 0) {
    const detail = isOver ? `${open.length} of ${one.accounts.length} still open` : clockText(one.cutOffAt, around);
    return { ...step, label: isOver ? 'Access' : 'Access ends', detail, state: isOver && !around.isSilent ? 'late' : 'still' };
  }
  const last = one.accounts.flatMap((account) => account.endedAt ?? []).sort().at(-1) ?? one.cutOffAt;
  const worst = Math.max(...one.accounts.map((account) => account.minutesLate));
  const isEarly = one.accounts.some((account) => account.timing === 'early');
  return { ...step, detail: `${timeText(last, around)}, ${worst > 0 && !around.isSilent ? `${lengthText(worst)} after the cut-off` : isEarly ? 'some early' : 'on time'}`, state: 'done' };
}

const isOut = (asset: Case['assets'][number]): boolean => asset.status === 'expected' || asset.status === 'handed_over' || asset.status === 'disputed';

function returnBy(one: TimelineCase, around: Around): Fact {
  const out = one.assets.filter(isOut).length;
  const isOver = todayIn(around) > one.returnByOn;
  const day = dateText(one.returnByOn, todayIn(around));
  if (one.assets.length > 0 && out === 0) return { id: 'return', label: 'Returned', detail: `by ${day}`, state: 'done' };
  if (one.assets.length === 0) return { id: 'return', label: 'Return by', detail: `${day}, nothing to bring`, state: isOver ? 'done' : 'still' };
  return { id: 'return', label: 'Return by', detail: isOver ? `${day}, ${out} still out` : day, state: isOver && around.saysOverdue ? 'late' : 'still' };
}

function lastDay(one: TimelineCase, around: Around): Fact {
  const today = todayIn(around);
  return { id: 'lastDay', label: 'Last day', detail: dateText(one.lastWorkingOn, today), state: today > one.lastWorkingOn ? 'done' : 'still' };
}

/** Nobody agreed to these. */
const notAgreed = new Set<Case['reason']>(['dismissal', 'redundancy', 'death']);

/** Only a real past is drawn as past: the next thing that has not happened is "now", unless the case has stopped. */
export function timelineSteps(one: TimelineCase, around: Around): TimelineStep[] {
  const access = accessEnded(one, around);
  const day = lastDay(one, around);
  const isCutOffFirst = dateIn(one.timeZone, new Date(one.cutOffAt)) < one.lastWorkingOn;
  const end: Fact = one.status === 'cancelled' && one.cancelledAt !== null
    ? { id: 'cancelled', label: 'Cancelled', detail: dayText(one.cancelledAt, around), state: 'done' }
    : { id: 'cleared', label: 'Cleared', state: one.status === 'cleared' ? 'done' : 'still', ...(one.clearedAt === null ? {} : { detail: dayText(one.clearedAt, around) }) };
  const facts: Fact[] = [
    { id: 'agreed', label: notAgreed.has(one.reason) ? 'Opened' : 'Agreed', detail: dayText(one.openedAt, around), state: 'done' }, asked(one, around), ...(isCutOffFirst ? [access, day] : [day, access]), returnBy(one, around), end,
  ];
  if (one.status === 'cancelled') return facts.filter((fact) => fact.state !== 'still').map((fact) => ({ ...fact, state: 'done' }));
  const next = one.status === 'open' ? facts.findIndex((fact, index) => fact.state === 'still' && facts.slice(index + 1).every((later) => later.state !== 'done')) : -1;
  return facts.map(({ state, ...fact }, index) => ({ ...fact, state: state !== 'still' ? state : index === next ? 'now' : 'ahead' }));
}

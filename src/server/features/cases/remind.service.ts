/**
 * Reminders and escalation as the policy has them: each rung asks less of the
 * helper than the one before, they stop with the answer, and what a helper
 * cannot do becomes a task of ours. Rule: PRODUCT, flow 4; FIELD (d) 11.
 */
import { addHours, addWorkingDays, localDateAt, instantAt, addDays } from '#domain/case/dates';
import { weekendOf } from '#domain/case/weekend';
import type { Escalation, Offset, Reminder } from '#domain/policy/policy-document';
import type { DeadlineRow } from '../../platform/deadlines/deadline.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsk } from '../asks/find-ask.service.ts';
import { writeAgain } from '../asks/send-ask.service.ts';
import { setDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { askToday } from './addressee.service.ts';
import { caseById, lockCase, type CaseRecord } from './case.repo.ts';
import { composeReminder, saysNothing } from './compose-ask.service.ts';
import { addOwnTask } from './own-task.service.ts';
import type { TaskRecord } from './task.repo.ts';

export type Rung = { readonly step: number; readonly at: string; readonly help: Reminder['help'] | 'escalate'; readonly escalateTo: string | null; readonly because: string | null };

/** The instants of the ladder, in order; in the leaver's working time. */
export function remindersOf(tasks: readonly Pick<TaskRecord, 'definition'>[], row: Pick<CaseRecord, 'time_zone' | 'site_country' | 'site_holidays'>, times: { askedAt: string; dueAt: string }): Rung[] {
  const calendar = { timeZone: row.time_zone, weekend: weekendOf(row.site_country ?? ''), holidays: new Set(row.site_holidays ?? []) };
  const instant = (from: 'asked' | 'due', after: Offset): string => {
    const start = from === 'asked' ? times.askedAt : times.dueAt;
    if (!after.days && !after.workingDays) return new Date(addHours(start, after.hours ?? 0)).toISOString();
    const on = addWorkingDays(addDays(localDateAt(start, calendar.timeZone), after.days ?? 0), after.workingDays ?? 0, calendar);
    return new Date(instantAt(on, '10:00', calendar.timeZone)).toISOString();
  };
  const rungs = tasks.flatMap(({ definition }) => {
    const { reminders, escalation } = definition as { reminders: readonly Reminder[]; escalation: Escalation | null };
    return [
      ...reminders.map((r) => ({ at: instant(r.from, r.after), help: r.help as Rung['help'], escalateTo: null, because: null })),
      ...(escalation ? [{ at: instant(escalation.from, escalation.after), help: 'escalate' as const, escalateTo: escalation.to, because: escalation.because }] : []),
    ];
  });
  return rungs.sort((a, b) => a.at.localeCompare(b.at)).map((rung, index) => ({ ...rung, step: index + 1 }));
}

/** A rung is due: nothing when the ask was answered; later when the helper chose a later day. */
export async function remind(unit: Unit, deadline: DeadlineRow): Promise<void> {
  if (deadline.caseId !== null) await lockCase(unit.tx, deadline.caseId);
  const ask = await getAsk(unit, deadline.subjectId);
  const row = ask?.case_id ? await caseById(unit.tx, ask.case_id) : undefined;
  if (!ask || !row || ask.status !== 'sent' || row.status !== 'open') return;
  // A day the helper chose, or the end of an embargo that was put on the case since: not before, and then once.
  const notBefore = [ask.later_until, row.embargo_until].filter((at): at is string => at !== null && at > unit.now).sort().at(-1);
  if (notBefore !== undefined) {
    await setDeadlines(unit, [{ kind: 'ask.reminder', subjectId: ask.id, step: deadline.step + 100, caseId: row.id, dueAt: notBefore, payload: deadline.payload }]);
    return;
  }
  const help = String(deadline.payload['help']) as Rung['help'];
  if (help === 'nudge' || help === 'easier_way') {
    if (ask.kind === 'leaver_return' && (await saysNothing(unit, row))) return;
    await writeAgain(unit, await askToday(unit, row, ask), `ask:${ask.id}:reminder:${deadline.step}`, 'reminder', composeReminder(row, ask, help));
    return;
  }
  const owner = help === 'escalate' ? String(deadline.payload['escalateTo'] ?? 'it') : 'it';
  await addOwnTask(unit, row, {
    key: `help/${ask.id}/${deadline.step}`, owner, title: help === 'we_take_it' ? `Take over from ${ask.helper_name}: ${ask.title}` : `Call ${ask.helper_name} and find an easy way`,
    because: help === 'escalate' ? String(deadline.payload['because'] ?? '') : 'They were asked and have not answered; a person is easier than another message.', effortSeconds: 300,
  });
}

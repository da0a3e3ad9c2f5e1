/** The deadlines of a case: when to ask, when access ends, when the person has left. Rows, moved by moving rows. */
import { addDays, instantAt } from '#domain/case/dates';
import { cancelDeadlines, setDeadlines, type DeadlineDraft } from '../../platform/deadlines/deadline.repo.ts';
import type { DeadlineHandler } from '../../platform/deadlines/deadline.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { markPerson } from '../people/save-person.service.ts';
import { askForCase } from './ask-for-case.service.ts';
import { caseById } from './case.repo.ts';
import { remind } from './remind.service.ts';

export type Schedule = { readonly id: string; readonly lastWorkingOn: string; readonly timeZone: string; readonly askFrom: string | null; readonly isTransfer: boolean; /** A new schedule of the same case is another step, so that what fired stays fired. */ readonly step: number };

export async function scheduleCase(unit: Unit, schedule: Schedule): Promise<void> {
  await cancelDeadlines(unit, { subjectId: schedule.id, kinds: ['case.ask', 'case.exit'] });
  await setDeadlines(unit, deadlinesOf(schedule));
}

export const deadlinesOf = (schedule: Schedule): DeadlineDraft[] => [
  ...(schedule.askFrom === null ? [] : [{ kind: 'case.ask', dueAt: schedule.askFrom }]),
  ...(schedule.isTransfer ? [] : [{ kind: 'case.exit', dueAt: instantAt(addDays(schedule.lastWorkingOn, 1), '00:00', schedule.timeZone) }]),
].map(({ kind, dueAt }) => ({ kind, subjectId: schedule.id, step: schedule.step, caseId: schedule.id, dueAt }));

export const caseDeadlines = (): DeadlineHandler[] => [
  { kind: 'case.ask', handle: async (unit, { subjectId }) => { await askForCase(unit, subjectId, ['leaver_return', 'manager_confirm']); } },
  {
    kind: 'case.exit',
    handle: async (unit, { subjectId }) => {
      const row = await caseById(unit.tx, subjectId);
      if (row && row.status !== 'cancelled') await markPerson(unit, row.person_id, 'left', subjectId);
    },
  },
  { kind: 'ask.reminder', handle: (unit, deadline) => remind(unit, deadline) },
];

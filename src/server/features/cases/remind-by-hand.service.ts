/** One more kind reminder, because a person decided so. */
import type { Ask } from '#contract/asks';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsk, readOne } from '../asks/find-ask.service.ts';
import { writeAgain } from '../asks/send-ask.service.ts';
import { askToday } from './addressee.service.ts';
import { caseById } from './case.repo.ts';
import { composeReminder } from './compose-ask.service.ts';

export async function remindByHand(unit: Unit, askId: string): Promise<Verdict<Ask>> {
  const ask = await getAsk(unit, askId);
  const row = ask?.case_id ? await caseById(unit.tx, ask.case_id) : undefined;
  if (!ask || !row) return refuse('not_found');
  if (ask.status !== 'sent' || row.status !== 'open') return refuse('wrong_state', { status: ask.status, action: 'remind', allowed: [] });
  // Once a day at most, however often it is pressed.
  await writeAgain(unit, await askToday(unit, row, ask), `ask:${askId}:by-hand:${unit.now.slice(0, 10)}`, 'reminder', composeReminder(row, ask, 'nudge'));
  return readOne(unit, askId);
}

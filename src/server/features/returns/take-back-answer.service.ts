/** An answer that was a slip of the thumb, taken back within ten minutes: what it moved goes back to where it was. */
import { canTakeBack } from '#domain/ask/ask-lifecycle';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { reopenAnswer } from '../asks/answer-ask.service.ts';
import { asksOf, withdrawByHand } from '../asks/find-ask.service.ts';
import { actOnLine, noteClaim } from '../cases/act-on-line.service.ts';
import { nameSuccessor, reopenAskTasks } from '../cases/answered-ask.service.ts';
import { dropOwnTasks } from '../cases/own-task.service.ts';
import { withdrawDeed } from '../partners/record-deed.service.ts';
import { withdrawReturns } from '../shipments/announce-return.service.ts';
import type { LeaverAnswerFacts } from './answer-leaver-ask.service.ts';
import { namedBefore } from './answer-manager-ask.service.ts';
import type { AskPage } from './ask-page.service.ts';

export async function takeBackAnswer(unit: Unit, page: AskPage): Promise<Verdict<true>> {
  const { ask } = page;
  if (ask.status === 'sent') return allow(true);
  if (ask.answered_at === null || ask.handled_at !== null || !canTakeBack(ask.answered_at, unit.now)) return refuse('too_late_to_take_back');
  const reopened = await reopenAnswer(unit, ask);
  if (!reopened.ok) return reopened;
  await dropOwnTasks(unit, page.record, (key) => key.endsWith(`/${ask.id}`));
  if (ask.kind === 'leaver_return') await undoLeaver(unit, page);
  else await undoManager(unit, page);
  await reopenAskTasks(unit, ask);
  return allow(true);
}

async function undoLeaver(unit: Unit, page: AskPage): Promise<void> {
  const lines = (page.ask.answer_facts as Partial<LeaverAnswerFacts>).lines ?? [];
  for (const { assetId } of lines) {
    const thing = page.things.find((one) => one.assetId === assetId);
    if (thing?.status === 'disputed') await actOnLine(unit, { caseId: page.caseId, assetId, action: 'settle_as_expected' });
    if (thing?.status === 'disputed' || thing?.status === 'expected') await noteClaim(unit, { caseId: page.caseId, assetId, claim: null, note: null, batteryUnsafe: false });
    await dropOwnTasks(unit, page.record, (key) => key === `dispute/${assetId}` || key === `battery/${assetId}`);
  }
  await withdrawReturns(unit, page.caseId);
}

async function undoManager(unit: Unit, page: AskPage): Promise<void> {
  await withdrawDeed(unit, 'manager_confirmed', page.ask.id);
  await withdrawDeed(unit, 'referred', page.ask.id);
  if (page.answer === 'done' && namedBefore(page)) await nameSuccessor(unit, page.caseId, null);
  for (const other of await asksOf(unit, page.caseId)) {
    if (other.referred_from_id === page.ask.id && (other.status === 'sent' || other.status === 'prepared')) await withdrawByHand(unit, other.id, 'the referral was taken back');
  }
}

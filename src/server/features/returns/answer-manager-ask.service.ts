/**
 * A manager answered: the list is confirmed line by line, what is missing is
 * looked into without touching a record, who takes over is noted, and what
 * else was named becomes a task of ours. Their deed is remembered.
 */
import { isSameAnswer } from '#domain/ask/ask-lifecycle';
import { readManagerAnswer, type ManagerAnswer, type ManagerForm } from '#domain/ask/manager-answer';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { recordAnswer } from '../asks/answer-ask.service.ts';
import { confirmLine } from '../cases/act-on-line.service.ts';
import { finishAskTasks, nameSuccessor } from '../cases/answered-ask.service.ts';
import { addOwnTask } from '../cases/own-task.service.ts';
import { recordDeed } from '../partners/record-deed.service.ts';
import type { AskPage } from './ask-page.service.ts';
import { resolvePerson } from './find-successor.service.ts';

export type ManagerAnswerFacts = Pick<ManagerAnswer, 'confirmed' | 'missing' | 'somethingElse' | 'successor'>;
export type GivenManagerForm = Omit<ManagerForm, 'note'> & { readonly successorId: string };

export async function answerManagerAsk(unit: Unit, page: AskPage, form: GivenManagerForm): Promise<Verdict<ManagerAnswerFacts>> {
  const who = await resolvePerson(unit, form.successor, form.successorId, page.manager?.candidates ?? [], page.record.person_id);
  if (!who.ok) return who;
  const read = readManagerAnswer({ ...form, successor: '', note: '' }, page.things.map((thing) => thing.assetId), []);
  if (!read.ok) return read;
  const { confirmed, missing, somethingElse } = read.value;
  const facts: ManagerAnswerFacts = { confirmed, missing, somethingElse, successor: who.value };
  if (page.answer === 'done' && isSameAnswer({ answer: 'done', note: null, laterUntil: null, facts }, { answer: 'done', note: null, laterUntil: null, facts: page.ask.answer_facts })) return allow(facts);
  const recorded = await recordAnswer(unit, page.ask, { answer: 'done', facts });
  if (!recorded.ok) return recorded;
  for (const assetId of confirmed) await confirmLine(unit, page.caseId, assetId, true);
  for (const assetId of missing) await confirmLine(unit, page.caseId, assetId, false);
  // Nobody named here leaves who was named elsewhere; only this ask's own earlier word is taken back.
  if (who.value.kind === 'person') await nameSuccessor(unit, page.caseId, who.value.id);
  else if (namedBefore(page)) await nameSuccessor(unit, page.caseId, null);
  await addTasks(unit, page, facts);
  await finishAskTasks(unit, page.ask);
  await recordDeed(unit, {
    caseId: page.caseId, kind: 'manager_confirmed', helper: { personId: page.ask.helper_person_id, name: page.ask.helper_name, email: page.ask.helper_email }, subject: { kind: 'ask', id: page.ask.id },
    what: page.manager?.leaverName ? `looked over the list of what ${page.manager.leaverName} has from us` : "looked over the list of a colleague's equipment", happenedAt: unit.now, zone: page.zone,
  });
  return allow(facts);
}

/** Is who takes over today the one that this ask's answer named? */
export function namedBefore({ ask, record }: Pick<AskPage, 'ask' | 'record'>): boolean {
  const { successor } = ask.answer_facts as Partial<ManagerAnswerFacts>;
  return successor?.kind === 'person' && successor.id === record.successor_id;
}

async function addTasks(unit: Unit, page: AskPage, facts: ManagerAnswerFacts): Promise<void> {
  const names = page.things.filter((thing) => facts.missing.includes(thing.assetId)).map((thing) => thing.what);
  if (names.length > 0) {
    await addOwnTask(unit, page.record, { key: `not-there/${page.ask.id}`, owner: 'it', title: `Look for ${names.join(', ')}`, because: `${page.ask.helper_name} says it is not there. The record stays as it is until somebody has looked.`, effortSeconds: 600 });
  }
  if (facts.somethingElse !== null) {
    await addOwnTask(unit, page.record, { key: `something-else/${page.ask.id}`, owner: 'it', title: `Add to the list what ${page.ask.helper_name} named: ${facts.somethingElse}`, because: 'The manager knows the desk; the record does not have it yet.', effortSeconds: 300 });
  }
  if (facts.successor.kind === 'name_only') {
    await addOwnTask(unit, page.record, { key: `successor/${page.ask.id}`, owner: 'hr', title: `Find “${facts.successor.name}”, who takes over from ${page.record.person_name}`, because: `${page.ask.helper_name} named somebody whom the records do not know by that name.`, effortSeconds: 120 });
  }
}

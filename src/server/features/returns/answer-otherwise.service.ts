/** The other answers, open to every helper: later, need help, not me, can't. Each ends the chasing; none is held against anyone. */
import { checkLaterDay, isSameAnswer, type Answer } from '#domain/ask/ask-lifecycle';
import { cleanNote } from '#domain/ask/leaver-answer';
import { instantAt, localDateAt } from '#domain/case/dates';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { recordAnswer } from '../asks/answer-ask.service.ts';
import { passOnAsk } from '../cases/answered-ask.service.ts';
import { addOwnTask } from '../cases/own-task.service.ts';
import { recordDeed } from '../partners/record-deed.service.ts';
import type { AskPage } from './ask-page.service.ts';
import { resolvePerson } from './find-successor.service.ts';

export type OtherAnswer =
  | { readonly answer: 'later'; readonly on: string }
  | { readonly answer: 'need_help' | 'cant'; readonly note: string }
  | { readonly answer: 'not_me'; readonly name: string; readonly nameId: string; readonly isUnknown: boolean; readonly note: string };

export async function answerOtherwise(unit: Unit, page: AskPage, given: OtherAnswer): Promise<Verdict<true>> {
  if (given.answer === 'later') return putOff(unit, page, given.on);
  if (given.answer === 'not_me') return page.ask.kind === 'manager_confirm' ? passOn(unit, page, given) : say(unit, page, 'not_me', given.note, {}, 'Find the right address');
  return say(unit, page, given.answer, given.note, {}, given.answer === 'need_help' ? 'Help' : 'Find another way');
}

async function putOff(unit: Unit, page: AskPage, on: string): Promise<Verdict<true>> {
  const refusal = checkLaterDay(on, localDateAt(unit.now, page.zone));
  if (refusal) return refuse('day_unsuitable', { because: refusal });
  const laterUntil = instantAt(on, '09:00', page.zone);
  if (page.answer === 'later' && page.ask.later_until !== null && Date.parse(page.ask.later_until) === Date.parse(laterUntil)) return allow(true);
  const recorded = await recordAnswer(unit, page.ask, { answer: 'later', laterUntil, facts: page.ask.answer_facts as object });
  return recorded.ok ? allow(true) : recorded;
}

/** Noted, and a person of ours takes it from here. */
async function say(unit: Unit, page: AskPage, answer: Exclude<Answer, 'done' | 'later'>, words: string, facts: object, task: string | null, referToId?: string): Promise<Verdict<true>> {
  const note = cleanNote(words);
  const given = { answer, note, laterUntil: null, facts };
  if (page.answer === answer && isSameAnswer(given, { ...given, note: page.ask.answer_note, facts: page.ask.answer_facts })) return allow(true);
  const recorded = await recordAnswer(unit, page.ask, { answer, note, facts, ...(referToId ? { referToId } : {}) });
  if (!recorded.ok) return recorded;
  if (task !== null) {
    await addOwnTask(unit, page.record, {
      key: `answer/${answer}/${page.ask.id}`, owner: 'it', title: `${task}: ${page.ask.helper_name}, about “${page.ask.title}”`, because: note === null ? 'They said so on their page. Nobody reminds them meanwhile.' : `In their words: “${note}”. Nobody reminds them meanwhile.`, effortSeconds: 600,
    });
  }
  return allow(true);
}

/** "Not me: ask Priya": passed on at once, and thanked for. Not knowing who is an answer too. */
async function passOn(unit: Unit, page: AskPage, given: Extract<OtherAnswer, { answer: 'not_me' }>): Promise<Verdict<true>> {
  if (given.name.trim() === '' && given.nameId === '') return given.isUnknown ? say(unit, page, 'not_me', given.note, {}, 'Find who knows') : refuse('nobody_named');
  const who = await resolvePerson(unit, given.name, given.nameId, page.manager?.candidates ?? [], page.record.person_id);
  if (!who.ok) return who;
  if (who.value.kind !== 'person') return say(unit, page, 'not_me', given.note, { named: given.name.trim().slice(0, 200) }, `Ask ${given.name.trim().slice(0, 80)} instead`);
  if (page.answer === 'not_me' && page.ask.referred_to_id === who.value.id) return allow(true);
  const said = await say(unit, page, 'not_me', given.note, { named: who.value.name }, null, who.value.id);
  if (!said.ok) return said;
  const passed = await passOnAsk(unit, page.ask, who.value.id);
  if (!passed.ok) return passed.error.code === 'no_reachable_address' ? noteUnreachable(unit, page, who.value.name) : passed;
  await recordDeed(unit, {
    caseId: page.caseId, kind: 'referred', helper: { personId: page.ask.helper_person_id, name: page.ask.helper_name, email: page.ask.helper_email }, subject: { kind: 'ask', id: page.ask.id }, what: `sent us to ${who.value.name}`, happenedAt: unit.now, zone: page.zone,
  });
  return allow(true);
}

async function noteUnreachable(unit: Unit, page: AskPage, name: string): Promise<Verdict<true>> {
  await addOwnTask(unit, page.record, { key: `answer/unreachable/${page.ask.id}`, owner: 'it', title: `Ask ${name} instead of ${page.ask.helper_name}`, because: 'They were named as the one who knows, and the records have no address of theirs.', effortSeconds: 300 });
  return allow(true);
}

/**
 * A leaver answered. Each thing gets what was said about it: what comes is
 * announced with its way, what is disputed is looked into and no longer chased,
 * a battery that must not travel brings a person. The same answer twice is the
 * same answer; another one replaces it and moves only what differs.
 */
import { isSameAnswer, type GivenAnswer } from '#domain/ask/ask-lifecycle';
import { readLeaverAnswer, type AnsweredLine, type LeaverAnswer, type LeaverForm } from '#domain/ask/leaver-answer';
import { addDays, instantAt, localDateAt } from '#domain/case/dates';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { recordAnswer } from '../asks/answer-ask.service.ts';
import { actOnLine, noteClaim } from '../cases/act-on-line.service.ts';
import { finishAskTasks } from '../cases/answered-ask.service.ts';
import { addOwnTask } from '../cases/own-task.service.ts';
import { setContact } from '../cases/read-case.service.ts';
import { announceReturn, withdrawReturns } from '../shipments/announce-return.service.ts';
import { isAskedAbout, type AskPage, type ListedThing } from './ask-page.service.ts';

/** What is kept of an answer beside the ask; the page and the console read it. */
export type LeaverAnswerFacts = {
  readonly lines: readonly { readonly assetId: string; readonly claim: AnsweredLine['claim']; readonly means: AnsweredLine['means'] }[];
  readonly open: number; readonly way: LeaverAnswer['way']; readonly contact: boolean; readonly parcelId: string | null; readonly boxCode: string | null;
};

/** How long the rest of a partial answer is left in peace. */
const restDays = 3;

export async function answerLeaverAsk(unit: Unit, page: AskPage, form: LeaverForm): Promise<Verdict<LeaverAnswerFacts>> {
  const leaver = page.leaver;
  const asked = page.things.filter(isAskedAbout);
  const read = readLeaverAnswer(form, asked, (coming, unsafe) => leaver?.ways(coming.map((one) => one.category), unsafe) ?? ['person']);
  if (!read.ok) return read;
  const answer = read.value;
  const before = page.ask.answer_facts as Partial<LeaverAnswerFacts>;
  if (isRepeat(page, answer, before)) return allow(before as LeaverAnswerFacts);
  for (const line of answer.lines) {
    const applied = await applyLine(unit, page, line, asked);
    if (!applied.ok) return applied;
  }
  const home = await bringHome(unit, page, answer);
  if (!home.ok) return home;
  if (answer.contact) await setContact(unit, page.caseId, { email: answer.contact.email ?? undefined, phone: answer.contact.phone ?? undefined }, 'leaver');
  const facts: LeaverAnswerFacts = {
    lines: answer.lines.map(({ assetId, claim, means }) => ({ assetId, claim, means })), open: answer.open.length, way: answer.way, contact: answer.contact !== null || before.contact === true, parcelId: home.value?.parcelId ?? null, boxCode: home.value?.boxCode ?? null,
  };
  const rest = instantAt(addDays(localDateAt(unit.now, page.zone), restDays), '09:00', page.zone);
  const recorded = await recordAnswer(unit, page.ask, { facts, ...(answer.isComplete ? { answer: 'done' } : { answer: 'later', laterUntil: rest }) });
  if (!recorded.ok) return recorded;
  if (answer.isComplete) await finishAskTasks(unit, page.ask);
  return allow(facts);
}

/** Nothing new was said: the lines, the way and the notes are those on record. */
function isRepeat(page: AskPage, answer: LeaverAnswer, before: Partial<LeaverAnswerFacts>): boolean {
  if (page.answer !== 'done' && page.answer !== 'later') return false;
  if (answer.contact !== null && before.contact !== true) return false;
  const said = (lines: LeaverAnswerFacts['lines'], way: unknown): GivenAnswer => ({ answer: 'done', note: null, laterUntil: null, facts: { way, lines: lines.map(({ assetId, claim, means }) => ({ assetId, claim, means })) } });
  const notes = new Map(page.things.map((thing) => [thing.assetId, thing.note]));
  return isSameAnswer(said(answer.lines, answer.way), said(before.lines ?? [], before.way ?? null)) && answer.lines.every((line) => (notes.get(line.assetId) ?? null) === line.note);
}

async function applyLine(unit: Unit, page: AskPage, line: AnsweredLine, asked: readonly ListedThing[]): Promise<Verdict<unknown>> {
  const thing = asked.find((one) => one.assetId === line.assetId);
  if (!thing) return allow(null);
  const act = { caseId: page.caseId, assetId: line.assetId, claim: line.claim, note: line.note, batteryUnsafe: line.batteryUnsafe };
  if (line.means === 'looked_into' && thing.status === 'expected') {
    const disputed = await actOnLine(unit, { ...act, action: 'dispute' });
    if (disputed.ok) await lookInto(unit, page, thing, line);
    return disputed;
  }
  if (line.means !== 'looked_into' && thing.status === 'disputed') {
    const settled = await actOnLine(unit, { caseId: page.caseId, assetId: line.assetId, action: 'settle_as_expected' });
    if (!settled.ok) return settled;
  }
  await noteClaim(unit, act);
  if (line.means === 'person_comes') {
    await addOwnTask(unit, page.record, {
      key: `battery/${line.assetId}`, owner: 'it', title: `Call ${page.record.person_name} about the battery of ${thing.what}`, because: 'They say it looks wrong or are not sure. It must not travel; somebody finds a safe way with them.', effortSeconds: 600,
    });
  }
  return allow(null);
}

async function lookInto(unit: Unit, page: AskPage, thing: ListedThing, line: AnsweredLine): Promise<void> {
  const words = line.claim === 'mine' ? 'it is theirs' : 'they do not have it';
  await addOwnTask(unit, page.record, {
    key: `dispute/${line.assetId}`, owner: 'it', title: `Look into ${thing.what}${thing.serialEnd ? `, ending ${thing.serialEnd}` : ''}: ${page.record.person_name} says ${words}`,
    because: line.note ? `In their words: “${line.note}”. Nobody is reminded about it meanwhile.` : 'Nobody is reminded about it meanwhile.', effortSeconds: 600,
  });
}

/** What comes is announced with its way; a person is asked to find one where none of the others serves. */
async function bringHome(unit: Unit, page: AskPage, answer: LeaverAnswer): Promise<Verdict<{ parcelId: string; boxCode: string } | null>> {
  const coming = answer.lines.filter((line) => line.means === 'comes').map((line) => line.assetId);
  if (answer.way === null || answer.way === 'person' || coming.length === 0) {
    await withdrawReturns(unit, page.caseId);
    if (answer.way === 'person') {
      await addOwnTask(unit, page.record, { key: `way-home/${page.ask.id}`, owner: 'it', title: `Find a way home with ${page.record.person_name}`, because: 'They asked for a person to help with the way back.', effortSeconds: 600 });
    }
    return allow(null);
  }
  return announceReturn(unit, { caseId: page.caseId, way: answer.way, assetIds: coming, locationId: page.leaver?.locationId ?? null });
}

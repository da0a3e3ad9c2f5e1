/**
 * What a helper's page knows: need to know, nothing more. Reading it changes
 * nothing, since mail scanners read too.
 */
import { canTakeBack, takeBackUntil, type Answer } from '#domain/ask/ask-lifecycle';
import type { AskKind, AskWords } from '#domain/ask/ask-words';
import type { Language } from '#domain/ask/language';
import type { Claim } from '#domain/ask/leaver-answer';
import type { Candidate } from '#domain/ask/manager-answer';
import { offeredWays, type ReturnFacts, type ReturnWay } from '#domain/ask/return-ways';
import type { CaseAssetStatus } from '#domain/case/case-lifecycle';
import { isChased } from '#domain/case/case-lifecycle';
import type { WorkMode } from '#domain/policy/facts';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askByToken } from '../asks/answer-ask.service.ts';
import { getAsk, type AskRecord } from '../asks/find-ask.service.ts';
import { caseAssets } from '../cases/act-on-line.service.ts';
import { firstName, languageOf, wordsFor } from '../cases/compose-ask.service.ts';
import { contactOfCase, getCase } from '../cases/read-case.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { mailroomOf } from '../places/find-place.service.ts';
import { teamAround } from './find-successor.service.ts';

type CaseRecord = NonNullable<Awaited<ReturnType<typeof getCase>>>;
type LineRecord = Awaited<ReturnType<typeof caseAssets>>[number];

export type ListedThing = { readonly assetId: string; readonly what: string; readonly category: string; readonly serialEnd: string | null; readonly status: CaseAssetStatus; readonly claim: Claim | null; readonly note: string | null; readonly batteryUnsafe: boolean };

export type LeaverFacts = {
  readonly ways: (categories: readonly string[], batteryUnsafe: boolean) => ReturnWay[];
  readonly siteName: string; readonly managerName: string | null; readonly mailroomHours: string | null; readonly hasContact: boolean; readonly locationId: string | null;
};
export type ManagerFacts = { readonly leaverName: string | null; readonly candidates: readonly Candidate[] };

export type AskPage = {
  readonly ask: AskRecord & { readonly kind: AskKind };
  readonly caseId: string;
  readonly language: Language;
  readonly helperName: string;
  readonly zone: string;
  /** Local date by which an answer would suit us, and the date by which things are due. */
  readonly dueAt: string | null;
  readonly returnByOn: string;
  readonly words: AskWords;
  readonly things: readonly ListedThing[];
  readonly answer: Answer | null;
  readonly takeBackUntil: string | null;
  readonly leaver: LeaverFacts | null;
  readonly manager: ManagerFacts | null;
  readonly record: CaseRecord;
};

export type GoneBecause = 'unknown' | 'withdrawn' | 'expired';

const title = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1).replaceAll('_', ' ');

/** "MacBook Pro 14", "Dell U2720Q", "Security key": what a person calls the thing. */
export function thingName(line: Pick<LineRecord, 'asset_name' | 'manufacturer' | 'model' | 'category'>): string {
  if (line.model) return line.manufacturer && !line.model.toLowerCase().startsWith(line.manufacturer.toLowerCase()) ? `${line.manufacturer} ${line.model}` : line.model;
  return line.asset_name ?? title(line.category);
}

const shownToLeaver = new Set<string>(['expected', 'disputed', 'handed_over', 'received', 'accepted']);

export const listedThing = (line: LineRecord): ListedThing => ({
  assetId: line.asset_id, what: thingName(line), category: line.category, serialEnd: (line.serial_number ?? line.asset_tag)?.slice(-4) ?? null, status: line.status as CaseAssetStatus, claim: line.claim as Claim | null,
  note: line.claim_note, batteryUnsafe: line.battery_unsafe,
});

/** What is still asked about: expected, or disputed and open to another word. */
export const isAskedAbout = (thing: ListedThing): boolean => isChased(thing.status) || thing.status === 'disputed';

/** The page behind a link, or why there is none. */
export async function readAskPage(unit: Unit, token: string): Promise<Verdict<AskPage>> {
  const found = await askByToken(unit, token);
  if (!found.ok) return refuse('link_gone', { askId: found.error['askId'] ?? null, because: await whyGone(unit, found.error['askId']) });
  const ask = found.value;
  const record = ask.case_id === null ? undefined : await getCase(unit, ask.case_id);
  if (!record || record.status === 'cancelled' || ask.status === 'withdrawn' || ask.status === 'prepared') return refuse('link_gone', { askId: ask.id, because: 'withdrawn' });
  if (ask.status === 'expired') return refuse('link_gone', { askId: ask.id, because: 'expired' });
  return pageOf(unit, ask as AskPage['ask'], record);
}

async function whyGone(unit: Unit, askId: unknown): Promise<GoneBecause> {
  const ask = typeof askId === 'string' ? await getAsk(unit, askId) : undefined;
  if (!ask) return 'unknown';
  return ask.status === 'withdrawn' ? 'withdrawn' : 'expired';
}

async function pageOf(unit: Unit, ask: AskPage['ask'], record: CaseRecord): Promise<Verdict<AskPage>> {
  const composed = await wordsFor(unit, record, ask.kind, ask.helper_name, ask.effort_seconds);
  if (!composed.ok) return refuse('link_gone', { askId: ask.id, because: 'withdrawn' });
  const things = (await caseAssets(unit, record.id)).filter((line) => shownToLeaver.has(line.status)).map(listedThing);
  const mayTakeBack = ask.status === 'answered' && ask.answered_at !== null && canTakeBack(ask.answered_at, unit.now) && ask.handled_at === null;
  return allow({
    ask, caseId: record.id, language: languageOf(ask.locale, null), helperName: firstName(ask.helper_name), zone: record.time_zone, dueAt: ask.due_at, returnByOn: record.return_by_on, words: composed.value.words, things,
    answer: ask.answer as Answer | null, takeBackUntil: mayTakeBack && ask.answered_at !== null ? takeBackUntil(ask.answered_at) : null, record,
    leaver: ask.kind === 'leaver_return' ? await leaverFacts(unit, record) : null,
    manager: ask.kind === 'manager_confirm' ? { leaverName: composed.value.set.toColleagues === 'by_name' ? firstName(record.person_name) : null, candidates: await teamAround(unit, ask.helper_person_id, record.person_id) } : null,
  });
}

async function leaverFacts(unit: Unit, record: CaseRecord): Promise<LeaverFacts> {
  const site = record.site_id ? await findLocation(unit, record.site_id) : undefined;
  const mailroom = site ? await mailroomOf(unit, site.id) : undefined;
  const partner = site && mailroom ? await partnerOf(unit, mailroom.id, site.id) : undefined;
  const manager = record.manager_id ? await getPerson(unit, record.manager_id) : undefined;
  const contact = await contactOfCase(unit, record.id);
  const fixed: Omit<ReturnFacts, 'categories' | 'batteryUnsafe'> = {
    workMode: record.work_mode as WorkMode, country: record.country ?? site?.country ?? '', site: site ? { country: site.country ?? '', hasMailroom: mailroom !== undefined, hasDesk: site.is_site } : null,
    managerNearby: manager?.status === 'active' && manager.location_id !== null && manager.location_id === record.site_id,
  };
  return {
    ways: (categories, batteryUnsafe) => offeredWays({ ...fixed, categories, batteryUnsafe }), siteName: site?.name ?? '', managerName: manager ? firstName(manager.name) : null, mailroomHours: partner?.hours_text ?? null,
    hasContact: Boolean(contact?.email ?? contact?.phone ?? record.person_personal_email), locationId: site?.id ?? null,
  };
}

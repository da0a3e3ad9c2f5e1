/** The words of an ask and of its messages, in the helper's language, from what is true of the case. */
import { composeAsk as compose, type AlreadyDone, type AskWords, type NothingIsSaid } from '#domain/ask/ask-words';
import { languageFor, type Language } from '#domain/ask/language';
import type { Phrase } from '#domain/ask/phrase';
import { localDateAt } from '#domain/case/dates';
import type { WordingSet } from '#domain/policy/policy-document';
import type { Verdict } from '#domain/verdict';
import type { MailWords } from '../../platform/mail/render-mail.ts';
import { speaker, type Speaker } from '../../platform/words/speak.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { asksOf, type AskRecord } from '../asks/find-ask.service.ts';
import type { AskDraft, AskMail } from '../asks/send-ask.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import type { Addressee, AskKind } from './addressee.service.ts';
import { linesOf, seatsOfCase } from './case-asset.repo.ts';
import type { CaseRecord } from './case.repo.ts';

export type SpokenAsk = { readonly words: AskWords; readonly set: WordingSet; readonly ask: Pick<AskDraft, 'verb' | 'title' | 'whyYou' | 'whatYouGet' | 'alreadyDone' | 'effortSeconds'>; readonly mail: AskMail };

/** As colleagues call somebody. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;
export const languageOf = (locale: string | null, country: string | null): Language => languageFor({ locale, country });

const usualEffort: Record<AskKind, number> = { leaver_return: 120, manager_confirm: 50 };
const silent: WordingSet = { description: '', toLeaver: 'never', saysOverdue: false, toColleagues: 'a_colleague' };
const ours = speaker('en');

/** The organisation's own sentence; null where the policy left ours, which we have in every language. */
const ownText = (wording: string, part: 'opening' | 'closing', text: string | undefined): string | null => (text === undefined || text === ours.t(`tone.${wording}.${part}`) ? null : text);

export const wordingOf = async (unit: Unit, row: CaseRecord): Promise<WordingSet> => (await policyOfVersion(unit, row.policy_version_id)).policy.document.wording.sets[row.wording] ?? silent;

/** Nothing may go to the leaver: a person speaks with them, or HR has not ticked yet that they were told. */
export async function saysNothing(unit: Unit, row: CaseRecord): Promise<boolean> {
  const { toLeaver } = await wordingOf(unit, row);
  return toLeaver === 'never' || (toLeaver === 'after_told' && row.told_at === null);
}

/** What was really done before anybody is asked. */
async function doneFor(unit: Unit, row: CaseRecord, kind: AskKind, count: number): Promise<AlreadyDone[]> {
  const list: AlreadyDone[] = count > 0 ? [{ kind: 'list_filled', count }] : [];
  if (kind === 'leaver_return') return list;
  const seats = (await seatsOfCase(unit.tx, row.id)).length;
  const isAsked = (await asksOf(unit, row.id)).some((ask) => ask.kind === 'leaver_return' && ask.status !== 'prepared' && ask.status !== 'withdrawn');
  return [
    ...list, { kind: 'access_set', at: row.cut_off_at, zone: row.time_zone }, ...(seats > 0 ? [{ kind: 'seats_planned', count: seats } as const] : []), ...(isAsked ? [{ kind: 'leaver_asked' } as const] : []),
  ];
}

/** What the ask says, before it has a language. */
export async function wordsFor(unit: Unit, row: CaseRecord, kind: AskKind, helperName: string, effortSeconds?: number): Promise<Verdict<{ words: AskWords; set: WordingSet }, NothingIsSaid>> {
  const set = await wordingOf(unit, row);
  const asked = (await linesOf(unit.tx, row.id)).filter((line) => line.status === 'expected' || line.status === 'disputed');
  const words = compose({
    kind, leaverName: firstName(row.person_name), helperName, itemCount: asked.length, effortSeconds: effortSeconds || usualEffort[kind], wording: { name: row.wording, set },
    done: await doneFor(unit, row, kind, asked.length), gains: [], ownWords: { opening: ownText(row.wording, 'opening', set.opening), closing: ownText(row.wording, 'closing', set.closing) },
  });
  return words.ok ? { ok: true, value: { words: words.value, set } } : words;
}

export async function composeAsk(unit: Unit, row: CaseRecord, kind: AskKind, to: Addressee, about: { dueAt: string; effortSeconds?: number; referredBy?: string }): Promise<Verdict<SpokenAsk, NothingIsSaid>> {
  const composed = await wordsFor(unit, row, kind, to.name, about.effortSeconds);
  if (!composed.ok) return composed;
  const { words, set } = composed.value;
  const say = speaker(languageOf(to.locale, null));
  const ask = {
    verb: words.verb, title: say.say(words.title), whyYou: say.say(words.whyYou), whatYouGet: words.whatYouGet.map(say.say).join(' '), alreadyDone: words.alreadyDone.map(say.say), effortSeconds: words.effortSeconds,
  };
  return { ok: true, value: { words, set, ask, mail: mailOf(say, row, kind, words, { helperName: to.name, ...about }) } };
}

const said = (say: Speaker, given: Phrase | { readonly text: string }): string => ('text' in given ? given.text : say.say(given));

function mailOf(say: Speaker, row: CaseRecord, kind: AskKind, words: AskWords, about: { helperName: string; dueAt: string; referredBy?: string }): AskMail {
  const effort = say.say(words.effort);
  const isNamed = words.title.key !== 'manager.title.a_colleague';
  const line = kind === 'leaver_return' ? say.say(words.title) : isNamed ? say.t('mail.manager_line', { name: firstName(row.person_name) }) : say.t('mail.manager_line_quiet');
  return (link): MailWords => ({
    title: kind === 'leaver_return' ? say.say(words.title) : say.t('mail.manager_subject', { effort }), language: say.language,
    paragraphs: [
      say.t('mail.hello', { name: firstName(about.helperName) }), ...(about.referredBy ? [say.t('mail.referred', { name: about.referredBy })] : []), said(say, words.opening),
      ...(kind === 'leaver_return' ? [] : [line]), say.t('mail.takes', { effort }), say.t('mail.by', { day: { on: localDateAt(about.dueAt, row.time_zone) }, zone: say.zone(row.time_zone) }), say.t('mail.why', { why: say.say(words.whyYou) }),
      ...words.whatYouGet.slice(0, 2).map(say.say), ...(words.alreadyDone.length > 0 ? [say.t('mail.done')] : []),
    ],
    ...(words.alreadyDone.length > 0 ? { list: words.alreadyDone.map(say.say) } : {}), action: { label: say.t('mail.open_page'), url: link }, afterwards: [said(say, words.closing)], footer: say.t('mail.footer'),
  });
}

/** A rung of the ladder: each asks less than the one before. */
export const composeReminder = (_row: CaseRecord, ask: AskRecord, help: 'nudge' | 'easier_way'): AskMail => (link) => {
  const say = speaker(languageOf(ask.locale, null));
  const key = help === 'nudge' ? 'nudge' : 'easier';
  return { title: say.t(`mail.${key}_subject`, { title: ask.title }), language: say.language, paragraphs: [say.t('mail.hello', { name: firstName(ask.helper_name) }), say.t(`mail.${key}`)], action: { label: say.t('mail.open_page'), url: link }, footer: say.t('mail.footer') };
};

/** A link that somebody asked for, because theirs had become too old. */
export const composeFreshLink = (ask: AskRecord): AskMail => (link) => {
  const say = speaker(languageOf(ask.locale, null));
  return { title: say.t('mail.fresh_subject', { title: ask.title }), language: say.language, paragraphs: [say.t('mail.hello', { name: firstName(ask.helper_name) }), say.t('mail.fresh')], action: { label: say.t('mail.open_page'), url: link }, footer: say.t('mail.footer') };
};

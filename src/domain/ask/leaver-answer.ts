/**
 * What a leaver said on their page, and what it means for each thing.
 * Rules: every answer is allowed and a part of it is an answer too; "I don't
 * have it" and "it is mine" stop the reminders for that thing alone and are
 * looked into (FIELD (e) 5); a carrier gets nothing before the battery question
 * is answered (STANDARDS 4.3); the record is never edited by a claim.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';
import { asksBatteryQuestion, isCarried, type ReturnWay } from './return-ways.ts';

export const claims = ['have', 'dont_have', 'mine', 'damaged'] as const;
export type Claim = (typeof claims)[number];

export type ListedItem = { readonly assetId: string; readonly category: string };
/** `other` was chosen without saying which. */
export type SaidOfItem = { readonly claim: Claim | 'other' | null; readonly note: string };
export type BatteryAnswer = 'safe' | 'unsafe' | null;

export type LeaverForm = {
  readonly said: { readonly [assetId: string]: SaidOfItem };
  readonly way: ReturnWay | null;
  readonly battery: BatteryAnswer;
  readonly contact: { readonly email: string; readonly phone: string };
};

/** `comes`: it is on its way home. `looked_into`: we check; no reminders meanwhile. `person_comes`: a battery that must not travel. `open`: nothing said yet. */
export type LineMeaning = 'comes' | 'looked_into' | 'person_comes' | 'open';

export type AnsweredLine = { readonly assetId: string; readonly claim: Claim; readonly note: string | null; readonly batteryUnsafe: boolean; readonly means: LineMeaning };

export type LeaverAnswer = {
  readonly lines: readonly AnsweredLine[];
  /** Still to be answered; they stay on the page. */
  readonly open: readonly string[];
  readonly way: ReturnWay | null;
  readonly contact: { readonly email: string | null; readonly phone: string | null } | null;
  /** Nothing more is asked: each thing answered, and a way for what comes. */
  readonly isComplete: boolean;
};

export type LeaverRefusal =
  | { readonly code: 'nothing_said' }
  | { readonly code: 'say_which'; readonly assetIds: readonly string[] }
  | { readonly code: 'battery_first'; readonly way: ReturnWay }
  | { readonly code: 'way_not_offered'; readonly way: ReturnWay; readonly offered: readonly ReturnWay[] }
  | { readonly code: 'contact_unreadable'; readonly field: 'email' | 'phone' };

const noteLimit = 500;
const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@<>"(),;:]+@[^\s@<>"(),;:]+\.[^\s@<>"(),;:]{2,}$/.test(text);
const isPhone = (text: string): boolean => /^[+()\d][\d\s().\-/]{4,30}$/.test(text) && (text.match(/\d/g) ?? []).length >= 5;

/** Line breaks and control characters have no place in a note that is shown to others. */
export const cleanNote = (text: string): string | null => {
  // oxlint-disable-next-line no-control-regex
  const clean = text.replace(/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').replace(/ {2,}/g, ' ').trim();
  return clean === '' ? null : [...clean].slice(0, noteLimit).join('');
};

const meaning = (claim: Claim, unsafe: boolean): LineMeaning => {
  if (claim === 'dont_have' || claim === 'mine') return 'looked_into';
  return unsafe ? 'person_comes' : 'comes';
};

function readContact(contact: LeaverForm['contact']): Verdict<LeaverAnswer['contact'], LeaverRefusal> {
  const email = contact.email.trim();
  const phone = contact.phone.trim();
  if (email !== '' && !isEmail(email)) return refuse('contact_unreadable', { field: 'email' });
  if (phone !== '' && !isPhone(phone)) return refuse('contact_unreadable', { field: 'phone' });
  return allow(email === '' && phone === '' ? null : { email: email === '' ? null : email.toLowerCase(), phone: phone === '' ? null : phone });
}

/** `offered` are the ways for what the form says: without what is disputed, and mindful of the battery. */
export function readLeaverAnswer(form: LeaverForm, items: readonly ListedItem[], offered: (coming: readonly ListedItem[], batteryUnsafe: boolean) => readonly ReturnWay[]): Verdict<LeaverAnswer, LeaverRefusal> {
  const vague = items.filter((item) => form.said[item.assetId]?.claim === 'other').map((item) => item.assetId);
  if (vague.length > 0) return refuse('say_which', { assetIds: vague });
  const unsafe = form.battery === 'unsafe';
  const lines = items.flatMap((item): AnsweredLine[] => {
    const said = form.said[item.assetId];
    if (!said?.claim || said.claim === 'other') return [];
    const batteryUnsafe = unsafe && asksBatteryQuestion(item.category) && (said.claim === 'have' || said.claim === 'damaged');
    return [{ assetId: item.assetId, claim: said.claim, note: cleanNote(said.note), batteryUnsafe, means: meaning(said.claim, batteryUnsafe) }];
  });
  const contact = readContact(form.contact);
  if (!contact.ok) return contact;
  const coming = items.filter((item) => lines.some((line) => line.assetId === item.assetId && line.means !== 'looked_into'));
  const way = coming.length === 0 ? null : form.way;
  if (way !== null && isCarried(way) && form.battery === null && coming.some((item) => asksBatteryQuestion(item.category))) return refuse('battery_first', { way });
  const ways = offered(coming, lines.some((line) => line.batteryUnsafe));
  if (way !== null && !ways.includes(way)) return refuse('way_not_offered', { way, offered: ways });
  if (lines.length === 0 && contact.value === null) return refuse('nothing_said');
  const open = items.filter((item) => !lines.some((line) => line.assetId === item.assetId)).map((item) => item.assetId);
  return allow({ lines, open, way, contact: contact.value, isComplete: open.length === 0 && (coming.length === 0 || way !== null) });
}

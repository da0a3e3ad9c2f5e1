/**
 * An ask's life: prepared, sent, answered; or withdrawn, or expired.
 * Rule: PRODUCT, "Ask", and 11: "later", "not me" and "can't" are answers, and
 * each stops the reminders it should. `later` keeps the ask sent, with a date
 * before which nobody writes. The same answer twice is the same answer; one
 * that was a slip of the thumb can be taken back for ten minutes.
 */
import type { TransitionTable } from '../transition.ts';

export const askStatuses = ['prepared', 'sent', 'answered', 'withdrawn', 'expired'] as const;
export type AskStatus = (typeof askStatuses)[number];
export type AskAction = 'send' | 'answer' | 'postpone' | 'take_back' | 'withdraw' | 'expire' | 'renew';

export const askTransitions: TransitionTable<AskStatus, AskAction> = {
  prepared: { send: 'sent', withdraw: 'withdrawn' },
  sent: { answer: 'answered', postpone: 'sent', withdraw: 'withdrawn', expire: 'expired' },
  answered: { take_back: 'sent' },
  withdrawn: {},
  expired: { renew: 'sent', withdraw: 'withdrawn' },
};

export const answers = ['done', 'later', 'need_help', 'not_me', 'cant'] as const;
export type Answer = (typeof answers)[number];

/** What an answer does to the ask. Everything but "later" ends the waiting; a person takes over where one is needed. */
export const actionOfAnswer = (answer: Answer): AskAction => (answer === 'later' ? 'postpone' : 'answer');

/** Answers after which somebody of ours has to do something; the ask shows until they say it is handled. */
export const needsUs = (answer: Answer): boolean => answer === 'need_help' || answer === 'cant';

export type GivenAnswer = { readonly answer: Answer; readonly note: string | null; readonly laterUntil: string | null; readonly facts: unknown };

/** Facts compared as the JSON they are stored as, whatever the order of their keys. */
function stable(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stable).join()}]`;
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value).filter(([, v]) => v !== undefined).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${stable(v)}`).join()}}`;
  }
  return JSON.stringify(value ?? null);
}

/** A double tap, a reload, a mail program that posts again: nothing new was said. */
export const isSameAnswer = (one: GivenAnswer, other: GivenAnswer): boolean =>
  one.answer === other.answer && (one.note ?? '') === (other.note ?? '') && one.laterUntil === other.laterUntil && stable(one.facts ?? {}) === stable(other.facts ?? {});

export const takeBackMinutes = 10;

/** Until when an answer given at this ISO instant can be taken back. */
export const takeBackUntil = (answeredAt: string): string => new Date(Date.parse(answeredAt) + takeBackMinutes * 60_000).toISOString();

export const canTakeBack = (answeredAt: string, now: string): boolean => Date.parse(now) < Date.parse(takeBackUntil(answeredAt));

/** The farthest day to which somebody can put it off by themselves; beyond it they tell us, and we look for another way. */
export const laterLimitDays = 30;

export type LaterRefusal = 'day_unreadable' | 'day_not_ahead' | 'day_too_far';

/** `on` and `today` are local dates of the helper's zone. */
export function checkLaterDay(on: string, today: string): LaterRefusal | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(on) ? Date.parse(`${on}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== on) return 'day_unreadable';
  const ahead = (day - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
  if (ahead < 1) return 'day_not_ahead';
  return ahead > laterLimitDays ? 'day_too_far' : null;
}

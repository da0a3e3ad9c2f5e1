/**
 * When access ends: not before its cut-off without a named person's decision,
 * and a late end is visible as late.
 * Rule: PRODUCT invariant 5.
 */
import { isEarlier, minutesBetween } from '../case/dates.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';

export type AccessTiming =
  | { readonly state: 'not_due'; readonly minutesLeft: number }
  | { readonly state: 'due'; readonly minutesSince: number }
  | { readonly state: 'late'; readonly minutesLate: number; readonly ended: boolean }
  | { readonly state: 'ended_on_time' }
  | { readonly state: 'ended_early'; readonly minutesEarly: number };

/** A cut-off is kept when access ends within these minutes after it. */
export const graceMinutes = 15;

/** Where an account stands against its cut-off, now. Instants are ISO strings. */
export function accessTiming(cutOffAt: string, endedAt: string | null, now: string, grace: number = graceMinutes): AccessTiming {
  if (endedAt !== null && isEarlier(endedAt, cutOffAt)) return { state: 'ended_early', minutesEarly: -minutesBetween(cutOffAt, endedAt) };
  if (endedAt === null && isEarlier(now, cutOffAt)) return { state: 'not_due', minutesLeft: minutesBetween(now, cutOffAt) };
  const minutesLate = minutesBetween(cutOffAt, endedAt ?? now);
  if (minutesLate <= grace) return endedAt === null ? { state: 'due', minutesSince: minutesLate } : { state: 'ended_on_time' };
  return { state: 'late', minutesLate, ended: endedAt !== null };
}

/** A person who decides that access ends before its cut-off, and why. */
export type EarlyDecision = { readonly by: string; readonly reason: string };
export type EndingRefusal = { readonly code: 'early_ending_needs_decision'; readonly cutOffAt: string; readonly minutesEarly: number };
export type Ending = { readonly endedAt: string; readonly early: EarlyDecision | null; readonly timing: AccessTiming };

/** May access end at this instant? Early needs a name and a reason; late is allowed and said. */
export function endAccess(cutOffAt: string, at: string, decision: EarlyDecision | null): Verdict<Ending, EndingRefusal> {
  const timing = accessTiming(cutOffAt, at, at);
  if (timing.state !== 'ended_early') return allow({ endedAt: at, early: null, timing });
  if (decision === null || decision.by.trim() === '' || decision.reason.trim() === '') {
    return refuse('early_ending_needs_decision', { cutOffAt, minutesEarly: timing.minutesEarly });
  }
  return allow({ endedAt: at, early: decision, timing });
}

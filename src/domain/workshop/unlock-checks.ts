/**
 * The locks that make a wiped device useless to its next owner.
 * Rule: a wipe is not a release. Each check that applies to the category is
 * answered by a named person at a time; only when all are clear or do not
 * apply may the device become ready.
 * Source: STANDARDS 3.5 (redeploy blockers).
 */
import { factsOfCategory, type UnlockCheck } from '../asset/category.ts';

export const platforms = ['windows', 'macos', 'ios', 'android', 'chromeos', 'linux'] as const;
export type Platform = (typeof platforms)[number];

export type UnlockAnswer = {
  readonly check: UnlockCheck;
  readonly result: 'clear' | 'not_clear' | 'not_applicable';
  readonly byId: string;
  readonly at: string;
  /** What was seen, or why it does not apply. */
  readonly note: string | null;
};

/** Checks that only make sense on some platforms; the others apply to all. */
const onlyOn: { readonly [C in UnlockCheck]?: readonly Platform[] } = {
  apple_business: ['macos', 'ios'],
  activation_lock: ['macos', 'ios', 'android'],
  autopilot: ['windows'],
  dfci: ['windows'],
  recovery_lock: ['macos'],
  absolute: ['windows', 'macos', 'chromeos', 'linux'],
};

/** What has to be checked; without a known platform, everything the category can have. */
export const applicableChecks = (category: string, platform: Platform | null): UnlockCheck[] =>
  factsOfCategory(category).unlockChecks.filter((check) => platform === null || (onlyOn[check]?.includes(platform) ?? true));

export type UnlockState = {
  readonly check: UnlockCheck;
  readonly state: 'clear' | 'not_clear' | 'not_applicable' | 'open';
  readonly byId: string | null;
  readonly at: string | null;
  readonly note: string | null;
};

/** The newest answer to each check; an answer without a person or a reason for "does not apply" leaves it open. */
export function unlockStates(category: string, platform: Platform | null, answers: readonly UnlockAnswer[]): UnlockState[] {
  return applicableChecks(category, platform).map((check): UnlockState => {
    const answer = answers.filter((one) => one.check === check).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).at(-1);
    const excused = answer?.result === 'not_applicable' && (answer.note ?? '').trim() === '';
    if (answer === undefined || answer.byId === '' || excused) return { check, state: 'open', byId: null, at: null, note: null };
    return { check, state: answer.result, byId: answer.byId, at: answer.at, note: answer.note };
  });
}

/** The checks that still stand between a device and its next owner. */
export const openUnlockChecks = (states: readonly UnlockState[]): UnlockCheck[] =>
  states.filter(({ state }) => state === 'open' || state === 'not_clear').map(({ check }) => check);

/** What a device most likely runs, from maker and model: a start for the person who can see it, never a fact. */
export function likelyPlatform(device: { readonly category: string; readonly manufacturer: string | null; readonly model: string | null }): Platform | null {
  const name = `${device.manufacturer ?? ''} ${device.model ?? ''}`.toLowerCase();
  const isHandheld = device.category === 'phone' || device.category === 'tablet';
  if (/chromebook|chromebox/.test(name)) return 'chromeos';
  if (/\bapple\b|macbook|imac|mac mini|iphone|ipad/.test(name)) return isHandheld || /iphone|ipad/.test(name) ? 'ios' : 'macos';
  if (isHandheld) return /surface/.test(name) ? 'windows' : 'android';
  return device.category === 'laptop' || device.category === 'desktop' ? 'windows' : null;
}

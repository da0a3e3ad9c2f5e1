/**
 * Whose tracking number could this be? Several answers are normal.
 * Rules: a failed check digit is a warning, never a block; several valid
 * carriers are several candidates, never a guess; an expected shipment of our
 * own is looked up first and beats every format (see match.ts).
 */
import { checkCharacter } from './check-digit.ts';
import { postOfCountry, trackingFormats, type Carrier, type TrackingFormat } from './tracking-format.ts';

export type TrackingCandidate = {
  readonly format: string;
  readonly carrier: Carrier;
  /** What the carrier's own tracking knows; also the key to look up. */
  readonly number: string;
  readonly check: 'passed' | 'failed' | 'none';
  readonly shape: TrackingFormat['shape'];
  readonly isReturn: boolean;
};

type Ranked = { readonly rank: number; readonly candidate: TrackingCandidate };

const rankOf = (shape: TrackingFormat['shape'], check: TrackingCandidate['check']): number => {
  if (shape === 'loose') return 4;
  if (check === 'failed') return shape === 'marked' ? 3 : 5;
  return shape === 'marked' ? (check === 'passed' ? 0 : 1) : 2;
};

function readAs(format: TrackingFormat, value: string): Ranked | null {
  const groups = format.pattern.exec(value)?.groups;
  if (groups?.['number'] === undefined) return null;
  const { body, check: printed, country } = groups;
  const check =
    format.rule === undefined || body === undefined ? 'none'
    : checkCharacter(format.rule, (format.implied ?? '') + body) === printed ? 'passed'
    : 'failed';
  // A loose shape whose check fails says nothing at all: half of all texts look like it.
  if (format.shape === 'loose' && check === 'failed') return null;
  const number = format.dropLeadingZeros ? groups['number'].replace(/^0+(?=\d{12})/, '') : groups['number'];
  const carrier = country === undefined ? format.carrier : (postOfCountry[country] ?? format.carrier);
  return {
    rank: rankOf(format.shape, check),
    candidate: { format: format.id, carrier, number, check, shape: format.shape, isReturn: format.returnService?.test(value) ?? false },
  };
}

/** Every format that `value` (normalised: upper case, no spaces) fits, the likeliest first. */
export function trackingCandidates(value: string): TrackingCandidate[] {
  return trackingFormats
    .map((format) => readAs(format, value))
    .filter((read) => read !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ candidate }) => candidate);
}

/** The carriers that remain after weak readings are set aside; more than one means: ask. GS1 is an envelope, not a carrier. */
export function likelyCarriers(candidates: readonly TrackingCandidate[]): Carrier[] {
  const sound = candidates.filter(({ check }) => check !== 'failed');
  const tiers = [sound.filter(({ shape }) => shape === 'marked'), sound.filter(({ shape }) => shape === 'plain'), sound, candidates];
  const carriers = [...new Set((tiers.find((tier) => tier.length > 0) ?? []).map(({ carrier }) => carrier))];
  return carriers.length > 1 ? carriers.filter((carrier) => carrier !== 'gs1') : carriers;
}

/** True when this could only be a mistyped number: it fits formats, and fails every check they have. */
export const allChecksFailed = (candidates: readonly TrackingCandidate[]): boolean =>
  candidates.length > 0 && candidates.every(({ check }) => check === 'failed');

/**
 * The preview of an import: how many rows of each verdict, a few of each, what
 * speaks against the refused ones, which places are new, and which records here
 * are not in the file.
 * Rule: counts are exact, samples are the first in file order, absent records
 * are only listed. Memory does not grow with the file.
 */
import type { Decision } from './decide-row.ts';
import { fold } from './field.ts';
import type { ReasonCode } from './reason.ts';

export type Verdict = Decision['verdict'];

export type Summary = {
  readonly rows: number;
  readonly counts: { readonly [V in Verdict]: number };
  readonly samples: { readonly [V in Verdict]: readonly Decision[] };
  /** Refused rows by first reason, most frequent first. */
  readonly reasons: readonly { readonly code: ReasonCode; readonly field?: string; readonly rows: number; readonly lines: readonly number[] }[];
  /** Changed rows by field, most frequent first. */
  readonly changedFields: readonly { readonly field: string; readonly rows: number }[];
  /** Rows that go in without something. */
  readonly rowsWithheld: number;
  readonly newPlaces: readonly string[];
};

type ReasonCount = { code: ReasonCode; field: string | undefined; rows: number; lines: number[] };
export type Tally = { readonly counts: Record<Verdict, number>; readonly samples: Record<Verdict, Decision[]>; readonly reasons: Map<string, ReasonCount>; readonly fields: Map<string, number>; readonly places: Map<string, string>; withheld: number };

const samplesKept = 20;
const placesKept = 200;

export function beginTally(): Tally {
  return {
    counts: { create: 0, change: 0, same: 0, left: 0, refuse: 0 },
    samples: { create: [], change: [], same: [], left: [], refuse: [] },
    reasons: new Map(), fields: new Map(), places: new Map(), withheld: 0,
  };
}

export function tallyDecision(tally: Tally, decision: Decision): void {
  tally.counts[decision.verdict]++;
  const samples = tally.samples[decision.verdict];
  if (samples.length < samplesKept) samples.push(decision);
  if (decision.withheld.length > 0 && decision.verdict !== 'refuse') tally.withheld++;
  if (decision.verdict === 'refuse') {
    const [first] = decision.reasons;
    if (first === undefined) return;
    const key = `${first.code}:${first.field ?? ''}`;
    const count = tally.reasons.get(key) ?? { code: first.code, field: first.field, rows: 0, lines: [] };
    count.rows++;
    if (count.lines.length < samplesKept) count.lines.push(decision.line);
    tally.reasons.set(key, count);
  }
  if (decision.verdict === 'change') for (const { field } of decision.changes) tally.fields.set(field, (tally.fields.get(field) ?? 0) + 1);
  if (decision.verdict !== 'create' && decision.verdict !== 'change') return;
  for (const place of Object.values(decision.links.places)) {
    const key = fold(place.label);
    if (place.id === undefined && !tally.places.has(key) && tally.places.size < placesKept) tally.places.set(key, place.label);
  }
}

export function summarise(tally: Tally): Summary {
  const mostFirst = <T extends { rows: number }>(list: T[]): T[] => list.sort((a, b) => b.rows - a.rows);
  return {
    rows: Object.values(tally.counts).reduce((total, count) => total + count, 0),
    counts: { ...tally.counts },
    samples: tally.samples,
    reasons: mostFirst([...tally.reasons.values()].map(({ field, ...rest }) => ({ ...rest, ...(field === undefined ? {} : { field }) }))),
    changedFields: mostFirst([...tally.fields].map(([field, rows]) => ({ field, rows }))),
    rowsWithheld: tally.withheld,
    newPlaces: [...tally.places.values()].sort((a, b) => a.localeCompare(b, 'en')),
  };
}

/** Records here that no row of the file was about. Listed for a person to look at; nothing happens to them. */
export function* absentFrom<T extends { readonly id: string }>(here: Iterable<T>, inFile: ReadonlySet<string>): Generator<T> {
  for (const record of here) if (!inFile.has(record.id)) yield record;
}

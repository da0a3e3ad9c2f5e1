/**
 * Is the thing of this row already here? Found by identity keys only.
 * Rule: keys that lead to two records, or to one that contradicts the row,
 * are refused; which one is meant is never guessed.
 */
import { groupOfKey, type Draft, type IdentityKey, type Value } from './draft.ts';
import type { Reason } from './reason.ts';
import { foldCode } from './values.ts';

/** A record here, as far as an import needs to know it. */
export type Existing = {
  readonly id: string;
  /** How it reads in a sentence: name, or tag and model. */
  readonly label: string;
  readonly values: { readonly [field: string]: Value | undefined };
  readonly references?: { readonly [reference: string]: { readonly id: string; readonly label: string } | undefined };
  readonly custom?: { readonly [name: string]: string | undefined };
  /** Assets. */
  readonly isHeld?: boolean;
  readonly bearsData?: boolean;
  readonly isInOpenCase?: boolean;
  /** Assets: the person who answers for it now, by its chain of custody. */
  readonly custodian?: { readonly id: string; readonly label: string };
  /** Licences: ids of the people who hold a seat now. */
  readonly seatHolders?: ReadonlySet<string>;
};

export type RecordsByKey = ReadonlyMap<IdentityKey, readonly Existing[]>;

export type Match = { readonly record: Existing | undefined } | { readonly reason: Reason };

const textOf = (values: { readonly [field: string]: Value | undefined }, name: string): string => {
  const value = values[name];
  return typeof value === 'string' ? value : '';
};

/** A licence with a key is that key; product and vendor only find one that has none yet. */
function matchLicence(draft: Draft, byKey: RecordsByKey): Match {
  for (const key of draft.keys) {
    const isOwnKey = groupOfKey(key) === 'licenceKey';
    const hits = (byKey.get(key) ?? []).filter((record) => isOwnKey || textOf(draft.values, 'licenceKey') === '' || textOf(record.values, 'licenceKey') === '');
    if (hits.length > 1) return { reason: { code: 'several_records', text: textOf(draft.values, 'product'), here: hits.map((hit) => hit.label) } };
    if (hits[0] !== undefined) return { record: hits[0] };
  }
  return { record: undefined };
}

/** Another number behind the same e-mail, another serial behind the same tag: perhaps not the same thing. */
function contradiction(draft: Draft, record: Existing, foundBy: ReadonlySet<string>): Reason | undefined {
  const differs = (name: string): boolean => {
    const [now, then] = [textOf(draft.values, name), textOf(record.values, name)];
    return now !== '' && then !== '' && foldCode(now) !== foldCode(then);
  };
  if (draft.kind === 'people' && !foundBy.has('employeeNumber') && differs('employeeNumber')) {
    return { code: 'other_number_here', field: 'employeeNumber', text: textOf(draft.values, 'employeeNumber'), here: [record.label] };
  }
  if (draft.kind === 'assets' && !foundBy.has('serial') && differs('serial')) {
    return { code: 'other_serial_here', field: 'serial', text: textOf(draft.values, 'serial'), here: [record.label] };
  }
  return undefined;
}

export function matchRecord(draft: Draft, byKey: RecordsByKey): Match {
  if (draft.kind === 'licences') return matchLicence(draft, byKey);
  const found = new Map<string, Existing>();
  const foundBy = new Set<string>();
  for (const key of draft.keys) {
    const hits = byKey.get(key) ?? [];
    if (hits.length > 1) return { reason: { code: 'several_records', field: groupOfKey(key), text: key.slice(key.indexOf(':') + 1), here: hits.map((hit) => hit.label) } };
    for (const hit of hits) {
      found.set(hit.id, hit);
      foundBy.add(groupOfKey(key));
    }
  }
  const records = [...found.values()];
  if (records.length > 1) return { reason: { code: 'two_records', here: records.map((record) => record.label) } };
  const [record] = records;
  const against = record === undefined ? undefined : contradiction(draft, record, foundBy);
  return against === undefined ? { record } : { reason: against };
}

/** When a person said which record is meant: identifiers of the row that belong to another one all the same. Two devices may share a serial number. */
export function keysTaken(draft: Draft, chosen: Existing | undefined, byKey: RecordsByKey): Reason[] {
  if (draft.kind === 'licences') return [];
  return draft.keys.flatMap((key): Reason[] => {
    const field = groupOfKey(key).split('+').at(-1) ?? '';
    const others = field === 'serial' ? [] : (byKey.get(key) ?? []).filter((record) => record.id !== chosen?.id);
    return others.length === 0 ? [] : [{ code: 'key_taken', field, text: textOf(draft.values, field), here: others.map((record) => record.label) }];
  });
}

/** One record of a bulk change, written by its own slice's rules, its audit entry naming the change it came with. */
import type { BulkReason, BulkRecord } from '#domain/bulk/decide-row';
import { customPrefix, type BulkAct } from '#domain/bulk/bulk-fields';
import type { FieldKind } from '#domain/field/custom-field';
import type { Refusal, Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeAccount, changeAccountsTogether } from '../accounts/save-account.service.ts';
import { changeAssetsTogether } from '../assets/change-together.service.ts';
import { changeAsset } from '../assets/save-asset.service.ts';
import { actOnAsset } from '../custody/hand-over-by-hand.service.ts';
import { changeLicence } from '../licences/save-licence.service.ts';
import { changePeopleTogether, changePerson } from '../people/save-person.service.ts';
import { beginRow, endRow } from './bulk.repo.ts';

type Body = { version: number; custom?: Record<string, unknown> };
const writers: { readonly [K in FieldKind]: (unit: Unit, id: string, body: Body) => Promise<Verdict<{ version: number }>> } = { asset: changeAsset, person: changePerson, licence: changeLicence, account: changeAccount };

export const marked = (unit: Unit, bulk: string, isUndo: boolean): Unit => ({ ...unit, audit: (draft) => { unit.audit({ ...draft, facts: { ...draft.facts, bulk, ...(isUndo ? { undo: true } : {}) } }); } });

/** The fields as the record's own route would be sent them; a version that is not the one seen is a conflict. */
export function writeRecord(unit: Unit, kind: FieldKind, id: string, version: number, values: Readonly<Record<string, unknown>>): Promise<Verdict<{ version: number }>> {
  const own = Object.entries(values).filter(([field]) => !field.startsWith(customPrefix));
  const custom = Object.entries(values).filter(([field]) => field.startsWith(customPrefix)).map(([field, value]) => [field.slice(customPrefix.length), value]);
  return writers[kind](unit, id, { ...Object.fromEntries(own), version, ...(custom.length === 0 ? {} : { custom: Object.fromEntries(custom) as Record<string, unknown> }) });
}

export type TogetherWrite = { readonly record: BulkRecord; readonly values: Readonly<Record<string, unknown>> };

/** Licences are told apart by fields that may change here; each is looked at alone. Everything else goes together, a batch in a few statements. */
export const goesTogether = (kind: FieldKind): kind is Exclude<FieldKind, 'licence'> => kind !== 'licence';

/** Returns those that were as they were seen. */
export function writeTogether(unit: Unit, kind: Exclude<FieldKind, 'licence'>, writes: readonly TogetherWrite[]): Promise<Set<string>> {
  const changes = writes.map(({ record, values }) => {
    const own = Object.entries(values).filter(([field]) => !field.startsWith(customPrefix));
    const custom = Object.entries(values).filter(([field]) => field.startsWith(customPrefix)).map(([field, value]) => [field.slice(customPrefix.length), value] as const);
    const kept = Object.fromEntries(Object.entries({ ...record.custom, ...Object.fromEntries(custom) }).filter(([, value]) => value !== null));
    return {
      id: record.id, version: record.version, before: { ...Object.fromEntries(own.map(([field]) => [field, record.values[field] ?? null])), ...(custom.length === 0 ? {} : { custom: record.custom }) },
      after: { ...Object.fromEntries(own), ...(custom.length === 0 ? {} : { custom: kept }) },
    };
  });
  // The fields are those of `bulkFields`, by the names of each slice's contract.
  switch (kind) {
    case 'asset': return changeAssetsTogether(unit, changes as never);
    case 'person': return changePeopleTogether(unit, changes as never);
    case 'account': return changeAccountsTogether(unit, changes as never);
  }
}

export const actOnRecord = (unit: Unit, id: string, action: BulkAct): Promise<Verdict<{ version: number }>> => actOnAsset(unit, id, { action });

export function reasonOf(error: Refusal): BulkReason {
  switch (error.code) {
    case 'conflict': return { code: 'changed_since' };
    case 'not_found': return { code: 'not_visible' };
    case 'under_legal_hold': case 'outside_your_sites': case 'manager_circle': case 'wrong_state': case 'sanitisation_missing': return { code: error.code };
    default: return { code: 'refused', detail: error.code };
  }
}

/** One row's work: what it wrote is taken back when it refuses, and its audit entries go with it; the rows beside it stay. */
export async function aloneInBatch<T>(unit: Unit, work: (row: Unit) => Promise<Verdict<T>>): Promise<Verdict<T>> {
  const said: (() => void)[] = [];
  const row: Unit = {
    ...unit, audit: (draft) => { said.push(() => { unit.audit(draft); }); }, enqueue: (name, payload, options) => { said.push(() => { unit.enqueue(name, payload, options); }); },
    atEnd: (write) => { said.push(() => { unit.atEnd(write); }); },
  };
  await beginRow(unit.tx);
  const done = await work(row);
  await endRow(unit.tx, done.ok);
  if (done.ok) for (const say of said) say();
  return done;
}

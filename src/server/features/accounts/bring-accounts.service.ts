/** Accounts by the thousand, as files bring them. */
import { insertNewRows, updateRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { namedValues } from '../fields/custom-values.service.ts';
import { accountsWithIds, accountsWithKeys, type AccountRecordRow } from './account-bulk.repo.ts';

export type { AccountRecordRow };
export type AccountColumns = { person_id: string; system: string; username: string; is_privileged: boolean; holds_data: boolean; status: string; ended_at: string | null; ended_by_name: string | null; custom: Record<string, unknown> };
export type AccountDraft = { readonly id: string; readonly columns: AccountColumns };
export type AccountChange = AccountDraft & { readonly version: number; readonly before: AccountRecordRow };
type Cause = { readonly source: string; readonly facts: Readonly<Record<string, unknown>> };

export const findAccountsByKeys = (unit: Unit, keys: readonly { system: string; username: string }[]): Promise<AccountRecordRow[]> => (keys.length === 0 ? Promise.resolve([]) : labelled(unit, accountsWithKeys(unit.tx, keys)));
export const findAccountsByIds = (unit: Unit, ids: readonly string[]): Promise<AccountRecordRow[]> => (ids.length === 0 ? Promise.resolve([]) : labelled(unit, accountsWithIds(unit.tx, ids)));
/** A file names custom values by their label. */
const labelled = async (unit: Unit, rows: Promise<AccountRecordRow[]>): Promise<AccountRecordRow[]> => (await rows).map((await namedValues(unit, 'account')).toLabels);

export async function createAccounts(unit: Unit, drafts: readonly AccountDraft[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'account')).fromLabels(drafts.map((draft) => draft.columns));
  const made = await insertNewRows(unit.tx, 'account', drafts.map(({ id, columns }, at) => ({ id, ...columns, custom: customs[at], source: cause.source, created_at: unit.now, updated_at: unit.now })));
  for (const { id, columns } of drafts) {
    if (made.has(id)) unit.audit({ action: 'account.created', entity: { kind: 'account', id }, facts: { person: columns.person_id, system: columns.system, isPrivileged: columns.is_privileged, status: columns.status, source: cause.source, ...cause.facts }, personal: { username: columns.username } });
  }
  return made;
}

export async function changeAccounts(unit: Unit, changes: readonly AccountChange[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'account')).fromLabels(changes.map((change) => change.columns));
  const made = await updateRows(unit.tx, 'account', changes.map(({ id, version, columns }, at) => ({ id, version, ...columns, custom: customs[at], updated_at: unit.now })));
  for (const { id, before, columns } of changes) {
    const was = before as unknown as Record<string, unknown>;
    const fields = Object.entries(columns).filter(([key, value]) => JSON.stringify(was[key] ?? null) !== JSON.stringify(value ?? null)).map(([key]) => key);
    const isPersonal = (key: string) => ['username', 'person_id', 'custom', 'ended_by_name'].includes(key);
    const pick = (from: object, personal: boolean) => Object.fromEntries(fields.filter((key) => isPersonal(key) === personal).map((key) => [key, (from as Record<string, unknown>)[key] ?? null]));
    if (!made.has(id)) continue;
    unit.audit({
      action: 'account.changed', entity: { kind: 'account', id }, facts: { fields, status: columns.status, from: pick(before, false), to: pick(columns, false), ...cause.facts },
      ...(fields.some(isPersonal) ? { personal: { from: pick(before, true), to: pick(columns, true) } } : {}),
    });
  }
  return made;
}

/** Accounts: reading, adding, correcting. Ending and cut-offs are acts of their own. */
import type { Account, AccountFields, listAccounts as listRoute } from '#contract/accounts';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, customCells } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readWish } from '../fields/list-catalogue.service.ts';
import { changeTogether } from '../../platform/work/change-together.ts';
import { settleCustom } from '../fields/custom-values.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { accountSource } from './account-source.repo.ts';
import { accountById, accountsOfPerson, accountWithIdentity, insertAccount, listAccounts, updateAccount, type AccountRecord as Row } from './account.repo.ts';
import { accountDetail, accountRow } from './accounts.presenter.ts';

export type AccountRecord = Row;

export async function findAccounts(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const wish = await readWish(unit, 'accounts', given);
  if (!wish.ok) return wish;
  const page = await listAccounts(unit.tx, wish.value.catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...accountRow(row, unit.now), ...customCells(wish.value.query, row.custom), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const accountReader = listReader(accountSource);

export async function readAccount(unit: Unit, id: string): Promise<Verdict<Account>> {
  const row = await accountById(unit.tx, id);
  return row ? allow(accountDetail(row, unit.now)) : refuse('not_found');
}

/** Every account of a person, ended ones too. */
export const accountsOf = (unit: Unit, personId: string): Promise<AccountRecord[]> => accountsOfPerson(unit.tx, personId);

export async function createAccount(unit: Unit, fields: AccountFields, source = 'hand'): Promise<Verdict<Account>> {
  if (!(await getPerson(unit, fields.personId))) return refuse('not_found', { what: 'person' });
  const taken = await accountWithIdentity(unit.tx, fields.system, fields.username);
  if (taken) return refuse('account_exists', { account: { id: taken.id }, person: { id: taken.person_id, name: taken.person_name } });
  const custom = await settleCustom(unit, 'account', null, fields.custom);
  if (!custom.ok) return custom;
  const id = unit.newId();
  const values = { person_id: fields.personId, system: fields.system, username: fields.username, is_privileged: fields.isPrivileged ?? false, holds_data: fields.holdsData ?? false, custom: JSON.stringify(custom.value ?? {}) };
  if (!(await insertAccount(unit.tx, id, values, source, unit.now))) return refuse('account_exists');
  unit.audit({ action: 'account.created', entity: { kind: 'account', id }, facts: { source, system: fields.system, person: fields.personId, privileged: values.is_privileged }, personal: { username: fields.username } });
  return readAccount(unit, id);
}

export async function changeAccount(unit: Unit, id: string, body: Partial<AccountFields> & { version: number }): Promise<Verdict<Account>> {
  const before = await accountById(unit.tx, id);
  if (!before) return refuse('not_found');
  if (body.personId && !(await getPerson(unit, body.personId))) return refuse('not_found', { what: 'person' });
  const taken = await accountWithIdentity(unit.tx, body.system ?? before.system, body.username ?? before.username, id);
  if (taken) return refuse('account_exists', { account: { id: taken.id }, person: { id: taken.person_id, name: taken.person_name } });
  const custom = await settleCustom(unit, 'account', before.custom as Record<string, unknown>, body.custom);
  if (!custom.ok) return custom;
  const set = {
    ...(body.personId === undefined ? {} : { person_id: body.personId }), ...(body.system === undefined ? {} : { system: body.system }), ...(body.username === undefined ? {} : { username: body.username }),
    ...(body.isPrivileged === undefined ? {} : { is_privileged: body.isPrivileged }), ...(body.holdsData === undefined ? {} : { holds_data: body.holdsData }), ...(custom.value === undefined ? {} : { custom: JSON.stringify(custom.value) }),
  };
  if (!(await updateAccount(unit.tx, id, body.version, set, unit.now))) return refuse('conflict', { version: before.version });
  const changed = (Object.keys(set) as (keyof typeof set)[]).filter((key) => set[key] !== (key === 'custom' ? JSON.stringify(before.custom) : before[key]));
  const isPersonal = (key: string) => key === 'username' || key === 'person_id' || key === 'custom';
  const pick = (from: Partial<Record<string, unknown>>, personal: boolean) => Object.fromEntries(changed.filter((key) => isPersonal(key) === personal).map((key) => [key, from[key]]));
  unit.audit({
    action: 'account.changed', entity: { kind: 'account', id }, facts: { fields: changed, from: pick(before, false), to: pick(set, false) },
    ...(changed.some(isPersonal) ? { personal: { from: pick(before, true), to: { ...pick(set, true), ...(changed.includes('custom') ? { custom: custom.value } : {}) } } } : {}),
  });
  return readAccount(unit, id);
}

type TogetherFields = { readonly isPrivileged?: boolean; readonly holdsData?: boolean; readonly custom?: Record<string, unknown> };

/** Accounts changed together: judged by the caller, written and told by the rules of this slice. */
export function changeAccountsTogether(unit: Unit, changes: readonly { readonly id: string; readonly version: number; readonly before: TogetherFields; readonly after: TogetherFields }[]): Promise<Set<string>> {
  const columns = ({ isPrivileged, holdsData, custom }: TogetherFields) => ({ ...(isPrivileged === undefined ? {} : { is_privileged: isPrivileged }), ...(holdsData === undefined ? {} : { holds_data: holdsData }), ...(custom === undefined ? {} : { custom }) });
  return changeTogether(unit, { table: 'account', entity: 'account', isPersonal: (column) => column === 'custom' }, changes.map(({ id, version, before, after }) => ({ id, version, from: columns(before), to: columns(after) })));
}

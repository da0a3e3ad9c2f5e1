/** Accounts: reading, adding, correcting. Ending and cut-offs are acts of their own. */
import type { Account, AccountFields, listAccounts as listRoute } from '#contract/accounts';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { customCells, readListQuery } from '../../platform/http/read-list-query.ts';
import { catalogueOf } from '#domain/list/catalogue';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getPerson } from '../people/find-person.service.ts';
import { accountSource } from './account-source.repo.ts';
import { accountById, accountsOfPerson, accountWithIdentity, insertAccount, listAccounts, updateAccount, type AccountRecord as Row } from './account.repo.ts';
import { accountDetail, accountRow } from './accounts.presenter.ts';

export type AccountRecord = Row;

export async function findAccounts(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const catalogue = catalogueOf('accounts');
  const wish = readListQuery(given, catalogue);
  if (!wish.ok) return wish;
  const page = await listAccounts(unit.tx, catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...accountRow(row, unit.now), ...customCells(wish.value.query, row.custom) })) });
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
  const id = unit.newId();
  const values = { person_id: fields.personId, system: fields.system, username: fields.username, is_privileged: fields.isPrivileged ?? false, holds_data: fields.holdsData ?? false, custom: JSON.stringify(fields.custom ?? {}) };
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
  const set = {
    ...(body.personId === undefined ? {} : { person_id: body.personId }), ...(body.system === undefined ? {} : { system: body.system }), ...(body.username === undefined ? {} : { username: body.username }),
    ...(body.isPrivileged === undefined ? {} : { is_privileged: body.isPrivileged }), ...(body.holdsData === undefined ? {} : { holds_data: body.holdsData }), ...(body.custom === undefined ? {} : { custom: JSON.stringify(body.custom) }),
  };
  if (!(await updateAccount(unit.tx, id, body.version, set, unit.now))) return refuse('conflict', { version: before.version });
  unit.audit({ action: 'account.changed', entity: { kind: 'account', id }, facts: { fields: Object.keys(set) }, personal: { username: { from: before.username, to: body.username ?? before.username } } });
  return readAccount(unit, id);
}

/** People by the thousand, as files bring them: found by their keys, added and changed in one statement each, one audit entry a person. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { insertNewRows, updateRows } from '../../platform/db/many-rows.ts';
import { namedValues } from '../fields/custom-values.service.ts';
import { peopleHere, peopleWithIds, peopleWithKeys, setManagers as set, namesAfter, managersAfter, managersOf, type PersonKeys, type PersonRecordRow } from './person-bulk.repo.ts';
import type { PersonValues } from './person.repo.ts';

export type { PersonKeys, PersonRecordRow };
export type PersonColumns = Omit<PersonValues, 'custom'> & { username: string | null; preferred_name: string | null; status: string; custom: Record<string, unknown> };
export type PersonDraft = { readonly id: string; readonly columns: PersonColumns; /** Said in the audit entry; set by `setManagers` when everybody is there. */ readonly laterManagerId?: string };
export type PersonChange = { readonly id: string; readonly version: number; readonly before: PersonRecordRow; readonly columns: PersonColumns; readonly laterManagerId?: string };
/** Where the records come from: `{ source: 'file', import: id }`. */
export type Cause = { readonly source: string; readonly facts: Readonly<Record<string, unknown>> };

export const noPerson: PersonColumns = {
  name: '', employee_number: null, given_name: null, family_name: null, email: null, personal_email: null, phone: null, department: null, title: null, cost_centre: null, manager_id: null,
  location_id: null, employment: 'employee', work_mode: 'office', country: null, time_zone: null, locale: null, starts_on: null, ends_on: null, username: null, preferred_name: null, status: 'active', custom: {},
};

export const findPeopleByKeys = (unit: Unit, keys: PersonKeys): Promise<PersonRecordRow[]> => (keys.numbers.length + keys.emails.length + keys.usernames.length === 0 ? Promise.resolve([]) : labelled(unit, peopleWithKeys(unit.tx, keys)));
export const findPeopleByIds = (unit: Unit, ids: readonly string[]): Promise<PersonRecordRow[]> => (ids.length === 0 ? Promise.resolve([]) : labelled(unit, peopleWithIds(unit.tx, ids)));
/** A file names custom values by their label. */
const labelled = async (unit: Unit, rows: Promise<PersonRecordRow[]>): Promise<PersonRecordRow[]> => (await rows).map((await namedValues(unit, 'person')).toLabels);
export const pageOfNames = (unit: Unit, after: string, limit: number) => namesAfter(unit.tx, after, limit);
export const pageOfManagers = (unit: Unit, after: string, limit: number) => managersAfter(unit.tx, after, limit);

/** Which of these people are here already. */
export const findPeopleHere = (unit: Unit, ids: readonly string[]): Promise<Set<string>> => peopleHere(unit.tx, [...new Set(ids)]);

/** Adds people; those whose number, e-mail or username somebody took meanwhile are not in the answer. */
export async function createPeople(unit: Unit, drafts: readonly PersonDraft[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'person')).fromLabels(drafts.map((draft) => draft.columns));
  const made = await insertNewRows(unit.tx, 'person', drafts.map(({ id, columns }, at) => ({ id, ...columns, custom: customs[at], source: cause.source, created_at: unit.now, updated_at: unit.now })));
  for (const { id, columns, laterManagerId } of drafts) {
    if (!made.has(id)) continue;
    const personal = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== null && value !== ''));
    unit.audit({ action: 'person.created', entity: { kind: 'person', id }, facts: { source: cause.source, ...cause.facts }, personal: { ...personal, ...(laterManagerId === undefined ? {} : { manager_id: laterManagerId }) } });
  }
  return made;
}

/** Changes people as they were seen; those changed by somebody else meanwhile are not in the answer. */
export async function changePeople(unit: Unit, changes: readonly PersonChange[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'person')).fromLabels(changes.map((change) => change.columns));
  const made = await updateRows(unit.tx, 'person', changes.map(({ id, version, columns }, at) => ({ id, version, ...columns, custom: customs[at], updated_at: unit.now })));
  for (const { id, before, columns, laterManagerId } of changes) {
    if (!made.has(id)) continue;
    const after: Record<string, unknown> = { ...columns, ...(laterManagerId === undefined ? {} : { manager_id: laterManagerId }) };
    const was = before as unknown as Record<string, unknown>;
    const changed = Object.keys(after).filter((key) => JSON.stringify(was[key] ?? null) !== JSON.stringify(after[key] ?? null));
    unit.audit({
      action: 'person.changed', entity: { kind: 'person', id }, facts: { fields: changed, ...cause.facts },
      personal: { from: Object.fromEntries(changed.map((key) => [key, was[key] ?? null])), to: Object.fromEntries(changed.map((key) => [key, after[key] ?? null])) },
    });
  }
  return made;
}

/** Managers who came with the same file, once everybody is here. Who has none after all gets an entry that says so. */
export async function setManagers(unit: Unit, pairs: readonly { id: string; managerId: string }[], cause: Cause): Promise<Set<string>> {
  const now = await managersOf(unit.tx, pairs.map(({ id }) => id));
  const open = pairs.filter(({ id, managerId }) => now.get(id) !== managerId);
  const done = await set(unit.tx, open, unit.now);
  for (const { id, managerId } of open) {
    if (!done.has(id)) unit.audit({ action: 'person.changed', entity: { kind: 'person', id }, facts: { fields: ['manager_id'], ...cause.facts }, personal: { from: { manager_id: managerId }, to: { manager_id: null } } });
  }
  return done;
}

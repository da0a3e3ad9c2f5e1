/** Adding and correcting people by hand. Files come through the imports slice, with the same rules. */
import type { Person, PersonFields } from '#contract/people';
import { mayManage } from '#domain/person/reporting-line';
import { refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeTogether } from '../../platform/work/change-together.ts';
import { settleCustom } from '../fields/custom-values.service.ts';
import { readPerson } from './find-person.service.ts';
import { insertPerson, managersAbove, personById, personWithKeys, setStatus, updatePerson, type PersonValues } from './person.repo.ts';

export async function createPerson(unit: Unit, fields: PersonFields, source = 'hand'): Promise<Verdict<Person>> {
  const values = { ...nothing, ...valuesOf(fields), name: fields.name };
  const taken = await personWithKeys(unit.tx, { employeeNumber: values.employee_number, email: values.email });
  if (taken) return refuse('person_exists', { person: { id: taken.id, name: taken.name } });
  const custom = await settleCustom(unit, 'person', null, fields.custom);
  if (!custom.ok) return custom;
  values.custom = JSON.stringify(custom.value ?? {});
  const id = unit.newId();
  await insertPerson(unit.tx, id, values, unit.now, source);
  unit.audit({ action: 'person.created', entity: { kind: 'person', id }, facts: { source }, personal: { ...values, custom: custom.value ?? {} } });
  return readPerson(unit, id);
}

export async function changePerson(unit: Unit, id: string, fields: Partial<PersonFields> & { version: number }): Promise<Verdict<Person>> {
  const { version, ...rest } = fields;
  const values = valuesOf(rest);
  const before = await personById(unit.tx, id);
  if (!before) return refuse('not_found');
  const taken = await personWithKeys(unit.tx, { employeeNumber: values.employee_number ?? null, email: values.email ?? null }, id);
  if (taken) return refuse('person_exists', { person: { id: taken.id, name: taken.name } });
  if (values.manager_id && !mayManage(id, values.manager_id, await managersAbove(unit.tx, values.manager_id))) return refuse('manager_circle');
  const custom = await settleCustom(unit, 'person', before.custom as Record<string, unknown>, fields.custom);
  if (!custom.ok) return custom;
  if (custom.value !== undefined) values.custom = JSON.stringify(custom.value);
  if (!(await updatePerson(unit.tx, id, version, values, unit.now))) return refuse('conflict', { version: before.version });
  const changed = (Object.keys(values) as (keyof PersonValues)[]).filter((key) => (key === 'custom' ? !isSame(before.custom, custom.value) : values[key] !== before[key]));
  const after = { ...values, ...(custom.value === undefined ? {} : { custom: custom.value }) };
  unit.audit({
    action: 'person.changed', entity: { kind: 'person', id }, facts: { fields: changed },
    personal: { from: Object.fromEntries(changed.map((key) => [key, before[key]])), to: Object.fromEntries(changed.map((key) => [key, after[key]])) },
  });
  return readPerson(unit, id);
}

/** People changed together: judged by the caller, written and told by the rules of this slice; everything about them is personal. */
export function changePeopleTogether(unit: Unit, changes: readonly { readonly id: string; readonly version: number; readonly before: Partial<PersonFields>; readonly after: Partial<PersonFields> }[]): Promise<Set<string>> {
  const columns = (fields: Partial<PersonFields>) => ({ ...valuesOf(fields), ...(fields.custom === undefined ? {} : { custom: fields.custom }) });
  return changeTogether(unit, { table: 'person', entity: 'person', isPersonal: () => true }, changes.map(({ id, version, before, after }) => ({ id, version, from: columns(before), to: columns(after) })));
}

/** The person has left, or is back (rehired, rescinded): one record through all of it. */
export async function markPerson(unit: Unit, id: string, status: 'active' | 'left', caseId: string | null): Promise<void> {
  await setStatus(unit.tx, id, status, unit.now);
  unit.audit({ action: status === 'left' ? 'person.left' : 'person.returned', entity: { kind: 'person', id }, caseId });
}

const nothing: PersonValues = {
  name: '', employee_number: null, given_name: null, family_name: null, email: null, personal_email: null, phone: null, department: null, title: null, cost_centre: null, manager_id: null,
  location_id: null, employment: 'employee', work_mode: 'office', country: null, time_zone: null, locale: null, starts_on: null, ends_on: null, custom: '{}',
};

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

const columnOf = {
  name: 'name', employeeNumber: 'employee_number', givenName: 'given_name', familyName: 'family_name', email: 'email', personalEmail: 'personal_email', phone: 'phone', department: 'department',
  title: 'title', costCentre: 'cost_centre', managerId: 'manager_id', locationId: 'location_id', employment: 'employment', workMode: 'work_mode', country: 'country', timeZone: 'time_zone',
  locale: 'locale', startsOn: 'starts_on', endsOn: 'ends_on',
} as const satisfies Record<Exclude<keyof PersonFields, 'custom'>, keyof PersonValues>;

/** Only what was given: an absent field stays as it is, `null` empties it. E-mails in lower case. */
function valuesOf({ custom: _custom, ...fields }: Partial<PersonFields>): Partial<PersonValues> {
  const entries = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined) return [];
    const isEmail = key === 'email' || key === 'personalEmail';
    return [[columnOf[key as keyof typeof columnOf], isEmail && typeof value === 'string' ? value.toLowerCase() : value]];
  });
  return Object.fromEntries(entries) as Partial<PersonValues>;
}

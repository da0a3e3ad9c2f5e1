/** Where the fields of the list of people lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

export const personSource: ListSource = {
  kind: 'people', from: 'person p', id: 'p.id', custom: 'p.custom', hits: (word, most) => sql`select handback_find_people(${word}, ${sql.lit(most)})`, searched: 'p.search_text',
  joins: {
    l: 'left join location l on l.id = p.location_id',
    m: 'left join person m on m.id = p.manager_id',
  },
  fields: {
    name: { value: 'p.name', sorted: 'p.name collate "und-x-icu"', always: true },
    department: { value: 'p.department' },
    location: { value: 'l.name', compared: 'p.location_id' },
    manager: { value: 'm.name', compared: 'p.manager_id' },
    status: { value: 'p.status', always: true },
    number: { value: 'p.employee_number' },
    employment: { value: 'p.employment', always: true },
    mode: { value: 'p.work_mode', always: true },
    title: { value: 'p.title' },
    email: { value: 'p.email' },
    username: { value: 'p.username' },
    givenName: { value: 'p.given_name' },
    familyName: { value: 'p.family_name' },
    costCentre: { value: 'p.cost_centre' },
    country: { value: 'p.country' },
    starts: { value: 'p.starts_on' },
    ends: { value: 'p.ends_on' },
    holds: { value: `exists (select 1 from asset_custody k where k.custodian_id = p.id and k.custodian_kind = 'person')` },
    source: { value: 'p.source', always: true },
    created: { value: 'p.created_at', always: true },
    changed: { value: 'p.updated_at', always: true },
  },
};

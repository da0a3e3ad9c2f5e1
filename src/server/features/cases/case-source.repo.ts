/** Where the fields of the list of cases lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

export const caseSource: ListSource = {
  kind: 'cases', from: 'offboarding_case c', id: 'c.id', hits: (word) => sql`select handback_search_cases(${word})`,
  // One look by key a row that is walked; as a join it made the database read every person first.
  seen: '(select true from person seen where seen.id = c.person_id)',
  joins: {
    p: 'left join person p on p.id = c.person_id',
    l: 'left join location l on l.id = c.site_id',
    m: 'left join person m on m.id = p.manager_id',
  },
  fields: {
    person: { value: 'p.name', compared: 'c.person_id', sorted: 'p.name collate "und-x-icu"', always: true },
    number: { value: 'c.number', always: true },
    status: { value: 'c.status', always: true },
    reason: { value: 'c.reason', always: true },
    site: { value: 'l.name', compared: 'c.site_id' },
    department: { value: 'p.department' },
    lastDay: { value: 'c.last_working_on', always: true },
    access: { value: 'c.cut_off_at', always: true },
    returnBy: { value: 'c.return_by_on', always: true },
    late: { value: `exists (select 1 from task t where t.case_id = c.id and t.status = 'open' and t.due_at < (select handback_now()))` },
    openAssets: { value: `(select count(*)::int from case_asset x where x.case_id = c.id and x.status in ('expected','handed_over','disputed'))` },
    manager: { value: 'm.name', compared: 'p.manager_id' },
    immediate: { value: 'c.is_immediate', always: true },
    opened: { value: 'c.opened_at', always: true },
    cleared: { value: 'c.cleared_at' },
  },
};

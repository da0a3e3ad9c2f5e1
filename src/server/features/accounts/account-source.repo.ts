/** Where the fields of the list of accounts lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

/** A cut-off tells of a case: it is seen by those who may see that case, and an embargoed one has no trace here (PRODUCT 7). */
export const cutOffSeen = '(case when a.case_id is null or k.id is not null then a.cut_off_at end)';

export const accountSource: ListSource = {
  kind: 'accounts', from: 'account a', id: 'a.id', custom: 'a.custom', hits: (word) => sql`select handback_search_accounts(${word})`,
  joins: {
    p: 'inner join person p on p.id = a.person_id',
    k: 'left join offboarding_case k on k.id = a.case_id',
  },
  fields: {
    username: { value: 'a.username', always: true },
    system: { value: 'a.system', always: true },
    person: { value: 'p.name', compared: 'a.person_id', sorted: 'p.name collate "und-x-icu"', always: true },
    personStatus: { value: 'p.status', always: true },
    status: { value: 'a.status', always: true },
    privileged: { value: 'a.is_privileged', always: true },
    overdue: { value: `(a.status = 'active' and ${cutOffSeen} < (select handback_now()))` },
    cutOff: { value: cutOffSeen },
    ended: { value: 'a.ended_at' },
    endedBy: { value: 'a.ended_by_name' },
    holdsData: { value: 'a.holds_data', always: true },
    case: { value: 'k.id' },
    source: { value: 'a.source', always: true },
    created: { value: 'a.created_at', always: true },
    changed: { value: 'a.updated_at', always: true },
  },
};

/**
 * Rows of a list of records as rows of an exception (ADR 2: reads across
 * tables, changes nothing): since when, where, of which case, and the words a
 * row is told with. `since` is the newest change, since an own list looks at
 * how things are, not at when they became so.
 */
import type { ListKind } from '#domain/list/catalogue';
import { sql, type RawBuilder } from 'kysely';
import type { Search } from './exception-search.repo.ts';

const text = (...parts: string[]): string => `concat_ws(' · ', ${parts.map((part) => `nullif(${part}, '')`).join(', ')})`;

type Told = { readonly from: string; readonly id: string; readonly since: string; readonly site: string; readonly caseId: string; readonly name: string; readonly detail: string; readonly where?: string };

/** A case without lateness in its words is held to that by its own lists; here nothing is said of time at all. */
const told: Readonly<Record<ListKind, Told>> = {
  people: { from: 'person p left join location l on l.id = p.location_id', id: 'p.id', since: 'p.updated_at', site: 'p.location_id', caseId: 'null::uuid', name: 'p.name', detail: text('p.employee_number', 'p.department', 'l.name') },
  assets: {
    from: 'asset a left join location l on l.id = a.location_id', id: 'a.id', since: 'a.updated_at', site: 'a.location_id', caseId: 'null::uuid',
    name: `coalesce(nullif(trim(concat_ws(' ', a.manufacturer, a.model)), ''), a.name, a.category)`, detail: text('a.asset_tag', 'a.serial_number', 'l.name'),
  },
  licences: { from: 'licence i', id: 'i.id', since: 'i.updated_at', site: 'null::uuid', caseId: 'null::uuid', name: 'i.product', detail: text('i.vendor', `i.seats_assigned || ' of ' || i.seats_total || ' seats given'`) },
  accounts: { from: 'account a join person p on p.id = a.person_id', id: 'a.id', since: 'a.updated_at', site: 'p.location_id', caseId: 'null::uuid', name: `a.system || ' of ' || p.name`, detail: text('a.username', 'a.status') },
  cases: {
    from: 'offboarding_case c join person p on p.id = c.person_id left join location l on l.id = c.site_id', id: 'c.id', since: 'c.updated_at', site: 'c.site_id', caseId: 'c.id',
    name: `p.name || ', case ' || c.number`, detail: text(`replace(c.reason, '_', ' ')`, `'last day ' || c.last_working_on`, 'l.name'),
  },
  asks: {
    from: 'ask k left join offboarding_case c on c.id = k.case_id', id: 'k.id', since: 'coalesce(k.sent_at, k.created_at)', site: 'c.site_id', caseId: 'k.case_id',
    name: `k.helper_name || ': ' || k.title`, detail: text('k.status'),
  },
  parcels: {
    from: 'parcel b left join location l on l.id = b.location_id left join place s on s.id = b.place_id', id: 'b.id', since: 'coalesce(b.stored_at, b.created_at)', site: 'b.location_id', caseId: 'null::uuid',
    name: `'Box ' || b.box_code`, detail: text('b.status', 's.name', 'l.name'),
    // A box is seen where it stands; a count over many must not tell of a case under embargo.
    where: '(b.case_id is null or not handback_under_embargo(b.case_id))',
  },
};

export function searchOfRecords(list: ListKind, matching: RawBuilder<unknown>): Search {
  const { from, id, since, site, caseId, name, detail, where = 'true' } = told[list];
  return sql`select ${sql.raw(`${id} as row_id, ${since} as since, ${site} as site_id, ${caseId} as case_id, true as speaks, ${id}::text as link,
    jsonb_build_object('name', ${name}, 'detail', ${detail}) as facts from ${from}`)} where ${sql.raw(where)} and ${sql.raw(id)} in ${matching}`;
}

/** The rows of a search that cannot be read: none. */
export const noRecords: Search = sql`select null::uuid as row_id, null::timestamptz as since, null::uuid as site_id, null::uuid as case_id, true as speaks, ''::text as link, '{}'::jsonb as facts where false`;

/** Where the fields of the list of licences lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

export const licenceSource: ListSource = {
  kind: 'licences', from: 'licence l', id: 'l.id', custom: 'l.custom', hits: (word) => sql`select handback_search_licences(${word})`, searched: 'l.search_text',
  joins: {},
  fields: {
    product: { value: 'l.product', sorted: 'l.product collate "und-x-icu"', always: true },
    vendor: { value: 'l.vendor' },
    seats: { value: 'l.seats_total', always: true },
    assigned: { value: 'l.seats_assigned', always: true },
    unused: { value: 'greatest(l.seats_total - l.seats_assigned, 0)', always: true },
    free: { value: '(l.seats_assigned < l.seats_total)', sorted: '(l.seats_total - l.seats_assigned)', sortedAs: 'numeric', always: true },
    renews: { value: 'l.renews_on' },
    cost: { value: 'l.seat_cost' },
    currency: { value: 'l.currency' },
    billing: { value: 'l.billing' },
    owner: { value: 'l.owner_name' },
    contract: { value: 'l.contract_number' },
    holdsData: { value: 'l.holds_data', always: true },
    source: { value: 'l.source', always: true },
    created: { value: 'l.created_at', always: true },
    changed: { value: 'l.updated_at', always: true },
  },
};

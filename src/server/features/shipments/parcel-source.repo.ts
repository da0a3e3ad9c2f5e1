/** Where the fields of the list of parcels lie in the database. A leaver is found by only as far as their case may be seen. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

export const parcelSource: ListSource = {
  kind: 'parcels', from: 'parcel b', id: 'b.id',
  hits: (word) => sql`select handback_search_parcels(${word}) union select b2.id from parcel b2 join offboarding_case k on k.id = b2.case_id where k.person_id in (select handback_search_people(${word}))`,
  joins: {
    s: 'left join shipment s on s.id = b.shipment_id',
    l: 'left join location l on l.id = b.location_id',
    slot: 'left join place slot on slot.id = b.place_id',
    room: 'left join place room on room.id = coalesce(slot.parent_id, slot.id)',
    c: 'left join offboarding_case c on c.id = b.case_id',
    p: 'left join person p on p.id = c.person_id',
  },
  fields: {
    code: { value: 'b.box_code', always: true },
    whose: { value: 'p.name', compared: 'c.person_id', sorted: 'p.name collate "und-x-icu"' },
    status: { value: 'b.status', always: true },
    overdue: { value: `(b.status = 'stored' and b.dwell_due_at <= (select handback_now()))` },
    location: { value: 'l.name', compared: 'b.location_id' },
    place: { value: `nullif(concat_ws(' · ', room.name, case when slot.kind = 'slot' then slot.code end), '')` },
    way: { value: 'b.way' },
    carrier: { value: 's.carrier' },
    tracking: { value: 's.tracking_number' },
    items: { value: `(select count(*)::int from parcel_item i where i.parcel_id = b.id and i.state <> 'moved')`, always: true },
    announced: { value: 'b.is_announced', always: true },
    due: { value: 'b.dwell_due_at' },
    stored: { value: 'b.stored_at' },
    case: { value: 'c.id' },
    created: { value: 'b.created_at', always: true },
  },
};

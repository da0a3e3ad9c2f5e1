/** Where the fields of the list of assets lie in the database. */
import { sql } from 'kysely';
import type { ListSource } from '../../platform/db/list-source.ts';

const outOfSight = `'Somebody outside your sites'`;

export const assetSource: ListSource = {
  kind: 'assets', from: 'asset a', id: 'a.id', custom: 'a.custom', hits: (word, most) => sql`select handback_find_assets(${word}, ${sql.lit(most)})`, searched: 'a.search_text',
  joins: {
    c: 'left join asset_custody c on c.asset_id = a.id',
    l: 'left join location l on l.id = a.location_id',
    ap: 'left join person ap on ap.id = a.assignee_id',
    cp: `left join person cp on cp.id = c.custodian_id and c.custodian_kind = 'person'`,
    pl: `left join place pl on pl.id = c.custodian_id and c.custodian_kind = 'place'`,
    pu: 'left join place pu on pu.id = pl.parent_id',
    pll: 'left join location pll on pll.id = pl.location_id',
    // In their order only, which is worked out for all rows (migration 0017).
    cs: 'left join handback_custodians() cs on cs.asset_id = a.id',
    cps: `left join person cps on cps.id = cs.custodian_id and cs.custodian_kind = 'person'`,
    pls: `left join place pls on pls.id = cs.custodian_id and cs.custodian_kind = 'place'`,
    sh: `left join shipment sh on sh.id = c.custodian_id and c.custodian_kind = 'shipment'`,
  },
  fields: {
    tag: { value: 'a.asset_tag' },
    serial: { value: 'a.serial_number' },
    model: { value: 'a.model' },
    name: { value: 'a.name' },
    manufacturer: { value: 'a.manufacturer' },
    category: { value: 'a.category', always: true },
    status: { value: 'a.status', always: true },
    custodian: {
      value: `case c.custodian_kind when 'person' then coalesce(cp.name, ${outOfSight}) when 'place' then concat_ws(' · ', pll.name, pu.name, pl.name)
        when 'shipment' then concat_ws(' ', coalesce(sh.carrier, 'Parcel on its way'), sh.tracking_number) else 'Nobody known' end`,
      compared: 'c.custodian_kind', sorted: 'coalesce(cps.name, pls.name)',
    },
    with: { value: 'c.custodian_id' },
    assignee: { value: `coalesce(ap.name, case when a.assignee_id is not null then ${outOfSight} end, a.assignee_department)`, compared: 'a.assignee_id', sorted: 'coalesce(ap.name, a.assignee_department)', empty: 'a.assignee_kind is null' },
    assigneeDepartment: { value: 'a.assignee_department' },
    location: { value: 'l.name', compared: 'a.location_id' },
    since: { value: 'c.since' },
    ownership: { value: 'a.ownership', always: true },
    owner: { value: 'a.owner_name' },
    hold: { value: 'a.on_hold', always: true },
    dataBearing: { value: 'a.data_bearing', always: true },
    purchased: { value: 'a.purchased_on' },
    cost: { value: 'a.purchase_cost' },
    currency: { value: 'a.currency' },
    order: { value: 'a.order_number' },
    supplier: { value: 'a.supplier' },
    warrantyEnds: { value: 'a.warranty_ends_on' },
    leaseEnds: { value: 'a.lease_ends_on' },
    grade: { value: 'a.grade' },
    reserved: { value: 'a.reserved_for' },
    seen: { value: 'a.last_seen_at' },
    notes: { value: 'a.notes' },
    source: { value: 'a.source', always: true },
    created: { value: 'a.created_at', always: true },
    changed: { value: 'a.updated_at', always: true },
  },
};

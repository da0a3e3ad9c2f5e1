/** Adding a partner and changing what was agreed. */
import type { Partner, PartnerFields } from '#contract/partners';
import { refuse, type Verdict } from '#domain/verdict';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { lateBefore, readPartner } from './find-partner.service.ts';
import { insertPartner, partnerById, samePartner, updatePartner, type PartnerValues } from './partner.repo.ts';

const columnOf = {
  department: 'department', locationId: 'location_id', placeId: 'place_id', leadPersonId: 'lead_person_id', status: 'status', minutesCeiling: 'minutes_per_month', itemsCeiling: 'items_per_month', dwellLimitHours: 'dwell_limit_hours',
  pickupWeekdays: 'pickup_weekdays', hours: 'hours_text', secondsPerItem: 'seconds_per_item', ownPromises: 'promises', reviewOn: 'review_on',
} as const satisfies Record<keyof PartnerFields, keyof PartnerValues>;

function valuesOf(fields: Partial<PartnerFields>): Partial<PartnerValues> {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
    if (value === undefined) return [];
    if (key === 'ownPromises') return [['promises', JSON.stringify(value)]];
    if (key === 'pickupWeekdays') return [['pickup_weekdays', [...new Set(value as number[])].toSorted((a, b) => a - b)]];
    return [[columnOf[key as keyof PartnerFields], value]];
  })) as Partial<PartnerValues>;
}

const atFirst: Omit<PartnerValues, 'department' | 'location_id'> = {
  place_id: null, lead_person_id: null, status: 'stranger', minutes_per_month: null, items_per_month: null, dwell_limit_hours: 48, pickup_weekdays: [], hours_text: null, promises: '[]', review_on: null, seconds_per_item: 40, agreed_at: null,
};

export async function createPartner(unit: Unit, fields: PartnerFields): Promise<Verdict<Partner>> {
  if (!worksAt(unit.actor, fields.locationId) || !(await findLocation(unit, fields.locationId))) return refuse('not_found', { what: 'location' });
  const id = unit.newId();
  const values = { ...atFirst, ...valuesOf(fields), department: fields.department, location_id: fields.locationId, agreed_at: fields.status === 'partner' ? unit.now : null };
  if (!(await insertPartner(unit.tx, id, values, unit.now))) return refuse('partner_exists');
  unit.audit({ action: 'partner.added', entity: { kind: 'partner', id }, facts: { department: fields.department, locationId: fields.locationId, status: values.status } });
  return readPartner(unit, id);
}

export async function changePartner(unit: Unit, id: string, fields: Partial<PartnerFields> & { version: number }): Promise<Verdict<Partner>> {
  const { version, ...rest } = fields;
  const before = await partnerById(unit.tx, id, unit.now, lateBefore(unit.now));
  if (!before || !worksAt(unit.actor, before.location_id)) return refuse('not_found');
  const values = valuesOf(rest);
  const other = await samePartner(unit.tx, values.department ?? before.department, values.location_id ?? before.location_id, id);
  if (other) return refuse('partner_exists', { partnerId: other.id });
  const agreed = rest.status === 'partner' && before.agreed_at === null ? { agreed_at: unit.now } : {};
  if (!(await updatePartner(unit.tx, id, version, { ...values, ...agreed }, unit.now))) return refuse('conflict', { version: before.version });
  unit.audit({ action: 'partner.changed', entity: { kind: 'partner', id }, facts: { fields: Object.keys(rest) } });
  return readPartner(unit, id);
}

/** Licences: reading, adding, correcting. What was bought may be less than what is assigned; that is shown, not hidden. */
import type { Licence, LicenceFields, listLicences as listRoute } from '#contract/licences';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, customCells } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readWish } from '../fields/list-catalogue.service.ts';
import { settleCustom } from '../fields/custom-values.service.ts';
import { licenceSource } from './licence-source.repo.ts';
import { insertLicence, licenceById, licenceWithIdentity, listLicences, seatsOfLicence, updateLicence, type LicenceValues } from './licence.repo.ts';
import { licenceDetail, licenceRow } from './licences.presenter.ts';

export async function findLicences(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const wish = await readWish(unit, 'licences', given);
  if (!wish.ok) return wish;
  const page = await listLicences(unit.tx, wish.value.catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...licenceRow(row), ...customCells(wish.value.query, row.custom), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const licenceReader = listReader(licenceSource);

export async function readLicence(unit: Unit, id: string): Promise<Verdict<Licence>> {
  const row = await licenceById(unit.tx, id);
  return row ? allow(licenceDetail(row, await seatsOfLicence(unit.tx, id))) : refuse('not_found');
}

const columnOf = {
  product: 'product', vendor: 'vendor', licenceKey: 'licence_key', contractNumber: 'contract_number', seatsTotal: 'seats_total', renewsOn: 'renews_on', seatCost: 'seat_cost', currency: 'currency', billing: 'billing', ownerName: 'owner_name', holdsData: 'holds_data',
} as const;

function valuesOf({ custom, ...fields }: Partial<LicenceFields>): Partial<LicenceValues> {
  const entries = Object.entries(fields).flatMap(([key, value]) => (value === undefined ? [] : [[columnOf[key as keyof typeof columnOf], value]]));
  return { ...(Object.fromEntries(entries) as Partial<LicenceValues>), ...(custom === undefined ? {} : { custom: JSON.stringify(custom) }) };
}

const nothing: LicenceValues = { product: '', vendor: null, licence_key: null, contract_number: null, seats_total: 0, renews_on: null, seat_cost: null, currency: null, billing: null, owner_name: null, holds_data: false, custom: '{}' };

export async function createLicence(unit: Unit, fields: LicenceFields, source = 'hand'): Promise<Verdict<Licence>> {
  const values = { ...nothing, ...valuesOf(fields) };
  const taken = await licenceWithIdentity(unit.tx, { product: values.product, vendor: values.vendor, licenceKey: values.licence_key });
  if (taken) return refuse('licence_exists', { licence: taken });
  const custom = await settleCustom(unit, 'licence', null, fields.custom);
  if (!custom.ok) return custom;
  values.custom = JSON.stringify(custom.value ?? {});
  const id = unit.newId();
  if (!(await insertLicence(unit.tx, id, values, source, unit.now))) return refuse('licence_exists');
  unit.audit({ action: 'licence.created', entity: { kind: 'licence', id }, facts: { source, product: values.product, vendor: values.vendor, seats: values.seats_total } });
  return readLicence(unit, id);
}

export async function changeLicence(unit: Unit, id: string, body: Partial<LicenceFields> & { version: number }): Promise<Verdict<Licence>> {
  const { version, ...fields } = body;
  const before = await licenceById(unit.tx, id);
  if (!before) return refuse('not_found');
  const values = valuesOf(fields);
  const after = { ...before, ...values };
  const taken = await licenceWithIdentity(unit.tx, { product: after.product, vendor: after.vendor, licenceKey: after.licence_key }, id);
  if (taken) return refuse('licence_exists', { licence: taken });
  const custom = await settleCustom(unit, 'licence', before.custom as Record<string, unknown>, fields.custom);
  if (!custom.ok) return custom;
  if (custom.value !== undefined) values.custom = JSON.stringify(custom.value);
  if (!(await updateLicence(unit.tx, id, version, values, unit.now))) return refuse('conflict', { version: before.version });
  const changed = (Object.keys(values) as (keyof LicenceValues)[]).filter((key) => values[key] !== (key === 'custom' ? JSON.stringify(before.custom) : before[key]));
  // A key opens the product: that it changed is a fact, what it is stays here.
  const apart = (from: Partial<Record<string, unknown>>) => Object.fromEntries(['custom', 'owner_name'].filter((key) => changed.includes(key as keyof LicenceValues)).map((key) => [key, from[key]]));
  const plain = changed.filter((key) => !['licence_key', 'custom', 'owner_name'].includes(key));
  unit.audit({ action: 'licence.changed', entity: { kind: 'licence', id }, facts: { fields: changed, from: Object.fromEntries(plain.map((key) => [key, before[key]])), to: Object.fromEntries(plain.map((key) => [key, values[key]])) },
    ...(changed.some((key) => key === 'custom' || key === 'owner_name') ? { personal: { from: apart(before), to: { ...apart(values), ...(changed.includes('custom') ? { custom: custom.value } : {}) } } } : {}) });
  return readLicence(unit, id);
}

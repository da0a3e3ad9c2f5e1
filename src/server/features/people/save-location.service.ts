/** Adding and changing locations. */
import type { Location, LocationFields } from '#contract/people';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { z } from 'zod';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { insertLocation, locationById, locationByName, updateLocation } from './location.repo.ts';
import { locationDetail } from './people.presenter.ts';

type Fields = z.infer<typeof LocationFields>;

export async function createLocation(unit: Unit, fields: Fields): Promise<Verdict<Location>> {
  if (await locationByName(unit.tx, fields.name)) return refuse('location_exists');
  const id = unit.newId();
  await insertLocation(unit.tx, { id, name: fields.name, code: fields.code ?? null, country: fields.country ?? null, timeZone: fields.timeZone, isSite: fields.isSite ?? true, address: fields.address ?? {}, at: unit.now });
  if (fields.holidays) await updateLocation(unit.tx, id, { holidays: fields.holidays, at: unit.now });
  unit.audit({ action: 'location.created', entity: { kind: 'location', id }, facts: { name: fields.name, timeZone: fields.timeZone } });
  return read(unit, id);
}

export async function changeLocation(unit: Unit, id: string, fields: Partial<Fields>): Promise<Verdict<Location>> {
  const same = fields.name ? await locationByName(unit.tx, fields.name) : undefined;
  if (same && same.id !== id) return refuse('location_exists');
  const { code, isSite, country, name, timeZone, address, holidays } = fields;
  const changed = await updateLocation(unit.tx, id, {
    at: unit.now, ...(name === undefined ? {} : { name }), ...(code === undefined ? {} : { code }), ...(isSite === undefined ? {} : { isSite }),
    ...(country === undefined ? {} : { country }), ...(timeZone === undefined ? {} : { timeZone }), ...(address ? { address } : {}), ...(holidays ? { holidays } : {}),
  });
  if (!changed) return refuse('not_found');
  unit.audit({ action: 'location.changed', entity: { kind: 'location', id }, facts: { fields: Object.keys(fields) } });
  return read(unit, id);
}

async function read(unit: Unit, id: string): Promise<Verdict<Location>> {
  const row = await locationById(unit.tx, id);
  return row ? allow(locationDetail(row)) : refuse('not_found');
}

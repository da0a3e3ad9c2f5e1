/** Locations as files bring them: a place that a row names, or a row of its own. */
import { insertNewRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { Cause } from './bring-people.service.ts';
import { locationNames, locations, setLocations, type LocationColumns } from './location-bulk.repo.ts';

export type { LocationColumns };
export type LocationDraft = { readonly id: string; readonly columns: LocationColumns };
export type LocationChange = LocationDraft & { readonly fields: readonly string[] };

export const allLocations = (unit: Unit) => locations(unit.tx);
export const allLocationNames = (unit: Unit) => locationNames(unit.tx);
export type LocationRecordRow = Awaited<ReturnType<typeof allLocations>>[number];

export async function createLocations(unit: Unit, drafts: readonly LocationDraft[], cause: Cause): Promise<Set<string>> {
  const made = await insertNewRows(unit.tx, 'location', drafts.map(({ id, columns }) => ({ id, ...columns, is_site: true, holidays: [], created_at: unit.now, updated_at: unit.now })));
  for (const { id, columns } of drafts) {
    if (made.has(id)) unit.audit({ action: 'location.created', entity: { kind: 'location', id }, facts: { name: columns.name, timeZone: columns.time_zone, ...cause.facts } });
  }
  return made;
}

/** Changes locations as they were seen: the instant of the last change is their version. */
export async function changeLocations(unit: Unit, changes: readonly (LocationChange & { readonly seenAt: string })[], cause: Cause): Promise<Set<string>> {
  const made = await setLocations(unit.tx, changes, unit.now);
  for (const { id, fields } of changes) if (made.has(id)) unit.audit({ action: 'location.changed', entity: { kind: 'location', id }, facts: { fields, ...cause.facts } });
  return made;
}

/** Licences and their seats as files bring them. */
import { insertNewRows, updateRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { namedValues } from '../fields/custom-values.service.ts';
import { allLicences, countHeld, licencesWithIds, recountSeats, seatsHeld, type LicenceRecordRow } from './licence-bulk.repo.ts';

export type { LicenceRecordRow };
export type LicenceColumns = {
  product: string; vendor: string | null; licence_key: string | null; contract_number: string | null; seats_total: number; is_reclaimable: boolean; holds_data: boolean; renews_on: string | null; seat_cost: string | null; currency: string | null;
  billing: string | null; custom: Record<string, unknown>;
};
export type LicenceDraft = { readonly id: string; readonly columns: LicenceColumns };
export type LicenceChange = LicenceDraft & { readonly version: number; readonly before: LicenceRecordRow };
type Cause = { readonly source: string; readonly facts: Readonly<Record<string, unknown>> };

export const noLicence: LicenceColumns = { product: '', vendor: null, licence_key: null, contract_number: null, seats_total: 0, is_reclaimable: true, holds_data: false, renews_on: null, seat_cost: null, currency: null, billing: null, custom: {} };

export const everyLicence = (unit: Unit): Promise<LicenceRecordRow[]> => labelled(unit, allLicences(unit.tx));
/** A file names custom values by their label. */
const labelled = async (unit: Unit, rows: Promise<LicenceRecordRow[]>): Promise<LicenceRecordRow[]> => (await rows).map((await namedValues(unit, 'licence')).toLabels);
export const findLicencesByIds = (unit: Unit, ids: readonly string[]): Promise<LicenceRecordRow[]> => (ids.length === 0 ? Promise.resolve([]) : labelled(unit, licencesWithIds(unit.tx, ids)));

/** Licence → the people who hold a seat of it now. */
export async function holdersOf(unit: Unit, licenceIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>(licenceIds.map((id) => [id, new Set()]));
  for (const seat of licenceIds.length === 0 ? [] : await seatsHeld(unit.tx, licenceIds)) held.get(seat.licence_id)?.add(seat.person_id);
  return held;
}

export async function createLicences(unit: Unit, drafts: readonly LicenceDraft[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'licence')).fromLabels(drafts.map((draft) => draft.columns));
  const made = await insertNewRows(unit.tx, 'licence', drafts.map(({ id, columns }, at) => ({ id, ...columns, custom: customs[at], source: cause.source, created_at: unit.now, updated_at: unit.now })));
  for (const { id, columns } of drafts) {
    const { custom: _custom, licence_key: _key, ...facts } = columns;
    if (made.has(id)) unit.audit({ action: 'licence.created', entity: { kind: 'licence', id }, facts: { ...facts, source: cause.source, ...cause.facts } });
  }
  return made;
}

export async function changeLicences(unit: Unit, changes: readonly LicenceChange[], cause: Cause): Promise<Set<string>> {
  const customs = await (await namedValues(unit, 'licence')).fromLabels(changes.map((change) => change.columns));
  const made = await updateRows(unit.tx, 'licence', changes.map(({ id, version, columns }, at) => ({ id, version, ...columns, custom: customs[at], updated_at: unit.now })));
  for (const { id, before, columns } of changes) {
    const was = before as unknown as Record<string, unknown>;
    const fields = Object.entries(columns).filter(([key, value]) => JSON.stringify(was[key] ?? null) !== JSON.stringify(value ?? null)).map(([key]) => key);
    // A key opens the product: that it changed is a fact, what it is stays here.
    const plain = fields.filter((key) => key !== 'licence_key' && key !== 'custom');
    const pick = (from: object) => Object.fromEntries(plain.map((key) => [key, (from as Record<string, unknown>)[key] ?? null]));
    const own = fields.includes('custom') ? { personal: { from: { custom: was['custom'] ?? null }, to: { custom: columns.custom } } } : {};
    if (made.has(id)) unit.audit({ action: 'licence.changed', entity: { kind: 'licence', id }, facts: { fields, from: pick(before), to: pick(columns), ...cause.facts }, ...own });
  }
  return made;
}

/** One seat for each pair that has none. `isTotalSaid`: the file says how many seats there are. */
export async function assignSeats(unit: Unit, seats: readonly { licenceId: string; personId: string }[], cause: Cause, isTotalSaid = false): Promise<void> {
  if (seats.length === 0) return;
  const rows = seats.map(({ licenceId, personId }) => ({ id: unit.newId(), licence_id: licenceId, person_id: personId, assigned_at: unit.now }));
  const made = await insertNewRows(unit.tx, 'seat', rows);
  for (const row of rows) if (made.has(row.id)) unit.audit({ action: 'seat.assigned', entity: { kind: 'seat', id: row.id }, facts: { licence: row.licence_id, person: row.person_id, ...cause.facts } });
  await recountSeats(unit.tx, [...new Set(seats.map((seat) => seat.licenceId))], isTotalSaid);
}

export const countSeatsAgain = (unit: Unit, licenceIds: readonly string[]): Promise<void> => countHeld(unit.tx, licenceIds);

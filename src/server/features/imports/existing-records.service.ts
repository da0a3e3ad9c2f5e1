/** Our records as a file would tell them, found by the keys of a batch or by their ids. */
import { foldCode } from '#domain/import/values';
import type { Draft } from '#domain/import/draft';
import type { ImportKind } from '#domain/import/field';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findAccountsByIds, findAccountsByKeys, type AccountRecordRow } from '../accounts/bring-accounts.service.ts';
import { findAssetsByIds, findAssetsByKeys, type AssetRecordRow } from '../assets/bring-assets.service.ts';
import { inOpenCases, leaversAmong } from '../cases/open-case-assets.service.ts';
import { everyLicence, findLicencesByIds, holdersOf, type LicenceRecordRow } from '../licences/bring-licences.service.ts';
import { allLocations, type LocationRecordRow } from '../people/bring-locations.service.ts';
import { findPeopleByIds, findPeopleByKeys, type PersonRecordRow } from '../people/bring-people.service.ts';
import { allPlaces } from '../places/bring-places.service.ts';
import type { Here } from './look-up.service.ts';
import { valuesOfRecord } from './record-shape.ts';

const textsOf = (drafts: readonly Draft[], field: string): string[] => drafts.flatMap((draft) => (typeof draft.values[field] === 'string' ? [draft.values[field]] : []));
/** As it stands and as it is compared: `HB 001` is looked for as `hb 001` and `hb001`. */
const codesOf = (drafts: readonly Draft[], field: string): string[] => [...new Set(textsOf(drafts, field).flatMap((text) => [text.toLowerCase(), foldCode(text).toLowerCase()]))];
const link = (id: string | null, label: string | null | undefined) => (id === null ? undefined : { id, label: label ?? '' });

const person = (row: PersonRecordRow): Here => {
  const { values, custom } = valuesOfRecord('people', row);
  return { id: row.id, label: row.name, version: row.version, values: { ...values, ...(row.location_name === null ? {} : { location: row.location_name }) }, custom, references: { manager: link(row.manager_id, row.manager_name) } };
};

async function assets(unit: Unit, rows: readonly AssetRecordRow[]): Promise<Here[]> {
  const [cased, places] = [await inOpenCases(unit, rows.map((row) => row.id)), rows.length === 0 ? [] : await allPlaces(unit)];
  const names = new Map(places.map((place) => [place.id, placeLabel(place)]));
  return rows.map((row): Here => {
    const { values, custom } = valuesOfRecord('assets', row);
    const heldAt = row.custodian_kind === 'place' && row.custodian_id !== null ? names.get(row.custodian_id) : undefined;
    const department = row.assignee_department ?? values['Department'] ?? custom['Department'];
    return {
      id: row.id, label: [row.asset_tag ?? row.serial_number, row.model ?? row.name].filter((part) => part !== null).join(' · '), version: row.version, custom,
      values: { ...values, tracking: 'individual', ...(row.location_name === null ? {} : { location: row.location_name }), ...(heldAt === undefined ? {} : { heldAt }), ...(department === undefined ? {} : { department: String(department) }) },
      references: { assignee: link(row.assignee_id, row.assignee_name) }, ...(row.custodian_name === null || row.custodian_id === null ? {} : { custodian: { id: row.custodian_id, label: row.custodian_name } }),
      isHeld: row.on_hold, bearsData: row.data_bearing, isInOpenCase: cased.has(row.id),
    };
  });
}

/** Two sites may each have a room of this name. */
export const placeLabel = (place: { name: string; location_name: string }): string => `${place.name} (${place.location_name})`;

const licenceLabel = (row: LicenceRecordRow): string => [row.vendor, row.product].filter((part) => part !== null).join(' ');

async function licences(unit: Unit, rows: readonly LicenceRecordRow[]): Promise<Here[]> {
  const held = await holdersOf(unit, rows.map((row) => row.id));
  return rows.map((row): Here => ({ id: row.id, label: licenceLabel(row), version: row.version, ...valuesOfRecord('licences', row), seatHolders: held.get(row.id) ?? new Set() }));
}

async function accounts(unit: Unit, rows: readonly AccountRecordRow[]): Promise<Here[]> {
  const leaving = await leaversAmong(unit, rows.map((row) => row.person_id));
  return rows.map((row): Here => ({ id: row.id, label: `${row.system} · ${row.username}`, version: row.version, ...valuesOfRecord('accounts', row), references: { holder: link(row.person_id, row.holder_name) }, isInOpenCase: leaving.has(row.person_id) }));
}

const location = (row: LocationRecordRow): Here => ({ id: row.id, label: row.name, version: null, seenAt: row.updated_at, ...valuesOfRecord('locations', row), references: { manager: link(row.responsible_id, row.responsible_name) } });

/** Every record that one of these drafts may mean. */
export async function existingByDrafts(unit: Unit, kind: ImportKind, drafts: readonly Draft[]): Promise<Here[]> {
  switch (kind) {
    case 'people': return (await findPeopleByKeys(unit, { numbers: codesOf(drafts, 'employeeNumber'), emails: textsOf(drafts, 'email').map((text) => text.toLowerCase()), usernames: textsOf(drafts, 'username').map((text) => text.toLowerCase()) })).map(person);
    case 'assets': return assets(unit, await findAssetsByKeys(unit, { tags: codesOf(drafts, 'assetTag'), serials: [...new Set(textsOf(drafts, 'serial'))] }));
    case 'licences': return licences(unit, await everyLicence(unit));
    case 'accounts': return accounts(unit, await findAccountsByKeys(unit, drafts.flatMap(({ values }) => (typeof values['system'] === 'string' && typeof values['username'] === 'string' ? [{ system: values['system'], username: values['username'] }] : []))));
    case 'locations': return (await allLocations(unit)).map(location);
  }
}

/** The same records again, as they are now. */
export async function existingByIds(unit: Unit, kind: ImportKind, ids: readonly string[]): Promise<Map<string, Here>> {
  const read = async (): Promise<Here[]> => {
    switch (kind) {
      case 'people': return (await findPeopleByIds(unit, ids)).map(person);
      case 'assets': return assets(unit, await findAssetsByIds(unit, ids));
      case 'licences': return licences(unit, await findLicencesByIds(unit, ids));
      case 'accounts': return accounts(unit, await findAccountsByIds(unit, ids));
      case 'locations': return (await allLocations(unit)).filter((row) => ids.includes(row.id)).map(location);
    }
  };
  return new Map((await read()).map((record) => [record.id, record]));
}

/** Reading parcels: for the console, for the station that must recognise one, and for a trip that collects them. */
import type { listParcels as listRoute, Parcel, parcelsOfCase as ofCaseRoute } from '#contract/parcels';
import type { Answer, Received } from '#contract/route';
import { formatBoxCode } from '#domain/intake/box-code';
import type { ParcelStatus } from '#domain/intake/parcel-lifecycle';
import type { Scan } from '#domain/intake/scan';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { askTogether, type Question } from '../../platform/db/ask-together.ts';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, readListQuery } from '../../platform/http/read-list-query.ts';
import { catalogueOf } from '#domain/list/catalogue';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getCase } from '../cases/read-case.service.ts';
import { parcelSource } from './parcel-source.repo.ts';
import {
  itemsOf, listParcels, lockParcel, parcelById, parcelInstants, parcelsByScan, parcelsOfAssets, parcelsOfCase as rowsOfCase, storedAt, type ParcelItemRecord, type ScannedParcel, type StoredParcel, type WaitingParcel,
} from './parcel.repo.ts';
import { caseParcel, parcelDetail, parcelRow } from './parcels.presenter.ts';
import { trackingKeyOf } from './tracking-key.ts';

export async function findParcels(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const catalogue = catalogueOf('parcels');
  const wish = readListQuery(given, catalogue);
  if (!wish.ok) return wish;
  const page = await listParcels(unit.tx, catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...parcelRow(row, unit.now), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const parcelReader = listReader(parcelSource);

/** `withCase`: false where the reader's own sight was lifted to do the work; then the answer names no case. */
export async function readParcel(unit: Unit, id: string, withCase = true): Promise<Verdict<Parcel>> {
  const row = await parcelById(unit.tx, id);
  return row ? allow(parcelDetail(row, await itemsOf(unit.tx, [id]), unit.now, withCase)) : refuse('not_found');
}

/** Every parcel of a case that its reader may see: who sees the case sees what comes home for it, at their sites. */
export async function parcelsOfCase(unit: Unit, caseId: string): Promise<Verdict<Answer<typeof ofCaseRoute>>> {
  if (!(await getCase(unit, caseId))) return refuse('not_found');
  const rows = (await rowsOfCase(unit.tx, caseId)).toReversed();
  const items = Map.groupBy(await itemsOf(unit.tx, rows.map((row) => row.id)), (item) => item.parcel_id);
  return allow({ rows: rows.map((row) => caseParcel(row, items.get(row.id) ?? [], unit.now)) });
}

export type ParcelHere = ScannedParcel & { readonly items: readonly ParcelItemRecord[]; readonly foundBy: 'box_code' | 'tracking' };

/** What carriers we know print, and the text as it is: a number of a carrier nobody knows is found by what the leaver has typed. */
function trackingKeysOf(scan: Scan): string[] {
  const typed = trackingKeyOf(scan.value);
  return [...new Set([...scan.lookUp.trackingNumbers, ...(typed !== null && typed.length >= 8 ? [typed] : [])])];
}

/** The parcels a scan may mean, with their contents; to be asked with other questions. */
export function parcelsAsked(unit: Unit, scan: Scan): Question<ParcelHere[]> {
  const boxCodes = scan.lookUp.boxNumbers.map(formatBoxCode);
  return {
    query: parcelsByScan(unit.tx, { boxCodes, trackingKeys: trackingKeysOf(scan), scannedAs: scan.value }), instants: parcelInstants,
    read: (rows: ScannedParcel[]) => rows.map((row) => ({ ...row, items: row.contents, foundBy: boxCodes.includes(row.box_code) ? 'box_code' : 'tracking' })),
  };
}

export const parcelsForScan = async (unit: Unit, scan: Scan): Promise<ParcelHere[]> => (await askTogether(unit.tx, { parcels: parcelsAsked(unit, scan) })).parcels;

/** The open parcel that names each of these assets, the newest where there are several. */
export async function openParcelOf(unit: Unit, assetIds: readonly string[]): Promise<Map<string, { id: string; boxCode: string; caseId: string | null }>> {
  const rows = await parcelsOfAssets(unit.tx, assetIds);
  return new Map(rows.toReversed().map((row) => [row.asset_id, { id: row.id, boxCode: row.box_code, caseId: row.case_id }]));
}

/** Where the ways home of a case stand, in the words of a shipment: for stopping a case. */
export async function returnsOf(unit: Unit, caseId: string): Promise<{ id: string; name: string; status: 'announced' | 'in_transit' | 'delivered' | 'lost' | 'cancelled' }[]> {
  const rows = await rowsOfCase(unit.tx, caseId);
  const stage: Readonly<Record<ParcelStatus, 'announced' | 'in_transit' | 'delivered' | 'lost' | 'cancelled'>> = {
    expected: 'announced', in_transit: 'in_transit', stored: 'delivered', collected: 'delivered', opened: 'delivered', returned_to_sender: 'cancelled', lost: 'lost', called_off: 'cancelled',
  };
  return rows.map((row) => ({ id: row.id, name: `box ${row.box_code}`, status: stage[row.status as ParcelStatus] }));
}

export const waitingParcels = (unit: Unit, locationId: string | null): Promise<WaitingParcel[]> => storedAt(unit.tx, locationId);
export const contentsOf = (unit: Unit, parcelIds: readonly string[]): Promise<ParcelItemRecord[]> => itemsOf(unit.tx, parcelIds);
/** The parcel, held until the end of this unit: nobody else moves it meanwhile. */
export const takeParcel = (unit: Unit, id: string): Promise<StoredParcel | undefined> => lockParcel(unit.tx, id);

/** Reading assets: lists, one record, what a person has, and what a scan may mean. */
import { handActions, type Asset, type CustodianNamed, type listAssets as listRoute } from '#contract/assets';
import type { Answer, Received } from '#contract/route';
import { assetTransitions, type AssetStatus } from '#domain/asset/asset-status';
import { withoutVendorPrefix, type SerialMatch } from '#domain/asset/serial';
import type { Custodian } from '#domain/custody/custody';
import { identifiedBy, type Scan } from '#domain/intake/scan';
import { actionsFrom } from '#domain/transition';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { askTogether, type Question } from '../../platform/db/ask-together.ts';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, customCells } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readWish } from '../fields/list-catalogue.service.ts';
import { assetById, assetsOfPerson, listAssets, namesOf, openCaseOf, type AssetRecord as Joined } from './asset-list.repo.ts';
import { assetSource } from './asset-source.repo.ts';
import { assetsByScan, type ScannedAsset } from './asset.repo.ts';
import { assetDetail, assetRow, nobodyKnown, outOfSight } from './assets.presenter.ts';

/** The row with the names it points to: assignee, custodian, location; `seq` is the newest entry of its chain. */
export type AssetRecord = Joined;

export async function findAssets(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const wish = await readWish(unit, 'assets', given);
  if (!wish.ok) return wish;
  const page = await listAssets(unit.tx, wish.value.catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...assetRow(row), ...customCells(wish.value.query, row.custom), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const assetReader = listReader(assetSource);

export async function readAsset(unit: Unit, id: string): Promise<Verdict<Asset>> {
  const row = await assetById(unit.tx, id);
  if (!row) return refuse('not_found');
  const possible: readonly string[] = actionsFrom(assetTransitions, row.status as AssetStatus);
  return allow(assetDetail(row, await openCaseOf(unit.tx, id), handActions.filter((action) => possible.includes(action) && !(row.on_hold && action === 'dispose'))));
}

/** The record as other slices need it. */
export const getAsset = (unit: Unit, id: string): Promise<AssetRecord | undefined> => assetById(unit.tx, id);

/** What a person has and what is meant for them, disposed things apart: `isCustodian` and `isAssignee` tell which. */
export async function assetsOf(unit: Unit, personId: string): Promise<(AssetRecord & { readonly isCustodian: boolean; readonly isAssignee: boolean })[]> {
  const rows = await assetsOfPerson(unit.tx, personId);
  return rows.map((row) => ({ ...row, isCustodian: row.custodian_kind === 'person' && row.custodian_id === personId, isAssignee: row.assignee_id === personId }));
}

export type FoundAsset = ScannedAsset & { readonly foundBy: Exclude<SerialMatch, 'different'> };

const closeness: readonly SerialMatch[] = ['same', 'vendor_prefix', 'look_alike'];

/**
 * Assets that a scan may mean, the closest first (`classify(raw)`). Exact by tag or serial, by a vendor's prefix on
 * either side, and look-alikes, which are asked about and never assumed.
 */
export function scanAsked(unit: Unit, scan: Scan): Question<FoundAsset[]> {
  const { identifierKeys: exact, lookAlikeKeys: lookAlike } = scan.lookUp;
  return {
    query: assetsByScan(unit.tx, { exact, prefixed: exact.flatMap((key) => [...withoutVendorPrefix(key), `S${key}`]), lookAlike }),
    read: (rows: ScannedAsset[]) => {
      const found = rows.flatMap((row) => {
        const foundBy = identifiedBy(scan, { assetTag: row.asset_tag, serial: row.serial_number });
        return foundBy === 'different' ? [] : [{ ...row, foundBy }];
      });
      return found.sort((a, b) => closeness.indexOf(a.foundBy) - closeness.indexOf(b.foundBy));
    },
  };
}

export const findByScan = async (unit: Unit, scan: Scan): Promise<FoundAsset[]> => (scan.lookUp.identifierKeys.length === 0 ? [] : (await askTogether(unit.tx, { found: scanAsked(unit, scan) })).found);

/** Names for custodians, in the words a reader would use; each once asked, any number of them. */
export async function nameCustodians(unit: Unit, custodians: readonly (Custodian | null)[]): Promise<(custodian: Custodian) => CustodianNamed> {
  const ids = custodians.flatMap((custodian) => (custodian && custodian.type !== 'unaccounted' ? [custodian.id] : []));
  const names = new Map((await namesOf(unit.tx, ids)).map((row) => [`${row.kind}:${row.id}`, row.name]));
  return (custodian) => (custodian.type === 'unaccounted'
    ? { kind: 'unaccounted', id: null, name: nobodyKnown }
    : { kind: custodian.type, id: custodian.id, name: names.get(`${custodian.type}:${custodian.id}`) ?? outOfSight });
}

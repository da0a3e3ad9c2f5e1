/** What was handed in and differs, side by side: what we expected, what is here, and the likeliest of the five ways to settle it. */
import { whatIs } from '#domain/asset/describe';
import type { listOpenIntakes, OpenIntake, OpenReason } from '#contract/intake';
import type { Answer, FileAnswer, Received } from '#contract/route';
import { factsOfCategory } from '#domain/asset/category';
import { resolutionsFor } from '#domain/intake/serial-truth';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getPerson } from '../people/find-person.service.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { lineOfAsset } from '../cases/act-on-line.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { chainOfAsset } from '../custody/read-chain.service.ts';
import { contentsOf } from '../shipments/find-parcel.service.ts';
import { countOpen, openIntakes, type OpenIntakeRecord } from './intake.repo.ts';

type Thing = OpenIntake['expected'][number];

export async function findIntakes(unit: Unit, query: Received<typeof listOpenIntakes>['query']): Promise<Verdict<Answer<typeof listOpenIntakes>>> {
  const limit = query.limit ?? 25;
  const { rows, next } = pageOf(await openIntakes(unit.tx, { reason: query.reason, place: query.place, resolved: query.resolved === 'yes' }, { after: query.after, limit }), limit);
  const shown: OpenIntake[] = [];
  for (const row of rows) shown.push(await present(unit, row, true));
  return allow({ rows: shown, next, total: query.resolved ? null : await countOpen(unit.tx) });
}

/** `withCases`: false where the reader's own sight was lifted to do the work; then the answer names no case. */
export async function readIntake(unit: Unit, id: string, withCases = true): Promise<Verdict<OpenIntake>> {
  const [row] = await openIntakes(unit.tx, { id, resolved: false }, { after: undefined, limit: 1 });
  return row ? allow(await present(unit, row, withCases)) : refuse('not_found');
}

export async function readPhoto(unit: Unit, id: string): Promise<Verdict<FileAnswer>> {
  const [row] = await openIntakes(unit.tx, { id, resolved: false }, { after: undefined, limit: 1 });
  const file = row?.photo_id ? await readFile(unit, row.photo_id) : undefined;
  return file ? allow({ name: file.name, bytes: file.bytes, mediaType: file.mediaType }) : refuse('not_found');
}

async function thingOf(unit: Unit, assetId: string, withCases: boolean): Promise<Thing | null> {
  const asset = await getAsset(unit, assetId);
  if (!asset) return null;
  const line = await lineOfAsset(unit, assetId);
  const record = line && withCases ? await getCase(unit, line.case_id) : undefined;
  const person = record && (await getPerson(unit, record.person_id));
  return {
    assetId, what: whatIs(asset), assetTag: asset.asset_tag, serialNumber: asset.serial_number, line: line?.status ?? null,
    case: record && person ? { id: record.id, number: Number(record.number), person: person.name } : null,
  };
}

async function present(unit: Unit, row: OpenIntakeRecord, withCases: boolean): Promise<OpenIntake> {
  const isMissing = row.open_reason === 'missing_in_box';
  const boxItems = row.inside_parcel_id ? (await contentsOf(unit, [row.inside_parcel_id])).filter((item) => item.state === 'expected' || item.state === 'missing') : [];
  const expectedIds = isMissing && row.asset_id ? [row.asset_id] : boxItems.map((item) => item.asset_id);
  const expected: Thing[] = [];
  for (const id of expectedIds) {
    const thing = await thingOf(unit, id, withCases);
    if (thing) expected.push(thing);
  }
  const received = isMissing || !row.asset_id ? null : await thingOf(unit, row.asset_id, withCases);
  return {
    id: row.id, reason: row.open_reason as OpenReason, scannedAt: row.scanned_at, place: { id: row.place_id, name: row.room_name, slot: row.slot_kind === 'slot' ? row.slot_code : null }, boxCode: row.inside_box_code ?? row.box_code, parcelId: row.parcel_id ?? row.inside_parcel_id,
    read: row.scan_raw.slice(0, 300), clerk: row.member_name, isDamaged: row.is_damaged, photoId: row.photo_id, exceptions: row.exceptions as string[], expected, received, likeliest: await likeliest(unit, row, received),
    resolvedAt: row.resolved_at, resolution: row.resolution,
  };
}

async function likeliest(unit: Unit, row: OpenIntakeRecord, received: Thing | null): Promise<OpenIntake['likeliest']> {
  const asset = received?.assetId ? await getAsset(unit, received.assetId) : undefined;
  const line = asset && (await lineOfAsset(unit, asset.id));
  const owner = row.inside_case_id ? (await getCase(unit, row.inside_case_id))?.person_id : undefined;
  const before = asset && owner ? (await chainOfAsset(unit, asset.id)).events.some((event) => event.to_id === owner || event.from_id === owner) : false;
  return resolutionsFor({
    registered: asset !== undefined, handling: asset && ['agency', 'client', 'personal'].includes(asset.ownership) ? 'not_ours' : 'ours', accessory: asset ? factsOfCategory(asset.category).accessory : false,
    expectedElsewhere: line !== undefined && line.case_id !== row.inside_case_id, formerlyWithSamePerson: before,
  });
}

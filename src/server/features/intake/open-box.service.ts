/**
 * A box is opened: what lies in it against what was expected (the serial truth).
 * Rules: a thing that is there is accepted; another one is set aside and both lines are parked; one that is missing is a
 * gap of ours to look into, never the giver's debt; nothing on the list stays unsaid.
 */
import { endOf, whatIs } from '#domain/asset/describe';
import type { ContentsAnswer, openParcel } from '#contract/parcels';
import type { StationAnswer } from '#contract/station';
import type { Received } from '#contract/route';
import { classify, identifiedBy } from '#domain/intake/scan';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus } from '../assets/change-status.service.ts';
import { findByScan } from '../assets/find-asset.service.ts';
import { actOnLine, lineOfAsset } from '../cases/act-on-line.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { contentsOf } from '../shipments/find-parcel.service.ts';
import { markItem, markOpened } from '../shipments/store-parcel.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { findRoom, type Room } from './find-room.service.ts';
import { insertIntake } from './intake.repo.ts';
import { noEffects, parkLine, placeAsset } from './receive-things.service.ts';

type Body = Received<typeof openParcel>['body'];
type Line = ContentsAnswer['lines'][number];
type Item = Awaited<ReturnType<typeof contentsOf>>[number];
type Opening = { readonly parcelId: string; readonly caseId: string | null; readonly boxCode: string; readonly room: Room; readonly body: Body };

export async function openBox(unit: Unit, parcelId: string, body: Body, afterArrival: (unit: Unit, assetIds: readonly string[]) => Promise<Verdict<unknown>>): Promise<Verdict<ContentsAnswer>> {
  const room = await findRoom(unit, body.placeId);
  if (!room.ok) return room;
  const opened = await markOpened(unit, parcelId, body.version, { placeId: body.placeId, note: body.accessoriesMissing ? `Not in the box: ${body.accessoriesMissing}` : null });
  if (!opened.ok) return opened;
  if (opened.value.location_id !== null && !worksHere(unit, opened.value.location_id)) return refuse('not_found');
  const opening = { parcelId, caseId: opened.value.case_id, boxCode: opened.value.box_code, room: room.value, body };
  const items = await contentsOf(unit, [parcelId]);
  const sorted = await sort(unit, opening, items);
  const open = sorted.expected.filter((item) => !body.notThere.some((one) => one.assetId === item.asset_id));
  if (open.length > 0) return refuse('contents_open', { open: open.map((item) => ({ assetId: item.asset_id, what: whatIs(item) })) });
  const lines: Line[] = [];
  for (const item of sorted.there) lines.push(await accept(unit, opening, item));
  for (const other of sorted.others) lines.push(await setOther(unit, opening, other, lines.length === 0));
  for (const item of sorted.expected) {
    const note = body.notThere.find((one) => one.assetId === item.asset_id)?.note ?? null;
    lines.push(await miss(unit, opening, item, note, sorted.others.length > 0));
  }
  const begun = await afterArrival(unit, lines.flatMap(({ outcome, assetId }) => (outcome === 'confirmed' && assetId ? [assetId] : [])));
  if (!begun.ok) return begun;
  unit.audit({ action: 'parcel.contents_confirmed', entity: { kind: 'parcel', id: parcelId }, caseId: opening.caseId, facts: { lines: lines.map(({ outcome, assetId }) => ({ outcome, assetId })) } });
  return allow({ parcelId, boxCode: opening.boxCode, lines });
}

type Other = { readonly raw: string; readonly value: string; readonly asset: Awaited<ReturnType<typeof findByScan>>[number] | null };

/** What was scanned, sorted into the expected things and the others. */
async function sort(unit: Unit, { body }: Opening, items: readonly Item[]): Promise<{ there: Item[]; others: Other[]; expected: Item[] }> {
  const there = new Map<string, Item>();
  const others = new Map<string, Other>();
  for (const { raw } of body.found) {
    const scan = classify(raw);
    const near = (asset: { asset_tag: string | null; serial_number: string | null }) => identifiedBy(scan, { assetTag: asset.asset_tag, serial: asset.serial_number });
    const item = items.find((one) => one.state !== 'moved' && ['same', 'vendor_prefix'].includes(near(one)));
    if (item) { there.set(item.asset_id, item); continue; }
    const found = (await findByScan(unit, scan)).find((asset) => near(asset) === 'same') ?? null;
    others.set(found?.id ?? scan.value, { raw, value: scan.value, asset: found });
  }
  return { there: [...there.values()], others: [...others.values()], expected: items.filter((item) => item.state === 'expected' && !there.has(item.asset_id)) };
}

const placing = (unit: Unit, opening: Opening, slotId: string, kind: 'moved' | 'set_aside') => ({ slotId, occurredAt: unit.now, kind, condition: null, evidence: { boxCode: opening.boxCode, opened: true } });

async function accept(unit: Unit, opening: Opening, item: Item): Promise<Line> {
  await must(placeAsset(unit, item.asset_id, opening.caseId, placing(unit, opening, opening.room.room.id, 'moved'), noEffects()));
  await markItem(unit, opening.parcelId, item.asset_id, 'confirmed');
  await changeStatus(unit, item.asset_id, 'receive', { caseId: opening.caseId });
  const line = await lineOfAsset(unit, item.asset_id);
  if (line) await actOnLine(unit, { caseId: line.case_id, assetId: item.asset_id, action: 'accept' });
  return { outcome: 'confirmed', assetId: item.asset_id, what: whatIs(item), intakeId: null };
}

/** Something else: to the quarantine shelf when there is one, and to a person of IT to decide. */
async function setOther(unit: Unit, opening: Opening, other: Other, useClientId: boolean): Promise<Line> {
  const shelf = opening.room.slots.find((slot) => slot.purpose === 'quarantine' && slot.inUse && slot.occupied < slot.capacity)?.slotId ?? opening.room.room.id;
  if (other.asset) {
    await must(placeAsset(unit, other.asset.id, opening.caseId, placing(unit, opening, shelf, 'set_aside'), noEffects()));
    await must(parkLine(unit, other.asset.id, 'It lay in another box than expected', noEffects()));
    await markItem(unit, opening.parcelId, other.asset.id, 'extra');
  }
  const intakeId = await note(unit, opening, { outcome: 'mismatch', reason: 'other_serial', raw: other.raw, value: other.value, assetId: other.asset?.id ?? null, slotId: shelf, useClientId });
  return { outcome: other.asset ? 'other_serial' : 'unknown', assetId: other.asset?.id ?? null, what: other.asset?.model ?? `ending ${other.value.slice(-4)}`, intakeId };
}

/** Not in the box: nobody known has it. Where something else lay in the box, that decision covers it. */
async function miss(unit: Unit, opening: Opening, item: Item, words: string | null, coveredByOther: boolean): Promise<Line> {
  const gone = await recordHandOver(unit, { assetId: item.asset_id, kind: 'lost', to: { type: 'unaccounted' }, occurredAt: unit.now, caseId: opening.caseId, evidence: { boxCode: opening.boxCode, because: 'not_in_the_box' } });
  if (!gone.ok && gone.error.code !== 'custody_same_party') throw new Error(`A missing thing could not be recorded: ${gone.error.code}`);
  await must(parkLine(unit, item.asset_id, 'It was not in the box', noEffects()));
  await markItem(unit, opening.parcelId, item.asset_id, 'missing', words);
  const intakeId = coveredByOther ? null : await note(unit, opening, { outcome: 'missing', reason: 'missing_in_box', raw: opening.boxCode, value: endOf(item) ?? '', assetId: item.asset_id, slotId: null, useClientId: false });
  return { outcome: 'missing', assetId: item.asset_id, what: whatIs(item), intakeId };
}

type Noted = { readonly outcome: string; readonly reason: 'other_serial' | 'missing_in_box'; readonly raw: string; readonly value: string; readonly assetId: string | null; readonly slotId: string | null; readonly useClientId: boolean };

async function note(unit: Unit, opening: Opening, noted: Noted): Promise<string> {
  const id = unit.newId();
  const clientId = noted.useClientId ? opening.body.clientId : unit.newId();
  const answer: StationAnswer = {
    clientId, kind: 'other_serial', tone: { colour: 'hold', sound: 'aside', icon: 'shield' }, facts: { boxCode: opening.boxCode, ending: noted.value.slice(-4) }, slotLabel: null, boxCode: opening.boxCode, ending: noted.value.slice(-4) || null,
    options: [], collectedOn: null, scannedAt: unit.now, undoUntil: null, conflict: null,
  };
  unit.atEnd(insertIntake(unit.tx, {
    id, clientId, placeId: opening.room.room.id, memberId: memberId(unit.actor) ?? null, raw: noted.raw, key: noted.value.slice(0, 200), outcome: noted.outcome, answer, parcelId: null, assetId: noted.assetId, slotId: noted.slotId,
    openReason: noted.reason, insideParcelId: opening.parcelId, exceptions: [], effects: noEffects(), isDamaged: false, scannedAt: unit.now, recordedAt: unit.now,
  }));
  return id;
}

/** Steps of an opening that the checks before have made possible: a refusal here is a defect, and rolls everything back. */
async function must(step: Promise<Verdict<null>>): Promise<void> {
  const done = await step;
  if (!done.ok) throw new Error(`Opening a box met ${done.error.code}`);
}

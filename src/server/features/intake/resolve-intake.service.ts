/**
 * A person of IT decides what the thing is. Each way has its effect on what was received; the line that was expected
 * stays open in all of them and is asked for again, unless the thing itself turned up.
 * Source: `#domain/intake/serial-truth`, FIELD (e) 4.
 */
import type { OpenIntake, resolveIntake } from '#contract/intake';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus } from '../assets/change-status.service.ts';
import { getAsset } from '../assets/find-asset.service.ts';
import { changeAsset } from '../assets/save-asset.service.ts';
import { actOnLine, lineOfAsset } from '../cases/act-on-line.service.ts';
import { getCase } from '../cases/read-case.service.ts';
import { registerAsset } from '../custody/register-asset.service.ts';
import { placeById, stockroomOf } from '../places/find-place.service.ts';
import { adoptAnnounced } from '../shipments/announce-return.service.ts';
import { returnToSender } from '../shipments/close-parcel.service.ts';
import { contentsOf, takeParcel } from '../shipments/find-parcel.service.ts';
import { attachToCase } from '../shipments/store-parcel.service.ts';
import { readIntake } from './find-intake.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { lockIntake, setResolved, type IntakeRow } from './intake.repo.ts';
import { noEffects, placeAsset, receiveLine } from './receive-things.service.ts';

type Body = Received<typeof resolveIntake>['body'];
type Step = (unit: Unit, intake: IntakeRow, body: Body) => Promise<Verdict<null>>;
const done = allow(null);
const needs = (field: string) => refuse('resolution_needs', { field });

export async function resolve(unit: Unit, intakeId: string, body: Body): Promise<Verdict<OpenIntake>> {
  const intake = await lockIntake(unit.tx, { id: intakeId });
  const place = intake && (await placeById(unit, intake.place_id));
  if (!intake || !place || !intake.open_reason || intake.undone_at || !worksHere(unit, place.location_id)) return refuse('not_found');
  if (!(await setResolved(unit.tx, intake.id, { memberId: memberId(unit.actor) ?? null, resolution: body.resolution, at: unit.now }))) return refuse('intake_resolved', { resolution: intake.resolution });
  const effect = await effects[body.resolution](unit, intake, body);
  if (!effect.ok) return effect;
  await askAgain(unit, intake, body.note);
  unit.audit({ action: 'intake.resolved', entity: { kind: 'intake', id: intake.id }, facts: { resolution: body.resolution, reason: intake.open_reason, asset: intake.asset_id, parcel: intake.parcel_id }, personal: { note: body.note } });
  return readIntake(unit, intake.id, false);
}

const effects: Readonly<Record<Body['resolution'], Step>> = {
  /** It belongs to another leaver's case, and is home: that line is received. */
  async swap_of_two_leavers(unit, intake) {
    const line = intake.asset_id ? await lineOfAsset(unit, intake.asset_id) : undefined;
    if (!intake.asset_id || !line) return needs('received');
    await changeStatus(unit, intake.asset_id, 'receive', { caseId: line.case_id });
    return receiveLine(unit, intake.asset_id, intake.scanned_at, noEffects());
  },
  /** The old device that should have come back long ago: it enters stock. */
  async old_device_kept(unit, intake) {
    if (!intake.asset_id) return needs('received');
    const place = await placeById(unit, intake.place_id);
    const stock = place && (await stockroomOf(unit, place.location_id));
    await changeStatus(unit, intake.asset_id, 'receive', {});
    await receiveLine(unit, intake.asset_id, intake.scanned_at, noEffects());
    return stock ? placeAsset(unit, intake.asset_id, null, { slotId: stock.id, occurredAt: unit.now, kind: 'moved', condition: null, evidence: { because: 'old_device_kept' } }, noEffects()) : done;
  },
  /** The tag was on the wrong thing: the record gets the one it should carry. */
  async accessory_mistagged(unit, intake, body) {
    const asset = intake.asset_id ? await getAsset(unit, intake.asset_id) : undefined;
    if (!asset) return needs('received');
    if (!body.assetTag) return needs('assetTag');
    const changed = await changeAsset(unit, asset.id, { assetTag: body.assetTag, version: asset.version });
    return changed.ok ? done : changed;
  },
  /** Somebody else's: a parcel goes back, a device goes its owner's way. */
  async not_ours(unit, intake, body) {
    const parcel = intake.parcel_id ? await takeParcel(unit, intake.parcel_id) : undefined;
    if (parcel?.status === 'stored') {
      const back = await returnToSender(unit, { parcelId: parcel.id, version: parcel.version, note: body.note });
      if (!back.ok) return back;
    }
    const line = intake.asset_id ? await lineOfAsset(unit, intake.asset_id) : undefined;
    if (!line) return done;
    const left = await actOnLine(unit, { caseId: line.case_id, assetId: intake.asset_id ?? '', action: 'leave_to_owner', note: body.note });
    return left.ok || left.error.code === 'wrong_state' ? done : left;
  },
  /** Nobody knew of it: it is registered as found, where it lies. */
  async unknown(unit, intake, body) {
    if (intake.asset_id) return done;
    if (!body.category) return needs('category');
    const place = await placeById(unit, intake.place_id);
    const isSerial = intake.scan_key.length >= 4 && intake.scan_key.length <= 40 && intake.outcome === 'mismatch';
    const made = await registerAsset(unit, { serialNumber: isSerial ? intake.scan_key : null, category: body.category, model: body.model ?? null, locationId: place?.location_id ?? null }, {
      status: 'returned', source: 'found', acceptSameSerial: true, custodian: { type: 'place', id: intake.slot_id ?? intake.place_id },
    });
    return made.ok ? done : made;
  },
  /** A sealed parcel without our slip turns out to be somebody's: what was announced is what came. */
  async identified(unit, intake, body) {
    if (!body.caseId) return needs('caseId');
    if (!intake.parcel_id) return needs('parcel');
    const record = await getCase(unit, body.caseId);
    if (record?.status !== 'open') return refuse('parcel_open_case');
    const attached = await attachToCase(unit, intake.parcel_id, body.caseId);
    if (!attached.ok) return attached;
    await adoptAnnounced(unit, intake.parcel_id, body.caseId);
    const slot = attached.value.place_id;
    for (const item of slot ? await contentsOf(unit, [intake.parcel_id]) : []) {
      const moved = await placeAsset(unit, item.asset_id, body.caseId, { slotId: slot ?? '', occurredAt: intake.scanned_at, kind: 'received', condition: null, evidence: { boxCode: attached.value.box_code, sealed: true } }, noEffects());
      if (!moved.ok) return moved;
      const line = await receiveLine(unit, item.asset_id, intake.scanned_at, noEffects());
      if (!line.ok) return line;
    }
    return done;
  },
  seen: () => Promise.resolve(done),
};

/** The expected things are still out: their lines leave the shelf and are asked for again, kindly. */
async function askAgain(unit: Unit, intake: IntakeRow, note: string): Promise<void> {
  const box = intake.inside_parcel_id ? (await contentsOf(unit, [intake.inside_parcel_id])).filter((item) => item.state === 'expected' || item.state === 'missing').map((item) => item.asset_id) : [];
  const parked = intake.open_reason === 'missing_in_box' && intake.asset_id ? [intake.asset_id] : intake.open_reason === 'other_serial' ? box : [];
  for (const assetId of parked) {
    const line = await lineOfAsset(unit, assetId);
    if (line?.status === 'disputed') await actOnLine(unit, { caseId: line.case_id, assetId, action: 'settle_as_expected', note });
  }
}

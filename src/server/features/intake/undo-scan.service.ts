/** Taking a scan back within five minutes: the box as it was, custody and lines by compensating entries. A thing that moved since stays where it is. */
import type { FileBody } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { cancelDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { keepFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { custodianNow } from '../custody/read-chain.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { markItem, restoreParcel } from '../shipments/store-parcel.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { lockIntake, setPhoto, setUndone, type IntakeRow } from './intake.repo.ts';
import { takeBack, type Effects } from './receive-things.service.ts';
import { undoUntil } from './station-answer.presenter.ts';

async function findScan(unit: Unit, clientId: string): Promise<Verdict<IntakeRow>> {
  const intake = await lockIntake(unit.tx, { clientId });
  const place = intake && (await placeById(unit, intake.place_id));
  return intake && place && worksHere(unit, place.location_id) ? allow(intake) : refuse('scan_unknown');
}

export async function undoScan(unit: Unit, clientId: string): Promise<Verdict<{ clientId: string }>> {
  const found = await findScan(unit, clientId);
  if (!found.ok) return found;
  const intake = found.value;
  if (intake.undone_at) return allow({ clientId });
  const effects = intake.effects as Effects;
  if (undoUntil(intake.recorded_at) < unit.now || intake.resolved_at !== null || !(await isWhereItWas(unit, intake, effects))) return refuse('undo_over', { scannedAt: intake.scanned_at });
  if (effects.parcel && !(await restoreParcel(unit, effects.parcel.id, effects.parcel.version, effects.parcel.before))) return refuse('undo_over', { scannedAt: intake.scanned_at });
  const back = await takeBack(unit, effects);
  if (!back.ok) return back;
  for (const item of effects.items) await markItem(unit, item.parcelId, item.assetId, 'expected');
  await setUndone(unit.tx, intake.id, unit.now);
  await cancelDeadlines(unit, { subjectId: intake.id, kinds: ['intake_stands'] });
  unit.audit({ action: 'intake.undone', entity: { kind: 'intake', id: intake.id }, facts: { scannedAt: intake.scanned_at } });
  return allow({ clientId });
}

async function isWhereItWas(unit: Unit, intake: IntakeRow, effects: Effects): Promise<boolean> {
  for (const { assetId } of effects.custody) {
    const now = await custodianNow(unit, assetId);
    if (now?.type !== 'place' || now.id !== intake.slot_id) return false;
  }
  return true;
}

const largest = 10 * 1024 * 1024;

export async function keepPhoto(unit: Unit, clientId: string, photo: { readonly type: string; readonly bytes: FileBody }): Promise<Verdict<{ clientId: string }>> {
  const { bytes } = photo;
  if (!(bytes instanceof Uint8Array) || bytes.length > largest) return refuse('too_large', { limitBytes: largest });
  const found = await findScan(unit, clientId);
  if (!found.ok) return found;
  const file = await keepFile(unit, { kind: 'damage_photo', name: `damage-${clientId}.${photo.type.slice(6)}`, mediaType: photo.type, bytes });
  await setPhoto(unit.tx, found.value.id, file.id);
  unit.audit({ action: 'intake.damage_shown', entity: { kind: 'intake', id: found.value.id }, facts: { sha256: file.sha256 } });
  return allow({ clientId });
}

/** Planning a run from what is stored, setting out on it, and calling it off. What is stored meanwhile joins the list when the technician sets out. */
import type { Pickup, planPickup } from '#contract/pickups';
import type { Received } from '#contract/route';
import { changePickup, type PickupStatus } from '#domain/pickup/pickup';
import { refuse, type Verdict } from '#domain/verdict';
import { Temporal } from 'temporal-polyfill';
import { cancelDeadlines, setDeadlines } from '../../platform/deadlines/deadline.repo.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findLocation } from '../people/find-location.service.ts';
import { activeMember } from '../members/find-member.service.ts';
import { placeById, stockroomOf, workshopOf } from '../places/find-place.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { inWalkingOrder, notYetPlanned, whatWaits } from './find-waiting.service.ts';
import { changeRun, insertItems, insertRun, lockRun } from './pickup.repo.ts';
import { readRun } from './read-runs.service.ts';

type Plan = Received<typeof planPickup>['body'];

export async function planRun(unit: Unit, plan: Plan): Promise<Verdict<Pickup>> {
  const site = await findLocation(unit, plan.locationId);
  const technicianId = plan.technicianId ?? memberId(unit.actor);
  if (!site || !worksHere(unit, site.id) || !technicianId || !(await activeMember(unit, technicianId))) return refuse('not_found');
  const destination = await destinationOf(unit, plan.locationId, plan.destinationId);
  if (!destination.ok) return destination;
  const waiting = (await notYetPlanned(unit, await whatWaits(unit, site.id))).filter((one) => plan.placeIds === undefined || plan.placeIds.includes(one.roomId));
  if (waiting.length === 0) return refuse('pickup_nothing_waiting', { site: site.name });
  const id = unit.newId();
  await insertRun(unit.tx, { id, locationId: site.id, technicianId, plannedOn: plan.plannedOn, destinationId: destination.value, at: unit.now });
  await insertItems(unit.tx, id, inWalkingOrder(waiting).map((one) => ({ id: unit.newId(), parcelId: one.parcelId, assetId: one.assetId, slotId: one.slotId, state: 'listed' as const })));
  const endOfDay = Temporal.PlainDate.from(plan.plannedOn).toZonedDateTime({ timeZone: site.time_zone, plainTime: '18:00' }).toInstant().toString();
  await setDeadlines(unit, [{ kind: 'pickup_overdue', subjectId: id, dueAt: endOfDay }]);
  unit.audit({ action: 'pickup.planned', entity: { kind: 'pickup_run', id }, facts: { location: site.id, plannedOn: plan.plannedOn, technician: technicianId, items: waiting.length } });
  return readRun(unit, id);
}

/** The place named, else the site's workshop, else its stockroom. */
export async function destinationOf(unit: Unit, locationId: string, wanted: string | null | undefined): Promise<Verdict<string>> {
  const place = wanted ? await placeById(unit, wanted) : (await workshopOf(unit, locationId)) ?? (await stockroomOf(unit, locationId));
  return place && place.closed_at === null && ['workshop', 'stockroom'].includes(place.kind) ? { ok: true, value: place.id } : refuse('destination_missing');
}

export async function setOutOn(unit: Unit, runId: string, version: number): Promise<Verdict<Pickup>> {
  const moved = await move(unit, runId, version, 'set_out');
  if (!moved.ok) return moved;
  const before = await readRun(unit, runId);
  if (!before.ok) return before;
  const rooms = new Set(before.value.list.map((item) => item.place.id));
  const since = (await notYetPlanned(unit, await whatWaits(unit, before.value.site.id))).filter((one) => rooms.has(one.roomId));
  await insertItems(unit.tx, runId, inWalkingOrder(since).map((one) => ({ id: unit.newId(), parcelId: one.parcelId, assetId: one.assetId, slotId: one.slotId, state: 'listed' as const })));
  unit.audit({ action: 'pickup.set_out', entity: { kind: 'pickup_run', id: runId }, facts: { joined: since.length } });
  return readRun(unit, runId);
}

export async function callOffRun(unit: Unit, runId: string, version: number, reason: string): Promise<Verdict<Pickup>> {
  const moved = await move(unit, runId, version, 'call_off');
  if (!moved.ok) return moved;
  await cancelDeadlines(unit, { subjectId: runId, kinds: ['pickup_overdue'] });
  unit.audit({ action: 'pickup.called_off', entity: { kind: 'pickup_run', id: runId }, personal: { reason } });
  return readRun(unit, runId);
}

async function move(unit: Unit, runId: string, version: number, action: 'set_out' | 'call_off'): Promise<Verdict<PickupStatus>> {
  const run = await lockRun(unit.tx, runId);
  if (!run || !worksHere(unit, run.location_id)) return refuse('not_found');
  const after = changePickup(run.status as PickupStatus, action, []);
  if (!after.ok) return after;
  const changed = await changeRun(unit.tx, runId, version, { status: after.value, ...(action === 'set_out' ? { started_at: unit.now } : {}) });
  return changed ? after : refuse('conflict', { version: run.version });
}

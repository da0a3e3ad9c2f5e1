/**
 * Until when IT has promised to collect what is stored at a place, and who is told when the promise is late.
 * Rules: the clock runs on the partner's working days only; the gap is IT's, so IT is told and nobody else.
 */
import { dwellDueAt, type OpeningHours } from '#domain/intake/dwell';
import { Temporal } from 'temporal-polyfill';
import { cancelDeadlines, setDeadline } from '../../platform/deadlines/deadline.repo.ts';
import type { DeadlineHandler } from '../../platform/deadlines/deadline.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { membersAt } from '../members/find-member.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { placeById } from '../places/find-place.service.ts';
import { lockParcel } from './parcel.repo.ts';

/** Without an agreement: two working days. */
export const usualDwellHours = 48;
const office: readonly (readonly [string, string])[] = [['08:00', '18:00']];
const weekdays: OpeningHours = { 1: office, 2: office, 3: office, 4: office, 5: office };

export type DwellPromise = { readonly hours: number; readonly dueAt: string; readonly zone: string };

/** The promise for something stored at `placeId` (a mailroom, not its slot) at `storedAt`. Limits of whole days are working days. */
export async function dwellPromise(unit: Unit, place: { placeId: string; locationId: string }, storedAt: string): Promise<DwellPromise> {
  const partner = await partnerOf(unit, place.placeId, place.locationId);
  const site = await findLocation(unit, place.locationId);
  const hours = partner?.dwell_limit_hours ?? usualDwellHours;
  const zone = site?.time_zone ?? 'UTC';
  const limit = hours % 24 === 0 ? { unit: 'working_days', count: hours / 24 } as const : { unit: 'working_hours', count: hours } as const;
  const due = dwellDueAt(storedAt, { zone, hours: weekdays, closedOn: site?.holidays ?? [], limit });
  return { hours, zone, dueAt: due.ok ? due.value.dueAt : Temporal.Instant.from(storedAt).add({ hours }).toString() };
}

/** The next day on which IT promised to come by: an agreed weekday that is not a holiday; null when no day is agreed. */
export function collectionDay(weekdaysAgreed: readonly number[], zone: string, holidays: readonly string[], now: string): string | null {
  const today = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate();
  for (let days = 1; days <= 31; days += 1) {
    const day = today.add({ days });
    if (weekdaysAgreed.includes(day.dayOfWeek) && !holidays.includes(day.toString())) return day.toString();
  }
  return null;
}

export async function watchDwell(unit: Unit, parcel: { id: string; caseId: string | null }, dueAt: string, step: number): Promise<void> {
  await cancelDeadlines(unit, { subjectId: parcel.id, kind: 'parcel_dwell' });
  await setDeadline(unit, { kind: 'parcel_dwell', subjectId: parcel.id, step, caseId: parcel.caseId, dueAt, payload: { dueAt } });
}

export const parcelDeadlines: readonly DeadlineHandler[] = [{
  kind: 'parcel_dwell',
  async handle(unit, deadline) {
    const parcel = await lockParcel(unit.tx, deadline.subjectId);
    if (!parcel || parcel.status !== 'stored' || !parcel.place_id) return;
    const slot = await placeById(unit, parcel.place_id);
    unit.audit({ action: 'parcel.overdue', entity: { kind: 'parcel', id: parcel.id }, caseId: parcel.case_id, facts: { boxCode: parcel.box_code, dueAt: deadline.dueAt } });
    const where = `${slot?.parent_name ?? slot?.name ?? 'a place'}, ${slot?.location_name ?? ''}`;
    const mail = renderMail({
      title: `A box waits longer than we promised: ${parcel.box_code}`,
      paragraphs: [`Box ${parcel.box_code} is in ${where}${slot?.kind === 'slot' ? `, slot ${slot.code}` : ''}. We promised to collect within the agreed time, and that has passed.`, 'The people there did their part. A run today keeps the rest of the promise.'],
      action: { label: 'Plan a pick-up run', url: `${unit.publicUrl}/pickups` },
    });
    const told = await membersAt(unit, ['technician', 'asset_manager'], parcel.location_id);
    for (const member of told) await queueMessage(unit, { cause: `parcel-overdue:${parcel.id}:${deadline.step}`, kind: 'parcel_overdue', to: { name: member.name, email: member.email }, caseId: parcel.case_id, ...mail });
  },
}];

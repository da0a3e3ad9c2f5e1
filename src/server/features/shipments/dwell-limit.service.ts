/**
 * Until when IT has promised to collect what is stored at a place, and who is told when the promise is late.
 * Rules: the clock runs on the partner's working days only; the gap is IT's, so IT is told and nobody else.
 */
import { dwellDueAt, type OpeningHours } from '#domain/intake/dwell';
import { Temporal } from 'temporal-polyfill';
import { onlyDeadline } from '../../platform/deadlines/deadline.repo.ts';
import { writeTogether, type Write } from '../../platform/db/write-together.ts';
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

/** What was agreed for a place, and the calendar of its site. */
export type DwellTerms = { readonly hours: number; readonly zone: string; readonly holidays: readonly string[] };

/** The terms of `placeId` (a mailroom, not its slot). */
export async function dwellTerms(unit: Unit, placeId: string, locationId: string): Promise<DwellTerms> {
  const partner = await partnerOf(unit, placeId, locationId);
  const site = await findLocation(unit, locationId);
  return { hours: partner?.dwell_limit_hours ?? usualDwellHours, zone: site?.time_zone ?? 'UTC', holidays: site?.holidays ?? [] };
}

/** The promise for something stored at `storedAt`. Limits of whole days are working days. */
export function dwellPromise({ hours, zone, holidays }: DwellTerms, storedAt: string): DwellPromise {
  const limit = hours % 24 === 0 ? { unit: 'working_days', count: hours / 24 } as const : { unit: 'working_hours', count: hours } as const;
  const due = dwellDueAt(storedAt, { zone, hours: weekdays, closedOn: holidays, limit });
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

/** The one deadline of a stored parcel, to be written together with it. */
export function dwellWatch(unit: Unit, parcel: { id: string; caseId: string | null }, dueAt: string, step: number): Promise<Write[]> {
  const about = { kind: 'parcel_dwell', subjectId: parcel.id };
  return onlyDeadline(unit, { ...about, step, caseId: parcel.caseId, dueAt, payload: { dueAt } });
}

export async function watchDwell(...watched: Parameters<typeof dwellWatch>): Promise<void> {
  await writeTogether(watched[0].tx, await dwellWatch(...watched));
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

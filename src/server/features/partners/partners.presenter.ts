import type { Partner, PartnerRow } from '#contract/partners';
import type { Thanks, ThanksRow } from '#contract/thanks';
import { promised, type Promised } from '#domain/partner/promise';
import { daysWaiting } from '#domain/partner/thank-you';
import type { PartnerRecord } from './partner.repo.ts';
import type { deedsOfPartner, ThanksRecord } from './thanks.repo.ts';

export const minutesUsed = (row: PartnerRecord): number => Math.round((row.deeds * row.seconds_per_item) / 60);
const ownPromises = (row: PartnerRecord): string[] => (row.promises as unknown[]).filter((one): one is string => typeof one === 'string');

export const promisesOfRow = (row: PartnerRecord): Promised[] => promised({
  dwellLimitHours: row.dwell_limit_hours, overdue: row.overdue, minutesCeiling: row.minutes_per_month, minutesUsed: minutesUsed(row), thanksLate: row.thanks_late, ownPromises: ownPromises(row),
});

export const partnerRow = (row: PartnerRecord): PartnerRow => ({
  id: row.id, department: row.department, location: { id: row.location_id, name: row.location_name }, lead: row.lead_person_id && row.lead_name ? { id: row.lead_person_id, name: row.lead_name } : null, status: row.status as PartnerRow['status'],
  minutesCeiling: row.minutes_per_month, minutesUsed: minutesUsed(row), deeds: row.deeds, unthanked: row.unthanked, promisesBroken: promisesOfRow(row).filter((one) => one.state === 'broken').length,
});

export const partnerDetail = (row: PartnerRecord, deeds: Awaited<ReturnType<typeof deedsOfPartner>>): Partner => ({
  ...partnerRow(row), place: row.place_id && row.place_name ? { id: row.place_id, name: row.place_name } : null, itemsCeiling: row.items_per_month, dwellLimitHours: row.dwell_limit_hours, pickupWeekdays: row.pickup_weekdays, hours: row.hours_text,
  secondsPerItem: row.seconds_per_item, ownPromises: ownPromises(row), promises: promisesOfRow(row), agreedAt: row.agreed_at, reviewOn: row.review_on, timeZone: row.time_zone, version: row.version,
  recent: deeds.map((deed) => ({ id: deed.id, helper: deed.helper_name, what: deed.what, happenedAt: deed.happened_at, thanksId: deed.thanks_id, thanked: deed.thanks_status as 'draft' | null })),
});

export const thanksRow = (row: ThanksRecord, now: string): ThanksRow => ({
  id: row.id, status: row.status as ThanksRow['status'], helper: row.helper_name, what: row.what, partner: row.partner_id && row.department ? { id: row.partner_id, name: [row.department, row.location_name].filter(Boolean).join(', ') } : null,
  caseId: row.case_id, happenedAt: row.happened_at, subject: row.subject, hasAddress: row.helper_email !== null, daysWaiting: daysWaiting(row.happened_at, now), sentAt: row.sent_at, sentBy: row.sender_name, version: row.version,
});

export const thanksDetail = (row: ThanksRecord, now: string, reader: string): Thanks => ({
  ...thanksRow(row, now), body: row.body, signature: row.sender_name ?? reader, dismissedReason: row.dismissed_reason, messageId: row.message_id,
});

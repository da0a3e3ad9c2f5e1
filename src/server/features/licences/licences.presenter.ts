import type { Licence, LicenceRow, Seat } from '#contract/licences';
import type { LicenceRecord, SeatRecord } from './licence.repo.ts';

export const licenceRow = (row: LicenceRecord): LicenceRow => ({
  id: row.id, product: row.product, vendor: row.vendor, seatsTotal: row.seats_total, seatsAssigned: row.seats_assigned, seatsFree: Math.max(0, row.seats_total - row.seats_assigned),
  seatsOver: Math.max(0, row.seats_assigned - row.seats_total), renewsOn: row.renews_on, seatCost: row.seat_cost, currency: row.currency, billing: row.billing, ownerName: row.owner_name,
});

export const seatDetail = (row: SeatRecord): Seat => ({
  id: row.id, licence: { id: row.licence_id, product: row.product, vendor: row.vendor }, person: { id: row.person_id, name: row.person_name }, personStatus: row.person_status as Seat['personStatus'],
  assignedAt: row.assigned_at, releasedAt: row.released_at, releasedBy: row.released_by, releaseReason: row.release_reason, caseId: row.case_id,
});

export const licenceDetail = (row: LicenceRecord, seats: readonly SeatRecord[]): Licence => ({
  ...licenceRow(row), holdsData: row.holds_data, licenceKeyEnd: row.licence_key ? `…${row.licence_key.slice(-4)}` : null, contractNumber: row.contract_number, custom: row.custom as Record<string, unknown>, source: row.source,
  seats: seats.map(seatDetail), createdAt: row.created_at, updatedAt: row.updated_at, version: row.version,
});

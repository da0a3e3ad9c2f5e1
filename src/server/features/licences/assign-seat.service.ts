/** Seats: given to a person, and back in the pool the moment they are released. The last one is never given twice. */
import type { Seat } from '#contract/licences';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getPerson } from '../people/find-person.service.ts';
import { insertSeat, licenceById, returnSeat, seatById, seatsOfPerson, setReleased, takeSeat, type SeatRecord as Row } from './licence.repo.ts';
import { seatDetail } from './licences.presenter.ts';

export type SeatRecord = Row;

export type AssignOptions = {
  readonly at?: string;
  readonly caseId?: string | null;
  /** Files say what is assigned, even where more is assigned than was bought. */
  readonly beyondTotal?: boolean;
};

export async function assignSeat(unit: Unit, licenceId: string, personId: string, options: AssignOptions = {}): Promise<Verdict<Seat>> {
  const licence = await licenceById(unit.tx, licenceId);
  if (!licence) return refuse('not_found', { what: 'licence' });
  if (!(await getPerson(unit, personId))) return refuse('not_found', { what: 'person' });
  const id = unit.newId();
  if (!(await insertSeat(unit.tx, { id, licenceId, personId, at: options.at ?? unit.now, caseId: options.caseId ?? null }))) return refuse('seat_held');
  if (!(await takeSeat(unit.tx, licenceId, options.beyondTotal ?? false))) return refuse('no_free_seat', { total: licence.seats_total, assigned: licence.seats_assigned });
  unit.audit({ action: 'seat.assigned', entity: { kind: 'seat', id }, caseId: options.caseId ?? null, facts: { licence: licenceId, person: personId } });
  const row = await seatById(unit.tx, id);
  return row ? allow(seatDetail(row)) : refuse('not_found');
}

/** Returns the seat to the pool at once. Two at once: one releases, the other is told. */
export async function releaseSeat(unit: Unit, seatId: string, reason: string, caseId: string | null = null): Promise<Verdict<Seat>> {
  const before = await seatById(unit.tx, seatId);
  if (!before) return refuse('not_found');
  if (!(await setReleased(unit.tx, seatId, { at: unit.now, by: unit.actor.name, reason, caseId }))) return refuse('wrong_state', { status: 'released', action: 'release', allowed: [] });
  await returnSeat(unit.tx, before.licence_id);
  unit.audit({ action: 'seat.released', entity: { kind: 'seat', id: seatId }, caseId: caseId ?? before.case_id, facts: { licence: before.licence_id, person: before.person_id }, personal: { reason } });
  const row = await seatById(unit.tx, seatId);
  return row ? allow(seatDetail(row)) : refuse('not_found');
}

/** The seats a person holds now, with product, vendor, cost and renewal. */
export type AfterRelease = (unit: Unit, seatId: string) => Promise<void>;

export async function releaseByHand(unit: Unit, seatId: string, reason: string, after?: AfterRelease): Promise<Verdict<Seat>> {
  const released = await releaseSeat(unit, seatId, reason);
  if (released.ok) await after?.(unit, seatId);
  return released;
}

export const seatsOf = (unit: Unit, personId: string): Promise<SeatRecord[]> => seatsOfPerson(unit.tx, personId);

export async function listSeatsOf(unit: Unit, personId: string): Promise<Verdict<{ rows: Seat[] }>> {
  if (!(await getPerson(unit, personId))) return refuse('not_found');
  return allow({ rows: (await seatsOfPerson(unit.tx, personId)).map(seatDetail) });
}

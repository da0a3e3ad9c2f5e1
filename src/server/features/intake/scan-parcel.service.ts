/**
 * A scan at the station: what our records know, one verdict of the domain, and what follows from it, in one transaction.
 * Rules: a scan is never refused for what it is, since the thing lies on the desk; it counts once, by its own id;
 * scans at one place wait for each other, so a slot is given away once; what was put away offline stays where it lies.
 */
import type { Conflict, StationAnswer, StationScan } from '#contract/station';
import type { MatchVerdict, Subject } from '#domain/intake/match';
import { freePlaces, type Slot } from '#domain/intake/slots';
import { allow, type Verdict } from '#domain/verdict';
import { hashSecret } from '../../platform/auth/secrets.ts';
import { setDeadlineAtEnd } from '../../platform/deadlines/deadline.repo.ts';
import { memberId } from '../../platform/work/actor.ts';
import { LookAgain, type Unit } from '../../platform/work/unit-of-work.ts';
import { collectionDay } from '../shipments/dwell-limit.service.ts';
import { carryOut, type Outcome } from './carry-out-verdict.service.ts';
import { findFacts, judge, type Known } from './find-facts.service.ts';
import { receivesAt, type Room } from './find-room.service.ts';
import { insertIntake, lockIntake, setResolved, settleUnplaced, shiftAt } from './intake.repo.ts';
import { isLate, lateArrival } from './late-scan.service.ts';
import { openReasonOf } from './open-reason.ts';
import { holdRoom } from './room.repo.ts';
import { stationAnswer, undoUntil } from './station-answer.presenter.ts';

const fasterElsewhere = new Set(['custody_moved', 'conflict']);

export async function scanThing(unit: Unit, asked: StationScan): Promise<Verdict<StationAnswer>> {
  const held = await holdRoom(unit.tx, asked.placeId, asked.clientId);
  if (held?.answered) return allow(held.answered as StationAnswer);
  const place = receivesAt(unit, held);
  if (!place.ok) return place;
  // A station whose clock runs ahead does not write the future.
  const scannedAt = asked.scannedAt > unit.now ? unit.now : new Date(asked.scannedAt).toISOString();
  const known = await findFacts(unit, asked, place.value);
  const { room } = known;
  const verdict = await judge(unit, known);
  const late = isLate(known, verdict, scannedAt);
  const put = whereItLies(verdict, room, asked.putInSlotId, late);
  const outcome = late ? await lateArrival(unit, { known, scannedAt, slot: put.slot, asked }) : await carryOut(unit, { verdict, known, room, slot: put.slot, scannedAt, asked });
  // The same thing was scanned elsewhere in this moment: what it means here is decided on what is true after that.
  if (!outcome.ok && fasterElsewhere.has(outcome.error.code)) throw new LookAgain(outcome);
  if (!outcome.ok) return outcome;
  return record(unit, { asked, scannedAt, verdict, known, room, put, outcome: outcome.value });
}

type Put = { readonly slot: Slot | null; readonly conflict: Conflict | null };

/** The slot of the verdict; or the one a clerk has used while offline, with what is different about it. */
function whereItLies(verdict: MatchVerdict, { slots }: Room, putInSlotId: string | undefined, late: boolean): Put {
  const meant = 'slot' in verdict ? slots.find((slot) => slot.slotId === verdict.slot.slotId) ?? null : null;
  const used = slots.find((slot) => slot.slotId === putInSlotId) ?? null;
  if (used === null) return { slot: meant, conflict: null };
  const conflict = (kind: Conflict['kind'], to: string | null = null): Put => ({ slot: used, conflict: { kind, slotLabel: used.label, to } });
  if (late || verdict.kind === 'already_here') return conflict('already_here', verdict.kind === 'already_here' ? verdict.slotLabel : null);
  if (verdict.kind === 'ambiguous') return { slot: null, conflict: { kind: 'ask', slotLabel: used.label, to: null } };
  if (verdict.kind === 'not_ours') return { slot: null, conflict: { kind: 'move', slotLabel: used.label, to: null } };
  if (meant !== null && meant.purpose === 'quarantine' && used.purpose !== 'quarantine') return conflict('move', meant.label);
  if (used.occupied >= used.capacity) return conflict('slot_taken', meant?.label ?? null);
  return { slot: used, conflict: null };
}

type Recorded = { readonly asked: StationScan; readonly scannedAt: string; readonly verdict: MatchVerdict; readonly known: Known; readonly room: Room; readonly put: Put; readonly outcome: Outcome };

async function record(unit: Unit, what: Recorded): Promise<Verdict<StationAnswer>> {
  const { asked, verdict, outcome, put, room, scannedAt } = what;
  const subject: Subject | null = 'subject' in verdict ? verdict.subject : null;
  const placed = outcome.placed && put.slot !== null;
  const clerk = await clerkOf(unit, asked, scannedAt);
  const answer = stationAnswer({
    clientId: asked.clientId, verdict, slotLabel: put.slot?.label ?? (verdict.kind === 'already_here' ? verdict.slotLabel : null), boxCode: outcome.boxCode ?? subject?.boxCode ?? null,
    collectedOn: placed ? promisedDay(room, unit.now) : null, scannedAt, recordedAt: unit.now, placed, conflict: put.conflict,
  });
  const exceptions = 'exceptions' in verdict ? verdict.exceptions : [];
  const id = unit.newId();
  const openReason = openReasonOf(verdict, put.conflict);
  // Thing and slot are settled by now: what is left is written with the audit.
  unit.atEnd(insertIntake(unit.tx, {
    id, clientId: asked.clientId, placeId: room.room.id, memberId: clerk, raw: asked.raw, key: what.known.facts.scan.value.slice(0, 200), outcome: verdict.kind, answer, parcelId: outcome.parcelId, assetId: subject?.assetId ?? null,
    slotId: placed ? put.slot?.slotId ?? null : null, openReason, insideParcelId: what.known.box?.id ?? null, exceptions, effects: outcome.effects, isDamaged: asked.damaged ?? false, scannedAt, recordedAt: unit.now,
  }));
  if (asked.answers) await closeQuestion(unit, asked.answers, clerk);
  if (placed) unit.atEnd(settleUnplaced(what.known.facts.scan.value.slice(0, 200), unit.now));
  if (placed) await setDeadlineAtEnd(unit, { kind: 'intake_stands', subjectId: id, caseId: null, dueAt: undoUntil(unit.now) });
  unit.audit({
    action: 'intake.scanned', entity: { kind: 'intake', id }, caseId: outcome.caseId,
    facts: { outcome: verdict.kind, place: room.room.id, slot: placed ? put.slot?.slotId ?? null : null, parcel: outcome.parcelId, asset: subject?.assetId ?? null, clerk, exceptions, openReason, conflict: put.conflict?.kind ?? null, scannedAt, freeAfter: freePlaces(room.slots) },
  });
  return allow(answer);
}

/** Who did it: the clerk named at the shared station at that time, else whose sign-in the device has. */
async function clerkOf(unit: Unit, asked: StationScan, at: string): Promise<string | null> {
  const shift = asked.shift ? await shiftAt(unit.tx, hashSecret(asked.shift), at) : undefined;
  return shift?.id ?? memberId(unit.actor) ?? null;
}

const promisedDay = ({ room }: Room, now: string): string | null => (room.pickup_weekdays ? collectionDay(room.pickup_weekdays, room.time_zone, room.holidays, now) : null);

/** The clerk's choice answers the question of an earlier scan. */
async function closeQuestion(unit: Unit, clientId: string, clerk: string | null): Promise<void> {
  const question = await lockIntake(unit.tx, { clientId });
  if (question?.open_reason !== 'ambiguous') return;
  if (await setResolved(unit.tx, question.id, { memberId: clerk, resolution: 'chosen', at: unit.now })) unit.audit({ action: 'intake.answered', entity: { kind: 'intake', id: question.id } });
}

/**
 * Who is scanning at a shared station: a PIN or a badge names the clerk for one working day; the device keeps its own sign-in.
 * Rules: a wrong PIN leaves an audit entry, and five in a quarter of an hour pause it; a badge is one that its holder has in custody.
 */
import type { Shift } from '#contract/station';
import { classify } from '#domain/intake/scan';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashSecret, newSecret } from '../../platform/auth/secrets.ts';
import { memberId, type Actor } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { findByScan } from '../assets/find-asset.service.ts';
import { custodianNow } from '../custody/read-chain.service.ts';
import { checkStationPin, memberOfPerson, membersAt } from '../members/find-member.service.ts';
import { findRoom } from './find-room.service.ts';
import { insertShift, refusedPins } from './intake.repo.ts';

export type Named = { readonly memberId: string; readonly pin: string } | { readonly badge: string };
const shiftHours = 10;
const pauseMinutes = 15;
const patience = 5;

type Member = { readonly id: string; readonly name: string };

/** Two units: a refusal rolls its unit back, and the wrong PIN must stay written. */
export async function startShift(run: RunUnit, actor: Actor, placeId: string, named: Named, requestId: string): Promise<Verdict<Shift>> {
  const options = { sight: 'system', requestId } as const;
  const started = await run(actor, async (unit) => {
    const room = await findRoom(unit, placeId);
    if (!room.ok) return room;
    const member = 'badge' in named ? await byBadge(unit, named.badge) : await byPin(unit, named, room.value.room.location_id);
    return member.ok ? begin(unit, placeId, member.value) : member;
  }, options);
  if (!started.ok && started.error.code === 'pin_refused' && 'memberId' in named) {
    await run(actor, async (unit) => { unit.audit({ action: 'station.pin_refused', entity: { kind: 'member', id: named.memberId }, facts: { place: placeId } }); }, options);
  }
  return started;
}

async function byPin(unit: Unit, named: { memberId: string; pin: string }, locationId: string): Promise<Verdict<Member>> {
  const since = new Date(Date.parse(unit.now) - pauseMinutes * 60_000).toISOString();
  if ((await refusedPins(unit.tx, named.memberId, since)) >= patience) return refuse('pin_paused', { minutes: pauseMinutes });
  const member = (await clerksAt(unit, locationId)).find((one) => one.id === named.memberId);
  return member && (await checkStationPin(unit, member.id, named.pin)) ? allow({ id: member.id, name: member.name }) : refuse('pin_refused');
}

async function byBadge(unit: Unit, raw: string): Promise<Verdict<Member>> {
  const scan = classify(raw);
  for (const asset of await findByScan(unit, scan)) {
    const holder = asset.category === 'badge' ? await custodianNow(unit, asset.id) : null;
    const member = holder?.type === 'person' ? await memberOfPerson(unit, holder.id) : undefined;
    if (member) return allow({ id: member.id, name: member.name });
  }
  return refuse('pin_refused');
}

async function begin(unit: Unit, placeId: string, member: Member): Promise<Verdict<Shift>> {
  const token = newSecret();
  const id = unit.newId();
  const until = new Date(Date.parse(unit.now) + shiftHours * 3600_000).toISOString();
  await insertShift(unit.tx, { id, placeId, memberId: member.id, tokenHash: hashSecret(token), at: unit.now, endsAt: until, deviceId: memberId(unit.actor) ?? null });
  unit.audit({ action: 'station.shift_started', entity: { kind: 'station_shift', id }, facts: { place: placeId, member: member.id, until } });
  return allow({ token, member: { id: member.id, name: member.name }, until });
}

/** Members of a site who may scan; those with a PIN can be named at a shared station. */
export const clerksAt = (unit: Unit, locationId: string) => membersAt(unit, ['mailroom', 'technician', 'asset_manager', 'owner'], locationId);

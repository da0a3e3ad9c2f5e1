/** Letting people in, changing what they may do, and closing the door. Somebody always stays owner. */
import { consolePage } from '#contract/console-page';
import type { inviteMember as inviteRoute, Member, updateMember as updateRoute } from '#contract/members';
import type { Received } from '#contract/route';
import type { Role } from '#domain/access/permission';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { hashPin } from '../../platform/auth/pin.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { readMember } from './find-member.service.ts';
import { endSessions, ensureSignIn, insertMember, lockWithOwners, memberByEmail, readSetting, updateMember, type MemberRow } from './member.repo.ts';

export type Invitation = Received<typeof inviteRoute>['body'];

export async function inviteMember(unit: Unit, body: Invitation): Promise<Verdict<Member>> {
  const email = body.email.toLowerCase();
  const taken = await memberByEmail(unit.tx, email);
  if (taken) return refuse('member_exists', { member: { id: taken.id, name: taken.name, disabled: taken.disabled_at !== null } });
  const known = await areKnown(unit, body.siteIds ?? [], body.personId);
  if (!known.ok) return known;
  const id = unit.newId();
  const authUserId = await ensureSignIn(unit.tx, { id: unit.newId(), name: body.name, email, at: unit.now });
  const isNew = await insertMember(unit.tx, { id, authUserId, name: body.name, email, title: body.title ?? null, phone: body.phone ?? null, roles: body.roles, siteIds: body.siteIds ?? [], personId: body.personId ?? null, at: unit.now });
  if (!isNew) return refuse('member_exists');
  unit.audit({ action: 'member.invited', entity: { kind: 'member', id }, facts: { roles: body.roles, sites: body.siteIds ?? [] }, personal: { name: body.name, email } });
  if (body.sendMail !== false) await sendInvitation(unit, { id, name: body.name, email });
  return readMember(unit, id);
}

/** The mail leads to the sign-in page, where a link is asked for: an invitation may be read a week later, a link works for minutes. */
async function sendInvitation(unit: Unit, member: { id: string; name: string; email: string }): Promise<void> {
  const organisation = (await readSetting<{ name: string }>(unit.tx, 'organisation'))?.name ?? 'your organisation';
  const mail = renderMail({
    title: `Handback of ${organisation} is open to you`,
    paragraphs: [`Hello ${member.name},`, `${unit.actor.name} has let you in to Handback, where ${organisation} gets everything back when someone leaves.`, `Open the page, give this address (${member.email}), and a link to sign in comes to you. You need no password.`],
    action: { label: 'Open Handback', url: `${unit.publicUrl}${consolePage.signIn()}` },
    footer: 'If you did not expect this, you need do nothing.',
  });
  await queueMessage(unit, { cause: `invitation:${member.id}`, kind: 'invitation', to: { name: member.name, email: member.email }, ...mail });
}

async function areKnown(unit: Unit, siteIds: readonly string[], personId: string | null | undefined): Promise<Verdict<null>> {
  for (const id of siteIds) if (!(await findLocation(unit, id))) return refuse('not_found', { what: 'site' });
  if (personId && !(await getPerson(unit, personId))) return refuse('not_found', { what: 'person' });
  return allow(null);
}

/** The member under a lock, unless the change would leave no owner. */
async function begin(unit: Unit, id: string, staysOwner: (member: MemberRow) => boolean): Promise<Verdict<MemberRow>> {
  const locked = await lockWithOwners(unit.tx, id);
  const member = locked.find((row) => row.id === id);
  if (!member) return refuse('not_found');
  const others = locked.filter((row) => row.id !== id && row.disabled_at === null && row.roles.includes('owner'));
  const isOwner = member.disabled_at === null && member.roles.includes('owner');
  return isOwner && !staysOwner(member) && others.length === 0 ? refuse('last_owner') : allow(member);
}

export async function changeMember(unit: Unit, id: string, body: Received<typeof updateRoute>['body']): Promise<Verdict<Member>> {
  const begun = await begin(unit, id, () => body.roles === undefined || body.roles.includes('owner'));
  if (!begun.ok) return begun;
  if (begun.value.version !== body.version) return refuse('conflict', { version: begun.value.version });
  const known = await areKnown(unit, body.siteIds ?? [], body.personId);
  if (!known.ok) return known;
  await updateMember(unit.tx, id, {
    ...(body.name === undefined ? {} : { name: body.name }), ...(body.title === undefined ? {} : { title: body.title }), ...(body.phone === undefined ? {} : { phone: body.phone }),
    ...(body.roles === undefined ? {} : { roles: [...new Set<Role>(body.roles)] }), ...(body.siteIds === undefined ? {} : { site_ids: [...new Set(body.siteIds)] }), ...(body.personId === undefined ? {} : { person_id: body.personId }),
  });
  const { version: _, name, title, phone, personId, ...plain } = body;
  const before = { roles: begun.value.roles, siteIds: begun.value.site_ids };
  unit.audit({ action: 'member.changed', entity: { kind: 'member', id }, facts: { from: before, to: plain }, personal: { name, title, phone, personId } });
  return readMember(unit, id);
}

export async function disableMember(unit: Unit, id: string): Promise<Verdict<Member>> {
  const begun = await begin(unit, id, () => false);
  if (!begun.ok) return begun;
  if (begun.value.disabled_at !== null) return refuse('wrong_state', { status: 'disabled', action: 'disable', allowed: ['enable'] });
  await updateMember(unit.tx, id, { disabled_at: unit.now });
  const sessions = begun.value.auth_user_id ? await endSessions(unit.tx, begun.value.auth_user_id) : 0;
  unit.audit({ action: 'member.disabled', entity: { kind: 'member', id }, facts: { sessionsEnded: sessions } });
  return readMember(unit, id);
}

export async function enableMember(unit: Unit, id: string): Promise<Verdict<Member>> {
  const begun = await begin(unit, id, () => true);
  if (!begun.ok) return begun;
  if (begun.value.disabled_at === null) return refuse('wrong_state', { status: 'enabled', action: 'enable', allowed: ['disable'] });
  const authUserId = begun.value.auth_user_id ?? (await ensureSignIn(unit.tx, { id: unit.newId(), name: begun.value.name, email: begun.value.email.toLowerCase(), at: unit.now }));
  await updateMember(unit.tx, id, { disabled_at: null, auth_user_id: authUserId });
  unit.audit({ action: 'member.enabled', entity: { kind: 'member', id } });
  return readMember(unit, id);
}

export async function setPin(unit: Unit, id: string, pin: string | null): Promise<Verdict<Member>> {
  if (!(await updateMember(unit.tx, id, { station_pin_hash: pin === null ? null : await hashPin(pin) }))) return refuse('not_found');
  unit.audit({ action: pin === null ? 'member.pin_taken_away' : 'member.pin_set', entity: { kind: 'member', id } });
  return readMember(unit, id);
}

export async function setOwnPin(unit: Unit, pin: string): Promise<Verdict<{ hasPin: boolean }>> {
  const id = memberId(unit.actor);
  if (!id) return refuse('needs_named_person');
  const set = await setPin(unit, id, pin);
  return set.ok ? allow({ hasPin: true }) : set;
}

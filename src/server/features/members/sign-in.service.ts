/** The way in: password, e-mailed link, the one-time link of the first owner, and out again. */
import type { Session } from '#contract/session';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Auth } from '../../platform/auth/auth.ts';
import { hashSecret, newSecret } from '../../platform/auth/secrets.ts';
import { memberId, system } from '../../platform/work/actor.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { readSession } from './read-session.service.ts';
import { actorOfMember } from './identify-actor.service.ts';
import { addToSetting, countOwners, endSessions, insertMember, knowAddress, memberByAuthUser, memberById, readSetting, takeSetting, writeSetting } from './member.repo.ts';

export type SignInDeps = { readonly auth: Auth; readonly run: RunUnit; readonly about: { demo: () => boolean; embedded: boolean; version: string }; /** Who a cookie belongs to is remembered for a while; once signed out, no longer. */ readonly forget: () => void };

const gate = system('sign-in');
const setupKey = 'setup.token_hash';

export async function signInWithPassword(deps: SignInDeps, call: CallContext, body: { email: string; password: string }): Promise<Verdict<Session>> {
  const response = await deps.auth.api.signInEmail({ body, headers: call.headers, asResponse: true });
  return response.ok ? letIn(deps, call, response) : refuse('sign_in_refused');
}

/** Answers the same whether the address is known or not. */
export async function sendSignInLink(deps: SignInDeps, call: CallContext, email: string): Promise<Verdict<{ minutes: number }>> {
  // Else the library takes a link to be the first proof of the address, and takes the password and every session away.
  await deps.run(gate, (unit) => knowAddress(unit.tx, email));
  await deps.auth.api.signInMagicLink({ body: { email }, headers: call.headers, asResponse: true });
  return allow({ minutes: 15 });
}

export async function redeemSignInLink(deps: SignInDeps, call: CallContext, token: string): Promise<Verdict<Session>> {
  const response = await deps.auth.api.magicLinkVerify({ query: { token }, headers: call.headers, asResponse: true });
  const cookies = response.headers.getSetCookie();
  return cookies.some((cookie) => cookie.startsWith('handback.session_token=') && !cookie.startsWith('handback.session_token=;')) ? letIn(deps, call, response) : refuse('link_spent');
}

/** Makes the token of a first owner's link, unless somebody is owner already. Only its hash is kept; each process that starts prints a link of its own, and all of them work until one was used. */
export async function prepareSetup(run: RunUnit): Promise<string | null> {
  return run(gate, async (unit) => {
    if ((await countOwners(unit.tx)) > 0) return null;
    const token = newSecret();
    await addToSetting(unit.tx, setupKey, hashSecret(token), unit.now);
    return token;
  });
}

const isSetupToken = (deps: SignInDeps, token: string): Promise<boolean> =>
  deps.run(gate, async (unit) => [(await readSetting<string | readonly string[]>(unit.tx, setupKey)) ?? []].flat().includes(hashSecret(token)));

/** Asked before the form is filled in, so that nobody fills it in for nothing. */
export async function checkSetupLink(deps: SignInDeps, token: string): Promise<Verdict<{ organisation: string | null }>> {
  return (await isSetupToken(deps, token)) ? allow({ organisation: await deps.run(gate, nameOf) }) : refuse('link_spent');
}

/** The demo company has a name before anybody owns it. */
const nameOf = async (unit: Unit): Promise<string | null> => (await readSetting<{ name: string }>(unit.tx, 'organisation'))?.name ?? null;

/** The links work once together: whoever takes the setting away becomes the owner. */
export async function becomeFirstOwner(deps: SignInDeps, call: CallContext, body: { token: string; name: string; email: string; password: string; organisation: string }): Promise<Verdict<Session>> {
  if (!(await isSetupToken(deps, body.token))) return refuse('link_spent');
  const response = await deps.auth.api.signUpEmail({ body: { email: body.email, password: body.password, name: body.name }, headers: call.headers, asResponse: true });
  if (!response.ok) return refuse('sign_in_refused');
  const authUserId = ((await response.clone().json()) as { user: { id: string } }).user.id;
  const made = await deps.run(gate, async (unit) => {
    // A process that was starting meanwhile may have left a link behind: nobody becomes owner by it.
    if (!(await takeSetting(unit.tx, setupKey)) || (await countOwners(unit.tx)) > 0) return refuse('link_spent');
    const id = unit.newId();
    await insertMember(unit.tx, { id, authUserId, name: body.name, email: body.email, title: null, roles: ['owner'], siteIds: [], at: unit.now });
    if ((await nameOf(unit)) === null) await writeSetting(unit.tx, 'organisation', { name: body.organisation }, unit.now);
    unit.audit({ action: 'member.joined', entity: { kind: 'member', id }, facts: { roles: ['owner'], by: 'first link' }, personal: { name: body.name, email: body.email } });
    return allow(id);
  });
  return made.ok ? letIn(deps, call, response) : made;
}

export async function signOut(deps: SignInDeps, call: CallContext): Promise<Verdict<Record<string, never>>> {
  const response = await deps.auth.api.signOut({ headers: call.headers, asResponse: true });
  deps.forget();
  call.header('set-cookie', response.headers.getSetCookie());
  return allow({});
}

/** A device that was lost, a browser at somebody else's: every session ends with this one, in one transaction. */
export async function signOutEverywhere(deps: SignInDeps, call: CallContext): Promise<Verdict<{ ended: number }>> {
  const id = memberId(call.actor);
  if (!id) return refuse('needs_named_person');
  const ended = await deps.run(call.actor, async (unit) => {
    const member = await memberById(unit.tx, id);
    const sessions = member?.auth_user_id ? await endSessions(unit.tx, member.auth_user_id) : 0;
    unit.audit({ action: 'member.signed_out_everywhere', entity: { kind: 'member', id }, facts: { sessionsEnded: sessions } });
    return allow({ ended: sessions });
  }, { requestId: call.requestId });
  deps.forget();
  return ended;
}

async function letIn(deps: SignInDeps, call: CallContext, response: Response): Promise<Verdict<Session>> {
  const cookies = response.headers.getSetCookie();
  const token = cookies.map((cookie) => /^handback\.session_token=([^;]+)/.exec(cookie)?.[1]).find((value) => value);
  const session = token ? await deps.auth.api.getSession({ headers: new Headers({ cookie: `handback.session_token=${token}` }) }) : null;
  const member = session ? await deps.run(gate, (unit) => memberByAuthUser(unit.tx, session.user.id)) : undefined;
  if (!member) return refuse('sign_in_refused');
  call.header('set-cookie', cookies);
  return deps.run(actorOfMember(member), (unit) => readSession(unit, deps.about));
}

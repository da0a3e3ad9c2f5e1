import { createKey, disableMember, enableMember, inviteMember, listKeys, listMemberNames, listMembers, revokeKey, setMemberPin, setOwnPin, updateMember } from '#contract/members';
import type { RouteObject } from '#contract/route';
import { nameOrganisation } from '#contract/session';
import { handle, handleOpen, type Registered, type UseCase } from '../../platform/http/handle.ts';
import { findMembers, memberNames } from './find-member.service.ts';
import { createKey as makeKey, findKeys, revokeKey as revoke } from './save-key.service.ts';
import { changeMember, disableMember as disable, enableMember as enable, inviteMember as invite, setOwnPin as ownPin, setPin } from './save-member.service.ts';
import { nameOrganisation as name } from './setting.service.ts';

/**
 * One unit, and what follows its commit. No answer is kept beside an idempotency
 * key here: requests and answers hold secrets, and each act refuses its own repeat.
 */
const kept = <R extends RouteObject>(route: R, useCase: UseCase<R>, afterwards: () => void = () => undefined): Registered =>
  handleOpen(route, async (call, input) => {
    const verdict = await call.run(call.actor, (unit) => useCase(unit, input, call), { requestId: call.requestId });
    if (verdict.ok) afterwards();
    return verdict;
  });

/** `forget`: who may do what is remembered for seconds; after a change here, not one more. */
export const memberRoutes = (forget: () => void): Registered[] => [
  handle(listMembers, (unit) => findMembers(unit)),
  handle(listMemberNames, (unit, { query }) => memberNames(unit, query.role)),
  handle(inviteMember, (unit, { body }) => invite(unit, body)),
  kept(updateMember, (unit, { params, body }) => changeMember(unit, params.memberId, body), forget),
  kept(disableMember, (unit, { params }) => disable(unit, params.memberId), forget),
  kept(enableMember, (unit, { params }) => enable(unit, params.memberId), forget),
  kept(setMemberPin, (unit, { params, body }) => setPin(unit, params.memberId, body.pin)),
  kept(setOwnPin, (unit, { body }) => ownPin(unit, body.pin)),
  handle(nameOrganisation, (unit, { body }) => name(unit, body.name)),
  handle(listKeys, (unit) => findKeys(unit)),
  kept(createKey, (unit, { body }) => makeKey(unit, body)),
  kept(revokeKey, (unit, { params }) => revoke(unit, params.keyId), forget),
];

import { checkSetupLink, redeemSignInLink, sendSignInLink, setUp, signIn } from '#contract/auth';
import { readSession, signOut, signOutEverywhere } from '#contract/session';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import { readSession as read } from './read-session.service.ts';
import { becomeFirstOwner, checkSetupLink as checkSetup, redeemSignInLink as redeem, sendSignInLink as send, signInWithPassword, signOut as leave, signOutEverywhere as leaveEverywhere, type SignInDeps } from './sign-in.service.ts';

export const authRoutes = (deps: SignInDeps): Registered[] => [
  handleOpen(signIn, (call, { body }) => signInWithPassword(deps, call, body)),
  handleOpen(sendSignInLink, (call, { body }) => send(deps, call, body.email)),
  handleOpen(redeemSignInLink, (call, { body }) => redeem(deps, call, body.token)),
  handleOpen(checkSetupLink, (_call, { body }) => checkSetup(deps, body.token)),
  handleOpen(setUp, (call, { body }) => becomeFirstOwner(deps, call, body)),
  handleOpen(signOut, (call) => leave(deps, call)),
  handleOpen(signOutEverywhere, (call) => leaveEverywhere(deps, call)),
  handle(readSession, (unit) => read(unit, deps.about)),
];

/**
 * The way in: password, e-mailed link, and the one-time link that makes the
 * first owner. A link acts only when a person presses its button (POST), since
 * mail scanners open links. Asking for a link answers the same whether the
 * address is known or not.
 */
import { z } from 'zod';
import { route } from './route.ts';
import { Session } from './session.ts';

const email = z.email('This does not look like an e-mail address').max(254);
const newPassword = z.string().min(12, 'Twelve characters or more; a short sentence is fine').max(200, 'At most 200 characters');

export const SignIn = z.object({ email, password: z.string().min(1, 'Your password, please').max(200) });
export const SignInLink = z.object({ email });
export const RedeemLink = z.object({ token: z.string().min(16).max(200) });
export const Setup = z.object({
  token: z.string().min(16).max(200),
  name: z.string().trim().min(1, 'How should we call you?').max(120),
  email,
  password: newPassword,
  organisation: z.string().trim().min(1, 'The name people know it by').max(120).describe('Left as it is where it has a name already'),
});

export const signIn = route({
  id: 'auth.signIn',
  method: 'POST',
  path: '/api/sign-in',
  summary: 'Sign in with a password',
  permission: 'public',
  body: SignIn,
  response: Session,
  errors: ['sign_in_refused'],
});

export const sendSignInLink = route({
  id: 'auth.sendLink',
  method: 'POST',
  path: '/api/sign-in/link',
  summary: 'E-mail a sign-in link, if the address is a member’s',
  permission: 'public',
  body: SignInLink,
  response: z.object({ minutes: z.int().describe('How long the link works') }),
  status: 202,
});

export const redeemSignInLink = route({
  id: 'auth.redeemLink',
  method: 'POST',
  path: '/api/sign-in/redeem',
  summary: 'Sign in with the token of an e-mailed link',
  permission: 'public',
  body: RedeemLink,
  response: Session,
  errors: ['link_spent'],
});

export const setUp = route({
  id: 'auth.setup',
  method: 'POST',
  path: '/api/setup',
  summary: 'Become the first owner, with the one-time link printed at the first start',
  permission: 'public',
  body: Setup,
  response: Session,
  status: 201,
  errors: ['link_spent'],
});

export const checkSetupLink = route({
  id: 'auth.checkSetup',
  method: 'POST',
  path: '/api/setup/check',
  summary: 'Whether the one-time link of the first owner still works; the token stays out of addresses and logs',
  permission: 'public',
  body: RedeemLink,
  response: z.object({ organisation: z.string().nullable().describe('Named already, as by the demo company; the owner is not asked for it') }),
  errors: ['link_spent'],
});

export const loadDemo = route({
  id: 'demo.load',
  method: 'POST',
  path: '/api/demo',
  summary: 'Fill an empty Handback with the demo company',
  permission: 'settings.manage',
  response: z.object({ people: z.int(), assets: z.int(), cases: z.int() }),
  status: 201,
  errors: ['not_empty'],
});

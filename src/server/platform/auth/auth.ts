/**
 * People's sign-in: passwords, sessions and e-mailed links are better-auth's;
 * who a member is and what they may do is ours. Sessions are looked up at most
 * every few seconds per cookie, because the lookup costs more than most requests.
 */
import { createHash } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { magicLink } from 'better-auth/plugins';
import type { OpenDatabase } from '../db/open-database.ts';

export type SignInLink = { readonly email: string; readonly token: string };

export type AuthOptions = {
  readonly database: OpenDatabase;
  readonly secret: string;
  readonly publicUrl: string;
  /** Called with the token of a fresh e-mailed link; must only enqueue. */
  readonly sendLink: (link: SignInLink) => Promise<void>;
};

const columns = {
  user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' } },
  session: { modelName: 'auth_session', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at', ipAddress: 'ip_address', userAgent: 'user_agent', userId: 'user_id' } },
  account: {
    modelName: 'auth_credential',
    fields: {
      accountId: 'account_id', providerId: 'provider_id', userId: 'user_id', accessToken: 'access_token', refreshToken: 'refresh_token', idToken: 'id_token',
      accessTokenExpiresAt: 'access_token_expires_at', refreshTokenExpiresAt: 'refresh_token_expires_at', createdAt: 'created_at', updatedAt: 'updated_at',
    },
  },
  verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' } },
} as const;

export function openAuth(options: AuthOptions) {
  const secure = options.publicUrl.startsWith('https:');
  return betterAuth({
    database: options.database.pool,
    secret: options.secret,
    baseURL: options.publicUrl,
    basePath: '/api/auth',
    ...columns,
    session: { ...columns.session, expiresIn: 60 * 60 * 24 * 14, updateAge: 60 * 60 * 24 },
    emailAndPassword: { enabled: true, minPasswordLength: 10, autoSignIn: true },
    rateLimit: { enabled: false }, // our routes are limited by the server
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      // One name whether secure or not, so that sign-in, rate limit and session cache find it: the library would put
      // "__Secure-" before it, and is told of https by the attribute instead.
      cookiePrefix: 'handback', useSecureCookies: false,
      cookies: { session_token: { name: 'handback.session_token', attributes: { sameSite: 'lax', httpOnly: true, secure, path: '/' } } },
    },
    plugins: [
      magicLink({
        expiresIn: 15 * 60, disableSignUp: true, storeToken: 'hashed',
        sendMagicLink: async ({ email, token }) => { await options.sendLink({ email, token }); },
      }),
    ],
  });
}

export type Auth = ReturnType<typeof openAuth>;

/** A short-lived memory of who a session cookie belongs to; forgets on sign-out at once, elsewhere within `seconds`. */
export function sessionMemory(auth: Auth, seconds = 15) {
  const known = new Map<string, { userId: string | null; until: number }>();
  const key = (cookie: string) => createHash('sha256').update(cookie).digest('base64');
  return {
    async userOf(cookie: string): Promise<string | null> {
      const id = key(cookie);
      const hit = known.get(id);
      if (hit && hit.until > Date.now()) return hit.userId;
      const session = await auth.api.getSession({ headers: new Headers({ cookie: `handback.session_token=${cookie}` }) });
      const userId = session?.user.id ?? null;
      if (known.size > 5000) known.clear();
      known.set(id, { userId, until: Date.now() + seconds * 1000 });
      return userId;
    },
    forget(cookie: string): void { known.delete(key(cookie)); },
    forgetAll(): void { known.clear(); },
  };
}

export type SessionMemory = ReturnType<typeof sessionMemory>;

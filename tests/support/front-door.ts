/**
 * Handback as the outside meets it: nobody is named by the test, everybody
 * comes in by a link or a key, and what would be logged is kept to be looked at.
 */
import { createKey, inviteMember } from '#contract/members';
import { redeemSignInLink, sendSignInLink, setUp } from '#contract/auth';
import { pathOf, type RouteObject } from '#contract/route';
import type { Permission, Role } from '#domain/access/permission';
import { buildApp, type App } from '#server/app';
import { prepareSetup } from '#server/features/members/sign-in.service';
import { movableClock, type MovableClock } from '#server/platform/clock/clock';
import { randomIds } from '#server/platform/clock/identity';
import type { OpenDatabase } from '#server/platform/db/open-database';
import { logTo } from '#server/platform/log/log';
import type { Mailer } from '#server/ports/mailer';
import { freshDatabase } from './database.ts';

export type Who = { readonly cookie?: string | undefined; readonly bearer?: string | undefined; readonly from?: string | undefined };
export type Sent = {
  readonly params?: Record<string, string> | undefined; readonly body?: unknown; readonly search?: string | undefined; readonly headers?: Record<string, string> | undefined;
};
export type Heard = { readonly status: number; readonly text: string; readonly headers: Record<string, unknown>; readonly code: string | undefined; readonly body: Record<string, unknown>; readonly cookie: string };

export type FrontDoor = {
  readonly app: App;
  readonly database: OpenDatabase;
  readonly clock: MovableClock;
  /** Everything that was logged so far, at the most talkative level. */
  readonly logged: () => string;
  readonly owner: Who;
  ask(route: RouteObject, who?: Who, sent?: Sent): Promise<Heard>;
  /** A bare request, for what is no route of the contract. */
  get(url: string, headers?: Record<string, string>): Promise<Heard>;
  post(url: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Heard>;
  linkFor(email: string, headers?: Record<string, string>): Promise<string>;
  /** Somebody invited, who came in by the link in their mail. */
  join(roles: readonly Role[], options?: { email?: string; name?: string; siteIds?: readonly string[] }): Promise<Who & { readonly memberId: string; readonly email: string }>;
  keyWith(permissions: readonly Permission[]): Promise<Who>;
  close(): Promise<void>;
};

export const publicUrl = 'https://handback.example';

const cookieIn = (headers: Record<string, unknown>): string => /handback\.session_token=[^;]+/.exec([headers['set-cookie']].flat().join(';'))?.[0] ?? '';

type Raw = { statusCode: number; body: string; headers: Record<string, unknown> };
function hear({ statusCode, body, headers }: Raw): Heard {
  const value = String(headers['content-type'] ?? '').match(/^application\/(problem\+)?json\b/) ? (JSON.parse(body) as Record<string, unknown>) : {};
  return { status: statusCode, text: body, headers, body: value, code: typeof value['code'] === 'string' ? value['code'] : undefined, cookie: cookieIn(headers) };
}

type DoorOptions = { webFolder?: string; mailer?: Mailer; requestsPerMinute?: number; trustProxy?: number };

export async function openFrontDoor(options: DoorOptions = {}): Promise<FrontDoor> {
  const database = await freshDatabase();
  const clock = movableClock('2026-11-02T09:00:00.000Z');
  const lines: string[] = [];
  const app = await buildApp({
    database, clock, newId: randomIds, log: logTo('debug', { write: (line) => { lines.push(line); } }), mailer: options.mailer ?? null, secret: 'a secret for tests, long enough to sign with', publicUrl: () => publicUrl, version: 'test', supervise: false,
    requestsPerMinute: options.requestsPerMinute ?? 1_000_000, trustProxy: options.trustProxy ?? 0, ...(options.webFolder ? { webFolder: options.webFolder } : {}),
  });
  await app.http.ready();
  let asked = 0;
  /** Each request from an address of its own, unless the test says from where: what limits guessing is tested by itself. */
  const nextAddress = () => { asked += 1; return `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`; };

  const ask = async (route: RouteObject, who: Who = {}, sent: Sent = {}): Promise<Heard> => {
    const isFile = sent.body instanceof Uint8Array;
    return hear(await app.http.inject({
      method: route.method, url: pathOf(route, sent.params) + (sent.search ?? ''), remoteAddress: who.from ?? nextAddress(),
      headers: {
        'x-handback-csrf': '1', ...(route.method === 'GET' ? {} : { 'content-type': isFile ? 'application/octet-stream' : 'application/json', 'idempotency-key': randomIds() }),
        ...(who.cookie ? { cookie: who.cookie } : {}), ...(who.bearer ? { authorization: `Bearer ${who.bearer}` } : {}), ...sent.headers,
      },
      ...(route.method === 'GET' ? {} : { payload: isFile ? Buffer.from(sent.body as Uint8Array) : JSON.stringify(sent.body ?? {}) }),
    }));
  };
  const get = async (url: string, headers: Record<string, string> = {}): Promise<Heard> => hear(await app.http.inject({ url, headers, remoteAddress: nextAddress() }));
  const post = async (url: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Heard> =>
    hear(await app.http.inject({ method: 'POST', url, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers }, payload: new URLSearchParams(form).toString(), remoteAddress: nextAddress() }));
  const linkFor = async (email: string, headers: Record<string, string> = {}): Promise<string> => {
    await ask(sendSignInLink, {}, { body: { email }, headers });
    const { rows } = await database.pool.query<{ body_text: string }>("select body_text from message where kind = 'sign_in_link' and recipient = $1 order by created_at desc, id desc limit 1", [email]);
    return decodeURIComponent(/token=([\w%-]+)/.exec(rows[0]?.body_text ?? '')?.[1] ?? '');
  };

  const token = await prepareSetup(app.run);
  const first = await ask(setUp, {}, { body: { token, name: 'First Owner', email: 'owner@handback.example', password: 'a rather long sentence', organisation: 'Varanda' } });
  if (first.status !== 201) throw new Error(`The first owner did not get in: ${first.text}`);
  const owner = { cookie: first.cookie };

  let joined = 0;
  return {
    app, database, clock, owner, ask, get, post, linkFor,
    logged: () => lines.join(''),
    async join(roles, { email, name, siteIds } = {}) {
      joined += 1;
      const address = email ?? `colleague${joined}@handback.example`;
      const invited = await ask(inviteMember, owner, { body: { name: name ?? `Colleague ${joined}`, email: address, roles, ...(siteIds ? { siteIds } : {}) } });
      const entered = await ask(redeemSignInLink, {}, { body: { token: await linkFor(address) } });
      if (entered.status !== 200) throw new Error(`${roles.join('+')} did not get in: ${invited.text} ${entered.text}`);
      return { cookie: entered.cookie, memberId: String(invited.body['id']), email: address };
    },
    async keyWith(permissions) {
      const made = await ask(createKey, owner, { body: { name: `key ${randomIds()}`, permissions } });
      if (made.status !== 201) throw new Error(`No key: ${made.text}`);
      return { bearer: String(made.body['secret']) };
    },
    close: () => app.close(),
  };
}

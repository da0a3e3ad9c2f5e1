/**
 * A whole Handback as `npm start` runs it, first empty and then with the demo company, for whoever looks at pages: who
 * signs in as which role, and what stands behind `:caseId` and the like in tests/e2e/pages.ts.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { consolePage } from '#contract/console-page';
import { loadDemo, redeemSignInLink, sendSignInLink, setUp, signIn } from '#contract/auth';
import { inviteMember } from '#contract/members';
import { listMessages, readMessage } from '#contract/messages';
import type { Role } from '#domain/access/permission';
import { readConfig } from '#server/platform/config/config';
import { startHandback } from '#server/main';
import type { Browser, BrowserContext } from 'playwright-core';
import { buildWebIfStale } from '../../scripts/web-build.ts';
import { apiOf, type Api } from './api.ts';
import { demoFacts } from './demo-facts.ts';

const owner = { name: 'Olga Ramos', email: 'olga.ramos@varanda.example', password: 'a short sentence is fine' };

/** Who stands for a role: of the demo company's crew, and one auditor from outside. */
const people: { readonly [R in Exclude<Role, 'owner'>]: string } = {
  asset_manager: 'marta.antunes@varanda.example', technician: 'joao.tavares@varanda.example', mailroom: 'rosa.almeida@varanda.example', hr: 'helena.duarte@varanda.example',
  security: 'samir.khalil@varanda.example', approver: 'clara.nunes@varanda.example', auditor: 'ada.lindqvist@audit.example',
};

export type DemoCompany = {
  readonly address: string;
  readonly signIn: { readonly [R in Role]: (context: BrowserContext) => Promise<void> };
  /** Before anybody owns it: the only page there is. */
  readonly setupToken: string;
  /** Somebody owns it, and nothing is in it. */
  own(): Promise<void>;
  /** Filled, with a morning's work under way. Answers with what stands in the paths of its pages. */
  fill(): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
};

export const freePort = (): Promise<number> => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => { resolve(port); }); });
});

export async function openDemoCompany(browser: Browser, port?: number): Promise<DemoCompany> {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  const folder = await mkdtemp(join(tmpdir(), 'handback-demo-'));
  const said: string[] = [];
  const server = await startHandback(readConfig(['--port', String(port ?? (await freePort())), '--data', join(folder, 'data')], { LOG_LEVEL: 'error' }), (line) => said.push(line));
  const contexts: BrowserContext[] = [];
  const open = async (way: (context: BrowserContext) => Promise<void>): Promise<Api> => {
    const context = await browser.newContext({ baseURL: server.address });
    contexts.push(context);
    await way(context);
    return apiOf(context.request);
  };
  const asOwner = async (context: BrowserContext) => { await apiOf(context.request)(signIn, { body: { email: owner.email, password: owner.password } }); };
  let owners: Api | undefined;

  /** By the link in their mail, as the owner reads it in the outbox of a Handback that sends none. */
  const byLink = (email: string) => async (context: BrowserContext): Promise<void> => {
    const say = apiOf(context.request);
    owners ??= await open(asOwner);
    await say(sendSignInLink, { body: { email } });
    const { rows } = await owners(listMessages, { query: { limit: 20 } });
    const message = rows.find((row) => row.recipient === email && row.kind === 'sign_in_link');
    const token = message && /[?&]token=([\w-]+)/.exec((await owners(readMessage, { params: { messageId: message.id } })).text)?.[1];
    if (token === undefined) throw new Error(`no link for ${email}`);
    await say(redeemSignInLink, { body: { token } });
  };
  const roles = Object.fromEntries(Object.entries(people).map(([role, email]) => [role, byLink(email)])) as { [R in Exclude<Role, 'owner'>]: (context: BrowserContext) => Promise<void> };
  const setupToken = new RegExp(`${consolePage.setup('').replace('?', '\\?')}(\\S+)`).exec(said.join('\n'))?.[1] ?? '';
  return {
    address: server.address, setupToken, signIn: { ...roles, owner: asOwner },
    own: async () => { await open(async (context) => { await apiOf(context.request)(setUp, { body: { ...owner, token: setupToken, organisation: 'Varanda Labs' } }); }); },
    fill: async () => {
      owners ??= await open(asOwner);
      await owners(loadDemo);
      await owners(inviteMember, { body: { name: 'Ada Lindqvist', email: people.auditor, roles: ['auditor'], sendMail: false } });
      return demoFacts({ owner: owners, technician: await open(roles.technician), manager: await open(roles.asset_manager), settle: () => server.app.settle() });
    },
    stop: async () => {
      for (const context of contexts) await context.close();
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

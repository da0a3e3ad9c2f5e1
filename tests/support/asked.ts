/** A leaver and a manager who were asked, and what somebody without a login does with the link in their message. */
import { createAsset } from '#contract/assets';
import { askNow, openCase } from '#contract/cases';
import { createPerson } from '#contract/people';
import type { Client, World } from './world.ts';
import type { Site } from './coming-home.ts';

export type Asked = { readonly caseId: string; readonly leaverId: string; readonly managerId: string; readonly assetIds: readonly string[]; readonly leaverLink: string; readonly managerLink: string; readonly leaverMail: string; readonly managerMail: string };
export type AskedOptions = { readonly workMode?: 'office' | 'hybrid' | 'remote'; readonly locale?: string; readonly reason?: 'resignation' | 'retirement'; readonly personalEmail?: string | null; readonly lastWorkingOn?: string };

let count = 0;

const things = [
  { category: 'laptop', manufacturer: 'Apple', model: 'MacBook Pro 14', serialNumber: 'C02XK7Q2P' },
  { category: 'security_key', name: 'Security key', serialNumber: '5YK20N1' },
  { category: 'monitor', manufacturer: 'Dell', model: 'Dell U2720Q', serialNumber: 'CN0P2' },
];

/** A laptop, a key and a monitor with Duarte; Inês was asked about them too. */
export async function asked(world: World, owner: Client, site: Site, options: AskedOptions = {}): Promise<Asked> {
  const n = (count += 1);
  const managerMail = `ines-${n}@example.test`;
  const leaverMail = `duarte-${n}@example.test`;
  const manager = await owner.do(createPerson, { body: { name: `Inês Lopes ${n}`, email: managerMail, locationId: site.id, title: 'Engineering lead', locale: 'en' } });
  const leaver = await owner.do(createPerson, {
    body: { name: `Duarte Faria ${n}`, email: leaverMail, managerId: manager.id, locationId: site.id, workMode: options.workMode ?? 'hybrid', country: 'PT', locale: options.locale ?? 'en', personalEmail: options.personalEmail === undefined ? null : options.personalEmail },
  });
  const assetIds: string[] = [];
  for (const [index, thing] of things.entries()) {
    const asset = await owner.do(createAsset, { body: { ...thing, serialNumber: `${n}X${thing.serialNumber}`, assetTag: `A${n}-${index}`, assigneeId: leaver.id, locationId: site.id, status: 'in_use', custodian: { kind: 'person', id: leaver.id } } });
    assetIds.push(asset.id);
  }
  const opened = await owner.do(openCase, { body: { personId: leaver.id, reason: options.reason ?? 'resignation', lastWorkingOn: options.lastWorkingOn ?? '2026-11-27' } });
  for (const kind of ['leaver_return', 'manager_confirm'] as const) await owner.do(askNow, { params: { caseId: opened.id }, body: { kind } });
  await world.settle();
  return { caseId: opened.id, leaverId: leaver.id, managerId: manager.id, assetIds, leaverLink: await linkTo(world, leaverMail), managerLink: await linkTo(world, managerMail), leaverMail, managerMail };
}

/** The link in the newest message to an address. */
export async function linkTo(world: World, email: string): Promise<string> {
  const { rows } = await world.database.pool.query<{ body_text: string }>(`select body_text from message where recipient = $1 order by created_at desc, id desc limit 1`, [email]);
  const link = /http:\/\/handback\.test(\/\S+)/.exec(rows[0]?.body_text ?? '')?.[1];
  if (!link) throw new Error(`no link was sent to ${email}`);
  return link;
}

export type Page = { readonly status: number; readonly html: string; readonly text: string; readonly headers: Record<string, unknown>; readonly location: string | null };

/** What somebody with a browser and no script sees. */
export function visitor(world: World) {
  const seen = (response: { statusCode: number; body: string; headers: Record<string, unknown> }): Page => ({
    status: response.statusCode, html: response.body, headers: response.headers, location: typeof response.headers['location'] === 'string' ? response.headers['location'] : null,
    text: response.body.replace(/<svg[\s\S]*?<\/svg>/g, '').replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replace(/\s+/g, ' '),
  });
  const call = async (method: 'GET' | 'HEAD' | 'POST', url: string, form?: Record<string, string | string[]>) => {
    const body = form && new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one]))).toString();
    return seen(await world.app.http.inject({ method, url, headers: { 'sec-fetch-site': 'same-origin', ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) }, ...(body === undefined ? {} : { payload: body }) }));
  };
  return {
    open: (url: string) => call('GET', url),
    head: (url: string) => call('HEAD', url),
    post: (url: string, form: Record<string, string | string[]> = {}) => call('POST', url, form),
    /** Sends a form and looks at where it leads. */
    async send(url: string, form: Record<string, string | string[]> = {}): Promise<Page> {
      const reply = await call('POST', url, form);
      if (reply.status !== 303 || reply.location === null) throw new Error(`not answered: ${reply.status} ${reply.text.slice(0, 400)}`);
      return call('GET', reply.location);
    },
  };
}

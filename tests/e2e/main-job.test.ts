/**
 * The main job in a real browser, by those who do it: the owner brings two
 * files, the asset manager opens a case, the leaver and their manager answer
 * on a phone without scripts, the clerk scans, the technician fetches and
 * opens the box, HR and the asset manager clear. One server, started as
 * `npm start` does it, at the real time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '#server/platform/config/config';
import { startHandback, type Running } from '#server/main';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { readPdf } from '../support/read-pdf.ts';

const people = [
  'Employee Number,First Name,Last Name,Email,Personal Email,Department,Job Title,Location,Country,Manager',
  'E-001,Inês,Lopes,ines.lopes@norte.example,,Design,Head of Design,Lisbon,PT,',
  'E-002,Rui,Matos,rui.matos@norte.example,rui@home.example,Design,Designer,Lisbon,PT,E-001',
  'E-003,Clara,Nunes,clara.nunes@norte.example,,Design,Designer,Lisbon,PT,E-001',
];
const assets = [
  'Asset Tag,Serial,Manufacturer,Model,Category,Location,Checked Out To: Email,Status',
  'LT-2001,PF3K91XA,Lenovo,ThinkPad X1,Laptop,Lisbon,rui.matos@norte.example,In use',
];

let folder: string;
let server: Running;
let browser: Browser;
let setupLink: string;
const contexts: BrowserContext[] = [];
const at = {} as Record<'owner' | 'manager' | 'hr' | 'clerk' | 'technician', Page>;
const story = {} as { caseId: string; siteId: string; assetId: string; boxCode: string };

const freePort = (): Promise<number> => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address() as AddressInfo; probe.close(() => { resolve(port); }); });
});

beforeAll(async () => {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  folder = await mkdtemp(join(tmpdir(), 'handback-browser-'));
  const said: string[] = [];
  server = await startHandback(readConfig(['--port', String(await freePort()), '--data', join(folder, 'data')], { LOG_LEVEL: 'error' }), (line) => said.push(line));
  setupLink = /First owner, sign in once with: (\S+)/.exec(said.join('\n'))?.[1] ?? '';
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true });
});

async function newPage(options: Parameters<Browser['newContext']>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', timezoneId: 'Europe/Lisbon', ...options });
  context.setDefaultTimeout(15_000);
  contexts.push(context);
  return context.newPage();
}

/** What the console asks in the background, asked as this person. */
async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
async function send<T>(page: Page, path: string, data: unknown): Promise<T> {
  const answer = await page.request.post(path, { data, headers: { 'x-handback-csrf': '1', 'idempotency-key': crypto.randomUUID() } });
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** The newest message to somebody, as the outbox shows it: to which of their addresses depends on the hour. */
async function linkIn(recipient: string, path: RegExp): Promise<string> {
  await server.app.settle();
  const { rows } = await read<{ rows: { id: string; recipientName: string }[] }>(at.owner, '/api/messages?limit=50');
  const id = rows.find((row) => row.recipientName === recipient)?.id;
  if (id === undefined) throw new Error(`no message to ${recipient}`);
  const { text } = await read<{ text: string }>(at.owner, `/api/messages/${id}`);
  const link = path.exec(text)?.[0];
  if (link === undefined) throw new Error(`no link in: ${text}`);
  return link;
}

/** Invited by the owner, let in by the link in their mail and one press. */
async function joinAs(name: string, role: string): Promise<Page> {
  const email = `${role}@norte.example`;
  await send(at.owner, '/api/members', { name, email, roles: [role], sendMail: false });
  const page = await newPage();
  await send(page, '/api/sign-in/link', { email });
  await page.goto(await linkIn(name, /http:\S+\/sign-in\/link\S+/));
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

async function bring(page: Page, name: string, lines: readonly string[], act: RegExp): Promise<void> {
  await page.goto('/bring');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n`) });
  await page.waitForURL(/\/bring\/[\w-]+/);
  const answer = page.getByRole('button', { name: /^Answer / });
  const preview = page.getByRole('button', { name: /^Preview / });
  await answer.or(preview).first().waitFor();
  if (await answer.isVisible()) await answer.click();
  await preview.click();
  await page.getByRole('button', { name: act }).click();
  await page.getByRole('link', { name: 'Bring another file' }).waitFor();
}

const onThePhone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Lisbon' }).format(new Date());

describe('the main job, by those who do it', () => {
  test('the owner sets up by the printed link and brings two files', async () => {
    const page = (at.owner = await newPage());
    await page.goto(setupLink);
    await page.getByLabel('Your name').fill('Olga Ramos');
    await page.getByLabel('Your e-mail').fill('olga@norte.example');
    await page.getByLabel('Your organisation').fill('Norte');
    await page.getByLabel('A password', { exact: true }).fill('a short sentence is fine');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('link', { name: 'Bring files' }).click();
    await bring(page, 'people.csv', people, /^Create 3 people/);
    await bring(page, 'assets.csv', assets, /^Create (1|one) asset/i);
    const { rows } = await read<{ rows: { id: string }[] }>(page, '/api/locations');
    story.siteId = rows[0]?.id ?? '';
    await send(page, `/api/locations/${story.siteId}/furnish`, {});
    expect(story.siteId).not.toBe('');
    at.manager = await joinAs('Maria Alves', 'asset_manager');
    at.hr = await joinAs('Hedda Hahn', 'hr');
    at.clerk = await joinAs('Rosa Dias', 'mailroom');
    at.technician = await joinAs('Otto Brandt', 'technician');
  });

  test('the asset manager opens a case, and both are asked', async () => {
    const page = at.manager;
    await page.goto('/cases/new');
    await page.getByLabel('Who leaves').fill('rui');
    await page.getByRole('option', { name: /Rui Matos/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /Resignation/ }).check();
    await page.locator('[name="lastWorkingOn"]').fill(today());
    await page.getByRole('button', { name: /^Open the case/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Rui Matos' }).waitFor();
    story.caseId = /\/cases\/([\w-]+)/.exec(page.url())?.[1] ?? '';
    await server.app.settle();
    const { asks, assets: lines } = await read<{ asks: { kind: string; status: string }[]; assets: { assetId: string }[] }>(page, `/api/cases/${story.caseId}`);
    expect(asks.map((ask) => `${ask.kind} ${ask.status}`).toSorted()).toEqual(['leaver_return sent', 'manager_confirm sent']);
    story.assetId = lines[0]?.assetId ?? '';
  });

  test('the leaver answers at 360 px without scripts, and gets a slip', async () => {
    const page = await newPage(onThePhone);
    const link = await linkIn('Rui Matos', /http:\S+\/a\/[\w-]+/);
    await page.goto(link);
    await page.locator(`label:has(input[name="c.${story.assetId}"][value="have"])`).click();
    await page.locator('label:has(input[name="way"][value="mailroom"])').click();
    await page.locator('form button').last().click();
    await page.waitForURL(/said=1/);
    const slip = await readPdf(new Uint8Array(await (await page.request.get(`${link}/slip.pdf`)).body()));
    story.boxCode = slip.barcodes[0]?.text ?? '';
    expect(story.boxCode).toMatch(/^HB-/);
  });

  test('the manager confirms the list and says who takes over, without a login', async () => {
    const page = await newPage(onThePhone);
    await page.goto(await linkIn('Inês Lopes', /http:\S+\/a\/[\w-]+/));
    await page.locator('input[name="successor"]').fill('Clara Nunes');
    await page.locator('button.wide').click();
    await page.waitForURL(/said=1/);
    const { successor } = await read<{ successor: { name: string } | null }>(at.manager, `/api/cases/${story.caseId}`);
    expect(successor?.name).toBe('Clara Nunes');
  });

  test('the clerk scans the box and is told the slot, and nothing about whose it is', async () => {
    const page = at.clerk;
    await page.goto('/station');
    await page.getByRole('button', { name: /^Mailroom, / }).click();
    const answer = page.getByRole('region', { name: 'Answer' });
    await answer.getByText('Ready.').waitFor();
    await page.getByLabel('Code', { exact: true }).fill(story.boxCode);
    await page.keyboard.press('Enter');
    await answer.getByText(`Box ${story.boxCode}`).waitFor();
    expect(await answer.innerText()).toMatch(/slot \w+/);
    expect(await page.locator('body').innerText()).not.toMatch(/Rui|Matos/);
  });

  test('the technician fetches it, opens the box, and takes the device to the bench', async () => {
    const page = at.technician;
    await page.goto('/pickups/new');
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByRole('button', { name: 'Set out' }).click();
    await page.getByLabel('Code on the box').fill(story.boxCode);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Hand over at / }).click();
    const { rows } = await read<{ rows: { id: string }[] }>(page, '/api/parcels');
    await page.goto(`/parcels/${rows[0]?.id}/open`);
    await page.getByLabel('Code on the thing').fill('PF3K91XA');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'That is all of it' }).click();
    await page.waitForURL(/\/parcels\/[\w-]+$/);
    const { assets: lines } = await read<{ assets: { status: string }[] }>(page, `/api/cases/${story.caseId}`);
    expect(lines.map((line) => line.status)).toEqual(['accepted']);

    await page.goto(`/workshop/${story.assetId}`);
    await page.getByRole('button', { name: 'Take this job' }).click();
    const clear = page.getByRole('button', { name: 'Clear', exact: true });
    await clear.first().waitFor();
    for (let index = 0; index < (await clear.count()); index += 1) {
      await clear.nth(index).click();
      await expect.poll(() => clear.nth(index).getAttribute('aria-pressed')).toBe('true');
    }
    await page.getByRole('button', { name: 'Go on to sanitising' }).click();
    await expect.poll(async () => (await read<{ status: string }>(page, `/api/workshop/assets/${story.assetId}`)).status).toBe('sanitising');
  });

  test('what is left is ticked, HR and the asset manager approve, and the case is cleared', async () => {
    const page = at.manager;
    await page.goto(`/cases/${story.caseId}`);
    type Ticked = { tasks: { title: string; status: string; blocksClearance: boolean }[] };
    const open = (await read<Ticked>(page, `/api/cases/${story.caseId}`)).tasks.filter((task) => task.blocksClearance && task.status === 'open');
    expect(open.map((task) => task.title)).toEqual([expect.stringContaining('Confirm the last working day'), expect.stringContaining('Look whether a badge')]);
    for (const { title } of open) {
      await page.getByRole('button', { name: `Tick “${title}”` }).click();
      await page.getByText(`“${title}” is done`).waitFor();
    }
    await at.hr.goto(`/cases/${story.caseId}`);
    await at.hr.getByRole('button', { name: 'Approve for HR' }).click();
    await at.hr.getByText('Decided for HR').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Approve for Asset manager' }).click();
    await page.getByText('Decided for Asset manager').waitFor();
    await page.getByRole('button', { name: 'Clear…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue the certificate' }).click();
    await page.getByText(/Cleared: certificate/).waitFor();
    const paper = await page.request.get(`/api/cases/${story.caseId}/clearance/certificate`);
    expect((await readPdf(new Uint8Array(await paper.body()))).text).toContain('Rui Matos');
    await expectNoAxeProblems(page);
  });
});

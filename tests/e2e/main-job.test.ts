/**
 * The main job in a real browser, by those who do it and by what they click and type alone: the owner brings the files,
 * furnishes the site and lets colleagues in; the asset manager opens a case; the leaver and their manager answer on a
 * phone without scripts; the clerk scans; the technician fetches, opens the box, erases the device, and a second person
 * verifies it; doors are closed, the case cleared, the helper thanked, the evidence checked. One server, at the real time,
 * moved on once by the minutes in which a scan can be taken back.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readConfig } from '#server/platform/config/config';
import { startHandback, type Running } from '#server/main';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/run-command.ts';
import { buildWebIfStale } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { bring, invite, linkIn, messageTo, pressEach, savedBy } from '../support/console-steps.ts';
import { freePort } from '../support/demo-company.ts';
import { mainJobFiles } from '../support/main-job-files.ts';
import { readPdf } from '../support/read-pdf.ts';

let folder: string;
let server: Running;
let browser: Browser;
let setupLink: string;
const at = {} as Record<'owner' | 'manager' | 'hr' | 'clerk' | 'technician', Page>;
/** How far the server is ahead of the real time. */
let ahead = 0;
const story = {} as { casePath: string; boxCode: string };

beforeAll(async () => {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  folder = await mkdtemp(join(tmpdir(), 'handback-browser-'));
  const said: string[] = [];
  server = await startHandback(readConfig(['--port', String(await freePort()), '--data', join(folder, 'data')], { LOG_LEVEL: 'error' }), (line) => said.push(line), { now: () => new Date(Date.now() + ahead).toISOString() });
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
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

const settle = () => server.app.settle();
const mailTo = (recipient: string) => messageTo(at.owner, recipient, settle);
const onThePhone = { viewport: { width: 360, height: 740 }, javaScriptEnabled: false };
const today = (): string => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Lisbon' }).format(new Date());

const emailOf = (name: string): string => `${name.split(' ')[0]?.toLowerCase()}@norte.example`;

/** Invited by the owner, let in by the link in their mail and one press. */
async function joinAs(name: string, role: string): Promise<Page> {
  await invite(at.owner, name, emailOf(name), role);
  const page = await newPage();
  await page.goto(await linkIn(mailTo(name), /http:\S+\/sign-in\b/));
  await page.getByLabel('E-mail').fill(emailOf(name));
  await page.getByRole('button', { name: 'E-mail me a link' }).click();
  await page.getByText('a link is on its way').waitFor();
  await page.goto(await linkIn(mailTo(name), /http:\S+\/sign-in\/link\S+/));
  await page.getByRole('button', { name: 'Sign me in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  return page;
}

/** On a phone without scripts: everything asked for on one page. */
async function visitor(name: string): Promise<Page> {
  const page = await newPage(onThePhone);
  await page.goto(await linkIn(mailTo(name), /http:\S+\/a\/[\w-]+/));
  return page;
}

const openBench = async (page: Page): Promise<void> => {
  await page.goto('/workshop');
  await page.getByRole('table', { name: 'Devices' }).getByRole('link', { name: /ThinkPad X1/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /ThinkPad X1/ }).waitFor();
};

describe('the main job, by those who do it', () => {
  test('the owner sets up by the printed link, brings four files, and furnishes the site', async () => {
    const page = (at.owner = await newPage());
    await page.goto(setupLink);
    await page.getByLabel('Your name').fill('Olga Ramos');
    await page.getByLabel('Your e-mail').fill('olga@norte.example');
    await page.getByLabel('Your organisation').fill('Norte');
    await page.getByLabel('A password', { exact: true }).fill('a short sentence is fine');
    await page.getByRole('button', { name: 'Begin' }).click();
    await page.getByRole('link', { name: 'Bring files' }).click();
    for (const file of mainJobFiles) await bring(page, file.name, file.rows, /^Create /);
    await page.goto('/settings/locations');
    await page.getByRole('button', { name: 'Furnish' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Furnish it' }).click();
    await page.getByRole('link', { name: /rooms$/ }).click();
    await page.getByRole('button', { name: 'Add slots' }).first().click();
    const slots = page.getByRole('dialog');
    await slots.getByRole('textbox').first().fill('E1..E3');
    await slots.getByRole('button', { name: 'Add them' }).click();
    await page.getByRole('button', { name: /^E3\b/ }).waitFor();
    for (const [path, title] of [['/people', '3 people'], ['/assets', '3 assets']] as const) {
      await page.goto(path);
      await expect.poll(() => page.locator('h1').innerText(), { timeout: 15_000 }).toBe(title);
    }
  }, 150_000);

  test('colleagues are let in by the owner, and by the link in their mail', async () => {
    at.manager = await joinAs('Maria Alves', 'Asset manager');
    at.hr = await joinAs('Hedda Hahn', 'HR');
    at.clerk = await joinAs('Rosa Dias', 'Mailroom');
    at.technician = await joinAs('Otto Brandt', 'Technician');
    // Whoever only scans is led to the station at once.
    await at.clerk.waitForURL('**/station');
    await at.owner.goto('/settings/members');
    await expect.poll(() => at.owner.getByRole('list', { name: 'Members' }).getByRole('listitem').count()).toBe(5);
    expect(await at.owner.getByText('not signed in yet').count()).toBe(0);
  }, 150_000);

  test('the asset manager opens a case, and both are asked', async () => {
    const page = at.manager;
    await page.goto('/');
    await page.getByRole('link', { name: 'New leaver' }).or(page.getByRole('button', { name: 'New leaver' })).first().click();
    await page.getByLabel('Who leaves').fill('rui');
    await page.getByRole('option', { name: /Rui Matos/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('radio', { name: /Resignation/ }).check();
    await page.locator('[name="lastWorkingOn"]').fill(today());
    await page.getByRole('button', { name: /^Open the case/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Rui Matos' }).waitFor();
    story.casePath = new URL(page.url()).pathname;
    expect(await mailTo('Rui Matos')).toMatch(/\/a\//);
    expect(await mailTo('Inês Lopes')).toMatch(/\/a\//);
  });

  test('the leaver answers in their language at 360 px without scripts, and gets a slip', async () => {
    const page = await visitor('Rui Matos');
    for (const thing of ['ThinkPad X1', 'iPhone 15']) await page.getByRole('group', { name: thing }).getByRole('radio', { name: 'Tenho', exact: true }).check();
    await page.getByRole('radio', { name: /^Na sala de correio/ }).check();
    await page.getByRole('button', { name: 'Enviar as respostas' }).click();
    const paper = await page.getByRole('link', { name: 'Abrir a guia (PDF)' }).getAttribute('href');
    const slip = await readPdf(new Uint8Array(await (await page.request.get(paper ?? '')).body()));
    story.boxCode = slip.barcodes[0]?.text ?? '';
    expect(story.boxCode).toMatch(/^HB-/);
  });

  test('the manager confirms the list and says who takes over, without a login', async () => {
    const page = await visitor('Inês Lopes');
    await page.getByRole('combobox').fill('Clara Nunes');
    await page.getByRole('button').click();
    await page.getByText('A sua parte está feita').waitFor();
    await at.manager.goto(story.casePath);
    await at.manager.getByText('Clara Nunes').first().waitFor();
    expect(await at.manager.locator('main').innerText()).toMatch(/Inês Lopes/);
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

  test('the technician fetches it and opens the box', async () => {
    const page = at.technician;
    await page.goto('/pickups');
    await page.getByRole('link', { name: 'Plan a run' }).first().click();
    await page.getByRole('button', { name: 'Plan it' }).click();
    await page.getByRole('button', { name: 'Set out' }).click();
    await page.getByLabel('Code on the box').fill(story.boxCode);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^Hand over at / }).click();
    await page.goto('/parcels');
    await page.getByRole('table', { name: 'Parcels' }).getByRole('link', { name: story.boxCode }).click();
    await page.getByRole('link', { name: 'Open the box' }).click();
    for (const serial of ['PF3K91XA', 'F2LX77QQ1']) {
      await page.getByLabel('Code on the thing').fill(serial);
      await page.keyboard.press('Enter');
    }
    await page.getByRole('button', { name: 'That is all of it' }).click();
    await page.getByRole('heading', { level: 1, name: `Box ${story.boxCode}` }).waitFor();
    expect(await page.getByText('was in it', { exact: true }).count()).toBe(2);
  });

  test('at the bench it is unlocked and erased by one, and verified by another', async () => {
    const page = at.technician;
    await openBench(page);
    await page.getByRole('button', { name: 'Take this job' }).click();
    const clear = page.getByRole('list', { name: 'Unlock checks' }).getByRole('button', { name: 'Clear', exact: true });
    await clear.first().waitFor();
    for (let index = 0; index < (await clear.count()); index += 1) {
      await clear.nth(index).click();
      await expect.poll(() => clear.nth(index).getAttribute('aria-pressed')).toBe('true');
    }
    await page.getByRole('button', { name: 'Go on to sanitising' }).click();
    const record = page.getByRole('form', { name: 'Sanitisation record' });
    const fields = { Manufacturer: 'Samsung', Model: 'PM9A1', 'Serial number of the medium': 'S6XNNX0T1', Tool: 'nvme-cli', 'Its version': '2.9', 'How it will be verified': 'Sanitize status log' };
    for (const [label, value] of Object.entries(fields)) await record.getByLabel(label, { exact: true }).fill(value);
    await record.getByRole('button', { name: 'Write it down' }).click();
    await page.getByText('You erased it, so a colleague verifies that it worked').waitFor();
    await openBench(at.manager);
    const verification = at.manager.getByRole('form', { name: 'Verification' });
    await verification.getByLabel('Your position').fill('IT asset manager');
    await verification.getByRole('button', { name: 'It worked: sign' }).click();
    await at.manager.getByText('Verified; the certificate is issued').waitFor();
    const certificate = await at.manager.getByRole('link', { name: /^Certificate / }).getAttribute('href');
    const { text } = await readPdf(new Uint8Array(await (await at.manager.request.get(certificate ?? '')).body()));
    expect(text).toContain('S6XNNX0T1');
    expect(text).toContain('Otto Brandt');
    expect(text).toContain('Maria Alves');
  });

  test('the technician grades it, and it is ready for the next person', async () => {
    const page = at.technician;
    await openBench(page);
    const grading = page.getByRole('form', { name: 'Grade' });
    await grading.getByLabel(/^Battery, per cent/).fill('92');
    await grading.getByRole('radio', { name: /^No marks/ }).check();
    await grading.getByRole('button', { name: /^Give it grade A/ }).click();
    await page.getByRole('radio', { name: /^Redeploy/ }).check();
    await page.getByRole('button', { name: 'It is ready' }).click();
    await page.getByText('Ready for the next person.').waitFor();
    expect(await page.locator('main').innerText()).toMatch(/grade A/i);
  });

  test('doors are closed, and the seat goes back to the pool', async () => {
    const page = at.manager;
    await page.goto(story.casePath);
    const confirm = async (button: Locator) => {
      await button.click();
      const dialog = page.getByRole('dialog');
      const why = dialog.getByLabel(/^Why/);
      await dialog.getByRole('button', { name: 'Not now' }).waitFor();
      if (await why.isVisible()) await why.fill('The last shift is over');
      await dialog.getByRole('button').last().click();
      await dialog.waitFor({ state: 'detached' });
    };
    await page.getByRole('button', { name: /^End .* now$/ }).first().waitFor();
    expect(await pressEach(page, /^End .* now$/, confirm)).toBe(2);
    expect(await pressEach(page, /back to the pool$/, confirm)).toBe(1);
    await page.getByText('1 of 1 in the pool').waitFor();
  });

  test('what is left is ticked, HR and the asset manager approve, and the certificate is issued', async () => {
    const page = at.manager;
    for (const start of ['Confirm the last working day', 'Look whether a badge', 'Hand the files and mail']) {
      const tick = page.getByRole('button', { name: new RegExp(`^Tick “${start}`) });
      const title = (await tick.getAttribute('aria-label'))?.replace('Tick ', '') ?? '';
      await tick.click();
      const dialog = page.getByRole('dialog');
      const note = dialog.getByRole('textbox').first();
      await page.getByText(`${title} is done`).or(note).first().waitFor();
      if (!(await note.isVisible())) continue;
      await note.fill('Done and looked at');
      await dialog.getByRole('button').last().click();
      await dialog.waitFor({ state: 'detached' });
    }
    await at.hr.goto(story.casePath);
    await at.hr.getByRole('button', { name: 'Approve for HR' }).click();
    await at.hr.getByText('Decided for HR').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Approve for Asset manager' }).click();
    await page.getByText('Decided for Asset manager').waitFor();
    await page.getByRole('button', { name: 'Clear…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Issue the certificate' }).click();
    await page.getByText(/Cleared: certificate/).waitFor();
    const paper = await savedBy(page, page.getByRole('button', { name: 'Save the certificate' }));
    expect((await readPdf(new Uint8Array(await readFile(paper)))).text).toContain('Rui Matos');
    await expectNoAxeProblems(page);
  });

  test('the clerk is thanked once, by a named person and one click', async () => {
    const page = at.manager;
    // A scan can be taken back for five minutes; nobody is thanked for it sooner.
    ahead = 6 * 60_000;
    await settle();
    await page.goto('/thanks');
    const thankYou = page.getByRole('article', { name: 'Thank-you to Rosa Dias' });
    await thankYou.getByRole('button', { name: 'Send it: the thank-you to Rosa Dias', exact: true }).dblclick();
    await thankYou.waitFor({ state: 'detached' });
    expect(await mailTo('Rosa Dias')).toContain(story.boxCode);
    await at.owner.goto('/outbox');
    await expect.poll(() => at.owner.getByRole('link', { name: /Thank.* to Rosa Dias/ }).count(), { timeout: 15_000 }).toBe(1);
  });

  test('the evidence is verified outside, and one changed byte is found', async () => {
    const page = at.manager;
    await settle();
    await page.goto('/evidence');
    await page.getByLabel('Find a case by name or number').fill('Rui');
    const file = await savedBy(page, page.getByRole('button', { name: /^Save the evidence of Rui Matos/ }));
    const key = await savedBy(page, page.getByRole('button', { name: 'Save the public key' }));
    const verify = (path: string) => promisify(execFile)(process.execPath, [join(projectRoot, 'bin/handback.mjs'), 'verify', path, '--key', key]).then(({ stdout }) => ({ code: 0, stdout }), (error: { code: number; stdout: string }) => error);
    const whole = await verify(file);
    expect(whole.stdout).toContain('Verified: nothing in this file was changed');
    expect(whole.code).toBe(0);
    const bytes = await readFile(file);
    bytes[Math.floor(bytes.length / 2)]! ^= 1;
    const changed = join(folder, 'changed.zip');
    await writeFile(changed, bytes);
    expect((await verify(changed)).code).toBe(1);
  });
});

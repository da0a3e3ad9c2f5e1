/** When something breaks in the middle of work: a faster colleague, an ended sign-in, no network, a slow one. Nothing typed is lost, and nothing jumps. */
import { createAsset, readAsset, updateAsset } from '#contract/assets';
import { sendSignInLink } from '#contract/auth';
import { consolePage } from '#contract/console-page';
import { inviteMember } from '#contract/members';
import { listMessages, readMessage } from '#contract/messages';
import { createLocation } from '#contract/people';
import { signOut } from '#contract/session';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { apiOf, type Api } from '../support/api.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { openDemoCompany, type DemoCompany } from '../support/demo-company.ts';

let browser: Browser;
let company: DemoCompany;
let owner: Api;
/** Nobody in particular: who asks for a link is not signed in. */
let asking: Api;
let assetId: string;

async function signedIn(width = 1280): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: company.address, viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(45_000);
  await company.signIn.owner(context);
  return { page: await context.newPage(), context };
}

vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  browser = await launchBrowser();
  company = await openDemoCompany(browser);
  await company.own();
  const { context } = await signedIn();
  owner = apiOf(context.request);
  asking = apiOf((await browser.newContext({ baseURL: company.address })).request);
  await owner(inviteMember, { body: { name: 'Marta Antunes', email: marta, roles: ['asset_manager'], sendMail: false } });
  const site = await owner(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
  for (let at = 1; at <= 60; at += 1) {
    const asset = await owner(createAsset, { body: { assetTag: `HB-${3300 + at}`, model: 'MacBook Pro 14', category: 'laptop', status: at % 2 === 0 ? 'ready' : 'in_use', locationId: site.id } });
    if (at === 1) assetId = asset.id;
  }
});
afterAll(async () => {
  await company.stop();
  await browser.close();
});

const marta = 'marta.antunes@varanda.example';
/** The newest sign-in link that was mailed to somebody, as it stands in the outbox. */
async function linkFor(email: string): Promise<string> {
  const { rows } = await owner(listMessages, { query: { limit: 20 } });
  const message = rows.find((row) => row.recipient === email && row.kind === 'sign_in_link');
  const { text } = await owner(readMessage, { params: { messageId: message?.id ?? '' } });
  const token = /[?&]token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`no link for ${email}`);
  return consolePage.signInLink(token);
}
const askForLink = (email: string) => asking(sendSignInLink, { body: { email } });

const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes' });
const saved = async () => (await owner(readAsset, { params: { assetId } })).notes;
const banner = (page: Page) => page.getByText(/can’t be reached just now/);

describe('two editors on one record', () => {
  test('the second is told what the first changed, keeps what they typed, and saves only that', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Typed by me');
    const { version } = await owner(readAsset, { params: { assetId } });
    await owner(updateAsset, { params: { assetId }, body: { version, reservedFor: 'Set by a colleague' } });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody was faster').waitFor();
    await page.getByText('Set by a colleague').waitFor();
    expect(await notes(page).inputValue()).toBe('Typed by me');
    await expectNoAxeProblems(page);
    await page.getByRole('button', { name: 'Save what I changed' }).click();
    await page.waitForURL(`**/assets/${assetId}`);
    expect(await owner(readAsset, { params: { assetId } })).toMatchObject({ notes: 'Typed by me', reservedFor: 'Set by a colleague' });
    await context.close();
  });
});

describe('a sign-in that ends in the middle of a form', () => {
  test('ended elsewhere, is asked for again over the page at once, and what was typed is still there', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Typed before the sign-in ended');
    // The same session, ended from elsewhere: the browser does not know.
    const elsewhere = await browser.newContext({ baseURL: company.address, storageState: await context.storageState() });
    await apiOf(elsewhere.request)(signOut);
    await elsewhere.close();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog', { name: 'Please sign in again' }).waitFor();
    expect(await notes(page).inputValue()).toBe('Typed before the sign-in ended');
    expect(await saved()).not.toBe('Typed before the sign-in ended');
    await context.close();
  });

  test('by password in the dialog, what was sent goes out by itself: the form is saved', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Saved after the password');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
    const usePassword = dialog.getByRole('button', { name: 'Use a password' });
    await dialog.getByRole('textbox', { name: 'E-mail' }).waitFor();
    if (await usePassword.isVisible()) await usePassword.click();
    expect(await dialog.getByRole('textbox', { name: 'E-mail' }).inputValue()).toBe('olga.ramos@varanda.example');
    await expectNoAxeProblems(page);
    await dialog.getByLabel('Password', { exact: true }).fill('not the password');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await dialog.getByText('That did not match').waitFor();
    await dialog.getByLabel('Password', { exact: true }).fill('a short sentence is fine');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**/assets/${assetId}`);
    expect(await saved()).toBe('Saved after the password');
    await context.close();
  });

  test('by an e-mailed link used in another tab, the page that waited goes on by itself', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Saved after the link');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
    const send = dialog.getByRole('button', { name: 'E-mail me a link', exact: true });
    const instead = dialog.getByRole('button', { name: 'E-mail me a link instead' });
    await send.or(instead).first().waitFor();
    if (await instead.isVisible()) await instead.click();
    await send.click();
    await dialog.getByText('this page goes on by itself').waitFor();
    const other = await context.newPage();
    await other.goto(await linkFor('olga.ramos@varanda.example'));
    await other.getByRole('button', { name: 'Sign me in' }).click();
    await page.waitForURL(`**/assets/${assetId}`);
    expect(await saved()).toBe('Saved after the link');
    await context.close();
  });

  test('when somebody else signs in in another tab, nothing of the first person’s is sent in their name; it goes out once the first is back', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Typed by Olga');
    const other = await context.newPage();
    await askForLink(marta);
    await other.goto(await linkFor(marta));
    await other.getByRole('button', { name: 'Sign me in' }).click();
    await other.waitForURL(`${company.address}/`);
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
    await dialog.getByText('Marta Antunes has signed in in this browser').waitFor();
    expect(await notes(page).inputValue()).toBe('Typed by Olga');
    expect(await saved()).not.toBe('Typed by Olga');
    await dialog.getByRole('button', { name: 'Use a password' }).click();
    await dialog.getByLabel('Password', { exact: true }).fill('a short sentence is fine');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`**/assets/${assetId}`);
    expect(await saved()).toBe('Typed by Olga');
    await context.close();
  });

  test('when somebody else signs in through the dialog, nothing is sent, they see nothing of it, and it is kept for who typed it', async () => {
    const { page, context } = await signedIn();
    await askForLink(marta);
    await page.goto(await linkFor(marta));
    await page.getByRole('button', { name: 'Sign me in' }).click();
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Typed by Marta');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    const dialog = page.getByRole('dialog', { name: 'Please sign in again' });
    await dialog.getByRole('textbox', { name: 'E-mail' }).waitFor();
    const usePassword = dialog.getByRole('button', { name: 'Use a password' });
    if (await usePassword.isVisible()) await usePassword.click();
    await dialog.getByRole('textbox', { name: 'E-mail' }).fill('olga.ramos@varanda.example');
    await dialog.getByLabel('Password', { exact: true }).fill('a short sentence is fine');
    await dialog.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${company.address}/`);
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).waitFor();
    expect(await notes(page).inputValue()).not.toBe('Typed by Marta');
    expect(await saved()).not.toBe('Typed by Marta');
    await askForLink(marta);
    await page.goto(await linkFor(marta));
    await page.getByRole('button', { name: 'Sign me in' }).click();
    await page.waitForURL(`${company.address}/`);
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).waitFor();
    expect(await notes(page).inputValue()).toBe('Typed by Marta');
    await context.close();
  });

  test('put off, it keeps the form as it is', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Still here');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('dialog', { name: 'Please sign in again' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog', { name: 'Please sign in again' }).waitFor({ state: 'hidden' });
    expect(await notes(page).inputValue()).toBe('Still here');
    await context.close();
  });
});

describe('no network', () => {
  test('a form says so calmly, keeps what was typed even through a reload, and saves once it is back', async () => {
    const { page, context } = await signedIn();
    await page.goto(`/assets/${assetId}/edit`);
    await notes(page).fill('Typed without a network');
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Save' }).click();
    await banner(page).waitFor();
    await page.getByRole('alert').filter({ hasText: /reach|connection/i }).first().waitFor();
    expect(await notes(page).inputValue()).toBe('Typed without a network');
    await expectNoAxeProblems(page);
    await context.setOffline(false);
    await banner(page).waitFor({ state: 'hidden' });
    await page.reload();
    expect(await notes(page).inputValue()).toBe('Typed without a network');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL(`**/assets/${assetId}`);
    expect(await saved()).toBe('Typed without a network');
    await context.close();
  });

  test('a list keeps the rows it has, says why another filter shows none, and reads them once it is back', async () => {
    const { page, context } = await signedIn();
    await page.goto('/assets');
    await page.getByText('60 rows').waitFor();
    await context.setOffline(true);
    await banner(page).waitFor();
    expect(await page.getByRole('row').count()).toBe(51);
    await page.getByRole('textbox', { name: 'Tag, serial number, model or name' }).fill('HB-3305');
    await page.getByRole('button', { name: /again/i }).waitFor();
    await expectNoAxeProblems(page);
    await context.setOffline(false);
    // It tries by itself; nobody has to press.
    await page.getByText('1 row', { exact: true }).waitFor();
    expect(await page.getByRole('textbox', { name: 'Tag, serial number, model or name' }).inputValue()).toBe('HB-3305');
    await banner(page).waitFor({ state: 'hidden' });
    await context.close();
  });
});

describe('a slow network', () => {
  test('keeps the old rows in their place until the new ones are there, and nothing jumps', async () => {
    const { page, context } = await signedIn();
    await page.goto('/assets');
    await page.getByText('60 rows').waitFor();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => { release = resolve; });
    await page.route('**/api/assets?*', async (route) => {
      await held;
      await route.continue();
    });
    const table = page.getByRole('table', { name: 'Assets' });
    const before = await table.boundingBox();
    const asked = page.waitForRequest((request) => request.url().includes('/api/assets?') && request.url().includes('sort='));
    await page.getByRole('columnheader', { name: /Status/ }).getByRole('button').first().click();
    await asked;
    expect(await page.getByRole('row').count()).toBe(51);
    expect(await page.locator('[aria-busy="true"]').count()).toBeGreaterThan(0);
    const during = await table.boundingBox();
    expect([during?.x, during?.y, during?.width]).toEqual([before?.x, before?.y, before?.width]);
    release();
    await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
    expect((await table.boundingBox())?.y).toBe(before?.y);
    await context.close();
  });
});

/** When something breaks in the middle of work: a faster colleague, an ended sign-in, no network, a slow one. Nothing typed is lost, and nothing jumps. */
import { createAsset, readAsset, updateAsset } from '#contract/assets';
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

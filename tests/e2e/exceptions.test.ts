/** Exceptions of one's own in a real browser: made from a narrowed list, seen where it counts, a row rested, the list ended; two who change one; a field that is another. */
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createAsset } from '#contract/assets';
import { addExceptionList, changeExceptionList, readExceptionList, type ExceptionSettings } from '#contract/exceptions';
import { createField } from '#contract/fields';
import { createLocation } from '#contract/people';
import { keepDayCounts } from '#server/features/exceptions/keep-counts.service';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser, schemes } from '../support/browser.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let manager: Client;

/** Pictures of what is tested, for looking at: `HANDBACK_SHOTS=folder`. */
const shots = process.env['HANDBACK_SHOTS'];
async function picture(page: Page, name: string, widths: readonly number[] = [360, 820, 1440]): Promise<void> {
  if (shots === undefined) return;
  await mkdir(shots, { recursive: true });
  const before = page.viewportSize();
  for (const width of widths) {
    for (const colorScheme of schemes) {
      await page.setViewportSize({ width, height: 900 });
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: `${shots}/${name}-${width}-${colorScheme}.png`, fullPage: true, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}

async function pageAs(client: Client, width = 1280): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, extraHTTPHeaders: { 'x-test-member': client.member.id }, reducedMotion: 'reduce', timezoneId: 'Europe/Lisbon' });
  context.setDefaultTimeout(30_000);
  return context.newPage();
}

beforeAll(async () => {
  const build = await buildWebIfStale();
  if (build.outcome === 'failed') throw new Error(build.output);
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z', webFolder: webBuildFolder });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  const site = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
  for (let at = 1; at <= 5; at += 1) {
    const model = at <= 3 ? 'Old Tower 2' : 'MacBook Pro 14';
    await manager.do(createAsset, { body: { assetTag: `HB-${2200 + at}`, manufacturer: 'Cumulo', model, category: 'laptop', status: 'ready', locationId: site.id, orderNumber: 'PO-77' } });
  }
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

const settings = { about: 'Too old to be handed out', tone: 'due', ownerRole: 'asset_manager', ownerId: null, thresholdMinutes: null, allowed: 0, isOff: false, tell: 'never', tellRoles: [], tellIds: [] } satisfies Omit<ExceptionSettings, 'title'>;

describe('a list that must be empty, made from a list of assets', () => {
  test('is narrowed, watched, seen where it counts, rested and ended', async () => {
    const page = await pageAs(manager);
    await page.goto('/assets');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: 'Model', exact: true }).click();
    await page.getByRole('textbox', { name: 'Value' }).or(page.getByRole('combobox', { name: 'Value' })).first().fill('Tower');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Add this filter' }).click();
    await page.getByText('3 rows').waitFor();
    await page.getByRole('button', { name: 'Views' }).click();
    await page.getByRole('menuitem', { name: 'Watch this list' }).click();
    await page.getByRole('heading', { name: 'Watch this list', level: 1 }).waitFor();
    await page.getByText('Model contains Tower').waitFor();
    await page.getByRole('textbox', { name: 'Name' }).fill('Towers still handed out');
    await page.getByRole('textbox', { name: /What makes a row belong/ }).fill('Too old to be handed out.');
    await page.getByRole('textbox', { name: /Rows that are still fine/ }).fill('2');
    await expectNoAxeProblems(page);
    await picture(page, 'exception-new');
    await page.getByRole('button', { name: 'Watch it' }).click();
    await page.getByRole('heading', { name: 'Towers still handed out', level: 1 }).waitFor();
    await page.getByText('Cumulo Old Tower 2').first().waitFor();

    for (const day of ['2026-11-02T12:00:00.000Z', '2026-11-03T12:00:00.000Z', '2026-11-04T12:00:00.000Z']) {
      world.clock.set(day);
      await keepDayCounts(world.app.run);
    }
    await page.goto('/exceptions');
    const list = page.getByRole('listitem').filter({ hasText: 'Towers still handed out' });
    await list.getByText('up to 2 are fine').waitFor();
    await list.getByRole('img', { name: /3 days: 3 to 3, now 3/ }).waitFor();
    await expectNoAxeProblems(page);
    await picture(page, 'exceptions');
    await page.goto('/');
    await page.getByRole('link', { name: /Towers still handed out/ }).click();

    await page.getByRole('table', { name: /day by day/ }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /^Snooze: / }).first().waitFor();
    await picture(page, 'exception-rows');
    await expectNoAxeProblems(page);
    await page.getByRole('button', { name: /^Snooze: / }).first().click();
    await page.getByRole('textbox', { name: /Why/ }).fill('It goes to the school on Friday');
    await picture(page, 'exception-snooze', [360, 1440]);
    await page.getByRole('dialog').getByRole('button', { name: 'Snooze' }).click();
    await page.getByText('2 rows', { exact: true }).waitFor();
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Every list that must be empty is empty.').or(page.getByRole('heading', { name: 'Exceptions' })).first().waitFor();
    expect(await page.getByRole('link', { name: /Towers still handed out/ }).count()).toBe(0);

    await page.goto('/exceptions');
    await page.getByRole('link', { name: /Towers still handed out/ }).click();
    await page.getByRole('link', { name: 'Change this list' }).click();
    await page.getByRole('button', { name: 'End this list' }).click();
    await page.getByRole('button', { name: 'End the list' }).click();
    await page.waitForURL(/\/exceptions$/);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByText('Towers still handed out').waitFor({ state: 'detached' });
    await page.context().close();
  }, 180_000);

  test('of two who change one, the second is told what the first saved and keeps what they typed', async () => {
    const list = await manager.do(addExceptionList, { body: { ...settings, title: 'Towers', search: { list: 'assets', where: ['model:contains:Tower'] } } });
    const page = await pageAs(manager);
    await page.goto(`/exceptions/${list.key}/settings`);
    await page.getByRole('textbox', { name: 'Name' }).fill('Towers at large');
    const { version } = await manager.do(readExceptionList, { params: { key: list.key } });
    await manager.do(changeExceptionList, { params: { key: list.key }, body: { ...settings, title: 'Towers', about: 'Said by a colleague', allowed: 1, version } });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Somebody was faster').waitFor();
    await page.getByText('Said by a colleague').waitFor();
    expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Towers at large');
    await expectNoAxeProblems(page);
    await picture(page, 'exception-conflict');
    await page.getByRole('button', { name: 'Save what I changed' }).click();
    await page.getByRole('heading', { name: 'Towers at large', level: 1 }).waitFor();
    expect(await manager.do(readExceptionList, { params: { key: list.key } })).toMatchObject({ title: 'Towers at large', about: 'Said by a colleague', allowed: 1 });
    await page.context().close();
  });

  test('a list whose search cannot be read any more is named, with what may be done', async () => {
    const field = await manager.do(createField, { body: { kind: 'asset', label: 'Memory', type: 'number' } });
    const list = await manager.do(addExceptionList, { body: { ...settings, title: 'Too little memory', search: { list: 'assets', where: [`custom.${field.key}:less:8`] } } });
    await world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => { await unit.tx.updateTable('custom_field').set({ type: 'text' }).where('id', '=', field.id).execute(); });
    const page = await pageAs(manager);
    await page.goto('/exceptions');
    await page.getByRole('list', { name: 'Lists whose search cannot be read' }).getByText('Too little memory').waitFor();
    await picture(page, 'exceptions-unread');
    await page.goto(`/exceptions/${list.key}`);
    await page.getByText('Its search cannot be read any more').waitFor();
    await expectNoAxeProblems(page);
    await picture(page, 'exception-unread', [360, 1440]);
    await page.context().close();
  }, 180_000);
});

describe('a list of assets as its reader likes it', () => {
  test('any field of the catalogue can be a column, and an edge is moved with the keys', async () => {
    const page = await pageAs(manager, 1440);
    await page.goto('/assets');
    await page.getByRole('button', { name: 'Choose columns' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Order number' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('columnheader', { name: /Order number/ }).waitFor();
    await page.getByRole('cell', { name: 'PO-77' }).first().waitFor();
    const head = page.getByRole('columnheader', { name: /Order number/ });
    const before = (await head.boundingBox())?.width ?? 0;
    await head.getByRole('button').focus();
    for (let press = 0; press < 6; press += 1) await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await head.boundingBox())?.width ?? 0).toBeGreaterThan(before + 20);
    await page.reload();
    await page.getByRole('cell', { name: 'PO-77' }).first().waitFor();
    expect((await head.boundingBox())?.width ?? 0).toBeGreaterThan(before + 20);
    await expectNoAxeProblems(page);
    await picture(page, 'assets-columns', [1440]);
    await page.context().close();
  });

  test('on a phone the filters open in a sheet', async () => {
    const page = await pageAs(manager, 360);
    await page.goto('/assets');
    await page.getByText('HB-2201').first().waitFor();
    await page.getByRole('button', { name: 'Filters' }).click();
    const sheet = page.getByRole('dialog', { name: 'Filter assets' });
    await sheet.getByRole('button', { name: 'Status' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Ready' }).click();
    await expectNoAxeProblems(page);
    await picture(page, 'assets-sheet', [360]);
    await sheet.getByRole('button', { name: 'Show 5 rows' }).click();
    await page.getByRole('button', { name: 'Filters 1' }).waitFor();
    await page.context().close();
  });
});

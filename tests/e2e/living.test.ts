/** Living with the records in a real browser: fields of one's own, many records changed and put back, labels, a long history. */
import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createAccount } from '#contract/accounts';
import { createAsset, listAssets, placeHold, updateAsset } from '#contract/assets';
import { handOver } from '#contract/custody';
import { createField } from '#contract/fields';
import { createLocation, createPerson } from '#contract/people';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { expectNoAxeProblems, launchBrowser, schemes } from '../support/browser.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let manager: Client;
let assetId = '';
let personId = '';
let accountId = '';

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
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, extraHTTPHeaders: { 'x-test-member': client.member.id }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(60_000);
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
  const ines = await manager.do(createPerson, { body: { name: 'Inês Lopes', locationId: site.id } });
  const duarte = await manager.do(createPerson, { body: { name: 'Duarte Sousa', locationId: site.id, managerId: ines.id, department: 'Design' } });
  personId = duarte.id;
  for (let at = 1; at <= 40; at += 1) {
    const asset = await manager.do(createAsset, { body: { assetTag: `HB-${1100 + at}`, serialNumber: `C02XK${1000 + at}`, manufacturer: 'Apple', model: at % 3 === 0 ? 'Macbook pro 14' : 'MacBook Pro 14', category: 'laptop', status: 'in_use', assigneeId: duarte.id, locationId: site.id, custodian: { kind: 'person', id: at % 2 === 0 ? duarte.id : ines.id }, since: '2025-03-05T10:00:00Z' } });
    if (at === 1) assetId = asset.id;
    if (at === 2) await manager.do(placeHold, { params: { assetId: asset.id }, body: { matter: 'Smith v. Jones' } });
  }
  await manager.do(handOver, { params: { assetId }, body: { kind: 'handed_over', from: { kind: 'person', id: ines.id }, to: { kind: 'person', id: duarte.id }, occurredAt: '2026-01-10T10:00:00Z', condition: 'good' } });
  let version = (await manager.do(listAssets, { query: { q: 'HB-1101' } })).rows.length;
  for (let at = 0; at < 100; at += 1) {
    await world.moveTo(new Date(Date.parse('2026-11-02T09:00:00Z') + at * 1_800_000).toISOString());
    version = (await manager.do(updateAsset, { params: { assetId }, body: { version, notes: `Looked at ${at + 1} times` } })).version;
  }
  accountId = (await manager.do(createAccount, { body: { personId, system: 'VPN', username: 'duarte' } })).id;
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('fields of one’s own', () => {
  test('a field is added, filled on a form, and stands on the page of the record', async () => {
    const page = await pageAs(manager);
    await page.goto('/settings/fields');
    await page.getByRole('heading', { name: 'Your own fields', level: 1 }).waitFor();
    await picture(page, 'fields-empty');
    await page.getByRole('button', { name: 'Add a field to assets' }).first().click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Memory (GB)');
    await page.getByRole('radio', { name: /Number/ }).check();
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByText('Memory (GB)').first().waitFor();
    await manager.do(createField, { body: { kind: 'asset', label: 'Team', type: 'choice', options: ['Red', 'Blue'], help: 'Who pays for it' } });
    await page.reload();
    await page.getByText('Who pays for it').waitFor();
    await expectNoAxeProblems(page);
    await picture(page, 'fields');
    await page.goto(`/assets/${assetId}/edit`);
    await page.getByRole('textbox', { name: 'Memory (GB)' }).fill('lots');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('A number, such as 12 or 3.5', { exact: true }).waitFor();
    await page.getByRole('textbox', { name: 'Memory (GB)' }).fill('16');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Your own fields' }).waitFor();
    await page.context().close();
  });
});

describe('pages of records', () => {
  test('a history of a hundred entries is read page after page, by kind, beside the chain of custody', async () => {
    const page = await pageAs(manager);
    await page.goto(`/assets/${assetId}`);
    const history = page.getByRole('region', { name: 'History' });
    await history.getByText(/entries/).waitFor();
    await picture(page, 'asset');
    await expectNoAxeProblems(page);
    await history.getByRole('button', { name: 'Show earlier' }).click();
    await history.getByText('60 of').waitFor();
    await history.getByRole('button', { name: /Hand-overs/ }).click();
    await history.getByText(/First recorded with/).waitFor();
    await page.getByRole('navigation', { name: 'Around it' }).getByRole('link', { name: /of the same model/ }).click();
    await page.getByRole('heading', { level: 1, name: /assets/ }).waitFor();
    await page.context().close();
  });

  test.each(['person', 'account'] as const)('a %s has its story and what stands around it', async (kind) => {
    const page = await pageAs(manager);
    await page.goto(kind === 'person' ? `/people/${personId}` : `/accounts/${accountId}`);
    await page.getByRole('heading', { name: 'History' }).waitFor();
    await page.getByRole('region', { name: 'History' }).getByText('Added by hand').waitFor();
    await expectNoAxeProblems(page);
    await picture(page, kind);
    await page.context().close();
  });

  test('a record that cannot be read says so', async () => {
    const page = await pageAs(manager);
    await page.goto('/bulk/00000000-0000-7000-8000-000000000009');
    await page.getByRole('heading', { name: 'This change could not be read' }).waitFor();
    expect(await page.getByRole('link', { name: 'Changes of many' }).count()).toBe(1);
    await picture(page, 'bulk-error', [360, 1440]);
    await page.context().close();
  });
});

describe('many at once', () => {
  test('all forty are chosen, seen before, changed but for the one under hold, and put back', async () => {
    const page = await pageAs(manager);
    await page.goto('/assets');
    await page.getByRole('checkbox').first().check();
    await page.getByRole('button', { name: 'Change 40' }).click();
    await page.getByRole('combobox', { name: 'Field' }).click();
    await page.getByRole('option', { name: 'Reserved for' }).click();
    await page.getByRole('textbox', { name: 'New value' }).fill('Spring starters');
    await picture(page, 'bulk-edit');
    await page.getByRole('button', { name: 'See what it touches' }).click();
    await page.getByRole('heading', { name: '39 assets would change' }).waitFor();
    await expectNoAxeProblems(page);
    await picture(page, 'bulk-preview');
    await page.getByRole('button', { name: /refused by a rule/ }).click();
    await page.getByText('under legal hold').first().waitFor();
    await page.getByRole('button', { name: 'Change 39 assets' }).click();
    await page.getByRole('heading', { name: '39 assets changed' }).waitFor();
    await picture(page, 'bulk-result');
    expect((await manager.do(listAssets, { query: { where: 'reserved:is:Spring starters' } })).total).toBe(39);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Put it back' }).click();
    await page.getByRole('heading', { name: '39 assets put back' }).waitFor();
    expect((await manager.do(listAssets, { query: { where: 'reserved:is:Spring starters' } })).total).toBe(0);
    await page.goto('/bulk');
    await page.getByText('39 assets put back').waitFor();
    await picture(page, 'bulk-list', [360, 1440]);
    await page.context().close();
  });

  test('labels are drawn for what is chosen, from a place of the sheet on', async () => {
    const page = await pageAs(manager);
    await page.goto('/assets');
    await page.getByRole('checkbox').nth(1).check();
    await page.getByRole('button', { name: 'Labels' }).click();
    await page.getByRole('button', { name: 'Row 2, column 1' }).click();
    await picture(page, 'labels');
    await expectNoAxeProblems(page);
    await page.getByRole('button', { name: 'Draw the labels' }).click();
    await page.getByText('1 label is ready').waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the PDF' }).click()]);
    expect(download.suggestedFilename()).toBe('labels-2026-11-04.pdf');
    await page.context().close();
  });
});

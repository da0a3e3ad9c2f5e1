/** The records in a real browser: empty and full; hand-overs, holds and edits that meet. */
import type { AddressInfo } from 'node:net';
import { createAccount } from '#contract/accounts';
import { createAsset, placeHold, readAsset, updateAsset } from '#contract/assets';
import { handOver, readChain } from '#contract/custody';
import { assignSeat, createLicence, readLicence } from '#contract/licences';
import { createLocation, createPerson, readPerson } from '#contract/people';
import { furnishSite } from '#contract/places';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { launchBrowser } from '../support/browser.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let address: string;
let manager: Client;
let security: Client;
const facts: Record<string, string> = {};

async function pageAs(client: Client, width = 1280): Promise<Page> {
  const context = await browser.newContext({ baseURL: address, viewport: { width, height: 900 }, extraHTTPHeaders: { 'x-test-member': client.member.id }, reducedMotion: 'reduce', timezoneId: 'Europe/Berlin' });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

const choose = async (page: Page, label: string, typed: string, option: RegExp) => {
  await page.getByRole('combobox', { name: label }).fill(typed);
  await page.getByRole('option', { name: option }).click();
  // The next act is done by whoever sees the name stand there.
  await expect.poll(() => page.getByRole('combobox', { name: label }).inputValue()).toMatch(option);
};

beforeAll(async () => {
  const build = await buildWebIfStale();
  if (build.outcome === 'failed') throw new Error(build.output);
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z', webFolder: webBuildFolder });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  address = `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  manager = await world.as('asset_manager', { name: 'Maria Alves' });
  security = await world.as('security', { name: 'Sven Eriksson' });
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

describe('before anything is known', () => {
  test.each([['/assets', 'No assets yet'], ['/people', 'Nobody yet'], ['/licences', 'No licences yet'], ['/accounts', 'No accounts yet']])('%s says what would be there and how it comes', async (path, words) => {
    const page = await pageAs(manager);
    await page.goto(path);
    await page.getByText(words).waitFor();
    expect(await page.locator('main').getByRole('link', { name: 'Bring a file' }).count()).toBeGreaterThan(0);
    await page.context().close();
  });
});

async function furnishWorld(): Promise<void> {
  const site = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT', isSite: true, holidays: ['2026-12-01'] } });
  await manager.do(furnishSite, { params: { locationId: site.id } });
  const ines = await manager.do(createPerson, { body: { name: 'Inês Lopes', email: 'ines@example.test', locationId: site.id } });
  const duarte = await manager.do(createPerson, { body: { name: 'Duarte Sousa', email: 'duarte@example.test', locationId: site.id, managerId: ines.id, employment: 'contractor', workMode: 'remote' } });
  const asset = await manager.do(createAsset, { body: { assetTag: 'HB-1180', serialNumber: 'C02XK7Q2P', model: 'MacBook Pro 14', category: 'laptop', status: 'in_use', assigneeId: duarte.id, locationId: site.id, custodian: { kind: 'person', id: duarte.id }, since: '2025-03-05T10:00:00Z', notes: 'Scratch on the lid' } });
  const licence = await manager.do(createLicence, { body: { product: 'Figma', seatsTotal: 2, seatCost: '540.00', currency: 'EUR', billing: 'yearly', renewsOn: '2026-12-10' } });
  await manager.do(assignSeat, { params: { licenceId: licence.id }, body: { personId: duarte.id } });
  await manager.do(createAccount, { body: { personId: duarte.id, system: 'VPN', username: 'duarte' } });
  Object.assign(facts, { assetId: asset.id, personId: duarte.id, managerId: ines.id, licenceId: licence.id });
}

describe('with records', () => {
  beforeAll(furnishWorld);

  describe('an asset', () => {
    test('is handed over by hand, from the keyboard, and the chain grows by one', async () => {
      const params = { assetId: facts['assetId']! };
      const before = (await manager.do(readChain, { params })).entries.length;
      const page = await pageAs(manager);
      await page.goto(`/assets/${params.assetId}`);
      await page.getByRole('button', { name: 'Hand over' }).waitFor();
      await page.keyboard.press('h');
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Record it' }).click();
      await dialog.getByText('Say who has it now').waitFor();
      await choose(page, 'Person', 'inê', /Inês Lopes/);
      await dialog.getByRole('button', { name: 'Record it' }).click();
      await dialog.waitFor({ state: 'hidden' });
      const chain = await manager.do(readChain, { params });
      expect(chain.entries).toHaveLength(before + 1);
      expect(chain.custodian.name).toBe('Inês Lopes');
      await page.context().close();
    });

    test('that moved meanwhile is not handed over on an old picture, and what was typed stays', async () => {
      const params = { assetId: facts['assetId']! };
      const page = await pageAs(manager);
      await page.goto(`/assets/${params.assetId}`);
      await page.getByRole('button', { name: 'Hand over' }).click();
      await choose(page, 'Person', 'duar', /Duarte Sousa/);
      await page.getByLabel('Condition').fill('Charger missing');
      await manager.do(handOver, { params, body: { kind: 'handed_over', to: { kind: 'person', id: facts['personId']! } } });
      await page.getByRole('button', { name: 'Record it' }).click();
      await page.getByText('It moved a moment ago').waitFor();
      expect(await page.getByLabel('Condition').inputValue()).toBe('Charger missing');
      await page.context().close();
    });

    test('edited by two at once keeps what each of them changed, and says so before', async () => {
      const params = { assetId: facts['assetId']! };
      const page = await pageAs(manager);
      await page.goto(`/assets/${params.assetId}/edit`);
      await page.getByLabel('Manufacturer').fill('Apple');
      const { version } = await manager.do(readAsset, { params });
      await manager.do(updateAsset, { params, body: { notes: 'Lid replaced', version } });
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('Somebody was faster').waitFor();
      await page.getByText('Lid replaced, which stays').waitFor();
      await page.getByRole('button', { name: 'Save what I changed' }).click();
      await page.waitForURL(`${address}/assets/${params.assetId}`);
      expect(await manager.do(readAsset, { params })).toMatchObject({ manufacturer: 'Apple', notes: 'Lid replaced' });
      await page.context().close();
    });

    test('under hold is released by a second person only', async () => {
      const params = { assetId: facts['assetId']! };
      await security.do(placeHold, { params, body: { matter: 'Harbour matter' } });
      const first = await pageAs(security);
      await first.goto(`/assets/${params.assetId}`);
      await first.getByRole('button', { name: 'Ask for its release' }).click();
      await first.getByLabel('Why it can end').fill('Settled');
      await first.getByRole('button', { name: 'Ask for the release' }).click();
      await first.getByText('Sven Eriksson asks for its release').waitFor();
      expect(await first.getByRole('button', { name: 'Release the hold' }).count()).toBe(0);
      const second = await pageAs(await world.as('approver', { name: 'Amara Obi' }));
      await second.goto(`/assets/${params.assetId}`);
      await second.getByRole('button', { name: 'Release the hold' }).click();
      await second.getByRole('dialog').getByRole('button', { name: 'Release the hold' }).click();
      await second.getByRole('dialog').waitFor({ state: 'hidden' });
      expect((await manager.do(readAsset, { params })).onHold).toBe(false);
      await first.context().close();
      await second.context().close();
    });

    test('is offered no act to whom it is not open', async () => {
      const page = await pageAs(await world.as('auditor'));
      await page.goto(`/assets/${facts['assetId']}`);
      await page.getByRole('heading', { name: 'Chain of custody' }).waitFor();
      expect(await page.getByRole('button', { name: /Hand over|Correct|Ask for its release/ }).count()).toBe(0);
      // A label says what everybody may read who may read the asset.
      await page.getByRole('button', { name: /^More about/ }).click();
      expect(await page.getByRole('menuitem').allInnerTexts()).toEqual(['Print a label']);
      await page.context().close();
    });
  });

  describe('people and licences', () => {
    test('nobody becomes the manager of their own manager, and the field says so', async () => {
      const page = await pageAs(manager);
      await page.goto(`/people/${facts['managerId']}/edit`);
      await choose(page, 'Manager', 'duar', /Duarte Sousa/);
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByText('They report to this person').waitFor();
      expect((await manager.do(readPerson, { params: { personId: facts['managerId']! } })).manager).toBeNull();
      await page.context().close();
    });

    test('a seat is released with a reason, and given back from the words that follow', async () => {
      const seats = async () => (await manager.do(readLicence, { params: { licenceId: facts['licenceId']! } })).seatsAssigned;
      const page = await pageAs(manager);
      await page.goto(`/licences/${facts['licenceId']}`);
      await page.getByRole('button', { name: 'Release the seat of Duarte Sousa' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: 'Release the seat' }).click();
      await dialog.getByText('Say why in a few words').waitFor();
      await dialog.getByLabel('Why').fill('Changed teams');
      await dialog.getByRole('button', { name: 'Release the seat' }).click();
      await page.getByText('seat is back in the pool').waitFor();
      expect(await seats()).toBe(0);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Release the seat of Duarte Sousa' }).waitFor();
      expect(await seats()).toBe(1);
      await page.context().close();
    });

    test('a list is a link: what is filtered and sorted stands in the address and comes back', async () => {
      const page = await pageAs(manager);
      await page.goto(`/people/${facts['personId']}`);
      await page.getByRole('link', { name: '1 asset', exact: true }).click();
      await page.getByRole('link', { name: 'MacBook Pro 14' }).waitFor();
      await page.getByRole('button', { name: 'Tag', exact: true }).click();
      await page.waitForURL(/sort=tag/);
      await page.reload();
      await page.getByRole('link', { name: 'MacBook Pro 14' }).waitFor();
      expect(await page.getByRole('button', { name: /^With Duarte Sousa/ }).count()).toBe(1);
      expect(await page.getByRole('columnheader', { name: 'Tag' }).getAttribute('aria-sort')).toBe('ascending');
      await page.context().close();
    });
  });
});

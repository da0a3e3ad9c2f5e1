/** A pick-up run in a cellar: what is scanned without a network is kept on the phone, sent when there is one, and counted once. */
import { readChain } from '#contract/custody';
import { planPickup, readPickup, scanPickup, setOut } from '#contract/pickups';
import { scan as scanThing } from '#contract/station';
import { pathOf } from '#contract/route';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { launchBrowser } from '../support/browser.ts';
import { announced, furnished, leaverWith, scanOf, type Leaver, type Site } from '../support/coming-home.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let technician: Client;
let manager: Client;
let site: Site;
let page: Page;
let boxes: { leaver: Leaver; boxCode: string }[];
let params: { runId: string };

beforeAll(async () => {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  world = await openWorld({ at: '2026-11-02T13:40:00.000Z', webFolder: webBuildFolder });
  manager = await world.as('asset_manager');
  technician = await world.as('technician', { name: 'Otto Brandt' });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

/** A site of its own with two stored boxes, and the technician on the way on a phone. */
beforeEach(async () => {
  site = await furnished(manager);
  boxes = [];
  for (let n = 0; n < 2; n += 1) {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    await manager.do(scanThing, scanOf(site, boxCode, world.clock.now()));
    boxes.push({ leaver, boxCode });
  }
  const run = await technician.do(planPickup, { body: { locationId: site.id, plannedOn: '2026-11-02' } });
  params = { runId: run.id };
  await technician.do(setOut, { params, body: { version: run.version } });
  const address = `http://localhost:${(world.app.http.server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 740 } });
  await context.addCookies([{ name: 'test-member', value: technician.member.id, url: address }]);
  page = await context.newPage();
  await page.goto(`/pickups/${run.id}`);
  await page.getByLabel('Code on the box').waitFor();
  return () => context.close();
});

async function scan(code: string): Promise<void> {
  await page.getByLabel('Code on the box').fill(code);
  await page.keyboard.press('Enter');
}
const codeOf = (index: number): string => boxes[index]?.boxCode ?? '';
const states = async (): Promise<string[]> => (await technician.do(readPickup, { params })).list.map((item) => item.state);
const collectedTimes = async (index: number): Promise<number> =>
  (await manager.do(readChain, { params: { assetId: boxes[index]?.leaver.assetIds[0] ?? '' } })).entries.filter((entry) => entry.kind === 'collected' || entry.kind === 'moved').length;

describe('a pick-up run without a network', () => {
  test('what was scanned in the cellar is sent upstairs, each box once', async () => {
    await page.context().setOffline(true);
    await scan(codeOf(0));
    await page.getByText('1 scan kept').waitFor();
    await scan(codeOf(1));
    await page.getByText('2 scans kept').waitFor();
    expect(await states()).toEqual(['listed', 'listed']);
    await page.context().setOffline(false);
    await page.getByRole('button', { name: /^Hand over at / }).waitFor({ timeout: 30_000 });
    expect(await page.getByText(/scans? kept/).count()).toBe(0);
    expect(await states()).toEqual(['collected', 'collected']);
    expect([await collectedTimes(0), await collectedTimes(1)]).toEqual([1, 1]);
  });

  test('an answer lost on the way back is asked for again, and the box is not taken twice', async () => {
    const path = pathOf(scanPickup, params);
    await page.route(`**${path}`, async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    }, { times: 1 });
    await scan(codeOf(0));
    await page.getByText('1 of 2 accounted for').waitFor({ timeout: 30_000 });
    await page.getByText(/scans? kept/).waitFor({ state: 'detached' });
    expect(await collectedTimes(0)).toBe(1);
    expect(await page.getByRole('alert').filter({ visible: true }).count()).toBe(0);
  });

  test('a phone that was closed in the cellar sends what it kept when the run is opened again', async () => {
    await page.context().setOffline(true);
    await scan(codeOf(1));
    await page.getByText('1 scan kept').waitFor();
    const context = page.context();
    await page.close();
    await context.setOffline(false);
    page = await context.newPage();
    await page.goto(`/pickups/${params.runId}`);
    await page.getByText('1 of 2 accounted for').waitFor({ timeout: 30_000 });
    expect(await collectedTimes(1)).toBe(1);
  });

  test('a server that is too busy for a moment loses no scan', async () => {
    const path = pathOf(scanPickup, params);
    await page.route(`**${path}`, (route) => route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify({ type: 'about:blank', code: 'rate_limited', title: 'Too many at once', status: 429, detail: '' }) }), { times: 1 });
    await scan(codeOf(0));
    await page.getByText('1 of 2 accounted for').waitFor({ timeout: 30_000 });
    expect(await collectedTimes(0)).toBe(1);
  });
});

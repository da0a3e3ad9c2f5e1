/** The station in a real browser: a scanner that types, the Wi-Fi that goes and comes back, and nothing lost or doubled. */
import { readChain } from '#contract/custody';
import { listParcels } from '#contract/parcels';
import { setOwnPin } from '#contract/members';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { launchBrowser } from '../support/browser.ts';
import { announced, furnished, leaverWith, type Leaver, type Site } from '../support/coming-home.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let browser: Browser;
let page: Page;
let manager: Client;
let site: Site;
let address: string;

beforeAll(async () => {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  world = await openWorld({ at: '2026-11-02T13:40:00.000Z', webFolder: webBuildFolder });
  manager = await world.as('asset_manager');
  const clerk = await world.as('mailroom', { name: 'Rosa Dias' });
  await clerk.do(setOwnPin, { body: { pin: '4821' } });
  site = await furnished(manager);
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  address = `http://localhost:${(world.app.http.server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
  const context = await browser.newContext({ baseURL: address });
  await context.addCookies([{ name: 'test-member', value: clerk.member.id, url: address }]);
  page = await context.newPage();
  await page.goto('/station');
  await page.getByRole('button', { name: /^Mailroom, / }).click();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

async function box(): Promise<{ leaver: Leaver; boxCode: string }> {
  const leaver = await leaverWith(manager, site);
  return { leaver, boxCode: (await announced(world, site, leaver)).boxCode };
}
const answer = () => page.getByRole('region', { name: 'Answer' });
async function type(code: string): Promise<void> {
  await page.getByLabel('Code', { exact: true }).fill(code);
  await page.keyboard.press('Enter');
}
const receivedTimes = async (leaver: Leaver): Promise<number> => (await manager.do(readChain, { params: { assetId: leaver.assetIds[0] ?? '' } })).entries.filter((entry) => entry.kind === 'received').length;

describe('the station in a browser', () => {
  test('a scanner is heard wherever the focus is, and the slot is the answer', async () => {
    const { boxCode } = await box();
    await answer().getByText('Ready.').waitFor();
    await page.evaluate((code) => {
      (document.activeElement as HTMLElement | null)?.blur();
      for (const key of [...code, 'Enter']) document.body.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    }, boxCode);
    await answer().getByText(`Box ${boxCode}`).waitFor();
    expect(await answer().innerText()).toContain('Put it in slot A1');
  });

  test('the clerk is named by PIN and thanked by name', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Rosa Dias' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Rosa Dias' }).click();
    await page.getByRole('textbox', { name: 'PIN' }).fill('4821');
    await page.getByRole('button', { name: 'Scan as Rosa Dias' }).click();
    await type((await box()).boxCode);
    await answer().getByText('Thank you, Rosa.').waitFor();
    expect(await page.getByRole('banner').innerText()).toContain('Rosa Dias');
  });

  test('without Wi-Fi it goes on, survives a reload, and sends each scan once when the Wi-Fi is back', async () => {
    // Everything it runs on is on the device: the camera's reader comes last.
    await expect.poll(() => page.evaluate(async () => navigator.serviceWorker.controller !== null && (await (await caches.open('handback-station')).keys()).some((one) => one.url.endsWith('.wasm'))), { timeout: 30_000 }).toBe(true);
    const [one, two] = [await box(), await box()];
    await page.context().setOffline(true);
    await type(one.boxCode);
    await answer().getByText('Kept on this device.').waitFor();
    await page.reload();
    await page.getByText('Offline · 1 scan kept').waitFor();
    await type(two.boxCode);
    await page.getByText('Offline · 2 scans kept').waitFor();
    const slot = /slot (\w+)/.exec(await answer().innerText())?.[1];
    expect(await receivedTimes(one.leaver)).toBe(0);
    await page.context().setOffline(false);
    await page.getByText('scans kept').waitFor({ state: 'detached', timeout: 30_000 });
    await expect.poll(() => receivedTimes(two.leaver), { timeout: 15_000 }).toBe(1);
    expect(await receivedTimes(one.leaver)).toBe(1);
    const [stored] = (await manager.do(listParcels, { query: { q: two.boxCode } })).rows;
    expect(stored).toMatchObject({ status: 'stored', place: { slot } });
    expect(await page.getByRole('alert', { name: 'After being offline' }).count()).toBe(0);
  });

  test('undo takes the last scan back', async () => {
    const { leaver, boxCode } = await box();
    await type(boxCode);
    await answer().getByText(`Box ${boxCode}`).waitFor();
    await answer().getByRole('button', { name: 'Undo' }).click();
    await answer().getByText('Undone').waitFor();
    expect((await manager.do(listParcels, { query: { case: leaver.caseId } })).rows[0]?.status).toBe('expected');
  });
});

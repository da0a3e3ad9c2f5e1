/** The station with a phone's camera: a label held before it is read on the device, and the slot is the answer. */
import { readChain } from '#contract/custody';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { launchBrowser } from '../support/browser.ts';
import { announced, furnished, leaverWith, type Leaver } from '../support/coming-home.ts';
import { cameraShowing, filmOf } from '../support/fake-camera.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let folder: string;
let world: World;
let browser: Browser;
let manager: Client;
let clerk: Client;
let leaver: Leaver;
let boxCode: string;

beforeAll(async () => {
  const built = await buildWebIfStale();
  if (built.outcome === 'failed') throw new Error(built.output);
  folder = await mkdtemp(join(tmpdir(), 'handback-camera-'));
  world = await openWorld({ at: '2026-11-02T13:40:00.000Z', webFolder: webBuildFolder });
  manager = await world.as('asset_manager');
  clerk = await world.as('mailroom', { name: 'Rosa Dias' });
  const site = await furnished(manager);
  leaver = await leaverWith(manager, site);
  ({ boxCode } = await announced(world, site, leaver));
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  const film = join(folder, 'label.y4m');
  await writeFile(film, filmOf(boxCode));
  browser = await launchBrowser(cameraShowing(film));
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
  await rm(folder, { recursive: true });
});

async function atTheCamera(): Promise<Page> {
  const address = `http://localhost:${(world.app.http.server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ baseURL: address, viewport: { width: 360, height: 740 }, serviceWorkers: 'block' });
  await context.addCookies([{ name: 'test-member', value: clerk.member.id, url: address }]);
  const page = await context.newPage();
  await page.goto('/station');
  await page.getByRole('button', { name: /^Mailroom, / }).click();
  await page.getByText('Ready.').waitFor();
  return page;
}

test('a label held before the camera is read once, and the box has its slot', async () => {
  const page = await atTheCamera();
  await page.getByRole('button', { name: 'Use the camera' }).click();
  const answer = page.getByRole('region', { name: 'Answer' });
  await answer.getByText(`Box ${boxCode}`).waitFor({ timeout: 45_000 });
  expect(await answer.innerText()).toMatch(/slot \w+/);
  // The label stays before the camera: seen again and again, it is one scan.
  await expect.poll(() => page.getByRole('complementary', { name: 'Scanning' }).getByRole('listitem').count()).toBe(1);
  await page.getByRole('button', { name: 'Close the camera' }).click();
  const { entries } = await manager.do(readChain, { params: { assetId: leaver.assetIds[0] ?? '' } });
  expect(entries.filter((entry) => entry.kind === 'received')).toHaveLength(1);
});

test('a reader that does not come is told of, and the code can still be typed', async () => {
  const page = await atTheCamera();
  await page.route('**/*.wasm', (route) => route.abort());
  await page.getByRole('button', { name: 'Use the camera' }).click();
  const told = page.getByRole('group', { name: 'Camera' }).getByRole('alert');
  await told.waitFor({ timeout: 45_000 });
  expect(await told.innerText()).toContain('cannot read codes');
  await page.getByRole('button', { name: 'Close the camera' }).click();
  await page.getByLabel('Code', { exact: true }).fill(boxCode);
  await page.keyboard.press('Enter');
  await page.getByRole('region', { name: 'Answer' }).getByText(`Box ${boxCode}`).waitFor();
});

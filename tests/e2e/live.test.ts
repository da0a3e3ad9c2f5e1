/** A page that is open shows what somebody else did, without being asked; and a way out of every device stands under one's name. */
import type { AddressInfo } from 'node:net';
import { createPerson } from '#contract/people';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildWebIfStale, webBuildFolder } from '../../scripts/web-build.ts';
import { launchBrowser } from '../support/browser.ts';
import { openWorld, type World } from '../support/world.ts';

let world: World;
let browser: Browser;

beforeAll(async () => {
  const build = await buildWebIfStale();
  if (build.outcome === 'failed') throw new Error(build.output);
  world = await openWorld({ webFolder: webBuildFolder });
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

test('a list that is open shows a person whom a colleague has just added', async () => {
  const manager = await world.as('asset_manager', { name: 'Maria Alves' });
  const hr = await world.as('hr', { name: 'Hana Ito' });
  await hr.do(createPerson, { body: { name: 'Was There Before' } });
  const { port } = world.app.http.server.address() as AddressInfo;
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${port}`, extraHTTPHeaders: { 'x-test-member': manager.member.id } });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const line = page.waitForResponse((reply) => reply.url().endsWith('/api/live') && reply.status() === 200);
  await page.goto('/people');
  await page.getByText('Was There Before').first().waitFor();
  await line;
  await hr.do(createPerson, { body: { name: 'Came In Meanwhile' } });
  await page.getByText('Came In Meanwhile').first().waitFor();
  await page.getByRole('button', { name: 'Maria Alves: your menu' }).click();
  expect(await page.getByRole('menuitem', { name: 'Sign out on every device' }).isVisible()).toBe(true);
  await context.close();
});

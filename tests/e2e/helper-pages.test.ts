/**
 * The pages of people without a login in a real browser on a small phone: answered with scripts off, by thumb and by
 * keyboard; looked at by axe, which is a script itself, in a second context with the same pages.
 */
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asked, type Asked } from '../support/asked.ts';
import { expectNoAxeProblems, launchBrowser } from '../support/browser.ts';
import { furnished, type Site } from '../support/coming-home.ts';
import { openWorld, type Client, type World } from '../support/world.ts';

let world: World;
let owner: Client;
let site: Site;
let browser: Browser;
let phone: BrowserContext;
let inspected: BrowserContext;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-16T09:00:00.000Z' });
  owner = await world.as('owner');
  site = await furnished(owner);
  await world.app.http.listen({ port: 0, host: '127.0.0.1' });
  browser = await launchBrowser();
  const small = { baseURL: `http://127.0.0.1:${(world.app.http.server.address() as AddressInfo).port}`, viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' as const };
  phone = await browser.newContext({ ...small, javaScriptEnabled: false });
  inspected = await browser.newContext(small);
});
afterAll(async () => {
  await browser.close();
  await world.close();
});

async function visit(path: string, context: BrowserContext = phone): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  return page;
}

/** The page with everything that can be opened open; answers with its width. */
async function inspect(path: string): Promise<number> {
  const page = await visit(path, inspected);
  await page.evaluate(() => { for (const one of document.querySelectorAll('details')) one.open = true; });
  await expectNoAxeProblems(page);
  const width = await widthOf(page);
  await page.close();
  return width;
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);
const pathsOf = (who: Asked) => ({ leaver: who.leaverLink, manager: who.managerLink, later: `${who.leaverLink}/later`, help: `${who.managerLink}/help`, notMe: `${who.managerLink}/not-me`, cant: `${who.leaverLink}/cant`, gone: `/a/${'z'.repeat(43)}` });

describe('on a small phone without scripts', () => {
  test.each(['leaver', 'manager', 'later', 'help', 'notMe', 'cant', 'gone'] as const)('the page "%s" fits in a long language, and axe finds nothing in light or dark', async (name) => {
    const who = await asked(world, owner, site, { workMode: 'remote' });
    expect(await inspect(`${pathsOf(who)[name]}?lang=de`)).toBeLessThanOrEqual(360);
  });

  test('a leaver answers with the thumb: the battery question comes with the parcel, what is disputed says so', async () => {
    const who = await asked(world, owner, site, { workMode: 'remote' });
    const page = await visit(who.leaverLink);
    const battery = page.getByText('Before anything travels');
    await page.getByRole('radio', { name: 'Collected at your door' }).check();
    expect(await battery.isVisible()).toBe(true);
    await page.getByRole('radio', { name: 'At the mailroom' }).check();
    expect(await battery.isVisible()).toBe(false);
    const rows = page.getByRole('group');
    await rows.filter({ hasText: 'MacBook Pro 14' }).first().getByRole('radio', { name: 'I have it' }).check();
    await rows.filter({ hasText: 'Security key' }).first().getByRole('radio', { name: 'I have it' }).check();
    const monitor = rows.filter({ hasText: 'Dell U2720Q' }).first();
    expect(await monitor.getByText('It is mine').isVisible()).toBe(false);
    await monitor.getByRole('radio', { name: "I don't" }).check();
    expect(await monitor.getByText('We look into it').isVisible()).toBe(true);
    await monitor.getByLabel('Anything we should know').fill('given back in March');
    await page.getByRole('button', { name: 'Send my answers' }).click();
    await page.getByRole('heading', { name: "Thank you, that's noted" }).waitFor();
    await page.close();
    expect(await inspect(who.leaverLink)).toBeLessThanOrEqual(360);
  });

  test('a manager answers with the keyboard alone, and the button says what will be sent', async () => {
    const who = await asked(world, owner, site);
    const page = await visit(who.managerLink);
    const button = page.getByRole('button');
    expect(await button.innerText()).toBe("Yes, that's all");
    for (let presses = 0; presses < 20 && !(await page.locator('.tick').first().evaluate((box) => box === document.activeElement)); presses += 1) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await button.innerText()).toBe('Send these changes');
    await page.keyboard.press('Space');
    await button.focus();
    await page.keyboard.press('Enter');
    await page.getByText('Your part is done').waitFor();
    await page.close();
    expect(await inspect(who.managerLink)).toBeLessThanOrEqual(360);
  });

  test('what can be pressed is large enough for a thumb', async () => {
    const who = await asked(world, owner, site, { workMode: 'remote' });
    for (const path of [who.leaverLink, who.managerLink]) {
      const page = await visit(path);
      const small = await page.locator('a:visible, button:visible, label:visible:has(input), summary:visible').evaluateAll((all) => all.filter((one) => !one.classList.contains('skip') && one.getBoundingClientRect().height < 44 && !one.closest('p')).map((one) => one.textContent));
      expect(small).toEqual([]);
      await page.close();
    }
  });
});

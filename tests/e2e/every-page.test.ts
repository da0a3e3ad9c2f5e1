/**
 * Every page that a person can see, in a real browser against the real server with the demo company in it: nothing that
 * axe finds in light or dark, nothing wider than a phone, a title, no error. A route that pages.ts does not list fails.
 */
import Fastify from 'fastify';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { axeProblems, launchBrowser } from '../support/browser.ts';
import { openDemoCompany, type DemoCompany } from '../support/demo-company.ts';
import { visitPages } from '../support/visit-pages.ts';
import { pagesToVisit, pathOfPage, type PageToVisit } from './pages.ts';
import { servePages } from '#server/pages/pages.routes';
import { routeTree } from '../../src/web/router.tsx';

let browser: Browser;
let company: DemoCompany;
const roles = new Set(pagesToVisit.map((page) => page.as));

beforeAll(async () => {
  browser = await launchBrowser();
  company = await openDemoCompany(browser);
}, 180_000);
afterAll(async () => {
  await company.stop();
  await browser.close();
});

const only = process.env['HANDBACK_ONLY_PAGES'];
const template = (path: string): string => path.replace(/\?.*$/, '').replace(/[:$]\w+/g, ':').replace(/(?<=^\/[ar]\/)[^/]+/, ':');

/** A scheme changes colours and nothing else, a width sizes: every rule is asked once, those two where they differ. */
const looks = [
  { width: 1440, height: 900, scheme: 'light', rules: 'every rule' },
  { width: 360, height: 740, scheme: 'dark', rules: 'colours and sizes' },
] as const;

/** Pages of which one was looked at in both schemes: another state of it, or another person's, has the same colours. */
const seenInBoth = new Set<string>();

/** What is wrong with the page as it stands, at both widths and in both schemes. */
async function wrongWith(page: Page, what: PageToVisit): Promise<string[]> {
  const isSeen = only === undefined && seenInBoth.has(template(what.path));
  seenInBoth.add(template(what.path));
  const wrong: string[] = [];
  if ((await page.locator('h1:visible').allInnerTexts()).filter((title) => title.trim() !== '').length !== 1) wrong.push('not one title');
  const alerts = await page.getByRole('alert').filter({ visible: true }).allInnerTexts();
  if (!what.refuses && alerts.some((text) => text.trim() !== '')) wrong.push(`an alert: ${alerts.join(' | ')}`);
  for (const { scheme, rules, ...size } of looks) {
    await page.setViewportSize(size);
    // The console takes the form of a phone in the frame after it was told.
    await page.evaluate(() => new Promise((drawn) => { requestAnimationFrame(() => requestAnimationFrame(drawn)); }));
    if (scheme === 'light' || !isSeen) wrong.push(...(await axeProblems(page, scheme, rules)).map((problem) => `${size.width} px ${problem}`));
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    if (width > size.width) wrong.push(`${width} px wide at ${size.width} px`);
  }
  return wrong;
}

/**
 * Each run looks at every page; at what is opened on one (dialogs, menus, filters) when it is asked for, since that takes
 * another five minutes: HANDBACK_ONLY_PAGES='.' for all, or a pattern of names for whoever mends a page.
 */
async function walk(when: PageToVisit['when'], facts: Readonly<Record<string, string>>): Promise<string[]> {
  const found: string[] = [];
  const pages = pagesToVisit.filter((page) => page.when === when && (only === undefined ? page.when !== undefined || page.open === undefined : new RegExp(only).test(page.name)));
  for (const page of pages) pathOfPage(page, facts);
  const leftOut = await visitPages({
    browser, server: company.address, pages, facts, signIn: company.signIn,
    look: async (page, what, said) => {
      const wrong = [...(await wrongWith(page, what)), ...said];
      if (wrong.length > 0) found.push(`${what.name} as ${what.as}\n  ${wrong.join('\n  ')}`);
    },
  });
  return [...found, ...leftOut.map((page) => `${page.name}: nobody is ${page.as}`)];
}

const visited = new Set(pagesToVisit.map((page) => template(page.path)));

type Branch = { readonly options?: { readonly path?: string }; readonly children?: readonly Branch[] | Record<string, Branch> };
const leavesOf = (branch: Branch): string[] => {
  const children = Object.values(branch.children ?? {});
  return children.length === 0 ? [branch.options?.path ?? ''] : children.flatMap(leavesOf);
};

describe('every page', () => {
  test('of the console is in the list that is looked at', () => {
    // The gallery of parts is there for those who build Handback, not in what is shipped.
    const leaves = leavesOf(routeTree as Branch).filter((path) => path !== '/ui' && !path.endsWith('$'));
    expect(leaves.length).toBeGreaterThan(40);
    expect(leaves.filter((path) => !visited.has(template(path)))).toEqual([]);
  });

  test('of those without a login is in it too', async () => {
    const http = Fastify();
    const served: string[] = [];
    http.addHook('onRoute', ({ method, url }) => { if (method === 'GET' && !/\.(pdf|css)$/.test(url)) served.push(url); });
    servePages(http, () => Promise.reject(new Error('nobody visits')));
    await http.ready();
    expect(served.length).toBeGreaterThan(5);
    expect(served.filter((path) => !visited.has(template(path)))).toEqual([]);
    expect(roles.size).toBeGreaterThan(7);
  });

  test('before anybody owns this Handback, and while nothing is in it', async () => {
    const unowned = await walk('unowned', { setupToken: company.setupToken });
    await company.own();
    expect([...unowned, ...(await walk('empty', {}))].join('\n\n')).toBe('');
  }, 600_000);

  test('of a company with leavers in every phase', async () => {
    const facts = await company.fill();
    expect((await walk(undefined, facts)).join('\n\n')).toBe('');
  }, 1_200_000);
});

/** Walks through pages in a browser, each in the session of whom it is for: one context per role, signed in once. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { pathOfPage, type PageToVisit } from '../e2e/pages.ts';

export type Visit = {
  readonly browser: Browser;
  /** `http://localhost:4600` */
  readonly server: string;
  readonly pages: readonly PageToVisit[];
  /** For each role a link that signs in, or a function that does it in the context. */
  readonly signIn: Readonly<Partial<Record<PageToVisit['as'], string | ((context: BrowserContext) => Promise<void>)>>>;
  readonly facts?: Readonly<Record<string, string>>;
  readonly look: (page: Page, what: PageToVisit) => Promise<void>;
};

async function signedIn(visit: Visit, as: PageToVisit['as']): Promise<BrowserContext> {
  const context = await visit.browser.newContext({ baseURL: visit.server, reducedMotion: 'reduce' });
  const way = visit.signIn[as];
  if (typeof way === 'function') await way(context);
  else if (way !== undefined) await signInByLink(context, way);
  return context;
}

/** A link acts on a button, never on GET: opens it and presses what it offers. */
async function signInByLink(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(link);
  const button = page.getByRole('button').first();
  if (await button.isVisible()) await Promise.all([page.waitForURL((url) => url.href !== link), button.click()]);
  await page.close();
}

/** There when its main part is, nothing in it says it is busy, and its letters have come. Live updates keep the network open. */
async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Looks at each page; answers with those left out, since nobody could sign in for them. */
export async function visitPages(visit: Visit): Promise<PageToVisit[]> {
  const leftOut: PageToVisit[] = [];
  for (const [as, pages] of Map.groupBy(visit.pages, (page) => page.as)) {
    if (as !== 'nobody' && visit.signIn[as] === undefined) {
      leftOut.push(...pages);
      continue;
    }
    const context = await signedIn(visit, as);
    try {
      for (const what of pages) {
        const page = await context.newPage();
        await page.goto(pathOfPage(what, visit.facts ?? {}));
        await settled(page);
        await visit.look(page, what);
        await page.close();
      }
    } finally {
      await context.close();
    }
  }
  return leftOut;
}

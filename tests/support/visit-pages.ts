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
  /** `said`: what went wrong on the way to the page, as the browser's console has it. */
  readonly look: (page: Page, what: PageToVisit, said: readonly string[]) => Promise<void>;
};

async function signedIn(visit: Visit, as: PageToVisit['as']): Promise<BrowserContext> {
  const context = await visit.browser.newContext({ baseURL: visit.server, reducedMotion: 'reduce' });
  context.setDefaultTimeout(15_000);
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

/** Errors of scripts, and refusals that the page does not tell of; a stranger is asked to sign in by a 401 of the session. */
function listenTo(page: Page, what: PageToVisit): string[] {
  const said: string[] = [];
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) said.push(message.text()); });
  page.on('response', (response) => {
    if (response.status() < 400 || what.refuses?.includes(response.status())) return;
    if (what.as === 'nobody' && response.url().endsWith('/api/session')) return;
    said.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  return said;
}

/** What cannot be opened is told, and the walk goes on. */
async function openAsTold(page: Page, what: PageToVisit, path: string, said: string[]): Promise<void> {
  try {
    await page.goto(path);
    await settled(page);
    if (!what.open) return;
    await what.open(page);
    await settled(page);
  } catch (error) {
    said.push(`it could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function visitOne(visit: Visit, context: BrowserContext, what: PageToVisit): Promise<void> {
  const path = pathOfPage(what, visit.facts ?? {});
  const page = await context.newPage();
  try {
    const said = listenTo(page, what);
    await page.setViewportSize({ width: 1440, height: 900 });
    await openAsTold(page, what, path, said);
    await visit.look(page, what, said);
  } finally {
    await page.close();
  }
}

/** So many pages are looked at beside one another: one is drawn while the other waits for the server. */
const atOnce = 3;

/** Looks at each page; answers with those left out, since nobody could sign in for them. */
export async function visitPages(visit: Visit): Promise<PageToVisit[]> {
  const isOut = ({ as }: PageToVisit) => as !== 'nobody' && visit.signIn[as] === undefined;
  const contexts = new Map<PageToVisit['as'], BrowserContext>();
  const left = visit.pages.filter((what) => !isOut(what));
  try {
    // One after the other: signing in reads the newest message in the outbox.
    for (const { as } of left) if (!contexts.has(as)) contexts.set(as, await signedIn(visit, as));
    const walk = async (): Promise<void> => {
      for (let what = left.shift(); what !== undefined; what = left.shift()) await visitOne(visit, contexts.get(what.as)!, what);
    };
    await Promise.all(Array.from({ length: atOnce }, walk));
  } finally {
    for (const context of contexts.values()) await context.close();
  }
  return visit.pages.filter(isOut);
}

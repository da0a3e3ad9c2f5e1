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
  const context = await visit.browser.newContext({ baseURL: visit.server, reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });
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

/** A tab of somebody's browser, and what went wrong in it since it was last looked at. */
type Tab = { readonly page: Page; readonly said: string[]; at?: PageToVisit };

/** Errors of scripts, and refusals that the page does not tell of; a stranger is asked to sign in by a 401 of the session. */
async function newTab(context: BrowserContext): Promise<Tab> {
  const tab: Tab = { page: await context.newPage(), said: [] };
  const { page, said } = tab;
  page.on('pageerror', (error) => said.push(error.message));
  page.on('console', (message) => { if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) said.push(message.text()); });
  page.on('response', (response) => {
    if (response.status() < 400 || tab.at?.refuses?.includes(response.status())) return;
    if (tab.at?.as === 'nobody' && response.url().endsWith('/api/session')) return;
    said.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  return tab;
}

/** What TanStack Router leaves in the window of a console page. */
type Routed = { readonly __TSR_ROUTER__?: { navigate(to: { href: string }): Promise<void> } };

/** From one page of the console to the next as its links go, which loads nothing anew; else by the address. */
async function goTo(page: Page, path: string): Promise<void> {
  const went = await page.evaluate(async (href) => {
    const router = (globalThis as Routed).__TSR_ROUTER__;
    await router?.navigate({ href });
    return router !== undefined;
  }, path);
  if (!went) await page.goto(path);
}

/** What cannot be opened is told, and the walk goes on. */
async function openAsTold({ page, said }: Tab, what: PageToVisit, path: string): Promise<void> {
  try {
    await goTo(page, path);
    await settled(page);
    if (!what.open) return;
    await what.open(page);
    await settled(page);
  } catch (error) {
    said.push(`it could not be opened: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** One tab of one role through pages of that role. What was opened on a page is not carried to the next: that gets a tab of its own. */
async function walkAs(visit: Visit, context: BrowserContext, left: PageToVisit[]): Promise<void> {
  let tab: Tab | undefined;
  for (let what = left.shift(); what !== undefined; what = left.shift()) {
    tab ??= await newTab(context);
    tab.at = what;
    await openAsTold(tab, what, pathOfPage(what, visit.facts ?? {}));
    await visit.look(tab.page, what, [...tab.said]);
    tab.said.length = 0;
    if (what.open === undefined && what.as !== 'nobody') continue;
    await tab.page.close();
    tab = undefined;
  }
  await tab?.page.close();
}

/** So many roles walk beside one another: one page is drawn while the other waits for the server. */
const atOnce = 2;

/** Looks at each page; answers with those left out, since nobody could sign in for them. */
export async function visitPages(visit: Visit): Promise<PageToVisit[]> {
  const isOut = ({ as }: PageToVisit) => as !== 'nobody' && visit.signIn[as] === undefined;
  const wanted = visit.pages.filter((what) => !isOut(what));
  const contexts = new Map<PageToVisit['as'], BrowserContext>();
  try {
    // One after the other: signing in reads the newest message in the outbox.
    for (const { as } of wanted) if (!contexts.has(as)) contexts.set(as, await signedIn(visit, as));
    const queues = [...contexts].map(([as, context]) => ({ context, left: wanted.filter((what) => what.as === as) }));
    const walk = async (): Promise<void> => {
      for (let at = 0; at < queues.length; at += 1) await walkAs(visit, queues[at]!.context, queues[at]!.left);
    };
    await Promise.all(Array.from({ length: atOnce }, walk));
  } finally {
    for (const context of contexts.values()) await context.close();
  }
  return visit.pages.filter(isOut);
}

/** The real browser of the tests: where it is, how it is started, and axe on a page in light and dark. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import axe, { type RunOptions } from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

/** First what draws pages and has no windows: it needs a third less of the machine. */
const places = [
  '/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

function onPath(name: string): string | undefined {
  try {
    return execFileSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** HANDBACK_BROWSER, an installed Chromium or Chrome, or the one playwright keeps; undefined when there is none. */
export function findBrowser(): string | undefined {
  const given = process.env['HANDBACK_BROWSER'];
  if (given) return given;
  const installed = places.find((place) => existsSync(place)) ?? onPath('chromium') ?? onPath('google-chrome');
  if (installed) return installed;
  const kept = chromium.executablePath();
  return kept && existsSync(kept) ? kept : undefined;
}

export const noBrowser = 'No browser for the tests: install Chromium (Debian: apt-get install chromium), or set HANDBACK_BROWSER to one.';

/** Nothing of its own over the network; no sandbox, which needs rights that a container's root has not. */
const quiet = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-dev-shm-usage', '--force-color-profile=srgb', '--font-render-hinting=none',
];

export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(noBrowser);
  return chromium.launch({ executablePath, args: [...quiet, ...more] });
}

export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What depends on colours and sizes alone: all that another scheme and another width can change in the same page. */
const ofColoursAndSizes = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable'];

/** Of a long list or table the first dozen rows stand for those after them, which have the same shape. */
const rowsAfterTheFirst = ['tbody > tr:nth-child(n + 13)', 'li:nth-child(n + 13)'].map((row) => [row]);

/** What axe finds wrong with the page as it stands, one readable entry per rule: by every rule, or by those of colours and sizes. */
export async function axeProblems(page: Page, scheme: Scheme, rules: 'every rule' | 'colours and sizes' = 'every rule'): Promise<string[]> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
  // What turns until an act is done never finishes.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity).map((animation) => animation.finished)));
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  // A message is shown in a frame that may run nothing; axe, a script, would wait in it for ever.
  const options: RunOptions = {
    iframes: false, resultTypes: ['violations'],
    runOnly: rules === 'every rule' ? { type: 'tag', values: wcag } : { type: 'rule', values: ofColoursAndSizes },
  };
  const violations = await page.evaluate(
    async ({ how, exclude }) => (await (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude }, how)).violations,
    { how: options, exclude: rowsAfterTheFirst },
  );
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 5).map(({ target, failureSummary }) => `    ${target.join(' ')}\n      ${(failureSummary ?? '').replaceAll('\n', '\n      ')}`);
    return `${scheme}: ${help} (${id}), ${nodes.length} places\n${where.join('\n')}`;
  });
}

/** Fails with what axe found, in light and in dark. */
export async function expectNoAxeProblems(page: Page): Promise<void> {
  const found = [...(await axeProblems(page, 'light')), ...(await axeProblems(page, 'dark', 'colours and sizes'))];
  if (found.length > 0) throw new Error(`axe on ${page.url()}\n${found.join('\n')}`);
}

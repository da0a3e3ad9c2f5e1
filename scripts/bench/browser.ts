/**
 * The console in a real browser whose processor is slowed down four times:
 * from the first byte asked for, with nothing kept from before, until the rows
 * stand there and a key press is answered at once.
 */
import { launchBrowser } from '../../tests/support/browser.ts';
import type { Handback } from './handback.ts';

export type Opened = { readonly page: string; readonly milliseconds: number; readonly more: object };

const pages = [
  { page: 'home', path: '/', ready: 'main h1' },
  { page: 'list of 100,000 assets', path: '/assets', ready: 'main tbody tr:nth-child(10)' },
] as const;
const slowDown = 4;

/** Runs in the page: when the thing was there first, and when two frames after it came in time. */
function watch(selector: string): void {
  const times = { seen: 0, settled: 0 };
  Object.assign(globalThis, { benchTimes: times });
  let before = performance.now();
  let quiet = 0;
  const frame = (): void => {
    const now = performance.now();
    if (times.seen === 0 && document.querySelector(selector) !== null && document.querySelector('main [aria-busy="true"], main .mantine-Skeleton-root, main .mantine-Loader-root') === null) times.seen = now;
    quiet = now - before < 100 ? quiet + 1 : 0;
    before = now;
    if (times.seen > 0 && quiet >= 2) {
      times.settled = now;
      return;
    }
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

export async function measureBrowser(server: Handback, times: number): Promise<Opened[]> {
  const browser = await launchBrowser();
  const opened: Opened[] = [];
  try {
    for (const { page: name, path, ready } of pages) {
      const runs: { seen: number; settled: number; kilobytes: number }[] = [];
      for (let run = 0; run < times; run++) {
        const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
        await context.request.post(`${server.url}/api/sign-in`, { data: { email: 'bench@example.com', password: 'a long password for the bench' }, headers: { 'x-handback-csrf': '1', origin: server.url, 'idempotency-key': crypto.randomUUID() } });
        const page = await context.newPage();
        const session = await context.newCDPSession(page);
        await session.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
        await page.addInitScript(watch, ready);
        await page.goto(server.url + path, { waitUntil: 'commit' });
        await page.waitForFunction(() => ((globalThis as unknown as { benchTimes?: { settled: number } }).benchTimes?.settled ?? 0) > 0, undefined, { timeout: 60_000 });
        const measured = await page.evaluate(() => ({
          ...(globalThis as unknown as { benchTimes: { seen: number; settled: number } }).benchTimes,
          kilobytes: performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.js')).reduce((sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize, 0) / 1024,
        }));
        if (process.env['BENCH_SHOT'] !== undefined) await page.screenshot({ path: `${process.env['BENCH_SHOT']}-${name.split(' ')[0]}.png` });
        runs.push(measured);
        await context.close();
      }
      const middle = [...runs].sort((a, b) => a.settled - b.settled)[Math.floor(runs.length / 2)] as (typeof runs)[number];
      opened.push({ page: name, milliseconds: middle.settled, more: { seen: middle.seen, javascriptKilobytes: middle.kilobytes } });
    }
    return opened;
  } finally {
    await browser.close();
  }
}

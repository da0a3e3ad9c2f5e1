/**
 * What a browser must fetch before the home page shows, compressed, at most 250 KB: the scripts that the HTML names, the
 * frame with the home screen (vite.config.ts), and whatever these import at once.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildWebIfStale, webBuildFolder } from '../web-build.ts';
import type { Check } from './check.ts';

const budgetInKilobytes = 250;

/** The scripts an HTML page loads at once: its modules and what they preload. */
export function initialScripts(html: string): string[] {
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  const atOnce = tags.filter((tag) => tag.startsWith('<script') || /rel="modulepreload"/.test(tag));
  return atOnce.flatMap((tag) => /(?:src|href)="([^"]+\.js)"/.exec(tag)?.[1] ?? []);
}

/** The scripts a built script imports before it runs; `import()` waits until somebody asks. */
export const importedAtOnce = (code: string): string[] => [...code.matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}$,\s]+?from\s*)?["']\.\/([^"']+\.js)["']/g)].flatMap((match) => match[1] ?? []);

async function homeKilobytes(page: string): Promise<number> {
  const built = await readdir(webBuildFolder, { recursive: true });
  const frame = built.filter((path) => /^frame-.*\.js$/.test(basename(path)));
  if (frame.length === 0) throw new Error('the build left no frame: what the home page loads could not be measured');
  const waiting = [...initialScripts(await readFile(`${webBuildFolder}/${page}`, 'utf8')), ...frame].map((script) => basename(script));
  const weights = new Map<string, number>();
  for (let script = waiting.pop(); script !== undefined; script = waiting.pop()) {
    const file = built.find((path) => basename(path) === script);
    if (weights.has(script) || file === undefined) continue;
    const code = await readFile(`${webBuildFolder}/${file}`);
    weights.set(script, gzipSync(code).length);
    waiting.push(...importedAtOnce(code.toString()));
  }
  return [...weights.values()].reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

export const bundle: Check = {
  name: 'web bundle',
  async run() {
    const build = await buildWebIfStale();
    if (build.outcome === 'failed') return { problems: [build.output] };
    if (build.outcome === 'no web yet') return { problems: [], note: 'no web yet' };
    const pages = (await readdir(webBuildFolder, { recursive: true })).filter((path) => path.endsWith('.html'));
    const weighed = await Promise.all(pages.map(async (page) => ({ page, weight: await homeKilobytes(page) })));
    const problems = weighed
      .filter(({ weight }) => weight > budgetInKilobytes)
      .map(({ page, weight }) => `${page} loads ${weight.toFixed(0)} KB of compressed scripts before the home page shows; the budget is ${budgetInKilobytes}`);
    if (pages.length === 0) problems.push(`the build left no HTML in dist/web`);
    if (weighed.some(({ weight }) => weight === 0)) problems.push('a page without a script: its size could not be measured');
    return { problems, note: weighed.map(({ page, weight }) => `${page} ${weight.toFixed(0)} of ${budgetInKilobytes} KB`).join(', ') };
  },
};

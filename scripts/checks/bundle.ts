/** What a browser must fetch before the console shows: the scripts its HTML names, compressed, at most 250 KB. */
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

async function initialKilobytes(page: string): Promise<number> {
  const scripts = initialScripts(await readFile(`${webBuildFolder}/${page}`, 'utf8'));
  const built = await readdir(webBuildFolder, { recursive: true });
  const sizes = scripts.map(async (script) => {
    const file = built.find((path) => basename(path) === basename(script));
    return file === undefined ? 0 : gzipSync(await readFile(`${webBuildFolder}/${file}`)).length;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0) / 1000;
}

export const bundle: Check = {
  name: 'web bundle',
  async run() {
    const build = await buildWebIfStale();
    if (build.outcome === 'failed') return { problems: [build.output] };
    if (build.outcome === 'no web yet') return { problems: [], note: 'no web yet' };
    const pages = (await readdir(webBuildFolder, { recursive: true })).filter((path) => path.endsWith('.html'));
    const weighed = await Promise.all(pages.map(async (page) => ({ page, weight: await initialKilobytes(page) })));
    const problems = weighed
      .filter(({ weight }) => weight > budgetInKilobytes)
      .map(({ page, weight }) => `${page} starts with ${weight.toFixed(0)} KB of compressed scripts; the budget is ${budgetInKilobytes}`);
    if (pages.length === 0) problems.push(`the build left no HTML in dist/web`);
    if (weighed.some(({ weight }) => weight === 0)) problems.push('a page without a script: its size could not be measured');
    return { problems, note: weighed.map(({ page, weight }) => `${page} ${weight.toFixed(0)} of ${budgetInKilobytes} KB`).join(', ') };
  },
};

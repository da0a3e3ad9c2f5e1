/**
 * Builds the web when its source changed since the last build, and says
 * whether it did. Freshness is a hash of the sources, so it holds in a fresh
 * clone and across branches, where file times mean nothing.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isTest, projectFiles } from './project-files.ts';
import { projectRoot, runTool } from './run-command.ts';

export const webBuildFolder = `${projectRoot}/dist/web`;
const stamp = `${projectRoot}/.cache/web-build.sha256`;

export type WebBuild = { readonly outcome: 'built' | 'fresh' | 'no web yet' } | { readonly outcome: 'failed'; readonly output: string };

const feedsTheWeb = (path: string): boolean =>
  (/^src\/(web|contract|domain)\//.test(path) && !isTest(path)) || /^(vite\.config\.ts|package-lock\.json|public\/.*|[^/]*\.html)$/.test(path);

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await projectFiles()).filter(feedsTheWeb)) {
    hash.update(path).update('\0').update(await readFile(`${projectRoot}/${path}`)).update('\0');
  }
  return hash.digest('hex');
}

export async function buildWebIfStale(): Promise<WebBuild> {
  if (!existsSync(`${projectRoot}/vite.config.ts`)) return { outcome: 'no web yet' };
  const now = await sourcesHash();
  const before = await readFile(stamp, 'utf8').catch(() => '');
  if (existsSync(webBuildFolder) && before === now) return { outcome: 'fresh' };
  // A test run that builds first must not leave a build for tests behind: twice as large, and slower.
  const { code, output } = await runTool('vite/bin/vite.js', ['build'], { env: { NODE_ENV: 'production' } });
  if (code !== 0) return { outcome: 'failed', output };
  await mkdir(`${projectRoot}/.cache`, { recursive: true });
  await writeFile(stamp, now);
  return { outcome: 'built' };
}

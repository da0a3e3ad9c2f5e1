/** package-lock.json names no registry (so that it installs anywhere) and matches package.json. */
import { readFile } from 'node:fs/promises';
import { projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';

type Manifest = { readonly dependencies?: Record<string, string>; readonly devDependencies?: Record<string, string> };
type Lock = { readonly packages: Record<string, Manifest & { readonly resolved?: string }> };

export function lockfileProblems(manifest: Manifest, lock: Lock): string[] {
  const addresses = Object.entries(lock.packages).filter(([, entry]) => entry.resolved !== undefined && !entry.resolved.startsWith('file:'));
  const problems = addresses.map(([path]) => `package-lock.json: ${path} carries an address; keep omit-lockfile-registry-resolved in .npmrc`);
  const root = lock.packages[''] ?? {};
  for (const kind of ['dependencies', 'devDependencies'] as const) {
    const [wanted, locked] = [JSON.stringify(sorted(manifest[kind])), JSON.stringify(sorted(root[kind]))];
    if (wanted !== locked) problems.push(`package-lock.json: its ${kind} differ from package.json; run npm install`);
  }
  return problems;
}

const sorted = (record: Record<string, string> = {}): [string, string][] => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));

export const lockfile: Check = {
  name: 'lockfile',
  async run() {
    const [manifest, lock] = await Promise.all(['package.json', 'package-lock.json'].map((name) => readFile(`${projectRoot}/${name}`, 'utf8')));
    return { problems: lockfileProblems(JSON.parse(manifest ?? '{}') as Manifest, JSON.parse(lock ?? '{"packages":{}}') as Lock) };
  },
};

/**
 * Which packages a user of Handback receives: the closure of `dependencies`
 * in the lockfile, and what the web bundle carries (development dependencies
 * that src/web imports, with their own closures).
 */
import { readFile } from 'node:fs/promises';
import { isScript, isTest, projectFiles } from './project-files.ts';
import { projectRoot } from './run-command.ts';

type LockEntry = {
  readonly version?: string;
  readonly license?: string;
  readonly dependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
  readonly peerDependencies?: Record<string, string>;
  readonly peerDependenciesMeta?: Record<string, { optional?: boolean }>;
};
export type Lock = { readonly packages: Readonly<Record<string, LockEntry>> };
export type ShippedPackage = { readonly name: string; readonly version: string; readonly licence: string };

/** Packages whose manifest does not say it plainly; here is what the licence file they carry says. */
const readByHand: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf': 'Bitstream-Vera',
  'png-js': 'MIT',
};

/** Where `name` resolves from inside the package at `from`: the nearest node_modules going up. */
function resolveIn(lock: Lock, from: string, name: string): string | undefined {
  const own = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (lock.packages[own]) return own;
  if (from === '') return undefined;
  const parent = from.lastIndexOf('/node_modules/');
  return resolveIn(lock, parent === -1 ? '' : from.slice(0, parent), name);
}

const needsOf = (entry: LockEntry): string[] => [
  ...Object.keys(entry.dependencies ?? {}),
  ...Object.keys(entry.optionalDependencies ?? {}),
  ...Object.keys(entry.peerDependencies ?? {}).filter((name) => !entry.peerDependenciesMeta?.[name]?.optional),
];

export function shippedPackages(lock: Lock, roots: readonly string[]): ShippedPackage[] {
  const seen = new Set<string>();
  const visit = (from: string, name: string): void => {
    const path = resolveIn(lock, from, name);
    if (path === undefined || seen.has(path)) return;
    seen.add(path);
    for (const need of needsOf(lock.packages[path] ?? {})) visit(path, need);
  };
  for (const root of roots) visit('', root);
  return [...seen].sort().map((path) => {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const entry = lock.packages[path];
    return { name, version: entry?.version ?? '', licence: readByHand[name] ?? entry?.license ?? 'not stated' };
  });
}

const packageOf = (specifier: string): string => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');

/** The packages that the source of the web names in its imports. */
async function bundledByWeb(): Promise<string[]> {
  const paths = (await projectFiles()).filter((path) => path.startsWith('src/web/') && (isScript(path) || path.endsWith('.css')) && !isTest(path));
  const texts = await Promise.all(paths.map((path) => readFile(`${projectRoot}/${path}`, 'utf8')));
  const specifiers = texts.flatMap((text) => [...text.matchAll(/(?:from|import)\s*\(?\s*['"]([^'"./#][^'"]*)['"]/g)].map((match) => match[1] ?? ''));
  return [...new Set(specifiers.map(packageOf))];
}

export async function packagesOfThisProject(): Promise<ShippedPackage[]> {
  const lock = JSON.parse(await readFile(`${projectRoot}/package-lock.json`, 'utf8')) as Lock;
  const direct = Object.keys(lock.packages['']?.dependencies ?? {});
  return shippedPackages(lock, [...direct, ...(await bundledByWeb())]);
}

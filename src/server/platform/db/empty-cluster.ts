/**
 * An empty database of the embedded engine, made once when Handback is installed
 * and copied for each new data folder. Making one takes the engine five seconds
 * (it copies 128 MB of memory for each step of `initdb`), copying one a third of
 * a second. Without it (installed with --ignore-scripts) a folder is made anew.
 * Rule: what carries its name is whole; it is written beside its place and moved there.
 */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** An engine of another version makes another one. */
function version(): string {
  const manifest = new URL('../package.json', import.meta.resolve('@electric-sql/pglite'));
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}

const kept = (): string => fileURLToPath(new URL(`../../../../.cache/empty-database-${version()}`, import.meta.url));

/** Copies the empty database to where none is yet; does nothing when there is none to copy. A copy that was cut short stands beside and is not taken for one. */
export function copyEmpty(to: string): void {
  const from = kept();
  if (existsSync(to) || !existsSync(from)) return;
  const part = `${to}.part`;
  rmSync(part, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, part, { recursive: true });
  renameSync(part, to);
}

/** Makes it unless it is there. Two at once make two, and one stays. */
export async function keepEmpty(): Promise<void> {
  const place = kept();
  if (existsSync(place)) return;
  mkdirSync(dirname(place), { recursive: true });
  const part = mkdtempSync(`${place}-`);
  try {
    const { PGlite } = await import('@electric-sql/pglite');
    const engine = await PGlite.create({ dataDir: join(part, 'database') });
    await engine.close();
    if (!existsSync(place)) renameSync(join(part, 'database'), place);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
}

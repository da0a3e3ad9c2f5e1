/** `npm run generate` writes every generated file; `--check` only says which are stale and fails. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { generators } from './generators/registry.ts';
import { projectRoot } from './run-command.ts';

const onlyCheck = process.argv.includes('--check');

async function onDisk(path: string): Promise<string | undefined> {
  return readFile(`${projectRoot}/${path}`, 'utf8').catch(() => undefined);
}

const stale: string[] = [];
for (const generator of await generators()) {
  const files = Object.entries(await generator.run());
  for (const [path, text] of files) {
    if ((await onDisk(path)) === text) continue;
    stale.push(path);
    if (onlyCheck) continue;
    await mkdir(dirname(`${projectRoot}/${path}`), { recursive: true });
    await writeFile(`${projectRoot}/${path}`, text);
  }
}

if (onlyCheck && stale.length > 0) {
  console.error(`Stale: ${stale.join(', ')}. Run: npm run generate`);
  process.exit(1);
}
console.log(onlyCheck ? 'Generated files are fresh.' : stale.length > 0 ? `Written: ${stale.join(', ')}` : 'Nothing had changed.');
// A generator may leave an embedded database behind that would keep the process alive.
process.exit(0);

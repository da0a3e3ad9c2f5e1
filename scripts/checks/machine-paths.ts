/** No file names a folder of somebody's machine, or the address of a package registry. */
import { readFile } from 'node:fs/promises';
import { projectFiles } from '../project-files.ts';
import { projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';

const homes = ['work', 'root', 'home', 'Users'].join('|');
const traces: readonly (readonly [string, RegExp])[] = [
  ['a folder of one machine', new RegExp(String.raw`(?<![\w.\]\)/-])/(${homes})/[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+`)],
  ['a folder of one machine', /\b[A-Z]:\\Users\\/],
  ['the address of a registry', /https?:\/\/(registry|npm|artifactory|nexus)[.-]/],
];

const isText = (path: string): boolean => !/\.(png|jpe?g|webp|pdf|woff2?|ttf|gz|zip|ico|wasm|xlsx)$/.test(path);

export function machinePathProblems(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) =>
    traces.filter(([, trace]) => trace.test(line)).map(([what]) => `${path}:${index + 1} names ${what}`),
  );
}

export const machinePaths: Check = {
  name: 'machine paths',
  async run() {
    const paths = (await projectFiles()).filter(isText);
    const found = await Promise.all(paths.map(async (path) => machinePathProblems(path, await readFile(`${projectRoot}/${path}`, 'utf8'))));
    return { problems: found.flat(), note: `${paths.length} files` };
  },
};

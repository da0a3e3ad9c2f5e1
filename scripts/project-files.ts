/** The files of the project as git sees them: tracked, or new and not ignored. */
import { existsSync } from 'node:fs';
import { projectRoot, runCommand } from './run-command.ts';

export async function projectFiles(): Promise<string[]> {
  const { code, output } = await runCommand('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z']);
  if (code !== 0) throw new Error(`The list of files comes from git, which said: ${output}`);
  return output.split('\0').filter((path) => path !== '' && existsSync(`${projectRoot}/${path}`)).sort();
}

export const isScript = (path: string): boolean => /\.tsx?$/.test(path) && !path.endsWith('.d.ts');
export const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');

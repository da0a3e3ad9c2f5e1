/** Type-aware lint: floating promises, switches that forget a case, `any`, unused names. */
import { existsSync } from 'node:fs';
import { projectRoot, runTool, type CommandEnd } from '../run-command.ts';
import type { Check } from './check.ts';

/**
 * Lints the source below a folder by the rules of this project; the planted
 * violations use it too. Rooms are named one by one: given `.`, oxlint would
 * walk into a linked node_modules.
 */
export async function lintFolder(folder: string): Promise<CommandEnd> {
  const rooms = ['src', 'scripts', 'tests'].filter((room) => existsSync(`${folder}/${room}`));
  return runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '-f', 'unix', '-c', `${projectRoot}/.oxlintrc.json`, ...rooms], {
    cwd: folder,
  });
}

export const lint: Check = {
  name: 'lint',
  async run() {
    const { code, output } = await lintFolder(projectRoot);
    return { problems: code === 0 ? [] : [output.trim() || `oxlint ended with ${code}`] };
  },
};

/** Type-aware lint: floating promises, switches that forget a case, `any`, unused names. */
import { projectRoot, runTool } from '../run-command.ts';
import type { Check } from './check.ts';

/** Lints a folder by the rules of this project; the planted violations use it too. */
export async function lintFolder(folder: string): Promise<{ readonly code: number; readonly output: string }> {
  return runTool('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '-f', 'unix', '-c', `${projectRoot}/.oxlintrc.json`, '.'], {
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

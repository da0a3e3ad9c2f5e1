/** Generated files are what their generators would write now. In a process of its own: generators start databases. */
import { runCommand, projectRoot } from '../run-command.ts';
import type { Check } from './check.ts';

export const generated: Check = {
  name: 'generated files',
  async run() {
    const { code, output } = await runCommand(process.execPath, [`${projectRoot}/scripts/generate.ts`, '--check']);
    return { problems: code === 0 ? [] : [output.trim() || `generate ended with ${code}`] };
  },
};

/** The compiler's walls: every project reference builds under TypeScript 7. */
import { runTool } from '../run-command.ts';
import type { Check } from './check.ts';

export const types: Check = {
  name: 'types',
  async run() {
    const { code, output } = await runTool('typescript7/bin/tsc', ['-b', '--pretty', 'false']);
    return { problems: code === 0 ? [] : [output.trim() || `tsc ended with ${code}`] };
  },
};

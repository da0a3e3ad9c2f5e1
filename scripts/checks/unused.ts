/** knip: files, exports and dependencies that nothing uses. Entries and reasons are in knip.ts. */
import { runTool } from '../run-command.ts';
import type { Check } from './check.ts';

export const unused: Check = {
  name: 'unused',
  async run() {
    const { code, output } = await runTool('knip/bin/knip.js', ['--no-progress', '--no-config-hints']);
    return { problems: code === 0 ? [] : [output.trim() || `knip ended with ${code}`] };
  },
};

/** `npm start`: builds the console when its source changed since the last build, then runs Handback. */
import { buildWebIfStale } from './web-build.ts';

const say = (line: string) => { process.stdout.write(`${line}\n`); };
process.env['LOG_LEVEL'] ??= 'warn';

say('Building the console when it changed…');
const build = await buildWebIfStale();
if (build.outcome === 'failed') {
  process.stderr.write(`${build.output}\nThe console could not be built; nothing was started.\n`);
  process.exit(1);
}
await import('#server/cli');

/** Builds the console when its source changed, in a process of its own: `npm start` runs it beside a database that leaves no time for anything else. */
import { buildWebIfStale } from './web-build.ts';

const build = await buildWebIfStale();
if (build.outcome === 'failed') {
  process.stderr.write(`${build.output}\nThe console could not be built.\n`);
  process.exitCode = 1;
}

/** `npm start`: builds the console when its source changed since the last build, beside Handback being read and its database opened. */
import { buildWebIfStale } from './web-build.ts';

process.env['LOG_LEVEL'] ??= 'warn';
process.stdout.write('Opening the database, and building the console when it changed…\n');
const built = buildWebIfStale().then((build) => {
  if (build.outcome === 'failed') throw new Error(`${build.output}\nThe console could not be built.`);
});
// Said by whoever awaits it; until then it is nobody's.
built.catch(() => undefined);
const { serve } = await import('#server/main');
process.exit(await serve(process.argv.slice(2), built));

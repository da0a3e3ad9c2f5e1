/** `npm start`: builds the console when its source changed since the last build, and makes the database of a first start, while Handback is read; then runs it. */
import { projectRoot, runCommand } from './run-command.ts';
import { buildWebIfStale } from './web-build.ts';

const argv = process.argv.slice(2);
process.env['LOG_LEVEL'] ??= 'warn';
process.stdout.write('Opening the database, and building the console when it changed…\n');
// Whatever is wrong with the arguments or the folder is said by who serves; without a database made here it makes its own.
const databaseMade = runCommand(process.execPath, [`${projectRoot}/scripts/make-database.ts`, ...argv], { cwd: process.cwd() }).then(({ code, output }) => (code === 0 && output !== '' ? (output.split('\n').at(-1) ?? null) : null));
const consoleBuilt = buildWebIfStale().then((build) => {
  if (build.outcome === 'failed') throw new Error(`${build.output}\nThe console could not be built.`);
});
// Said by whoever awaits it; until then it is nobody's.
consoleBuilt.catch(() => undefined);
const { serve } = await import('#server/main');
process.exit(await serve(argv, { consoleBuilt, databaseMade }));

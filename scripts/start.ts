/** `npm start`: builds the console when its source changed since the last build, beside Handback being read and its database opened. */
import { projectRoot, runCommand } from './run-command.ts';

process.env['LOG_LEVEL'] ??= 'warn';
process.stdout.write('Opening the database, and building the console when it changed…\n');
const built = runCommand(process.execPath, [`${projectRoot}/scripts/build-web.ts`]).then(({ code, output }) => {
  if (code !== 0) throw new Error(output.trim());
});
// Said by whoever awaits it; until then it is nobody's.
built.catch(() => undefined);
const { serve } = await import('#server/main');
process.exit(await serve(process.argv.slice(2), built));

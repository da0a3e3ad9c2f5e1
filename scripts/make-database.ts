/** Run by `npm start` in a process of its own, with the same arguments: prints the folder of the empty database it made, if one is needed. */
import { readConfig } from '#server/platform/config/config';
import { makeDatabase } from '#server/platform/config/new-database';

const config = readConfig(process.argv.slice(2));
const made = config.databaseUrl ? null : await makeDatabase(config.dataFolder);
if (made !== null) process.stdout.write(made);

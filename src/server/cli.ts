/** `handback COMMAND`: serve (the default), verify, … Each command lives in `cli/` and says what it needs. */
import { runVerify } from './cli/verify.ts';
import { runBackup, runMoveToPostgres, runRestore } from './cli/database-commands.ts';
import { runDoctor } from './cli/doctor.ts';
import { runImport } from './cli/import-file.ts';
import { serve } from './main.ts';
import { clientSettings } from './platform/config/config.ts';

type Command = { readonly about: string; readonly run: (argv: readonly string[]) => Promise<number> };

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

const commands: Record<string, Command> = {
  serve: { about: 'start Handback [--port N] [--data FOLDER] [--demo] [--watch FOLDER] (DATABASE_URL, SMTP_URL, PUBLIC_URL)', run: serve },
  verify: { about: 'check an evidence file, without a database or a network: verify FILE [--key PUBLIC-KEY-FILE]', run: (argv) => runVerify(argv, (line) => { process.stdout.write(`${line}\n`); }) },
  import: { about: 'bring a file: FILE [--preview | --apply] [--mapping NAME] [--data FOLDER | --url ADDRESS --key KEY]; without FILE it lists every option', run: (argv) => runImport(argv, clientSettings(), (line) => { process.stdout.write(`${line}\n`); }) },
  backup: { about: 'write everything into one file: [FILE] [--data FOLDER] (DATABASE_URL: of that server)', run: (argv) => runBackup(argv, say) },
  restore: { about: 'fill an empty Handback from a backup: FILE [--data FOLDER] [--replace] (DATABASE_URL: into that database)', run: (argv) => runRestore(argv, say) },
  'move-to-postgres': { about: 'move the embedded database to the server in DATABASE_URL: [--data FOLDER]', run: (argv) => runMoveToPostgres(argv, say) },
  doctor: { about: 'look for what would go wrong, and say what to do: [--data FOLDER] (the same settings as serve)', run: (argv) => runDoctor(argv, say) },
};

function help(): number {
  process.stdout.write(`handback COMMAND\n\n${Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(18)}${about}`).join('\n')}\n`);
  return 0;
}

const [name, ...rest] = process.argv.slice(2);
const isFlag = name === undefined || name.startsWith('-');
if (name === 'help' || name === '--help') process.exitCode = help();
else {
  const command = commands[isFlag ? 'serve' : name];
  if (!command) {
    process.stderr.write(`"${name}" is not a command.\n`);
    help();
    process.exitCode = 2;
  } else {
    process.exit(await command.run(isFlag ? process.argv.slice(2) : rest));
  }
}

/** Handback as somebody runs it: processes on one database, each of which may die at any moment and is started again. */
import { join } from 'node:path';
import { projectRoot, runCommand } from '../../scripts/run-command.ts';
import { openEmbedded, openPostgres } from '#server/platform/db/open-database';
import { startHandback, type Handback } from '../../scripts/bench/handback.ts';

export type Sql = <T extends object>(text: string, values?: readonly unknown[]) => Promise<T[]>;
export type Seat = { readonly role: 'web' | 'worker' | 'all'; process: Handback | null };

export type Place = {
  readonly seats: readonly Seat[];
  /** Where people are answered now. */
  readonly doors: () => Handback[];
  /** Starts whatever is not running. */
  start(): Promise<void>;
  kill(seat: Seat): Promise<void>;
  stop(): Promise<void>;
  /** Reads and writes the database beside the processes; the embedded one only while nothing runs. */
  withSql<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
};

export type PlaceOptions = { readonly folder: string; readonly databaseUrl?: string | undefined; readonly smtpUrl: string; readonly roles: readonly Seat['role'][] };

export const permissions = [
  'people.read', 'people.write', 'assets.read', 'assets.write', 'cases.read', 'cases.open', 'cases.manage', 'asks.read', 'asks.send', 'messages.read', 'policies.read', 'station.scan', 'places.write', 'imports.run', 'audit.read',
  'evidence.export',
];

export function openPlace({ folder, databaseUrl, smtpUrl, roles }: PlaceOptions): Place {
  const seats: Seat[] = roles.map((role) => ({ role, process: null }));
  let key: string | undefined;
  const begin = async (seat: Seat, n: number): Promise<void> => {
    seat.process = await startHandback({
      folder: join(folder, databaseUrl === undefined ? 'data' : `process-${n}`), databaseUrl, permissions, ...(key === undefined ? {} : { key }),
      env: { NODE_COMPILE_CACHE: join(folder, 'compiled'), SMTP_URL: smtpUrl, HANDBACK_BACKUPS: 'off', HANDBACK_SECRET: 'one secret that all of these processes share', ...(databaseUrl === undefined ? {} : { HANDBACK_ROLE: seat.role }) },
    });
    key ??= seat.process.key;
  };
  return {
    seats,
    doors: () => seats.flatMap((seat) => (seat.process !== null && seat.role !== 'worker' ? [seat.process] : [])),
    async start() {
      // A start is most of a round: what the program is compiled to is kept by a process that ends as it should.
      if (key === undefined) await runCommand(process.execPath, [`${projectRoot}/src/server/cli.ts`, 'help'], { env: { NODE_COMPILE_CACHE: join(folder, 'compiled') } });
      const waiting = seats.map((seat, n) => ({ seat, n })).filter(({ seat }) => seat.process === null);
      // The first ever is alone: it prints the link by which the owner comes in.
      if (key === undefined && waiting[0]) await begin(waiting[0].seat, waiting.shift()?.n ?? 0);
      await Promise.all(waiting.map(({ seat, n }) => begin(seat, n)));
    },
    async kill(seat) {
      const dying = seat.process;
      seat.process = null;
      await dying?.kill();
    },
    async stop() {
      await Promise.all(seats.map(async (seat) => {
        const stopping = seat.process;
        seat.process = null;
        await stopping?.stop();
      }));
    },
    async withSql(work) {
      const database = databaseUrl === undefined ? await openEmbedded({ folder: join(folder, 'data') }) : openPostgres(databaseUrl, 2);
      try {
        return await work(async (text, values = []) => (await database.pool.query(text, [...values])).rows as never);
      } finally {
        await database.close();
      }
    },
  };
}

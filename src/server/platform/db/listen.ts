/** One connection that hears what other processes on the same PostgreSQL say; lost with the server, it is made anew. */
import pg from 'pg';
import type { Logger } from 'pino';
import type { OpenDatabase } from './open-database.ts';

const channel = 'handback_changed';
const againMs = [200, 500, 1000, 2000, 5000];

export type Listening = { tell(payload: object): Promise<void>; close(): Promise<void> };

export function listenForChanges(database: OpenDatabase, log: Logger, hear: (payload: unknown) => void): Listening {
  let client: pg.Client | null = null;
  let isClosed = false;
  let tries = 0;
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    client = null;
    if (isClosed || timer !== undefined) return;
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, againMs[Math.min(tries, againMs.length - 1)]);
    tries += 1;
  };
  const connect = async (): Promise<void> => {
    const next = new pg.Client({ ...database.pool.options, keepAlive: true });
    next.on('error', () => { again(); });
    next.on('end', () => { again(); });
    next.on('notification', ({ payload }) => { hear(parsed(payload)); });
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
      tries = 0;
      if (isClosed) await next.end();
    } catch (error) {
      if (tries === 0) log.warn({ err: error }, 'not listening to other processes; trying again');
      next.end().catch(() => undefined);
      again();
    }
  };
  void connect();
  return {
    tell: async (payload) => {
      await database.pool.query('select pg_notify($1, $2)', [channel, JSON.stringify(payload)]).catch((error: unknown) => { log.debug({ err: error }, 'others were not told'); });
    },
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      await client?.end().catch(() => undefined);
    },
  };
}

function parsed(payload: string | undefined): unknown {
  try {
    return JSON.parse(payload ?? '{}');
  } catch {
    return {};
  }
}

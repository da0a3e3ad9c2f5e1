/**
 * One face for both engines: a `pg.Pool` and a Kysely on top of it. Embedded
 * is PGlite on disk with exactly one connection, so everything inside a
 * transaction goes through its `tx` (ARCHITECTURE 11).
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Kysely } from 'kysely';
import pg from 'pg';
import { BeginningDialect } from './begin-with.ts';
import { copyEmpty } from './empty-cluster.ts';
import { planOnce } from './plan-once.ts';
import type { Database } from './schema.ts';

export type Engine = 'embedded' | 'postgresql';

export type OpenDatabase = {
  readonly engine: Engine;
  readonly pool: pg.Pool;
  readonly kysely: Kysely<Database>;
  /** Embedded only: a gzip'd tar of the whole data folder, for backups and templates. */
  dump(): Promise<Uint8Array | null>;
  close(): Promise<void>;
};

/** Our sessions write `2026-11-20 18:00:00.123456+00`: cut to milliseconds as it stands, since a page has hundreds of them. */
function instant(text: string): string {
  const end = text.length - 3;
  const isUsual = text.endsWith('+00') && text[4] === '-' && text[10] === ' ' && (end === 19 || text[19] === '.');
  return isUsual ? `${text.slice(0, 10)}T${text.slice(11, 19)}.${text.slice(20, Math.min(end, 23)).padEnd(3, '0')}Z` : new Date(text).toISOString();
}
const parsers: Record<number, (text: string) => unknown> = {
  [pg.types.builtins.TIMESTAMPTZ]: instant,
  [pg.types.builtins.DATE]: (text) => text,
  [pg.types.builtins.INT8]: Number,
  1182: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')), // date[]
};
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers[oid]) || (pg.types.getTypeParser as (o: number, f?: string) => (v: string) => unknown)(oid, format),
} as unknown as pg.CustomTypesConfig;

/** Many short statements: compiling one to machine code takes longer than running it (a second for the home page, measured), so `jit` is off. */
export function openPostgres(url: string, max = 10): OpenDatabase {
  const pool = new pg.Pool({ connectionString: url, max, types, connectionTimeoutMillis: 15_000, options: '-c timezone=UTC -c jit=off' });
  pool.on('connect', planOnce);
  return faceOf('postgresql', pool, () => Promise.resolve(null), () => pool.end());
}

/**
 * Everybody waits for a statement here, so none may be long: new log files are
 * not filled with zeroes first (half a second, measured), new words go into the
 * search index in small helpings, and a table is looked at anew by fewer rows.
 */
const embeddedSettings = ['shared_buffers=32MB', 'timezone=UTC', 'wal_init_zero=off', 'gin_pending_list_limit=256kB', 'default_statistics_target=10'];

export type EmbeddedOptions = { /** Folder on disk; memory when absent. */ folder?: string; /** A dump to start from. */ from?: Uint8Array };

/**
 * Throws what the engine throws when the folder cannot be opened. Machine code
 * that WebAssembly no longer needs is kept (some megabytes, once a process):
 * while letting it go V8 can lose count and end the whole process
 * ("jit_page_->allocations_.erase", nodejs/node issue 64500).
 */
export async function openEmbedded({ folder, from }: EmbeddedOptions = {}): Promise<OpenDatabase> {
  setFlagsFromString('--no-wasm-code-gc');
  const [{ PGlite }, { pg_trgm }, { createPgConfig }] = await Promise.all([
    import('@electric-sql/pglite'),
    import('@electric-sql/pglite/contrib/pg_trgm'),
    import('@electric-sql/pglite/node-postgres'),
  ]);
  if (folder) {
    mkdirSync(folder, { recursive: true });
    copyEmpty(join(folder, 'database'));
  }
  const lite = await PGlite.create({
    ...(folder ? { dataDir: join(folder, 'database') } : {}),
    ...(from ? { loadDataDir: new Blob([from]) } : {}),
    extensions: { pg_trgm },
    startParams: [...PGlite.defaultStartParams, ...embeddedSettings.flatMap((each) => ['-c', each])],
  });
  /** Each client gets its own connection object: a statement that fails outside a transaction ends its client, and the next one starts clean. */
  class EmbeddedClient extends pg.Client {
    constructor(options: pg.ClientConfig) {
      super({ ...options, ...singleConnection(createPgConfig(lite)) });
      planOnce(this);
    }
    // The pool calls with a callback. Whatever a client that died had open is rolled back first, and what it had prepared is let go.
    override connect(): Promise<pg.Client>;
    override connect(callback: ((error: Error) => void) | ((error: null, client: pg.Client) => void)): void;
    override connect(callback?: (error: never, client: never) => void): Promise<pg.Client> {
      const ready = super.connect().then(() => this.query('rollback')).then(() => this.query('deallocate all')).then(() => this as pg.Client);
      if (callback) ready.then((client) => { callback(null as never, client as never); }, (error: unknown) => { callback(error as never, undefined as never); });
      return ready;
    }
  }
  const pool = new pg.Pool({ Client: EmbeddedClient, types, max: 1, connectionTimeoutMillis: 15_000, idleTimeoutMillis: 0 } as unknown as pg.PoolConfig);
  return faceOf(
    'embedded', pool,
    async () => new Uint8Array(await (await lite.dumpDataDir('gzip')).arrayBuffer()),
    async () => { await pool.end(); await lite.close(); },
  );
}

/** PGlite's adapter trips over a query's own type parsers; the pool's are used instead (upstream issue, STACK 1.3). */
// eslint-disable-next-line typescript/no-explicit-any
function singleConnection(config: any): any {
  const parse = config.connection.parse.bind(config.connection);
  config.connection.parse = (query: object) => parse({ ...query, types: undefined });
  return config;
}

function faceOf(engine: Engine, pool: pg.Pool, dump: OpenDatabase['dump'], close: () => Promise<void>): OpenDatabase {
  pool.on('error', () => { /* an idle connection died; the pool replaces it */ });
  // One that dies while somebody holds it says so too: whoever holds it learns from their next statement, and the process goes on.
  pool.on('connect', (client) => { client.on('error', () => undefined); });
  return { engine, pool, kysely: new Kysely<Database>({ dialect: new BeginningDialect({ pool }) }), dump, close };
}

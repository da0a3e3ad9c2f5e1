/**
 * The `tx` of a unit of work that only reads. Each statement is a round trip of its own with role and sight in front
 * (read-together.ts), and there is no begin and no commit to wait for; statements that are asked for at the same moment go
 * together. READ COMMITTED, as every unit of work: each statement sees what was committed when it began, with a transaction
 * around them or without.
 *
 * Some that usually only read do write at times (the starter policy is published when the first one asks): from the first
 * statement that is not plainly a question on, the unit has a transaction like any other. A question that would change
 * something after all is refused by the database.
 */
import { DummyDriver, Transaction, type CompiledQuery, type DatabaseConnection, type Kysely, type QueryResult } from 'kysely';
import type pg from 'pg';
import { BeginningDialect } from './begin-with.ts';
import { ReadTogether, type Asked, type Row, type Wish } from './read-together.ts';
import type { Database } from './schema.ts';
import type { Tx } from './tx.ts';

export type Reading = { readonly tx: Tx; /** Keeps what was written, if anything was. */ end(): Promise<void>; /** Takes it back. */ abandon(): Promise<void> };
/** As parameters, and as a statement for a transaction that does write. */
export type Sights = { readonly wish: Wish; readonly text: string };

/** Everything else is taken for a change, so it is enough that no change looks like a question; the database sees to that as well. */
const isQuestion = (text: string): boolean => /^\s*(select|with)\b/i.test(text) && !/\b(insert|update|delete|merge|share|nextval|setval|set_config|pg_\w*lock\w*|lo_\w+)\b/i.test(text);
const questions = new Map<string, boolean>();
function asksOnly(text: string): boolean {
  const known = questions.get(text);
  if (known !== undefined) return known;
  if (questions.size > 5000) questions.clear();
  const is = isQuestion(text);
  questions.set(text, is);
  return is;
}

class ReadingConnection implements DatabaseConnection {
  readonly #pool: pg.Pool;
  readonly #sights: Sights;
  #waiting: Asked[] = [];
  #writing: Promise<pg.PoolClient> | null = null;
  #isOver = false;

  constructor(pool: pg.Pool, sights: Sights) {
    this.#pool = pool;
    this.#sights = sights;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    this.#assertOpen();
    if (this.#writing === null && asksOnly(sql)) return { rows: (await this.#ask(sql, parameters)) as R[] };
    const client = await (this.#writing ??= this.#begin());
    this.#assertOpen();
    const { rows, command, rowCount } = await client.query(sql, [...parameters]);
    return { rows: rows as R[], ...(command === 'SELECT' ? {} : { numAffectedRows: BigInt(rowCount ?? 0) }) };
  }

  // eslint-disable-next-line require-yield
  async *streamQuery(): AsyncGenerator<never> { throw new Error('a list is read page by page, never as a stream'); }

  #assertOpen(): void {
    if (this.#isOver) throw new Error('the unit of work is over');
  }

  #ask(text: string, values: readonly unknown[]): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, values, resolve, reject });
      // What is asked for in the same breath goes along.
      if (this.#waiting.length === 1) process.nextTick(() => { this.#sendWaiting(); });
    });
  }

  #sendWaiting(): void {
    const asked = this.#waiting;
    this.#waiting = [];
    this.#pool.connect((error, client, release) => {
      if (error !== undefined && error !== null || client === undefined) {
        for (const { reject } of asked) reject(error);
        return;
      }
      client.query(new ReadTogether(this.#sights.wish, asked, client, release));
    });
  }

  async #begin(): Promise<pg.PoolClient> {
    const client = await this.#pool.connect();
    try {
      await client.query(`begin; ${this.#sights.text}`);
      return client;
    } catch (error) {
      client.release(true);
      this.#writing = null;
      throw error;
    }
  }

  async finish(statement: 'commit' | 'rollback'): Promise<void> {
    this.#isOver = true;
    const client = await this.#writing?.catch(() => undefined);
    if (client === undefined) return;
    try {
      await client.query(statement);
      client.release();
    } catch (error) {
      client.release(true);
      if (statement === 'commit') throw error;
    }
  }
}

class ReadingTransaction extends Transaction<Database> {}

type Answers<T extends readonly (() => Promise<unknown>)[]> = { [K in keyof T]: Awaited<ReturnType<T[K]>> };

/** Questions that do not build on each other: together while reading; one after the other in a transaction, which has one connection and must not be left with some on their way. */
export async function together<const T extends readonly (() => Promise<unknown>)[]>(tx: Tx, questions: T): Promise<Answers<T>> {
  if (tx instanceof ReadingTransaction) return (await Promise.all(questions.map((ask) => ask()))) as Answers<T>;
  const answers: unknown[] = [];
  for (const ask of questions) answers.push(await ask());
  return answers as Answers<T>;
}

/** Makes the function that begins a reading. */
export function readings(kysely: Kysely<Database>, pool: pg.Pool): (sights: Sights) => Reading {
  const dialect = new BeginningDialect({ pool });
  const executor = kysely.getExecutor();
  const [config, driver] = [{ dialect }, new DummyDriver()];
  return (sights) => {
    const connection = new ReadingConnection(pool, sights);
    const tx = new ReadingTransaction({ config, driver, dialect, executor: executor.withConnectionProvider({ provideConnection: (work) => work(connection) }) });
    return { tx, end: () => connection.finish('commit'), abandon: () => connection.finish('rollback') };
  };
}

/**
 * A transaction begins in one round trip with what is said at its start (role,
 * sight, instant): one text, so that nothing can run between the two, and
 * nothing at all when one of them fails.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { CompiledQuery, PostgresDialect, PostgresDriver, type DatabaseConnection, type Driver, type PostgresDialectConfig, type TransactionSettings } from 'kysely';

/** What the next transaction says at its start; taken by the first one that begins. */
const waiting = new AsyncLocalStorage<{ text: string | null }>();

export const beginningWith = <T>(text: string, work: () => Promise<T>): Promise<T> => waiting.run({ text }, work);

class BeginningDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const start = waiting.getStore();
    if (!start?.text) return super.beginTransaction(connection, settings);
    const { text } = start;
    start.text = null;
    await connection.executeQuery(CompiledQuery.raw(`begin; ${text}`));
    return undefined;
  }
}

export class BeginningDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }
  override createDriver(): Driver {
    return new BeginningDriver(this.#config);
  }
}

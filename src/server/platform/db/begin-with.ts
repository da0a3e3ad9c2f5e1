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

/** Throws unless the transaction under way said its text at its start: without its role it would see everything. */
export function assertBegun(): void {
  if (waiting.getStore()?.text !== null) throw new Error('a unit of work began without taking its role');
}

class BeginningDriver extends PostgresDriver {
  override async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const start = waiting.getStore();
    if (!start?.text) return super.beginTransaction(connection, settings);
    const { text } = start;
    start.text = null;
    try {
      await connection.executeQuery(CompiledQuery.raw(`begin; ${text}`));
    } catch (error) {
      // It has begun all the same, and would be handed to the next one as it is.
      await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => undefined);
      throw error;
    }
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

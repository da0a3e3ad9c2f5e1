/** What vitest hands to each test file: `inject('database')`, `inject('postgresUrl')`. */
export type TestDatabase = 'embedded' | 'postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Which engine this run of the file is for. */
    database: TestDatabase;
    /** A superuser's address of the PostgreSQL server; only where `database` is `postgres`. */
    postgresUrl: string;
  }
}

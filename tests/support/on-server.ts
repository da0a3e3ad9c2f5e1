/** Databases of a test's own on the PostgreSQL server of the run. */
import pg from 'pg';
import { inject } from 'vitest';
import './provided.ts';

/** One statement on a connection of its own: databases are made and dropped outside of any. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** The same server, another database. */
export const withDatabase = (url: string, name: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).href;

export const onServer = (statement: string): Promise<void> => administer(inject('postgresUrl'), statement);
export const urlOnServer = (name: string): string => withDatabase(inject('postgresUrl'), name);

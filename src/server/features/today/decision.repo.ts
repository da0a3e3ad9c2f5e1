/** Runs the searches of decisions together: one round trip, however many kinds. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';
import type { DecisionSearch, Reader } from './decision-search.repo.ts';

export type FoundDecision = { readonly source: string; readonly id: string; readonly at: string; readonly link: string; readonly facts: Record<string, unknown>; readonly total: number };

/** The longest waiting `most` of each kind, and how many there are of it. */
export async function findDecisions(tx: Tx, searches: readonly (readonly [string, DecisionSearch])[], reader: Reader, most: number): Promise<FoundDecision[]> {
  if (searches.length === 0) return [];
  const parts = searches.map(([source, search]) => sql`(select ${source}::text as source, x.id, x.at, x.link, x.facts, (count(*) over ())::int as total from (${search(reader)}) x order by x.at, x.id limit ${most})`);
  return (await sql<FoundDecision>`${sql.join(parts, sql` union all `)}`.execute(tx)).rows;
}

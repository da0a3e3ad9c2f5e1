/** What a transaction may see: its role and its settings, which the row-level policies read (ARCHITECTURE 9). */
import { sql, type Transaction } from 'kysely';
import type { Actor, Sites } from '../work/actor.ts';
import type { Database } from './schema.ts';

/** From here to the commit the database itself decides what is visible (migrations/0006). */
export async function takeRole(tx: Transaction<Database>, actor: Actor, now: string, sight: 'actor' | 'system'): Promise<void> {
  const isMember = actor.kind === 'member' || actor.kind === 'key';
  const sites = sight === 'system' ? '*' : isMember ? siteList(actor.sites) : '';
  await sql`select set_config('role', 'handback_app', true), set_config('handback.actor', ${actor.kind === 'member' ? actor.id : ''}, true),
    set_config('handback.sites', ${sites}, true), set_config('handback.circle', ${sight === 'system' ? '*' : ''}, true), set_config('handback.now', ${now}, true)`.execute(tx);
}

const siteList = (sites: Sites): string => (sites === 'all' ? '*' : sites.join(','));

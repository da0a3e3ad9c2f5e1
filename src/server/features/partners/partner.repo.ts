/** STAND-IN until the partners slice lands. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';
export const partnerAt = (tx: Tx, placeId: string | null, locationId: string) => tx.selectFrom('partner').selectAll().where('location_id', '=', locationId).where('status', '<>', 'ended').where((e) => e.or([e('place_id', 'is', null), ...(placeId ? [e('place_id', '=', placeId)] : [])])).orderBy(sql`place_id nulls last`).limit(1).executeTakeFirst();
export const insertDeed = (tx: Tx, d: { id: string; case_id: string | null; kind: string; person_id: string | null; member_id: string | null; helper_name: string; helper_email: string | null; partner_id: string | null; subject_kind: string; subject_id: string; what: string; happened_at: string }) => tx.insertInto('deed').values(d).onConflict((c) => c.doNothing()).execute();

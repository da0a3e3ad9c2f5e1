/**
 * The room a station stands in, its site's calendar and what was agreed with who keeps it, in one reading across tables
 * (ADR 2): each scan begins with it.
 */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

const rooms = (tx: Tx, placeId: string) => tx.selectFrom('place as p').innerJoin('location as l', 'l.id', 'p.location_id')
  .leftJoinLateral((e) => e.selectFrom('partner as a').select(['a.dwell_limit_hours', 'a.pickup_weekdays']).whereRef('a.location_id', '=', 'p.location_id').where('a.status', '<>', 'ended')
    .where((w) => w.or([w('a.place_id', 'is', null), w('a.place_id', '=', w.ref('p.id'))])).orderBy(sql`a.place_id nulls last`).orderBy('a.created_at').limit(1).as('agreed'), (join) => join.onTrue())
  .select(['p.id', 'p.location_id', 'p.kind', 'p.code', 'p.name', 'p.closed_at', 'l.time_zone', 'l.holidays', 'agreed.dwell_limit_hours', 'agreed.pickup_weekdays']).where('p.id', '=', placeId);

export const roomById = (tx: Tx, placeId: string) => rooms(tx, placeId).executeTakeFirst();
export type RoomRecord = NonNullable<Awaited<ReturnType<typeof roomById>>>;

/**
 * The same, held: scans at one place wait for each other, so a slot is given away once; and the answer that this scan was given
 * before, if it was. (One that two stations send in the same moment is told apart when it is written: `insertIntake`.)
 */
export const holdRoom = (tx: Tx, placeId: string, clientId: string) => rooms(tx, placeId)
  .select((e) => e.selectFrom('intake').select('answer').where('client_id', '=', clientId).as('answered')).forUpdate('p').executeTakeFirst();

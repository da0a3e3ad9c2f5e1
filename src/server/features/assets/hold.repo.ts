/** All SQL of `legal_hold`. */
import type { Tx } from '../../platform/work/unit-of-work.ts';

const named = (tx: Tx) => tx.selectFrom('legal_hold as h').innerJoin('member as p', 'p.id', 'h.placed_by').leftJoin('member as a', 'a.id', 'h.release_asked_by').leftJoin('member as r', 'r.id', 'h.released_by')
  .selectAll('h').select(['p.name as placed_by_name', 'a.name as asked_by_name', 'r.name as released_by_name']);

export const holdsOf = (tx: Tx, assetId: string) => named(tx).where('h.asset_id', '=', assetId).orderBy('h.placed_at', 'desc').orderBy('h.id', 'desc').execute();
export type HoldRow = Awaited<ReturnType<typeof holdsOf>>[number];
export const holdById = (tx: Tx, assetId: string, id: string) => named(tx).where('h.asset_id', '=', assetId).where('h.id', '=', id).executeTakeFirst();

export async function insertHold(tx: Tx, h: { id: string; assetId: string; matter: string; placedBy: string; at: string }): Promise<void> {
  await tx.insertInto('legal_hold').values({ id: h.id, asset_id: h.assetId, matter: h.matter, placed_by: h.placedBy, placed_at: h.at }).execute();
}

export async function setAsked(tx: Tx, id: string, ask: { by: string; at: string; reason: string } | null): Promise<void> {
  await tx.updateTable('legal_hold').set({ release_asked_by: ask?.by ?? null, release_asked_at: ask?.at ?? null, release_reason: ask?.reason ?? null }).where('id', '=', id).where('released_at', 'is', null).execute();
}

export async function setReleased(tx: Tx, id: string, by: string, at: string): Promise<void> {
  await tx.updateTable('legal_hold').set({ released_by: by, released_at: at }).where('id', '=', id).where('released_at', 'is', null).execute();
}

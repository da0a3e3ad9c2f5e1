/** All SQL of `receipt`: what a giver holds to show that they gave something back. */
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewReceipt = {
  id: string; cause: string; tokenHash: string; caseId: string | null; personId: string | null; place: string; handedOverAt: string; zone: string; locale: string; boxCode: string | null; items: readonly ReceiptItem[]; fileId: string; at: string;
};
/** As it was when it changed hands; nobody has opened a sealed box yet. */
export const conditions = ['sealed', 'as_handed_in', 'outside_damaged'] as const;
export type ReceiptItem = { readonly assetId: string; readonly what: string; readonly category: string; readonly serialEnd: string | null; readonly assetTag: string | null; readonly condition: (typeof conditions)[number] };

/** False when this hand-over has its receipt. */
export async function insertReceipt(tx: Tx, r: NewReceipt): Promise<boolean> {
  const result = await tx.insertInto('receipt').values({
    id: r.id, cause: r.cause, token_hash: r.tokenHash, case_id: r.caseId, person_id: r.personId, place: r.place, handed_over_at: r.handedOverAt, time_zone: r.zone, locale: r.locale, box_code: r.boxCode, items: JSON.stringify(r.items), file_id: r.fileId, created_at: r.at,
  }).onConflict((c) => c.column('cause').doNothing()).executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export const receiptByToken = (tx: Tx, hash: string) => tx.selectFrom('receipt as r').leftJoin('person as p', 'p.id', 'r.person_id').selectAll('r').select(['p.name as giver_name']).where('r.token_hash', '=', hash).where('r.revoked_at', 'is', null).executeTakeFirst();
export const receiptOfCause = (tx: Tx, cause: string) => tx.selectFrom('receipt').select('id').where('cause', '=', cause).executeTakeFirst();

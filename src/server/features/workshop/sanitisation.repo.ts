/** All SQL of `medium` and `sanitisation_record`. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export const mediaOf = (tx: Tx, assetId: string) => tx.selectFrom('medium').selectAll().where('asset_id', '=', assetId).where('struck_at', 'is', null).orderBy('position');
export type MediumRecord = Awaited<ReturnType<ReturnType<typeof mediaOf>['execute']>>[number];
export const mediumInstants = ['noted_at', 'struck_at'] as const;

export async function insertMedium(tx: Tx, m: { id: string; assetId: string; mediaType: string; manufacturer: string | null; model: string | null; serialNumber: string | null; propertyNumber: string | null; by: string | null; at: string }): Promise<void> {
  const last = await tx.selectFrom('medium').select((e) => e.fn.max('position').as('last')).where('asset_id', '=', m.assetId).executeTakeFirst();
  await tx.insertInto('medium').values({
    id: m.id, asset_id: m.assetId, position: (last?.last ?? 0) + 1, media_type: m.mediaType, manufacturer: m.manufacturer, model: m.model, serial_number: m.serialNumber, property_number: m.propertyNumber,
    noted_at: m.at, noted_by: m.by,
  }).execute();
}

/** What was read from the medium itself, when it was sanitised. */
export async function describeMedium(tx: Tx, id: string, m: { mediaType: string; manufacturer: string; model: string; serialNumber: string; propertyNumber: string | null }): Promise<void> {
  await tx.updateTable('medium').set({ media_type: m.mediaType, manufacturer: m.manufacturer, model: m.model, serial_number: m.serialNumber, property_number: m.propertyNumber }).where('id', '=', id).execute();
}

export async function strikeMedium(tx: Tx, id: string, at: string, reason: string): Promise<boolean> {
  return (await tx.updateTable('medium').set({ struck_at: at, struck_reason: reason }).where('id', '=', id).where('struck_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

const named = (tx: Tx) => tx.selectFrom('sanitisation_record as s').innerJoin('member as o', 'o.id', 's.performed_by').selectAll('s').select('o.name as operator_name');

/** The records of a visit, newest first. */
export const recordsOf = (tx: Tx, jobId: string) => named(tx).where('s.job_id', '=', jobId).orderBy('s.performed_at', 'desc').orderBy('s.created_at', 'desc').orderBy('s.id', 'desc');
export type RecordRow = Awaited<ReturnType<ReturnType<typeof recordsOf>['execute']>>[number];
export const recordInstants = ['performed_at', 'verified_at', 'validated_at', 'created_at'] as const;

export type NewRecord = {
  id: string; asset_id: string; job_id: string; medium_id: string; medium_serial: string; medium_type: string; manufacturer: string; model: string; property_number: string | null; source: string; confidentiality: string | null;
  method: string; technique: string; always_encrypted: boolean | null; tool: string; tool_version: string; result: string; had_errors: boolean; performed_by: string; performed_at: string; performed_location: string;
  verification_method: string; media_destination: string; note: string | null; created_at: string;
};
export async function insertRecord(tx: Tx, record: NewRecord): Promise<void> {
  await tx.insertInto('sanitisation_record').values(record).execute();
}

export type Signing = { by: string; at: string; location: string; as: { name: string; title: string; contact: string } };

/** Signed once: false when somebody has verified it already. */
export async function setVerified(tx: Tx, id: string, s: Signing, result: string): Promise<boolean> {
  return (await tx.updateTable('sanitisation_record').set((e) => ({ verified_by: s.by, verified_at: s.at, verified_location: s.location, verified_as: JSON.stringify(s.as), verification_result: result, version: e('version', '+', 1) }))
    .where('id', '=', id).where('verified_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function setValidated(tx: Tx, id: string, s: Signing, result: string): Promise<boolean> {
  return (await tx.updateTable('sanitisation_record').set((e) => ({ validated_by: s.by, validated_at: s.at, validated_location: s.location, validated_as: JSON.stringify(s.as), validation_result: result, version: e('version', '+', 1) }))
    .where('id', '=', id).where('verified_at', 'is not', null).where('validated_at', 'is', null).executeTakeFirst()).numUpdatedRows > 0n;
}

export async function setCertificate(tx: Tx, id: string, number: string): Promise<void> {
  await tx.updateTable('sanitisation_record').set({ certificate_number: number }).where('id', '=', id).execute();
}

export async function nextCertificate(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: string }>`select nextval('sanitisation_number') as n`.execute(tx);
  return Number(rows[0]?.n);
}

/** What this technician wrote last. */
export const lastRecordBy = (tx: Tx, memberId: string) => tx.selectFrom('sanitisation_record').select(['medium_type', 'method', 'technique', 'always_encrypted', 'tool', 'tool_version', 'verification_method', 'performed_location', 'media_destination'])
  .where('performed_by', '=', memberId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();

/** Of these assets, those with something erased since they were last issued: what they held is gone. */
export async function wipedAmong(tx: Tx, assetIds: readonly string[]): Promise<string[]> {
  if (assetIds.length === 0) return [];
  const rows = await tx.selectFrom('sanitisation_record as s').select('s.asset_id').distinct().where('s.asset_id', 'in', [...assetIds]).where('s.result', '=', 'passed')
    .where(sql<boolean>`s.performed_at >= coalesce((select max(c.occurred_at) from custody_event c where c.asset_id = s.asset_id and c.kind = 'issued'), '-infinity')`).execute();
  return rows.map((row) => row.asset_id);
}

/** Bytes that must not be lost live in the database: written in the same transaction, in every backup, on every engine. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Unit } from '../work/unit-of-work.ts';

export type FileDraft = { kind: string; name: string; mediaType: string; bytes: Uint8Array; caseId?: string | null };
export type StoredFile = { id: string; name: string; mediaType: string; sha256: string; size: number; bytes: Uint8Array };

export async function keepFile(unit: Unit, draft: FileDraft): Promise<{ id: string; sha256: string }> {
  const id = unit.newId();
  const sha256 = createHash('sha256').update(draft.bytes).digest('hex');
  await unit.tx.insertInto('stored_file').values({
    id, case_id: draft.caseId ?? null, kind: draft.kind, name: draft.name, media_type: draft.mediaType, sha256, size: draft.bytes.length, content: Buffer.from(draft.bytes),
    created_at: unit.now, created_by: `${unit.actor.kind}:${unit.actor.id}`,
  }).execute();
  return { id, sha256 };
}

export async function readFile(unit: Unit, id: string): Promise<StoredFile | undefined> {
  const row = await unit.tx.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, name: row.name, mediaType: row.media_type, sha256: row.sha256, size: row.size, bytes: row.content };
}

/** A part of a file, from its `from`th byte, counted from 0; fewer at its end. */
export async function readSlice(unit: Unit, id: string, from: number, length: number): Promise<Uint8Array> {
  const { rows } = await sql<{ part: Buffer }>`select substring(content from ${from + 1}::int for ${length}::int) as part from stored_file where id = ${id}::uuid`.execute(unit.tx);
  return rows[0]?.part ?? new Uint8Array(0);
}

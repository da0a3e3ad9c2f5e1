/** The rows of kept files. */
import type { Unit } from '../work/unit-of-work.ts';
import type { FileDraft, StoredFile } from './stored-file.ts';

export async function insertFile(unit: Unit, draft: FileDraft, id: string, sha256: string): Promise<void> {
  await unit.tx.insertInto('stored_file').values({
    id, case_id: draft.caseId ?? null, kind: draft.kind, name: draft.name, media_type: draft.mediaType, sha256, size: draft.bytes.length, content: Buffer.from(draft.bytes),
    created_at: unit.now, created_by: `${unit.actor.kind}:${unit.actor.id}`,
  }).execute();
}

export async function fileById(unit: Unit, id: string): Promise<StoredFile | undefined> {
  const row = await unit.tx.selectFrom('stored_file').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { id: row.id, name: row.name, mediaType: row.media_type, sha256: row.sha256, size: row.size, bytes: row.content };
}

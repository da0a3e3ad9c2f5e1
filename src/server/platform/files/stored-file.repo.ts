/** Bytes that must not be lost live in the database: written in the same transaction, in every backup, on every engine. */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { LargeFile } from '#contract/route';
import type { Actor } from '../work/actor.ts';
import type { RunUnit, Unit } from '../work/unit-of-work.ts';

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
  return row && { id: row.id, name: row.name, mediaType: row.media_type, sha256: row.sha256, size: row.size, bytes: row.content.length === row.size ? row.content : await readSlice(unit, id, 0, row.size) };
}

const partBytes = 64 * 1024;
const partsAtOnce = 16;

async function* partsOf(file: LargeFile): AsyncGenerator<Buffer> {
  let rest: Uint8Array = new Uint8Array(0);
  for await (const piece of file.open()) {
    const bytes = Buffer.concat([rest, piece]);
    let from = 0;
    for (; bytes.length - from >= partBytes; from += partBytes) yield bytes.subarray(from, from + partBytes);
    rest = bytes.subarray(from);
  }
  if (rest.length > 0) yield Buffer.from(rest);
}

/**
 * A large file, a megabyte to a transaction, so that nobody waits for it. It belongs
 * to nothing yet: whoever keeps it either refers to it or lets it go (`dropFile`).
 */
export async function keepLargeFile(run: RunUnit, actor: Actor, { kind, name, mediaType, file }: Pick<FileDraft, 'kind' | 'name' | 'mediaType'> & { readonly file: LargeFile }): Promise<string> {
  const id = await run(actor, async (unit) => {
    const draft = { id: unit.newId(), case_id: null, kind, name, media_type: mediaType, sha256: file.sha256, size: file.size, content: Buffer.alloc(0), created_at: unit.now, created_by: `${unit.actor.kind}:${unit.actor.id}` };
    await unit.tx.insertInto('stored_file').values(draft).execute();
    return draft.id;
  });
  let waiting: { file_id: string; at: number; content: Buffer }[] = [];
  let at = 0;
  const write = (rows: typeof waiting) => run(actor, (unit) => unit.tx.insertInto('stored_file_part').values(rows).execute());
  for await (const content of partsOf(file)) {
    waiting.push({ file_id: id, at, content });
    at += content.length;
    if (waiting.length < partsAtOnce) continue;
    await write(waiting);
    waiting = [];
  }
  if (waiting.length > 0) await write(waiting);
  return id;
}

/** Lets a file go that nothing refers to. */
export async function dropFile(unit: Unit, id: string): Promise<void> {
  await unit.tx.deleteFrom('stored_file').where('id', '=', id).execute();
}

/** Files of an import whose process died before there was one. */
export async function dropForgottenFiles(unit: Unit, before: string): Promise<void> {
  await sql`delete from stored_file f where f.kind = 'import' and f.created_at < ${before}::timestamptz and not exists (select 1 from import_run r where r.file_id = f.id)`.execute(unit.tx);
}

/** A part of a file, from its `from`th byte, counted from 0 (a multiple of 64 kB); fewer at its end. */
export async function readSlice(unit: Unit, id: string, from: number, length: number): Promise<Uint8Array> {
  const { rows } = await sql<{ part: Buffer }>`select coalesce(
    (select string_agg(p.content, ''::bytea order by p.at) from stored_file_part p where p.file_id = f.id and p.at >= ${from}::int and p.at < ${from + length}::int),
    substring(f.content from ${from + 1}::int for ${length}::int)) as part from stored_file f where f.id = ${id}::uuid`.execute(unit.tx);
  return rows[0]?.part ?? new Uint8Array(0);
}

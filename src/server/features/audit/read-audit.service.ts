/** Reading the log: lists, one entry with its proof, the signed head, consistency between two sizes, the public key. */
import type { AuditCheckpoint, AuditEntryDetail, listAudit, readConsistency } from '#contract/audit';
import type { Answer, FileAnswer, Received } from '#contract/route';
import { entryLeaf, entryText } from '#domain/audit/audit-entry';
import { toHex } from '#domain/audit/encoding';
import { rootOf, type NodeRef } from '#domain/audit/merkle';
import { consistencyPath, inclusionPath, proofFrom, type ProofPath } from '#domain/audit/merkle-proof';
import { fingerprintOf, toPem, verifierKey } from '#domain/audit/signed-note';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { sha256 } from '../../platform/proof-crypto.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { logSigner } from './audit-key.service.ts';
import { countUnsealed, entryById, listEntries } from './audit-entry.repo.ts';
import { auditRow, entryOf } from './audit.presenter.ts';
import { readFrontier } from './seal-audit.service.ts';
import { countLeaves, findNodes, lastCheckpoint } from './seal.repo.ts';

export async function findEntries(unit: Unit, query: Received<typeof listAudit>['query']): Promise<Verdict<Answer<typeof listAudit>>> {
  const limit = query.limit ?? 50;
  const page = pageOf(await listEntries(unit.tx, query, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map(auditRow), next: page.next, total: null });
}

export async function readEntry(unit: Unit, id: string): Promise<Verdict<AuditEntryDetail>> {
  const row = await entryById(unit.tx, id);
  if (!row) return refuse('not_found');
  const text = entryText(entryOf(row));
  if (!text.ok) return text;
  const personal = row.personal_value as Record<string, unknown> | null;
  return allow({ ...auditRow(row), text: text.value, leaf: toHex(entryLeaf(sha256, text.value)), personal, inclusion: row.leaf_index === null ? null : await inclusionOf(unit, row.leaf_index) });
}

async function inclusionOf(unit: Unit, index: number): Promise<AuditEntryDetail['inclusion']> {
  const head = await lastCheckpoint(unit.tx);
  if (!head || index >= head.tree_size) return null;
  return { size: head.tree_size, root: toHex(head.root), proof: (await proofAlong(unit, inclusionPath(index, head.tree_size))).map(toHex) };
}

/** The hashes of one proof. */
export async function proofAlong(unit: Unit, path: ProofPath): Promise<Uint8Array[]> {
  return (await proofsAlong(unit, [path]))[0] as Uint8Array[];
}

/** The hashes of many proofs, their nodes fetched in one read. */
export async function proofsAlong(unit: Unit, paths: readonly ProofPath[]): Promise<Uint8Array[][]> {
  const name = ({ level, index }: NodeRef) => `${level}:${index}`;
  const wanted = new Map(paths.flat(2).map((node) => [name(node), node]));
  const found = new Map((await findNodes(unit.tx, [...wanted.values()])).map((node) => [name(node), node.hash]));
  return paths.map((path) => proofFrom(sha256, path, (level, index) => found.get(`${level}:${index}`)));
}

export async function readHead(unit: Unit): Promise<Verdict<AuditCheckpoint>> {
  const [signer, head] = [await logSigner(unit), await lastCheckpoint(unit.tx)];
  if (!signer || !head) return refuse('nothing_sealed');
  const { key } = signer;
  return allow({
    origin: key.name, size: head.tree_size, root: toHex(head.root), sealedAt: head.sealed_at, waiting: await countUnsealed(unit.tx), note: head.note,
    publicKey: toPem(key.publicKey), verifierKey: verifierKey(sha256, key), fingerprint: fingerprintOf(sha256, key.publicKey),
  });
}

/** The last signed head as a note, for who proves entries against it. */
export async function currentCheckpoint(unit: Unit): Promise<{ readonly size: number; readonly note: string } | null> {
  const head = await lastCheckpoint(unit.tx);
  return head ? { size: head.tree_size, note: head.note } : null;
}

/** An entry in its published form, made again from its row. */
export const publishedEntry = entryOf;

export async function proveConsistency(unit: Unit, query: Received<typeof readConsistency>['query']): Promise<Verdict<Answer<typeof readConsistency>>> {
  const sealed = await countLeaves(unit.tx);
  const { from, to = sealed } = query;
  if (from > to || to > sealed) return refuse('no_such_size', { from, to, sealed });
  const [fromRoot, toRoot] = [rootOf(sha256, await readFrontier(unit, from)), rootOf(sha256, await readFrontier(unit, to))];
  return allow({ from, to, fromRoot: toHex(fromRoot), toRoot: toHex(toRoot), proof: (await proofAlong(unit, consistencyPath(from, to))).map(toHex) });
}

export async function publishKey(unit: Unit): Promise<Verdict<FileAnswer>> {
  const signer = await logSigner(unit);
  return signer ? allow({ name: 'handback-audit-key.pem', bytes: Buffer.from(toPem(signer.key.publicKey)) }) : refuse('nothing_sealed');
}

/**
 * A complete evidence file of one made-up case, with a log and a key of its
 * own, the same every time; and ways to tell lies with a valid seal.
 */
import { createPrivateKey, createPublicKey, hash as digest, sign as signWith, verify } from 'node:crypto';
import { type AuditEntry, entryLeaf, entryText, personalHash, recordHash, type Ref } from '#domain/audit/audit-entry';
import type { JsonObject } from '#domain/audit/canonical';
import { signCheckpoint } from '#domain/audit/checkpoint';
import { type Hash, toHex } from '#domain/audit/encoding';
import { appendLeaves, emptyFrontier } from '#domain/audit/merkle';
import { inclusionProof } from '#domain/audit/merkle-proof';
import { type CheckSignature, type NoteKey, signNote, toPem } from '#domain/audit/signed-note';
import type { Claimed, Custodian, CustodyEvent, EvidenceContent, SealedEntry } from '#domain/evidence/evidence-content';
import { buildEvidence, type EvidenceFile, type EvidenceSigner } from '#domain/evidence/evidence-file';
import { type Manifest, sealText } from '#domain/evidence/evidence-manifest';

export const sha256: Hash = (bytes) => new Uint8Array(digest('sha256', bytes, 'buffer'));
export const check: CheckSignature = (publicKey, message, signature) => verify(null, message, createPublicKey(toPem(publicKey)), signature);

export function signerFrom(seed: string, name = 'handback.example.org/log'): EvidenceSigner {
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), digest('sha256', seed, 'buffer')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const publicKey = new Uint8Array(createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(-32));
  const key: NoteKey = { name, publicKey };
  return { hash: sha256, key, sign: (message) => new Uint8Array(signWith(null, message, privateKey)), check };
}

export const signer = signerFrom('sample');
export const otherSigner = signerFrom('someone else');

const valueOf = <T>(verdict: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }): T => {
  if (!verdict.ok) throw new Error(JSON.stringify(verdict.error));
  return verdict.value;
};

/** For tests: the value that must be there. */
export function present<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('Nothing is there.');
  return value;
}

const clerk: Ref = { kind: 'member', id: 'm-clerk' };
const manager: Ref = { kind: 'member', id: 'm-manager' };
const leaver: Custodian = { kind: 'person', id: 'p-1' };
const slot: Custodian = { kind: 'place', id: 'slot-c3' };
const workshop: Custodian = { kind: 'place', id: 'workshop' };
const nobody: Custodian = { kind: 'unaccounted', id: null };
const salt = (n: number): string => Buffer.alloc(32, n).toString('base64');

const handOver = (id: string, asset: string, seq: number, from: Custodian | null, to: Custodian, more: Partial<CustodyEvent> = {}): CustodyEvent => ({
  id, asset_id: asset, seq, kind: 'received', from, to, occurred_at: `2026-07-30T1${seq}:04:09.120Z`, recorded_at: `2026-07-30T1${seq}:04:10Z`,
  actor: clerk, condition: 'good', evidence: { slot: 'C3' }, corrects: null, is_gap: false, ...more,
});

const handOvers = [
  handOver('ce-1', 'a-1', 4, leaver, slot),
  handOver('ce-2', 'a-1', 5, slot, workshop, { kind: 'moved' }),
  handOver('ce-3', 'a-2', 1, null, nobody, { kind: 'registered', condition: null }),
  handOver('ce-4', 'a-2', 2, nobody, workshop, { kind: 'gap', is_gap: true }),
  handOver('ce-5', 'a-2', 3, nobody, slot, { kind: 'correction', corrects: 'ce-4', condition: null }),
];
const waiver = { id: 'w-1', about: { kind: 'asset', id: 'a-3' }, requested_by: clerk, approved_by: manager, approved_at: '2026-07-31T09:00:00Z' };
const clearance = { cleared_at: '2026-07-31T17:00:00Z', by: manager, approvals: [{ role: 'security', by: manager, at: '2026-07-31T16:00:00Z' }] };
const answer = { answer: 'done', answered_at: '2026-07-20T08:30:00Z', by: { kind: 'helper', id: 'p-1' } };

type Draft = { readonly action: string; readonly entity: Ref; readonly record?: unknown; readonly personal?: { salt: string; value: string }; readonly isErased?: boolean };

const drafts: readonly Draft[] = [
  { action: 'case.opened', entity: { kind: 'case', id: 'c-42' }, personal: { salt: salt(1), value: 'Ana Peña, “contract end” 😂' } },
  { action: 'address.given', entity: { kind: 'person', id: 'p-1' }, personal: { salt: salt(2), value: 'Rua do Norte 1' }, isErased: true },
  { action: 'ask.answered', entity: { kind: 'ask', id: 'ask-1' }, record: answer },
  ...handOvers.map((event) => ({ action: `custody.${event.kind}`, entity: { kind: 'custody_event', id: event.id }, record: event })),
  { action: 'waiver.approved', entity: { kind: 'waiver', id: 'w-1' }, record: waiver, personal: { salt: salt(3), value: 'Stolen, police report seen' } },
  { action: 'case.cleared', entity: { kind: 'case', id: 'c-42' }, record: clearance },
];

function entryOf(draft: Draft, at: number): AuditEntry {
  const bound: JsonObject = draft.record === undefined ? {} : { record_sha256: valueOf(recordHash(sha256, draft.record as never)) };
  return {
    format: 'handback.audit/1', id: `e-${at}`, at: `2026-07-20T08:${String(at).padStart(2, '0')}:00.000Z`, actor: clerk, action: draft.action,
    entity: draft.entity, case_id: 'c-42', facts: { note: 'péché', n: 333333333.3333333, ...bound },
    personal: draft.personal === undefined ? null : valueOf(personalHash(sha256, draft.personal)),
  };
}

/** The case's entries stand between those of others, three apart, in a log of 40. */
function sealedEntries(): { entries: SealedEntry[]; checkpoint: string } {
  const own = drafts.map(entryOf);
  const all = Array.from({ length: 40 }, (_, at): AuditEntry =>
    (at % 3 === 1 ? own[(at - 1) / 3] : undefined) ?? { ...entryOf({ action: 'asset.seen', entity: { kind: 'asset', id: `x-${at}` } }, at), id: `other-${at}`, case_id: null });
  const log = appendLeaves(sha256, emptyFrontier, all.map((entry) => entryLeaf(sha256, valueOf(entryText(entry)))));
  const nodes = new Map(log.nodes.map((node) => [`${node.level}/${node.index}`, node.hash]));
  const entries = own.map((entry, at): SealedEntry => {
    const { personal, isErased } = drafts[at] ?? {};
    const index = at * 3 + 1;
    return { entry, index, proof: inclusionProof(sha256, index, all.length, (level, n) => nodes.get(`${level}/${n}`)), personal: isErased ? null : (personal ?? null) };
  });
  return { entries, checkpoint: valueOf(signCheckpoint(sha256, { size: all.length, root: log.root }, signer.key, signer.sign)) };
}

const claimed = <R>(record: R): Claimed<R> => ({ record, audit_entry: `e-${drafts.findIndex((draft) => draft.record === record)}` });
const chain = (id: string, tag: string, model: string) => ({ asset: { id, tag, serial: `SN-${tag}`, model }, events: handOvers.filter((event) => event.asset_id === id).map(claimed) });
const asset = (id: string, tag: string, model: string, custodian: Custodian) => ({ id, tag, serial: `SN-${tag}`, model, category: 'laptop', status: 'returned', custodian });

export const sampleContent = (): EvidenceContent => ({
  organisation: 'Northwind Traders',
  made_at: '2026-08-03T09:00:00.000Z',
  made_by: manager,
  case: {
    id: 'c-42', ref: 'HB-2026-0042', status: 'cleared', reason: 'contract end', opened_at: '2026-07-20T08:00:00Z', last_working_on: '2026-07-30', time_zone: 'Europe/Lisbon',
    access_cut_off_at: '2026-07-30T17:00:00Z', return_by_on: '2026-08-04', policy: { name: 'Office leavers', version: '3' },
  },
  person: { id: 'p-1', name: 'Ana Peña <script>', employment: 'contractor', location: 'Lisbon', department: 'Design', manager: null },
  names: { 'person:p-1': 'Ana Peña', 'place:slot-c3': 'Lisbon mailroom, slot C3', 'place:workshop': 'Lisbon workshop', 'member:m-clerk': 'Rui Costa', 'member:m-manager': 'Priya Shah' },
  tasks: [{ id: 't-1', title: 'Return the laptop', owner: 'leaver', status: 'done', due_at: '2026-08-04T17:00:00Z', done_at: '2026-07-30T14:04:09Z', done_by: clerk, rule: 'laptop-return' }],
  asks: [{ id: 'ask-1', to: { kind: 'person', id: 'p-1' }, about: 'What to return', sent_at: '2026-07-20T08:05:00Z', answers: [claimed(answer)] }],
  assets: [asset('a-1', 'AT-0042', 'ThinkPad X1', workshop), asset('a-2', 'at-0042', 'Badge', slot), asset('a-3', 'AT-3', 'Phone', leaver)],
  accounts: [
    { id: 'ac-1', system: 'VPN', status: 'ended', cut_off_at: '2026-07-30T17:00:00Z', ended_at: '2026-07-30T17:31:00Z' },
    { id: 'ac-2', system: 'SSO', status: 'open', cut_off_at: '2026-07-30T17:00:00Z', ended_at: null },
  ],
  seats: [{ id: 's-1', product: 'Figma', status: 'free', reclaimed_at: '2026-07-30T17:00:00Z' }],
  clearance: claimed(clearance),
  waivers: [{ ...claimed(waiver), reason: 'Stolen, police report seen' }],
  custody: [chain('a-1', 'AT-0042', 'ThinkPad X1'), chain('a-2', 'at-0042', 'Badge')],
  messages: [{ id: 'msg-1', channel: 'email', to: { kind: 'person', id: 'p-1' }, subject: 'Three things, two minutes', text: 'Olá Ana', status: 'sent', sent_at: '2026-07-20T08:05:00Z' }],
  certificates: [{ name: 'sanitisation-AT-0042.pdf', title: 'Sanitisation of AT-0042', bytes: Buffer.from('%PDF-1.7\n\u0000\u0001\n%%EOF\n') }],
  ...sealedEntries(),
});

export const sampleFiles = (): EvidenceFile[] => valueOf(buildEvidence(sampleContent(), signer));
export const asMap = (files: readonly EvidenceFile[]): Map<string, Uint8Array> => new Map(files.map(({ name, bytes }) => [name, bytes]));

/** What an insider with the key could make: the edit, then every size and hash put right and sealed again. */
export function resealed(files: readonly EvidenceFile[], edit: (files: Map<string, Uint8Array>) => void): Map<string, Uint8Array> {
  const changed = asMap(files);
  edit(changed);
  const manifest = JSON.parse(Buffer.from(changed.get('manifest.json') ?? []).toString()) as Manifest;
  const listed = [...changed].filter(([name]) => name !== 'manifest.json' && name !== 'seal.txt');
  const files_ = listed.map(([name, bytes]) => ({ name, size: bytes.length, sha256: toHex(sha256(bytes)) }));
  const entries = Buffer.from(changed.get('audit/entries.jsonl') ?? []).toString().split('\n').length - 1;
  const bytes = Buffer.from(JSON.stringify({ ...manifest, entries, files: files_ }));
  changed.set('manifest.json', bytes);
  changed.set('seal.txt', Buffer.from(valueOf(signNote(sha256, sealText(manifest, toHex(sha256(bytes))), signer.key, signer.sign))));
  return changed;
}

/** Replaces text in one file. */
export function replaceIn(files: Map<string, Uint8Array>, name: string, from: string | RegExp, to: string): void {
  const before = Buffer.from(files.get(name) ?? []).toString();
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${name} does not hold ${String(from)}`);
  files.set(name, Buffer.from(after));
}

/**
 * The audit log: what happened, its signed head, and the ways to check it.
 * The published text of an entry and how to verify it: docs/evidence-format.md.
 */
import { z } from 'zod';
import { ListQuery, listOf } from './list.ts';
import { route } from './route.ts';

const PartyRef = z.object({ kind: z.string(), id: z.string(), name: z.string().nullable().describe('As known now; null when it is not visible to you') });

export const AuditRow = z.object({
  id: z.uuid(), at: z.iso.datetime(), action: z.string().describe('Past-tense event: custody.received'), actor: PartyRef, entity: z.object({ kind: z.string(), id: z.string() }),
  case: z.object({ id: z.uuid(), number: z.int(), person: z.string() }).nullable(), facts: z.record(z.string(), z.unknown()),
  index: z.int().nullable().describe('Place in the log; null until it is sealed, some seconds after it happened'),
}).meta({ id: 'AuditRow' });
export type AuditRow = z.infer<typeof AuditRow>;

export const AuditEntryDetail = AuditRow.extend({
  text: z.string().describe('The published text: canonical JSON, the bytes that were sealed'),
  leaf: z.string().describe('SHA-256(0x00 ‖ text), hex'),
  personal: z.record(z.string(), z.unknown()).nullable().describe('The personal payload; null when there was none or it was erased'),
  inclusion: z.object({ size: z.int(), root: z.string(), proof: z.array(z.string()) }).nullable().describe('RFC 6962 proof against the last checkpoint, hex'),
}).meta({ id: 'AuditEntry' });
export type AuditEntryDetail = z.infer<typeof AuditEntryDetail>;

export const AuditCheckpoint = z.object({
  origin: z.string().describe('Name of the log and of its key'), size: z.int(), root: z.string().describe('Hex'), sealedAt: z.iso.datetime(), waiting: z.int().describe('Entries not sealed yet'),
  note: z.string().describe('Signed note (c2sp.org/tlog-checkpoint): keep it, or give it to others'),
  publicKey: z.string().describe('PEM'), verifierKey: z.string().describe('The key in one line: name+id+key'), fingerprint: z.string().describe('SHA-256 of the key in DER form, hex'),
}).meta({ id: 'AuditCheckpoint' });
export type AuditCheckpoint = z.infer<typeof AuditCheckpoint>;

export const auditFaults = ['entry_changed', 'entry_missing', 'personal_changed', 'node_changed', 'checkpoint_wrong', 'entry_unsealed', 'place_missing'] as const;

export const AuditVerification = z.object({
  size: z.int().describe('Entries in the log'), from: z.int(), to: z.int().describe('Checked up to here, without this one'),
  next: z.int().nullable().describe('Where the next page begins; null when all is checked'), checkpoints: z.int().describe('Checkpoints checked on this page'),
  faults: z.array(z.object({ kind: z.enum(auditFaults), index: z.int().nullable(), entryId: z.string().nullable(), sentence: z.string() })).describe('Empty when all of it holds; at most 50 a page'),
}).meta({ id: 'AuditVerification' });
export type AuditVerification = z.infer<typeof AuditVerification>;

const AuditFilter = z.object({
  kind: z.string().max(60).optional().describe('Kind of the entity: asset, case, task …'), entity: z.string().max(100).optional().describe('Id of the entity'), case: z.uuid().optional(),
  actor: z.string().max(100).optional().describe('Id of who did it'), action: z.string().max(60).optional().describe('The action, or how it begins: custody'),
  from: z.iso.datetime({ offset: true }).optional(), until: z.iso.datetime({ offset: true }).optional().describe('Without this instant'),
});

export const listAudit = route({
  id: 'audit.list', method: 'GET', path: '/api/audit', summary: 'Audit entries, newest first', permission: 'audit.read', query: ListQuery.omit({ q: true }).extend(AuditFilter.shape), response: listOf(AuditRow),
});

/** The first line of the log as a file says this; what follows: docs/evidence-format.md. */
export const auditExportFormat = 'handback.audit-log/1';

export const exportAudit = route({
  id: 'audit.export', method: 'GET', path: '/api/audit/export', permission: 'audit.read',
  summary: 'Every entry of a filter, oldest first, as a file: NDJSON with the text that was sealed and the checkpoint to check it with, or CSV',
  query: AuditFilter.extend({ format: z.enum(['ndjson', 'csv']).optional().describe('NDJSON unless told') }), response: 'application/x-ndjson',
});
export const readAuditEntry = route({ id: 'audit.read', method: 'GET', path: '/api/audit/entries/:entryId', summary: 'One entry as it was sealed, with its proof', permission: 'audit.read', params: z.object({ entryId: z.uuid() }), response: AuditEntryDetail, errors: ['not_found'] });
export const readCheckpoint = route({ id: 'audit.checkpoint', method: 'GET', path: '/api/audit/checkpoint', summary: 'The signed head of the log, and the key', permission: 'audit.read', response: AuditCheckpoint, errors: ['nothing_sealed'] });
export const readConsistency = route({
  id: 'audit.consistency', method: 'GET', path: '/api/audit/consistency', summary: 'Proof that a later log only added to an earlier one', permission: 'audit.read',
  query: z.object({ from: z.coerce.number().int().min(0).describe('Size of the earlier log'), to: z.coerce.number().int().min(0).optional().describe('Size of the later one; now, unless told') }),
  response: z.object({ from: z.int(), to: z.int(), fromRoot: z.string(), toRoot: z.string(), proof: z.array(z.string()).describe('RFC 6962, hex') }), errors: ['no_such_size'],
});
export const verifyAudit = route({
  id: 'audit.verify', method: 'GET', path: '/api/audit/verify', summary: 'Check a stretch of the log again: entries, tree and checkpoints', permission: 'audit.read',
  query: z.object({ from: z.coerce.number().int().min(0).optional().describe('Where to begin: 0, then `next` of the page before') }), response: AuditVerification,
});
export const readAuditKey = route({ id: 'audit.key', method: 'GET', path: '/.well-known/handback-audit-key', summary: 'The public key that signs checkpoints and evidence files (PEM)', permission: 'public', response: 'application/x-pem-file', errors: ['nothing_sealed'] });

import type { AuditRow } from '#contract/audit';
import { auditFormat, type AuditEntry } from '#domain/audit/audit-entry';
import type { JsonObject } from '#domain/audit/canonical';
import type { listEntries } from './audit-entry.repo.ts';

type Row = Omit<Awaited<ReturnType<typeof listEntries>>[number], 'sort_value'>;

export const auditRow = (row: Row): AuditRow => ({
  id: row.id, at: row.at, action: row.action, actor: { kind: row.actor_kind, id: row.actor_id ?? '', name: row.actor_name ?? (row.actor_kind === 'system' ? 'Handback' : null) },
  entity: { kind: row.entity_kind, id: row.entity_id }, case: row.case_id !== null && row.case_number !== null ? { id: row.case_id, number: row.case_number, person: row.person_name ?? '' } : null,
  facts: row.facts as Record<string, unknown>, index: row.leaf_index,
});

type EventRow = { id: string; at: string; actor_kind: string; actor_id: string | null; action: string; entity_kind: string; entity_id: string; case_id: string | null; facts: unknown; personal_hash: string | null };

/** The published entry, made again from its row. */
export const entryOf = (row: EventRow): AuditEntry => ({
  format: auditFormat, id: row.id, at: row.at, actor: { kind: row.actor_kind, id: row.actor_id ?? '' }, action: row.action, entity: { kind: row.entity_kind, id: row.entity_id },
  case_id: row.case_id, facts: row.facts as JsonObject, personal: row.personal_hash,
});

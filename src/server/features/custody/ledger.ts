/** Between the ledger's rows and the domain's events: the same chain in two spellings. */
import type { ChainHead, Custodian, CustodyEvent as DomainEvent } from '#domain/custody/custody';
import { foldChain, type Chain } from '#domain/custody/chain';
import type { CustodyEventKind } from '#domain/custody/event-kind';
import type { CustodyEvent as EvidenceRecord } from '#domain/evidence/evidence-content';
import type { Json } from '#domain/audit/canonical';
import type { EventRow } from './custody.repo.ts';

export const custodian = (kind: string, id: string | null): Custodian => (id === null ? { type: 'unaccounted' } : { type: kind as 'person' | 'place' | 'shipment', id });
export const idOf = (who: Custodian): string | null => (who.type === 'unaccounted' ? null : who.id);

/** Instants as the database keeps and gives them, so that what is hashed now is what is read later. */
export const instant = (at: string): string => new Date(at).toISOString();

/** The chain as the domain reads it. Only the first entry has no giver. */
export function domainEvents(rows: readonly EventRow[]): DomainEvent[] {
  const seqOf = new Map(rows.map((row) => [row.id, row.seq]));
  return rows.map((row) => ({
    seq: row.seq, kind: row.kind as CustodyEventKind, from: row.seq === 1 ? null : custodian(row.from_kind, row.from_id), to: custodian(row.to_kind, row.to_id),
    occurredAt: row.occurred_at, recordedAt: row.recorded_at, corrects: row.corrects === null ? null : (seqOf.get(row.corrects) ?? null),
  }));
}

export const chainOf = (rows: readonly EventRow[]): Chain => foldChain(domainEvents(rows));

/** Since when the present custodian has had it, whatever was only observed in between. */
export const sinceOf = (chain: Chain, head: ChainHead): string => instant(chain.intervals.at(-1)?.fromAt ?? head.occurredAt);

/** An entry in the published form of the evidence file: kinds and ids, no names. Its hash is in the audit entry that it was made with. */
export const evidenceRecord = (row: EventRow): EvidenceRecord => ({
  id: row.id, asset_id: row.asset_id, seq: row.seq, kind: row.kind, from: { kind: row.from_kind, id: row.from_id }, to: { kind: row.to_kind, id: row.to_id },
  occurred_at: row.occurred_at, recorded_at: row.recorded_at, actor: { kind: row.actor_kind, id: row.actor_id ?? row.actor_kind }, condition: row.condition,
  evidence: row.evidence as Json, is_gap: row.is_gap, corrects: row.corrects,
});

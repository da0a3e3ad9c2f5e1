/** Reading a chain: as written, as it counts after corrections, and where nobody witnessed a change. */
import type { CustodyChain, CustodyEntry } from '#contract/custody';
import type { Chain } from '#domain/custody/chain';
import type { Custodian } from '#domain/custody/custody';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsset, nameCustodians } from '../assets/find-asset.service.ts';
import { actorNames, casesSeen, eventsOf, type EventRow } from './custody.repo.ts';
import { chainOf, custodian, evidenceRecord, instant } from './ledger.ts';

export async function readChain(unit: Unit, assetId: string): Promise<Verdict<CustodyChain>> {
  if (!(await getAsset(unit, assetId))) return refuse('not_found');
  const rows = await eventsOf(unit.tx, assetId);
  const name = await nameCustodians(unit, custodiansIn(rows));
  const actors = await actorNames(unit.tx, rows.flatMap((row) => row.actor_id ?? []));
  const cases = await casesSeen(unit.tx, rows.map((row) => row.case_id));
  const chain = chainOf(rows);
  const seqOf = new Map(rows.map((row) => [row.id, row.seq]));
  return allow({
    assetId, seq: chain.head?.seq ?? 0, custodian: name(chain.head?.custodian ?? { type: 'unaccounted' }),
    entries: rows.map((row): CustodyEntry => ({
      id: row.id, seq: row.seq, kind: row.kind as CustodyEntry['kind'], from: row.seq === 1 ? null : name(custodian(row.from_kind, row.from_id)), to: name(custodian(row.to_kind, row.to_id)),
      occurredAt: row.occurred_at, recordedAt: row.recorded_at, by: actors.get(row.actor_id ?? '') ?? null, condition: row.condition, evidence: row.evidence as Record<string, unknown>, caseId: row.case_id !== null && cases.has(row.case_id) ? row.case_id : null,
      isGap: row.is_gap, corrects: row.corrects === null ? null : (seqOf.get(row.corrects) ?? null),
    })),
    intervals: chain.intervals.map((one) => ({ custodian: name(one.custodian), fromAt: instant(one.fromAt), untilAt: one.untilAt === null ? null : instant(one.untilAt), seq: one.seq })),
    gaps: chain.gaps.map((gap) => ({ lastKnown: name(gap.lastKnown), seenWith: name(gap.seenWith), at: instant(gap.at), seq: gap.seq, cause: gap.cause })),
  });
}

export const custodiansIn = (rows: readonly EventRow[]): Custodian[] => rows.flatMap((row) => [custodian(row.from_kind, row.from_id), custodian(row.to_kind, row.to_id)]);

/** The ledger of an asset as written, oldest first, and its folded chain. */
export async function chainOfAsset(unit: Unit, assetId: string): Promise<{ readonly events: readonly EventRow[]; readonly chain: Chain }> {
  const events = await eventsOf(unit.tx, assetId);
  return { events, chain: chainOf(events) };
}

/** Who answers for it now; null while nothing was registered. */
export async function custodianNow(unit: Unit, assetId: string): Promise<Custodian | null> {
  return chainOf(await eventsOf(unit.tx, assetId)).head?.custodian ?? null;
}

/** An entry in the published form of the evidence file, whose hash its audit entry carries. */
export const evidenceOf = evidenceRecord;

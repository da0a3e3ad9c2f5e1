/**
 * Custody of many assets at once, as files tell it: who answers for a new asset
 * from its first moment, and who has it now when a newer file says so.
 * Rule: PRODUCT, invariant 1; every event is the domain's verdict.
 */
import { appendEvent, type ChainHead, type Custodian, type CustodyEvent } from '#domain/custody/custody';
import { insertRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockHeads, setHeads, type HeadRow } from './custody-bulk.repo.ts';

export type { Custodian };
export type CustodySaid = { readonly assetId: string; readonly to: Custodian; readonly locationId: string | null };
type Stored = { readonly said: CustodySaid; readonly event: CustodyEvent };

const idOf = (custodian: Custodian): string | null => (custodian.type === 'unaccounted' ? null : custodian.id);
const nobody: Custodian = { type: 'unaccounted' };

async function store(unit: Unit, list: readonly Stored[], evidence: Readonly<Record<string, unknown>>, areNew: boolean): Promise<void> {
  await insertRows(unit.tx, 'custody_event', list.map(({ said, event }) => {
    const from = event.from ?? nobody;
    return {
      id: unit.newId(), asset_id: said.assetId, seq: event.seq, kind: event.kind, from_kind: from.type, from_id: idOf(from), to_kind: event.to.type, to_id: idOf(event.to), location_id: said.locationId,
      occurred_at: event.occurredAt, recorded_at: event.recordedAt, actor_kind: unit.actor.kind, actor_id: unit.actor.id, evidence, is_gap: event.kind === 'gap',
    };
  }));
  const heads = new Map<string, HeadRow>();
  for (const { said, event } of list) heads.set(said.assetId, { asset_id: said.assetId, seq: event.seq, custodian_kind: event.to.type, custodian_id: idOf(event.to), since: event.occurredAt });
  if (areNew) await insertRows(unit.tx, 'asset_custody', [...heads.values()]);
  else await setHeads(unit.tx, [...heads.values()]);
}

/** The first event of each new asset. */
export async function registerCustody(unit: Unit, list: readonly CustodySaid[], evidence: Readonly<Record<string, unknown>>): Promise<void> {
  const events = list.flatMap((said): Stored[] => {
    const made = appendEvent(null, { kind: 'registered', to: said.to, occurredAt: unit.now, recordedAt: unit.now });
    return made.ok ? made.value.events.map((event) => ({ said, event })) : [];
  });
  await store(unit, events, evidence, true);
}

/** What a newer file says of assets that are here. Where it is with them already, nothing is written. Answers how each moved. */
export async function moveCustody(unit: Unit, list: readonly CustodySaid[], evidence: Readonly<Record<string, unknown>>): Promise<Set<string>> {
  if (list.length === 0) return new Set();
  const heads = new Map((await lockHeads(unit.tx, list.map((said) => said.assetId))).map((row) => [row.asset_id, headOf(row)]));
  const events = list.flatMap((said): Stored[] => {
    const kind = said.to.type === 'person' ? 'issued' : said.to.type === 'place' ? 'moved' : 'lost';
    const head = heads.get(said.assetId) ?? null;
    const made = appendEvent(head, { kind: head === null ? 'registered' : kind, to: said.to, occurredAt: unit.now, recordedAt: unit.now });
    return made.ok ? made.value.events.map((event) => ({ said, event })) : [];
  });
  await store(unit, events, evidence, false);
  return new Set(events.map(({ said }) => said.assetId));
}

function headOf(row: HeadRow): ChainHead {
  const type = row.custodian_kind as Custodian['type'];
  return { seq: row.seq, occurredAt: row.since, custodian: type === 'unaccounted' || row.custodian_id === null ? nobody : { type, id: row.custodian_id } };
}

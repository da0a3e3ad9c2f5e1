/**
 * Custody of many assets at once, as files tell it: who answers for a new asset
 * from its first moment, and who has it now when a newer file says so.
 * Rule: PRODUCT, invariant 1; every event is the domain's verdict.
 */
import { appendCorrection } from '#domain/custody/correction';
import { appendEvent, type ChainHead, type Custodian, type CustodyEvent } from '#domain/custody/custody';
import { insertRows } from '../../platform/db/many-rows.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { EventRow } from './custody.repo.ts';
import { chainsOf, lockHeads, setHeads, type HeadRow } from './custody-bulk.repo.ts';
import { chainOf, domainEvents, idOf, instant, sinceOf } from './ledger.ts';
import { auditEntry } from './record-custody.service.ts';

export type { Custodian };
export type CustodySaid = { readonly assetId: string; readonly to: Custodian; readonly locationId: string | null };
type Evidence = Readonly<Record<string, string>>;
type Stored = { readonly said: CustodySaid; readonly event: CustodyEvent };

const nobody: Custodian = { type: 'unaccounted' };

function rowOf(unit: Unit, { said, event }: Stored, evidence: Evidence): EventRow {
  const from = event.from ?? nobody;
  return {
    id: unit.newId(), asset_id: said.assetId, seq: event.seq, kind: event.kind, from_kind: from.type, from_id: idOf(from), to_kind: event.to.type, to_id: idOf(event.to), location_id: said.locationId, case_id: null,
    occurred_at: instant(event.occurredAt), recorded_at: instant(event.recordedAt), actor_kind: unit.actor.kind, actor_id: unit.actor.id, condition: null, evidence, corrects: null, is_gap: false,
  };
}

async function store(unit: Unit, list: readonly Stored[], evidence: Evidence, areNew: boolean): Promise<void> {
  const rows = list.map((stored) => rowOf(unit, stored, evidence));
  await insertRows(unit.tx, 'custody_event', rows);
  const heads = rows.map((row): HeadRow => ({ asset_id: row.asset_id, seq: row.seq, custodian_kind: row.to_kind, custodian_id: row.to_id, since: row.occurred_at }));
  if (areNew) await insertRows(unit.tx, 'asset_custody', heads);
  else await setHeads(unit.tx, heads);
  for (const row of rows) auditEntry(unit, row, { action: 'custody.recorded' });
}

/** The first event of each new asset. */
export async function registerCustody(unit: Unit, list: readonly CustodySaid[], evidence: Evidence): Promise<void> {
  const events = list.flatMap((said): Stored[] => {
    const made = appendEvent(null, { kind: 'registered', to: said.to, occurredAt: unit.now, recordedAt: unit.now });
    return made.ok ? made.value.events.map((event) => ({ said, event })) : [];
  });
  await store(unit, events, evidence, true);
}

/** What a newer file says of assets that are here. Where it is with them already, nothing is written. Answers which entry moved each. */
export async function moveCustody(unit: Unit, list: readonly CustodySaid[], evidence: Evidence): Promise<Map<string, number>> {
  if (list.length === 0) return new Map();
  const heads = new Map((await lockHeads(unit.tx, list.map((said) => said.assetId))).map((row) => [row.asset_id, headOf(row)]));
  const events = list.flatMap((said): Stored[] => {
    const kind = said.to.type === 'person' ? 'issued' : said.to.type === 'place' ? 'moved' : 'lost';
    const head = heads.get(said.assetId) ?? null;
    const made = appendEvent(head, { kind: head === null ? 'registered' : kind, to: said.to, occurredAt: unit.now, recordedAt: unit.now });
    return made.ok ? made.value.events.map((event) => ({ said, event })) : [];
  });
  await store(unit, events, evidence, false);
  return new Map(events.map(({ said, event }) => [said.assetId, event.seq]));
}

export type CustodyTakenBack = { readonly assetId: string; /** The entry that should not have been. */ readonly seq: number; readonly to: Custodian };

/** Corrections of what a file said: the entry stays as it was written, and the chain says who it is with after all. */
export async function takeBackCustody(unit: Unit, list: readonly CustodyTakenBack[], evidence: Evidence): Promise<void> {
  if (list.length === 0) return;
  const ids = list.map((each) => each.assetId);
  await lockHeads(unit.tx, ids);
  const chains = await chainsOf(unit.tx, ids);
  const rows: EventRow[] = [];
  const heads: HeadRow[] = [];
  for (const { assetId, seq, to } of list) {
    const chain = chains.get(assetId) ?? [];
    const said = chain.find((row) => row.seq === seq);
    const made = said === undefined ? undefined : appendCorrection(domainEvents(chain), { corrects: seq, to, occurredAt: said.occurred_at, recordedAt: unit.now });
    // It was with nobody known, and is again: nothing to put right.
    if (said === undefined || made?.ok !== true) continue;
    const added = made.value.events.map((event): EventRow => ({ ...rowOf(unit, { said: { assetId, to, locationId: null }, event }, evidence), corrects: said.id }));
    rows.push(...added);
    const after = [...chain, ...added];
    heads.push({ asset_id: assetId, seq: made.value.head.seq, custodian_kind: made.value.head.custodian.type, custodian_id: idOf(made.value.head.custodian), since: sinceOf(chainOf(after), made.value.head) });
  }
  await insertRows(unit.tx, 'custody_event', rows);
  await setHeads(unit.tx, heads);
  for (const row of rows) auditEntry(unit, row, { action: 'custody.corrected' });
}

function headOf(row: HeadRow): ChainHead {
  const type = row.custodian_kind as Custodian['type'];
  return { seq: row.seq, occurredAt: row.since, custodian: type === 'unaccounted' || row.custodian_id === null ? nobody : { type, id: row.custodian_id } };
}

/** What happened to an asset, as a story: its chain after corrections, and the acts on its record, newest first. */
import type { HistoryEntry } from '#contract/assets';
import type { Custodian } from '#domain/custody/custody';
import type { CustodyEventKind } from '#domain/custody/event-kind';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getAsset, nameCustodians } from '../assets/find-asset.service.ts';
import { actorNames, auditOf, casesSeen, eventsOf, type EventRow } from './custody.repo.ts';
import { chainOf, custodian } from './ledger.ts';
import { custodiansIn } from './read-chain.service.ts';

type AuditRow = Awaited<ReturnType<typeof auditOf>>[number];
type Namer = (who: Custodian) => NonNullable<HistoryEntry['to']>;

export async function readHistory(unit: Unit, assetId: string): Promise<Verdict<{ entries: HistoryEntry[] }>> {
  if (!(await getAsset(unit, assetId))) return refuse('not_found');
  const rows = await eventsOf(unit.tx, assetId);
  const audit = await auditOf(unit.tx, assetId, rows.map((row) => row.id));
  const name = await nameCustodians(unit, custodiansIn(rows));
  const actors = await actorNames(unit.tx, [...rows, ...audit].flatMap((row) => row.actor_id ?? []));
  const by = (row: { actor_kind: string; actor_id: string | null }) => actors.get(row.actor_id ?? '') ?? (row.actor_kind === 'system' ? 'Handback' : null);
  const notes = new Map(audit.filter((row) => row.entity_kind === 'custody_event').map((row) => [row.entity_id, noteIn(row)]));
  const seesHolds = mayDo(unit.actor, 'holds.place') || mayDo(unit.actor, 'holds.release');
  const cases = await casesSeen(unit.tx, rows.map((row) => row.case_id));
  const custody = custodyEntries(rows, name).map(({ row, entry }) => ({ ...entry, by: by(row), note: notes.get(row.id) ?? null, caseId: row.case_id !== null && cases.has(row.case_id) ? row.case_id : null }));
  const record = audit.filter((row) => row.entity_kind === 'asset').flatMap((row) => recordEntry(row, by(row), seesHolds));
  const entries = [...custody, ...record].sort((a, b) => (a.at === b.at ? Number(b.seq ?? 0) - Number(a.seq ?? 0) : a.at < b.at ? 1 : -1));
  return allow({ entries });
}

const empty = { kind: null, from: null, to: null, condition: null, note: null, caseId: null, seq: null, correctedBy: null, late: false } as const;
const noteIn = (row: AuditRow): string | null => (typeof row.personal?.['note'] === 'string' ? row.personal['note'] : null);

const sentences: { readonly [K in CustodyEventKind]: (from: string, to: string) => string } = {
  registered: (_, to) => `First recorded with ${to}`, issued: (_, to) => `Issued to ${to}`, handed_over: (from, to) => `${from} handed it to ${to}`, posted: (from) => `Posted by ${from}`,
  received: (_, to) => `Received at ${to}`, stored: (_, to) => `Stored in ${to}`, collected: (from, to) => `Collected by ${to} from ${from}`, moved: (_, to) => `Moved to ${to}`, set_aside: (_, to) => `Set aside in ${to}`,
  held: (_, to) => `Held with ${to}`, inspected: (_, to) => `Inspected with ${to}`, counted: (_, to) => `Counted with ${to}`, sent_to_repair: (_, to) => `Sent to repair: ${to}`, found: (_, to) => `Found; now with ${to}`,
  lost: (from) => `Missing since it was with ${from}`, gap: (from, to) => `Last known with ${from}, then seen with ${to}; nobody recorded how`, disposed: (from, to) => `Disposed of from ${from}: ${to}`,
  destroyed: (from) => `Destroyed; it was with ${from}`, correction: (_, to) => `Corrected: it was ${to}`,
};

/** Entries of the chain as they count; a correction stands beside what it corrects. */
function custodyEntries(rows: readonly EventRow[], name: Namer): { row: EventRow; entry: Omit<HistoryEntry, 'by' | 'note'> }[] {
  const effective = new Map(chainOf(rows).effective.map((event) => [event.seq, event]));
  const seqOf = new Map(rows.map((row) => [row.id, row.seq]));
  return rows.map((row) => {
    const counts = effective.get(row.seq);
    const [from, to] = [name(custodian(row.from_kind, row.from_id)), name(custodian(row.to_kind, row.to_id))];
    const kind = row.kind as CustodyEventKind;
    const corrected = kind === 'correction' && row.corrects ? ` (entry ${seqOf.get(row.corrects) ?? '?'})` : '';
    return {
      row,
      entry: {
        ...empty, at: row.occurred_at, recordedAt: row.recorded_at, what: kind === 'gap' ? 'gap' as const : kind === 'correction' ? 'correction' as const : 'custody' as const, text: `${sentences[kind](from.name, to.name)}${corrected}`,
        kind, from: row.seq === 1 ? null : from, to, condition: row.condition, seq: row.seq, correctedBy: counts?.correctedBy ?? null, late: counts?.late ?? false,
      },
    };
  });
}

const statusWords: Record<string, string> = { in_use: 'in use', returned: 'returned', in_workshop: 'in the workshop', ready: 'ready to deploy', in_repair: 'in repair', disposed: 'disposed of', missing: 'missing' };
const word = (status: unknown): string => statusWords[String(status)] ?? String(status);

/** What an audit entry about the record says to a reader; entries that only repeat the chain say nothing. */
function recordEntry(row: AuditRow, by: string | null, seesHolds: boolean): HistoryEntry[] {
  const told = tell(row, seesHolds);
  return told === null ? [] : [{ ...empty, at: row.at, recordedAt: row.at, by, note: noteIn(row), caseId: row.case_id, kind: row.action, ...told }];
}

function tell({ action, facts, personal }: AuditRow, seesHolds: boolean): Pick<HistoryEntry, 'what' | 'text'> | null {
  const matter = seesHolds && typeof personal?.['matter'] === 'string' ? `: ${personal['matter']}` : '';
  const fields = Array.isArray(facts['fields']) ? facts['fields'].filter((field): field is string => typeof field === 'string' && field !== 'location_id') : [];
  switch (action) {
    case 'asset.created': return { what: 'record', text: facts['source'] === 'hand' ? 'Added by hand' : `Added from ${String(facts['source'])}` };
    case 'asset.status_changed': return { what: 'status', text: `From ${word(facts['from'])} to ${word(facts['to'])}` };
    case 'asset.changed': return fields.length === 0 ? null : { what: 'record', text: `Record changed: ${[...new Set(fields.map(fieldWord))].join(', ')}` };
    case 'hold.placed': return { what: 'hold', text: `Legal hold placed${matter}` };
    case 'hold.release_asked': return { what: 'hold', text: 'Release of the legal hold asked for' };
    case 'hold.kept': return { what: 'hold', text: 'Release declined; the legal hold stays' };
    case 'hold.released': return { what: 'hold', text: Number(facts['stillHeld']) > 0 ? 'One legal hold released; another stays' : 'Legal hold released' };
    default: return null;
  }
}

const fieldWord = (field: string): string => (field.startsWith('assignee') ? 'assignee' : field.replaceAll('_', ' '));

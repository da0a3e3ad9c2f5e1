/** Any sequence of files and decisions over a store in memory: the rule of the quarantine without its database. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { alikeKey } from './alike.ts';
import { apart } from './apart.ts';
import { decideRow, type Decision, type Known } from './decide-row.ts';
import type { NearAsset } from './doubts.ts';
import { identityKey, type Draft } from './draft.ts';
import { identityOf } from './fields.ts';
import { beginIndex, indexDraft, noRepeats, repeatsOf, type Repeats } from './file-index.ts';
import type { Existing } from './match-record.ts';
import { proposeMapping, recogniseColumns } from './recognise-columns.ts';
import { propose } from './propose.ts';
import { understandRow } from './understand-row.ts';
import { edited, mappingNow, rowNow, type Edit } from './waiting.ts';

const headers = ['Asset Tag', 'Serial', 'Model', 'Category', 'Status', 'Assigned To Employee Number', 'Purchase Date'];
const mapping = proposeMapping('assets', recogniseColumns('assets', headers));
const settled = { dateOrder: {}, decimalSign: {} };
const choices = { unknownPeople: 'refuse' } as const;
const folk = new Map([['q1', 'Quinn One'], ['q2', 'Quinn Two']]);

type Waiting = { line: number; cells: string[]; edits: Edit[]; draft: Draft };
/** What a record is here, and who answers for it. */
type Held = Existing & { custodians: string[]; writes: number };
type World = { records: Held[]; waiting: Waiting[]; brought: number; wentIn: number; same: number; left: number; aside: number };

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function knownIn(world: World, repeats: Repeats): Known {
  const records = new Map<string, Existing[]>();
  const alike = new Map<string, NearAsset[]>();
  for (const record of world.records) {
    for (const group of identityOf.assets) {
      const key = identityKey(group, record.values);
      if (key !== undefined) records.set(key, [...(records.get(key) ?? []), record]);
    }
    const serial = textOf(record.values['serial']);
    const tag = textOf(record.values['assetTag']);
    if (serial !== '') alike.set(alikeKey(serial), [...(alike.get(alikeKey(serial)) ?? []), { id: record.id, label: record.label, serial, tag: tag === '' ? null : tag }]);
  }
  return { records, people: new Map([...folk].map(([number, label]) => [`number:${number}`, [{ id: number, label }]])), places: new Map(), repeats, closer: { today: '2026-11-29', alike, namesakes: new Map(), left: new Set() } };
}

const draftOf = (row: Pick<Waiting, 'line' | 'cells' | 'edits'>): Draft => understandRow(rowNow(row, headers.length), mappingNow(mapping, row.edits), settled);

/** With the rows that wait and claim the same, as the list decides it. */
function decideWaiting(world: World, rows: readonly Waiting[]): { row: Waiting; draft: Draft; decision: Decision }[] {
  const index = beginIndex();
  for (const row of world.waiting) indexDraft(index, draftOf(row));
  const known = knownIn(world, { ...repeatsOf(index), widths: new Map() });
  return rows.map((row) => { const draft = draftOf(row); return { row, draft, decision: decideRow(draft, known, choices, { known: edited(row.edits).known }) }; });
}

function write(world: World, draft: Draft, decision: Decision): void {
  if (decision.verdict === 'create') {
    const who = decision.custodian?.kind === 'person' ? (decision.custodian.person.id ?? 'somebody') : (decision.custodian?.kind ?? 'none');
    world.records.push({ id: `a${world.records.length}`, label: decision.label, values: decision.values, ...(decision.links.people['assignee']?.id === undefined ? {} : { references: { assignee: { id: decision.links.people['assignee'].id, label: decision.links.people['assignee'].label } } }), custodians: [who], writes: 1 });
    world.wentIn++;
  } else if (decision.verdict === 'change') {
    const at = world.records.findIndex(({ id }) => id === decision.id);
    const before = world.records[at];
    if (before === undefined) throw new Error('a change of nothing');
    const values = { ...before.values, ...Object.fromEntries(decision.changes.filter(({ field }) => field !== 'assignee').map(({ field, to }) => [field, to])) };
    const assignee = decision.links.people['assignee'];
    world.records[at] = {
      ...before, values, writes: before.writes + 1, ...(assignee?.id === undefined ? {} : { references: { assignee: { id: assignee.id, label: assignee.label } } }),
      custodians: decision.custodian === undefined ? before.custodians : [...before.custodians, decision.custodian.kind === 'person' ? (decision.custodian.person.id ?? 'somebody') : decision.custodian.kind],
    };
    world.wentIn++;
  } else if (decision.verdict === 'same') world.same++;
  else if (decision.verdict === 'left') world.left++;
  else throw new Error(`a refused row was written: ${draft.line}`);
}

function bringFile(world: World, rows: readonly string[][]): void {
  const from = world.brought;
  const drafts = rows.map((cells, at) => draftOf({ line: from + at + 2, cells, edits: [] }));
  const index = beginIndex();
  for (const draft of drafts) indexDraft(index, draft);
  const known = knownIn(world, { ...repeatsOf(index), widths: new Map() });
  for (const [at, draft] of drafts.entries()) {
    const decision = decideRow(draft, known, choices);
    if (decision.verdict === 'refuse') world.waiting.push({ line: draft.line, cells: [...(rows[at] ?? [])], edits: [], draft });
    else write(world, draft, decision);
  }
  world.brought += rows.length;
}

const goesIn = ({ decision }: { decision: Decision }): boolean => decision.verdict !== 'refuse';
const without = (world: World, rows: readonly Waiting[]): void => { world.waiting = world.waiting.filter((row) => !rows.includes(row)); };

/** Everything that is ready goes in: those that say nothing of each other at once. Each would have been decided the same after the others. */
function takeAll(world: World): void {
  for (;;) {
    const together = apart(decideWaiting(world, world.waiting).filter(goesIn));
    if (together.length === 0) return;
    for (const { row, draft, decision } of together) {
      const now = decideRow(draft, knownIn(world, noRepeats), choices, { known: edited(row.edits).known });
      expect({ line: draft.line, verdict: now.verdict, id: 'id' in now ? now.id : null }).toEqual({ line: draft.line, verdict: decision.verdict, id: 'id' in decision ? decision.id : null });
      write(world, draft, decision);
    }
    without(world, together.map(({ row }) => row));
  }
}

function decideOne(world: World, pick: number, proposalAt: number): void {
  const row = world.waiting[pick % Math.max(1, world.waiting.length)];
  if (row === undefined) return;
  const [before] = decideWaiting(world, [row]);
  const cells = mapping.columns.map(({ use }) => textOf(use.to === 'field' ? before?.draft.values[use.field] : ''));
  const proposals = (before?.decision.verdict === 'refuse' ? before.decision.reasons : []).flatMap((reason) => propose({ kind: 'assets', mapping, cells, near: [], places: [] }, reason));
  const proposal = proposals[proposalAt % Math.max(1, proposals.length)];
  if (proposal?.aside !== undefined) {
    world.aside++;
    without(world, [row]);
    return;
  }
  if (proposal !== undefined) row.edits = [...row.edits, proposal.edit];
  const [now] = decideWaiting(world, [row]);
  if (now === undefined || !goesIn(now)) return;
  write(world, now.draft, now.decision);
  without(world, [row]);
}

const rowOf = fc.tuple(
  fc.constantFrom('', 'T-1', 'T-2', 'T-3', 't-1 '), fc.constantFrom('', 'PA1', 'PA2', 'SC02XG1JYJGH5', 'C02XG1JYJGH5', '6.3E+15', 'P8B', 'PB8', 'P88', '=1+1'), fc.constantFrom('X1', 'MacBook Pro'), fc.constant('Laptop'),
  fc.constantFrom('In use', 'In stock', 'Broken?', ''), fc.constantFrom('', 'Q1', 'Q2', 'Q9'), fc.constantFrom('', '2024-02-01', '1971-01-01', '2024-02-31'),
).map((cells): string[] => [...cells]);
const step = fc.oneof(
  fc.record({ do: fc.constant('file' as const), rows: fc.array(rowOf, { minLength: 1, maxLength: 6 }) }), fc.record({ do: fc.constant('one' as const), pick: fc.nat(20), proposal: fc.nat(5) }), fc.record({ do: fc.constant('all' as const) }),
);

it('keeps every row and one record for one thing, whatever comes and whatever is decided', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 9 }), (steps) => {
    const world: World = { records: [], waiting: [], brought: 0, wentIn: 0, same: 0, left: 0, aside: 0 };
    for (const each of steps) {
      if (each.do === 'file') bringFile(world, each.rows);
      else if (each.do === 'all') takeAll(world);
      else decideOne(world, each.pick, each.proposal);
      // Nothing is dropped: each row went in, says what is here, was left with a reason, was put aside, or waits.
      expect(world.wentIn + world.same + world.left + world.aside + world.waiting.length).toBe(world.brought);
      // One record for one thing, by its tag and by its serial.
      for (const group of identityOf.assets) {
        const keys = world.records.flatMap(({ values }) => identityKey(group, values) ?? []);
        expect(new Set(keys).size).toBe(keys.length);
      }
      // Exactly one custodian at a time, and every write is counted.
      for (const record of world.records) expect(record.custodians.length).toBeGreaterThanOrEqual(1);
      expect(world.records.reduce((sum, record) => sum + record.writes, 0)).toBe(world.wentIn);
      // No number that a spreadsheet damaged, and no formula, stands in a record.
      expect(world.records.map(({ values }) => textOf(values['serial'])).filter((serial) => /E\+|^=/.test(serial))).toEqual([]);
      // What waits has its cells as they came.
      for (const row of world.waiting) expect(row.draft.line).toBe(row.line);
    }
  }), { numRuns: 300, seed: 20261129 });
});

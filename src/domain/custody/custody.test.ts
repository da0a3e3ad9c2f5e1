import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chainFaults, custodianAt, foldChain, openHop } from './chain.ts';
import { appendCorrection, recordHandOver } from './correction.ts';
import { appendEvent, sameCustodian, type ChainHead, type Custodian, type CustodyEvent, type EventDraft } from './custody.ts';
import { bizStepUri, custodyEventKinds, dispositionUri } from './event-kind.ts';

const leaver: Custodian = { type: 'person', id: 'leaver' };
const technician: Custodian = { type: 'person', id: 'technician' };
const mailroom: Custodian = { type: 'place', id: 'mailroom' };
const workshop: Custodian = { type: 'place', id: 'workshop' };
const parcel: Custodian = { type: 'shipment', id: 'parcel' };

const at = (minute: number): string => new Date(Date.UTC(2026, 5, 1, 8, minute)).toISOString();
const late = at(100_000);

const write = (drafts: readonly EventDraft[]): CustodyEvent[] =>
  drafts.reduce<CustodyEvent[]>((events, draft) => {
    const verdict = recordHandOver(events, draft);
    if (!verdict.ok) throw new Error(JSON.stringify(verdict.error));
    return [...events, ...verdict.value.events];
  }, []);

const story: readonly EventDraft[] = [
  { kind: 'registered', to: leaver, occurredAt: at(0), recordedAt: late },
  { kind: 'posted', to: parcel, occurredAt: at(10), recordedAt: late },
  { kind: 'received', to: mailroom, occurredAt: at(20), recordedAt: late },
  { kind: 'collected', to: technician, occurredAt: at(30), recordedAt: late },
];

describe('the custody ledger', () => {
  test('a return through the post has one custodian after the other and no gap', () => {
    const chain = foldChain(write(story));
    expect(chain.intervals.map(({ custodian, fromAt, untilAt }) => [custodian, fromAt, untilAt])).toEqual([
      [leaver, at(0), at(10)], [parcel, at(10), at(20)], [mailroom, at(20), at(30)], [technician, at(30), null],
    ]);
    expect(chain.gaps).toEqual([]);
  });

  test.each<[string, string, Custodian | null]>([
    ['before it was known', at(-1), null], ['at the very start', at(0), leaver], ['just before a hand-over', at(9), leaver],
    ['at the hand-over', at(10), parcel], ['long after', at(999), technician],
  ])('%s, the ledger answers who had it', (_, instant, expected) => {
    expect(custodianAt(foldChain(write(story)), instant)).toEqual(expected);
  });

  test('a giver who was not the custodian makes a visible gap, and reality wins', () => {
    const head: ChainHead = { seq: 4, custodian: leaver, occurredAt: at(0) };
    const verdict = appendEvent(head, { kind: 'collected', from: mailroom, to: technician, occurredAt: at(5), recordedAt: at(5) });
    expect(verdict).toMatchObject({ ok: true, value: { gap: true, head: { seq: 6, custodian: technician } } });
    expect(verdict.ok && verdict.value.events.map(({ seq, kind, from, to }) => [seq, kind, from, to])).toEqual([
      [5, 'gap', leaver, mailroom], [6, 'collected', mailroom, technician],
    ]);
  });

  test('the offline scan that comes later closes the gap', () => {
    const events = write([story[0]!, { kind: 'collected', from: mailroom, to: technician, occurredAt: at(30), recordedAt: at(30) }]);
    expect(foldChain(events).gaps).toEqual([{ lastKnown: leaver, seenWith: mailroom, at: at(30), seq: 2, cause: 'unwitnessed' }]);
    const scan = recordHandOver(events, { kind: 'received', to: mailroom, occurredAt: at(20), recordedAt: at(40) });
    const chain = foldChain([...events, ...(scan.ok ? scan.value.events : [])]);
    expect(chain.gaps).toEqual([]);
    expect(custodianAt(chain, at(25))).toEqual(mailroom);
    expect(chain.head).toMatchObject({ seq: 4, custodian: technician });
  });

  test('a stocktake that finds a thing elsewhere records how it must have come there', () => {
    const head: ChainHead = { seq: 2, custodian: mailroom, occurredAt: at(0) };
    expect(appendEvent(head, { kind: 'counted', to: workshop, occurredAt: at(5), recordedAt: at(5) })).toMatchObject({ ok: true, value: { gap: true, head: { custodian: workshop } } });
    expect(appendEvent(head, { kind: 'counted', occurredAt: at(5), recordedAt: at(5) })).toMatchObject({ ok: true, value: { gap: false, head: { custodian: mailroom } } });
  });

  test.each<[string, EventDraft, string]>([
    ['a hand-over to the same party', { kind: 'stored', to: mailroom, occurredAt: at(5), recordedAt: at(5) }, 'custody_same_party'],
    ['an event before the last one', { kind: 'collected', to: technician, occurredAt: at(-5), recordedAt: at(5) }, 'custody_out_of_order'],
    ['an event from the future', { kind: 'collected', to: technician, occurredAt: at(50), recordedAt: at(5) }, 'custody_not_yet'],
    ['a parcel as the receiver of a shelf scan', { kind: 'stored', to: parcel, occurredAt: at(5), recordedAt: at(5) }, 'custody_wrong_receiver'],
    ['a hand-over to nobody', { kind: 'collected', occurredAt: at(5), recordedAt: at(5) }, 'custody_receiver_missing'],
  ])('%s is refused', (_, draft, code) => {
    expect(appendEvent({ seq: 1, custodian: mailroom, occurredAt: at(0) }, draft)).toMatchObject({ ok: false, error: { code } });
  });

  test('a clock a few minutes ahead is no reason to lose a scan', () => {
    expect(appendEvent({ seq: 1, custodian: mailroom, occurredAt: at(0) }, { kind: 'collected', to: technician, occurredAt: at(9), recordedAt: at(5) }).ok).toBe(true);
  });

  test('a correction changes the story and leaves the entry as written', () => {
    const events = write(story);
    const verdict = appendCorrection(events, { corrects: 3, to: workshop, occurredAt: at(22), recordedAt: late });
    const after = [...events, ...(verdict.ok ? verdict.value.events : [])];
    expect(after.slice(0, 4)).toEqual(events);
    expect(custodianAt(foldChain(after), at(25))).toEqual(workshop);
    expect(custodianAt(foldChain(after), at(21))).toEqual(parcel);
    expect(foldChain(after).gaps).toMatchObject([{ lastKnown: workshop, seenWith: mailroom, cause: 'revealed' }]);
    const back = appendCorrection(after, { corrects: 5, to: mailroom, occurredAt: at(20), recordedAt: late });
    expect(foldChain([...after, ...(back.ok ? back.value.events : [])]).intervals).toEqual(foldChain(events).intervals);
  });

  test.each<[string, { corrects: number; to: Custodian; occurredAt: string }, string]>([
    ['before the event in front of it', { corrects: 3, to: workshop, occurredAt: at(5) }, 'custody_past_neighbour'],
    ['after the event behind it', { corrects: 3, to: workshop, occurredAt: at(31) }, 'custody_past_neighbour'],
    ['of an event that does not exist', { corrects: 9, to: workshop, occurredAt: at(20) }, 'custody_corrects_nothing'],
    ['that says the same', { corrects: 3, to: mailroom, occurredAt: at(20) }, 'custody_nothing_changes'],
  ])('a correction %s is refused', (_, correction, code) => {
    expect(appendCorrection(write(story), { ...correction, recordedAt: late })).toMatchObject({ ok: false, error: { code } });
  });

  test('two hand-overs in the same second follow each other as they were written, neither of them late', () => {
    const events = write([...story.slice(0, 3), { kind: 'stored', to: workshop, occurredAt: at(20), recordedAt: late }]);
    expect(events.map(({ seq, corrects }) => [seq, corrects])).toEqual([[1, null], [2, null], [3, null], [4, null]]);
    expect(custodianAt(foldChain(events), at(20))).toEqual(workshop);
  });

  test('a late entry is not corrected to the very instant of the next event, where it would come after it', () => {
    const events = write([...story, { kind: 'received', to: workshop, occurredAt: at(5), recordedAt: late }]);
    expect(events.at(-1)).toMatchObject({ seq: 5, kind: 'received', corrects: 1 });
    expect(appendCorrection(events, { corrects: 5, to: workshop, occurredAt: at(10), recordedAt: late })).toMatchObject({ error: { code: 'custody_past_neighbour' } });
    expect(appendCorrection(events, { corrects: 5, to: workshop, occurredAt: at(9), recordedAt: late }).ok).toBe(true);
  });

  test('a hop in the post for longer than agreed is open, until it arrives', () => {
    const posted = foldChain(write(story.slice(0, 2)));
    expect(openHop(posted, at(10 + 60), { shipment: 2 })).toBeNull();
    expect(openHop(posted, at(10 + 121), { shipment: 2 })).toMatchObject({ custodian: parcel, since: at(10) });
    expect(openHop(foldChain(write(story.slice(0, 3))), at(99_999), { shipment: 2 })).toBeNull();
  });

  test('a chain with a hole in its numbers is reported', () => {
    const events = write(story);
    expect(chainFaults(events)).toEqual([]);
    expect(chainFaults(events.filter(({ seq }) => seq !== 2))).not.toEqual([]);
  });
});

describe('any interleaving of scans, hand-overs, late scans and corrections', () => {
  const custodian = fc.constantFrom(leaver, technician, mailroom, workshop, parcel, { type: 'unaccounted' } as const);
  const kinds = ['issued', 'handed_over', 'posted', 'received', 'stored', 'collected', 'moved', 'found', 'lost', 'counted', 'inspected'] as const;
  const handOver = fc.record({ act: fc.constant('hand-over' as const), kind: fc.constantFrom(...kinds), from: fc.option(custodian), to: custodian, minute: fc.integer({ min: -10, max: 60 }) });
  const correction = fc.record({ act: fc.constant('correction' as const), corrects: fc.integer({ min: 0, max: 20 }), to: custodian, minute: fc.integer({ min: -10, max: 60 }) });
  const acts = fc.array(fc.oneof({ weight: 4, arbitrary: handOver }, { weight: 1, arbitrary: correction }), { maxLength: 25 });

  test('leaves exactly one custodian at every instant, loses no entry and rewrites none', () => {
    let accepted = 0;
    let entered = 0;
    fc.assert(fc.property(acts, (steps) => {
      let events = write([{ kind: 'registered', to: leaver, occurredAt: at(0), recordedAt: late }]);
      for (const step of steps) {
        const occurredAt = at(step.minute);
        const verdict = step.act === 'correction'
          ? appendCorrection(events, { corrects: step.corrects, to: step.to, occurredAt, recordedAt: late })
          : recordHandOver(events, { kind: step.kind, from: step.from, to: step.to, occurredAt, recordedAt: late });
        if (!verdict.ok) continue;
        accepted++;
        const before = events;
        events = [...events, ...verdict.value.events];
        if (step.act === 'hand-over' && verdict.value.events.at(-1)?.corrects !== null) entered++;
        const chain = foldChain(events);
        expect(chainFaults(events)).toEqual([]);
        expect(events.slice(0, before.length)).toEqual(before);
        expect(chain.head).toEqual(verdict.value.head);
        expect(chain.effective).toHaveLength(events.filter(({ kind }) => kind !== 'correction').length);
        // Half-open intervals that touch, the last one open: one custodian at each instant, by construction of the line.
        for (const [index, interval] of chain.intervals.entries()) {
          expect(interval.untilAt).toBe(chain.intervals[index + 1]?.fromAt ?? null);
          expect(interval.untilAt === null || interval.fromAt < interval.untilAt).toBe(true);
        }
        expect(sameCustodian(chain.intervals.at(-1)!.custodian, chain.head!.custodian)).toBe(true);
        expect(step.act === 'correction' || sameCustodian(custodianAt(chain, occurredAt)!, verdict.value.events.at(-1)!.to)).toBe(true);
      }
      const times = foldChain(events).effective.map(({ occurredAt }) => occurredAt);
      expect(times).toEqual([...times].sort());
    }), { numRuns: 400 });
    expect(accepted).toBeGreaterThan(500);
    expect(entered).toBeGreaterThan(50);
  });
});

describe('kinds of custody event', () => {
  const cbvSteps = ['accepting', 'arriving', 'assembling', 'collecting', 'commissioning', 'consigning', 'creating_class_instance', 'cycle_counting', 'decommissioning',
    'departing', 'destroying', 'disassembling', 'dispensing', 'encoding', 'entering_exiting', 'holding', 'inspecting', 'installing', 'killing', 'loading', 'other',
    'packing', 'picking', 'receiving', 'removing', 'repackaging', 'repairing', 'replacing', 'reserving', 'retail_selling', 'sampling', 'sensor_reporting', 'shipping',
    'staging_outbound', 'stock_taking', 'stocking', 'storing', 'transporting', 'unloading', 'unpacking', 'void_shipping'];
  const cbvDispositions = ['active', 'available', 'completeness_verified', 'completeness_inferred', 'conformant', 'container_closed', 'container_open', 'damaged', 'destroyed',
    'dispensed', 'disposed', 'encoded', 'expired', 'in_progress', 'in_transit', 'inactive', 'mismatch_class', 'mismatch_instance', 'mismatch_quantity', 'needs_replacement',
    'no_pedigree_match', 'non_conformant', 'non_sellable_other', 'partially_dispensed', 'recalled', 'reserved', 'retail_sold', 'returned', 'sellable_accessible',
    'sellable_not_accessible', 'stolen', 'unavailable', 'unknown'];

  test.each(Object.entries(custodyEventKinds))('%s speaks the Core Business Vocabulary', (_, { bizStep, disposition }) => {
    expect(cbvSteps).toContain(bizStep);
    expect([null, ...cbvDispositions]).toContain(disposition);
  });

  test('a return is received as returned, in full addresses', () => {
    expect(bizStepUri('received')).toBe('https://ref.gs1.org/cbv/BizStep-receiving');
    expect(dispositionUri('received')).toBe('https://ref.gs1.org/cbv/Disp-returned');
    expect(dispositionUri('correction')).toBeNull();
  });
});

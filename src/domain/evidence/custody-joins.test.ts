import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldChain } from '../custody/chain.ts';
import { appendCorrection, recordHandOver } from '../custody/correction.ts';
import type { Custodian as Party, CustodyEvent as Entry } from '../custody/custody.ts';
import { custodianAfter, openJoins } from './custody-joins.ts';
import type { Custodian } from './evidence-content.ts';

const parties: Party[] = [{ type: 'person', id: 'ana' }, { type: 'place', id: 'c3' }, { type: 'place', id: 'workshop' }, { type: 'unaccounted' }];
const published = (party: Party): Custodian => ({ kind: party.type, id: party.type === 'unaccounted' ? null : party.id });
const inPublishedForm = (entries: readonly Entry[]) =>
  entries.map(({ seq, kind, from, to, occurredAt, corrects }) => ({
    id: `ce-${seq}`, seq, kind, from: from && published(from), to: published(to), occurred_at: occurredAt, corrects: corrects === null ? null : `ce-${corrects}`, is_gap: false,
  }));

const act = fc.record({ isCorrection: fc.boolean(), corrects: fc.integer({ min: 1, max: 8 }), from: fc.option(fc.constantFrom(...parties)), to: fc.constantFrom(...parties), minute: fc.nat(40) });
const recordedAt = '2026-08-01T00:00:00Z';
const at = (minute: number): string => `2026-07-30T10:${String(minute).padStart(2, '0')}:00${minute % 2 === 0 ? '' : '.500'}Z`;

/** Whatever the ledger takes of these acts: hand-overs in time and late, gaps, corrections of corrections. */
function ledgerOf(acts: readonly { isCorrection: boolean; corrects: number; from: Party | null; to: Party; minute: number }[]): Entry[] {
  return acts.reduce<Entry[]>((entries, { isCorrection, corrects, from, to, minute }) => {
    const occurredAt = at(minute);
    const added = isCorrection
      ? appendCorrection(entries, { corrects, to, occurredAt, recordedAt })
      : recordHandOver(entries, { kind: 'registered', from, to, occurredAt, recordedAt });
    return added.ok ? [...entries, ...added.value.events] : entries;
  }, []);
}

it('every chain that the ledger writes joins, and ends with the custodian that the ledger names', () => {
  let corrected = 0;
  fc.assert(
    fc.property(fc.array(act, { maxLength: 14 }), (acts) => {
      const entries = ledgerOf(acts);
      corrected += entries.filter((entry) => entry.corrects !== null).length;
      const events = inPublishedForm(entries);
      const head = foldChain(entries).head;
      expect(openJoins(events)).toEqual([]);
      expect(custodianAfter(events)).toEqual(head && published(head.custodian));
    }),
    { numRuns: 300 },
  );
  expect(corrected).toBeGreaterThan(50);
}, 60_000);

it('a hand-over by somebody who did not have it is an open join, unless the chain says that it is open', () => {
  const [first, second, third] = [{ from: null, to: 'a' }, { from: 'a', to: 'b' }, { from: 'a', to: 'c' }].map(({ from, to }, n) => ({
    id: `ce-${n}`, seq: n + 1, kind: 'moved', from: from === null ? null : { kind: 'place', id: from }, to: { kind: 'place', id: to }, occurred_at: `2026-07-30T10:0${n}:00Z`, corrects: null, is_gap: false,
  })) as [Written, Written, Written];
  expect(openJoins([first, second, third])).toEqual([2]);
  expect(openJoins([first, second, { ...third, is_gap: true }])).toEqual([]);
});

type Written = Parameters<typeof openJoins>[0][number];

import { expect, it } from 'vitest';
import type { CustodyChain, CustodyEntry } from '#contract/custody';
import { drawnChain } from './chain-links.ts';

const person = (name: string) => ({ kind: 'person' as const, id: null, name });
const entry = (seq: number, given: Partial<CustodyEntry>): CustodyEntry => ({
  id: `e${seq}`, seq, kind: 'handed_over', from: null, to: person('Duarte'), occurredAt: `2026-11-0${seq}T10:00:00.000Z`, recordedAt: `2026-11-0${seq}T10:00:00.000Z`,
  by: 'Maria', condition: null, evidence: {}, caseId: null, isGap: false, corrects: null, ...given,
});
const chain = (entries: CustodyEntry[], gaps: CustodyChain['gaps'] = []): CustodyChain => ({ assetId: 'a', seq: entries.length, custodian: person('x'), entries, intervals: [], gaps });

it('a corrected entry says who it really was and what it first said', () => {
  const [, second] = drawnChain(chain([entry(1, {}), entry(2, { to: person('Inês') }), entry(3, { kind: 'correction', corrects: 2, to: person('Rosa') })]));
  expect(second?.to.name).toBe('Rosa');
  expect(second?.corrected).toMatchObject({ firstSaid: 'Inês', by: 'Maria' });
});

it('the newest correction counts when a correction is corrected', () => {
  const stops = drawnChain(chain([entry(1, {}), entry(2, { kind: 'correction', corrects: 1, to: person('Rosa') }), entry(3, { kind: 'correction', corrects: 2, to: person('Ewa') })]));
  expect(stops.map((stop) => stop.to.name)).toEqual(['Ewa']);
});

it('an entry heard of late stands where it happened and says when it was written', () => {
  const stops = drawnChain(chain([entry(1, {}), entry(3, { to: person('Rosa') }), entry(4, { occurredAt: '2026-11-02T10:00:00.000Z', to: person('Ewa') })]));
  expect(stops.map((stop) => stop.to.name)).toEqual(['Duarte', 'Ewa', 'Rosa']);
  expect(stops[1]?.recordedLateAt).toBe('2026-11-04T10:00:00.000Z');
});

it('a change that nobody witnessed is named on the entry that shows it', () => {
  const stops = drawnChain(chain([entry(1, {}), entry(2, {})], [{ lastKnown: person('Duarte'), seenWith: person('Inês'), at: '2026-11-02T10:00:00.000Z', seq: 2, cause: 'unwitnessed' }]));
  expect(stops[1]?.gap).toBe('Nobody recorded how it got from Duarte to Inês');
});

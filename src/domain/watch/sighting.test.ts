import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSighting, judgeSighting, type Incident, type Sighting, type SightingFacts } from './sighting.ts';

const at = (hour: number): string => new Date(Date.UTC(2026, 5, 1, hour)).toISOString();
const seen = (hour: number, given: Partial<Sighting> = {}): Sighting => ({ assetId: 'a1', seenAt: at(hour), source: 'fleet', network: null, location: null, ...given });
const facts: SightingFacts = { accessCutOffAt: at(14), receivedAt: null, workshopFromAt: null, workshopUntilAt: null, issuedAt: null };
const now = at(500);

const fold = (sightings: readonly Sighting[], start: readonly Incident[] = []) => {
  let incidents = [...start];
  let notified = 0;
  for (const sighting of sightings) {
    const verdict = foldSighting(sighting, facts, incidents, now);
    if (!verdict.ok || verdict.value.outcome === 'nothing') continue;
    const { incident, notify, outcome } = verdict.value;
    if (notify) notified++;
    incidents = outcome === 'opened' ? [...incidents, incident] : incidents.map((one) => (one.kind === incident.kind && one.firstSeenAt <= incident.lastSeenAt ? incident : one));
  }
  return { incidents, notified };
};

describe('a sighting', () => {
  test.each<[string, number, Partial<SightingFacts>, string | null]>([
    ['before the cut-off is nothing', 13, {}, null], ['at the cut-off is nothing', 14, {}, null], ['after the cut-off is an incident', 22, {}, 'seen_after_cut_off'],
    ['without a cut-off is nothing', 22, { accessCutOffAt: null }, null], ['after receipt is an incident of its own', 40, { receivedAt: at(30) }, 'seen_after_receipt'],
    ['between cut-off and receipt is still one of the cut-off', 20, { receivedAt: at(30) }, 'seen_after_cut_off'],
    ['in the workshop is our own', 50, { receivedAt: at(30), workshopFromAt: at(45) }, null],
    ['after the workshop was done with it is not', 60, { receivedAt: at(30), workshopFromAt: at(45), workshopUntilAt: at(55) }, 'seen_after_receipt'],
    ['with its next owner is their business', 90, { receivedAt: at(30), issuedAt: at(80) }, null],
    ['before it was issued again is not', 70, { receivedAt: at(30), issuedAt: at(80) }, 'seen_after_receipt'],
  ])('%s', (_, hour, given, kind) => {
    expect(judgeSighting(seen(hour), { ...facts, ...given })).toBe(kind);
  });

  test('forty sightings are one incident and one bell', () => {
    const { incidents, notified } = fold(Array.from({ length: 40 }, (_, index) => seen(20 + index)));
    expect(notified).toBe(1);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ count: 40, firstSeenAt: at(20), lastSeenAt: at(59) });
  });

  test('the incident is the same in whatever order its sightings come', () => {
    const sightings = fc.uniqueArray(fc.record({ hour: fc.integer({ min: 15, max: 400 }), source: fc.constantFrom('fleet', 'intune'), network: fc.constantFrom('home', 'cafe') }), { selector: ({ hour }) => hour, minLength: 1, maxLength: 12 });
    fc.assert(fc.property(sightings, (given) => {
      const list = given.map(({ hour, source, network }) => seen(hour, { source, network }));
      expect(fold(list.toReversed()).incidents).toEqual(fold(list).incidents);
    }));
  });

  test('what is seen after an incident was resolved opens a new one; what was seen before, does not', () => {
    const resolved: Incident = { ...fold([seen(20)]).incidents[0]!, status: 'resolved', resolvedAt: at(30) };
    expect(foldSighting(seen(25), facts, [resolved], now)).toMatchObject({ value: { outcome: 'repeated', notify: false, incident: { status: 'resolved', count: 2 } } });
    expect(foldSighting(seen(35), facts, [resolved], now)).toMatchObject({ value: { outcome: 'opened', notify: true } });
  });

  test('from the future is refused rather than believed', () => {
    expect(foldSighting(seen(503), facts, [], now)).toMatchObject({ ok: false, error: { code: 'sighting_in_the_future' } });
  });
});

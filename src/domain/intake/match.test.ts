import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatBoxCode } from './box-code.ts';
import { matchScan, type AssetFacts, type MatchFacts, type ParcelFacts } from './match.ts';
import { parcelStatuses } from './parcel-lifecycle.ts';
import { classify, identifiedBy } from './scan.ts';
import { resolutionEffects, resolutions, resolutionsFor } from './serial-truth.ts';
import type { Slot } from './slots.ts';
import { stationView } from './station-view.ts';

const slot = (label: string, given: Partial<Slot> = {}): Slot => ({ slotId: label, label, size: 'large', purpose: 'ordinary', capacity: 1, occupied: 0, inUse: true, ...given });
const shelves = [slot('C3'), slot('C4'), slot('Q1', { purpose: 'quarantine' }), slot('Q2', { purpose: 'quarantine' })];
const place = { placeId: 'mailroom', slots: shelves, wayOut: { kind: 'call_technician', label: 'João' } } as const;

const parcel = (given: Partial<ParcelFacts> = {}): ParcelFacts =>
  ({ parcelId: 'p1', boxCode: formatBoxCode(4821), foundBy: 'box_code', status: 'in_transit', placeId: null, slotLabel: null, size: 'medium', underLegalHold: false, ...given });
const asset = (given: Partial<AssetFacts> = {}): AssetFacts => ({
  assetId: 'a1', foundBy: 'same', ending: '77A', placeId: null, slotLabel: null, size: 'medium', underLegalHold: false, expectedInParcel: null, expected: true,
  registered: true, handling: 'ours', accessory: false, expectedElsewhere: false, formerlyWithSamePerson: false, ...given,
});
const scanned = (given: Partial<MatchFacts> = {}, raw = formatBoxCode(4821)) => matchScan({ scan: classify(raw), place, parcels: [], assets: [], ...given });
const box = { parcelId: 'p1', boxCode: formatBoxCode(4821), underLegalHold: false };

describe('matching a scan', () => {
  test('an expected parcel is stored in a slot', () => {
    expect(scanned({ parcels: [parcel()] })).toMatchObject({ kind: 'store', slot: { label: 'C3' }, subject: { boxCode: formatBoxCode(4821) }, exceptions: [] });
  });

  test('a parcel scanned twice is received once', () => {
    expect(scanned({ parcels: [parcel({ status: 'stored', placeId: 'mailroom', slotLabel: 'C3' })] })).toMatchObject({ kind: 'already_here', slotLabel: 'C3' });
  });

  test.each([
    ['lost', 'found_again'], ['collected', 'came_back'], ['returned_to_sender', 'came_back'], ['called_off', 'called_off_but_came'], ['stored', 'moved_unseen'],
  ] as const)('a parcel that was %s and lies here is stored, and IT is told', (status, exception) => {
    expect(scanned({ parcels: [parcel({ status, placeId: 'elsewhere' })] })).toMatchObject({ kind: 'store', exceptions: [exception] });
  });

  test('a box that was opened before is stored as unknown', () => {
    expect(scanned({ parcels: [parcel({ status: 'opened' })] })).toMatchObject({ kind: 'unmatched', exceptions: ['box_already_opened'] });
  });

  test('a parcel under legal hold goes to quarantine, also when it was stored before the hold came', () => {
    expect(scanned({ parcels: [parcel({ underLegalHold: true })] })).toMatchObject({ kind: 'legal_hold', slot: { label: 'Q1' } });
    expect(scanned({ parcels: [parcel({ underLegalHold: true, status: 'stored', placeId: 'mailroom', slotLabel: 'C4' })] })).toMatchObject({ kind: 'legal_hold', slot: { label: 'Q1' } });
    expect(scanned({ parcels: [parcel({ underLegalHold: true, status: 'stored', placeId: 'mailroom', slotLabel: 'Q2' })] })).toMatchObject({ kind: 'already_here' });
  });

  test('a scan that nobody knows is stored sealed, and is an exception', () => {
    expect(scanned({ size: 'large' }, '1Z999AA10123456784')).toMatchObject({ kind: 'unmatched', slot: { label: 'C3' }, exceptions: ['unknown_parcel'], subject: { ending: '6784' } });
  });

  test('an unknown parcel may lie in quarantine when no ordinary slot is free', () => {
    const full = shelves.map((one) => (one.purpose === 'ordinary' ? { ...one, occupied: 1 } : one));
    expect(scanned({ place: { ...place, slots: full } }, '1Z999AA10123456784')).toMatchObject({ kind: 'unmatched', slot: { label: 'Q1' } });
    expect(scanned({ place: { ...place, slots: full }, parcels: [parcel()] })).toMatchObject({ kind: 'no_free_slot', purpose: 'ordinary' });
  });

  test('a mistyped box code is told apart from a stranger', () => {
    const code = formatBoxCode(4821);
    const wrong = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A');
    expect(scanned({}, wrong)).toMatchObject({ kind: 'unmatched', exceptions: ['mistyped_box_code'] });
  });

  test('what the clerk says is not ours goes back, unless our records know it', () => {
    expect(scanned({ declaredNotOurs: true }, '1Z999AA10123456784')).toMatchObject({ kind: 'not_ours' });
    expect(scanned({ declaredNotOurs: true, parcels: [parcel({ foundBy: 'tracking' })] }, '1Z999AA10123456784')).toMatchObject({ kind: 'store' });
  });

  test('a tracking number that two shipments share asks which', () => {
    const verdict = scanned({ parcels: [parcel({ foundBy: 'tracking' }), parcel({ foundBy: 'tracking', parcelId: 'p2', boxCode: formatBoxCode(9) })] }, '986578788855');
    expect(verdict).toMatchObject({ kind: 'ambiguous', options: [{ parcelId: 'p1' }, { parcelId: 'p2' }] });
  });

  test('our own slip beats everything else that the code could be', () => {
    expect(scanned({ parcels: [parcel(), parcel({ parcelId: 'p2', foundBy: 'tracking' })], assets: [asset({ assetId: 'a9' })] })).toMatchObject({ kind: 'store', subject: { parcelId: 'p1' } });
  });

  test('a look-alike serial is asked, never assumed, and an exact one beats it', () => {
    const near = asset({ assetId: 'a2', foundBy: 'look_alike' });
    expect(scanned({ assets: [near] }, '5CGO1234')).toMatchObject({ kind: 'ambiguous', options: [{ assetId: 'a2', match: 'look_alike' }] });
    expect(scanned({ assets: [near, asset()] }, '5CG01234')).toMatchObject({ kind: 'store', subject: { assetId: 'a1' } });
  });

  test("a vendor's S before a serial is no doubt", () => {
    const raw = 'SC02XK1J3JHD2';
    expect(identifiedBy(classify(raw), { assetTag: 'T-1', serial: 'C02XK1J3JHD2' })).toBe('vendor_prefix');
    expect(scanned({ assets: [asset({ foundBy: 'vendor_prefix' })] }, raw)).toMatchObject({ kind: 'store' });
  });

  test.each([['5CGO1234', '5CG01234', 'look_alike'], ['lap-0042', 'LAP0042', 'same'], ['S/N: PF3ABC12', 'PF3ABC12', 'same'], ['PF3ABC12', 'PF3ABC13', 'different']] as const)(
    'the scan %s names %s as %s', (raw, serial, match) => {
      expect(identifiedBy(classify(raw), { assetTag: null, serial })).toBe(match);
    });

  test("an agency's laptop is not ours", () => {
    expect(scanned({ assets: [asset({ handling: 'not_ours' })] }, 'AG123456')).toMatchObject({ kind: 'not_ours' });
  });

  test('a device of ours that nobody expects is stored, and IT is told', () => {
    expect(scanned({ assets: [asset({ expected: false })] }, 'PF3ABC12')).toMatchObject({ kind: 'store', exceptions: ['unexpected_asset'] });
  });

  test('a full place names the way out and keeps what was scanned', () => {
    const full = shelves.map((one) => ({ ...one, occupied: 1 }));
    expect(scanned({ place: { ...place, slots: full }, parcels: [parcel()] })).toMatchObject({ kind: 'no_free_slot', wayOut: { kind: 'call_technician' }, subject: { parcelId: 'p1' } });
  });

  test('a thing to be set aside never lies in an ordinary slot, even when quarantine is full', () => {
    const full = shelves.map((one) => (one.purpose === 'quarantine' ? { ...one, occupied: 1 } : one));
    expect(scanned({ place: { ...place, slots: full }, parcels: [parcel({ underLegalHold: true })] })).toMatchObject({ kind: 'no_free_slot', purpose: 'quarantine' });
  });

  test('taking the last slot is told to IT', () => {
    expect(scanned({ place: { ...place, slots: [slot('C3')] }, parcels: [parcel()] })).toMatchObject({ kind: 'store', exceptions: ['last_slot_taken'] });
  });
});

describe('what lies in the box', () => {
  test('the expected serial is stored', () => {
    expect(scanned({ insideBox: box, assets: [asset({ expectedInParcel: box })] }, 'X1-77A')).toMatchObject({ kind: 'store', subject: { assetId: 'a1' } });
  });

  test.each([
    ['of another leaver', { expectedElsewhere: true }, 'swap_of_two_leavers'], ['that the person had before', { formerlyWithSamePerson: true }, 'old_device_kept'],
    ['of a charger', { accessory: true }, 'accessory_mistagged'], ['of an agency', { handling: 'not_ours' as const }, 'not_ours'],
  ] as const)('another serial %s is parked, with the likeliest resolution first and all five possible', (_, given, first) => {
    const verdict = scanned({ insideBox: box, assets: [asset(given)] }, 'X1-12C');
    expect(verdict).toMatchObject({ kind: 'mismatch', slot: { label: 'Q1' }, expectedBox: formatBoxCode(4821) });
    expect(verdict.kind === 'mismatch' && verdict.resolutions[0]).toBe(first);
    expect(verdict.kind === 'mismatch' && [...verdict.resolutions].sort()).toEqual([...resolutions].sort());
  });

  test('a serial that is in no register is parked as unknown', () => {
    const verdict = scanned({ insideBox: box }, 'ZZ99999');
    expect(verdict).toMatchObject({ kind: 'mismatch', slot: { label: 'Q1' } });
    expect(verdict.kind === 'mismatch' && verdict.resolutions[0]).toBe('unknown');
  });

  test('a hold on the box holds whatever comes out of it', () => {
    expect(scanned({ insideBox: { ...box, underLegalHold: true } }, 'ZZ99999')).toMatchObject({ kind: 'legal_hold' });
    expect(scanned({ insideBox: { ...box, underLegalHold: true }, assets: [asset()] }, 'X1-12C')).toMatchObject({ kind: 'legal_hold' });
  });

  test('no resolution closes the expected line', () => {
    expect(Object.values(resolutionEffects).map(({ expectedLine }) => expectedLine)).toEqual(resolutions.map(() => 'stays_open'));
    expect(resolutionsFor({ registered: true, handling: 'ours', accessory: false, expectedElsewhere: false, formerlyWithSamePerson: false })).toEqual([...resolutions]);
  });
});

describe('what the station may know', () => {
  test('a hold looks like anything else that is set aside', () => {
    const view = stationView(scanned({ parcels: [parcel({ underLegalHold: true })] }));
    expect(view).toMatchObject({ kind: 'set_aside', slotLabel: 'Q1', tone: { colour: 'hold' } });
    expect(JSON.stringify(view)).not.toMatch(/legal|hold_|held/i);
  });

  const parcels = fc.array(fc.record({
    parcelId: fc.uuid(), boxCode: fc.integer({ min: 1, max: 9999 }).map(formatBoxCode), foundBy: fc.constantFrom('box_code' as const, 'tracking' as const), status: fc.constantFrom(...parcelStatuses),
    placeId: fc.constantFrom(null, 'mailroom', 'elsewhere'), slotLabel: fc.constantFrom(null, 'C3', 'Q1'), size: fc.constantFrom('small' as const, 'large' as const), underLegalHold: fc.boolean(),
  }), { maxLength: 3 });
  const assets = fc.array(fc.record({
    assetId: fc.uuid(), foundBy: fc.constantFrom('same' as const, 'vendor_prefix' as const, 'look_alike' as const), ending: fc.constant('77A'), placeId: fc.constantFrom(null, 'mailroom'),
    slotLabel: fc.constantFrom(null, 'C3', 'Q1'), size: fc.constant('medium' as const), underLegalHold: fc.boolean(), expectedInParcel: fc.constantFrom(null, { parcelId: 'p1', boxCode: box.boxCode }),
    expected: fc.boolean(), registered: fc.constant(true), handling: fc.constantFrom('ours' as const, 'not_ours' as const), accessory: fc.boolean(), expectedElsewhere: fc.boolean(), formerlyWithSamePerson: fc.boolean(),
  }), { maxLength: 3 });

  test('every scan has one answer; whatever is held and certain is in quarantine or asked about', () => {
    fc.assert(fc.property(fc.string(), parcels, assets, fc.option(fc.constant(box)), fc.boolean(), (raw, foundParcels, foundAssets, insideBox, declaredNotOurs) => {
      const verdict = matchScan({ scan: classify(raw), place, parcels: foundParcels, assets: foundAssets, insideBox, declaredNotOurs });
      const view = stationView(verdict);
      expect(view.message.key).toBe(`station.${view.kind}`);
      const heldIds = [...foundParcels.filter(({ underLegalHold }) => underLegalHold).map(({ parcelId }) => parcelId), ...foundAssets.filter(({ underLegalHold }) => underLegalHold).map(({ assetId }) => assetId)];
      const stored = verdict.kind === 'store' || verdict.kind === 'unmatched' ? (verdict.subject.assetId ?? verdict.subject.parcelId) : null;
      expect(heldIds).not.toContain(stored);
      const purposes = { mismatch: 'quarantine', legal_hold: 'quarantine', store: 'ordinary' } as const;
      const [given, wanted] = 'slot' in verdict && verdict.kind !== 'unmatched' ? [verdict.slot.purpose, purposes[verdict.kind]] : [null, null];
      expect(given).toBe(wanted);
    }), { numRuns: 1500 });
  });
});

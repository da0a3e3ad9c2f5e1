import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assetStatuses, assetTransitions, changeAssetStatus, type AssetAction, type AssetChangeFacts, type AssetStatus } from './asset-status.ts';
import { categories, categoryFacts, factsOfCategory } from './category.ts';

const fine: AssetChangeFacts = { underLegalHold: false, dataBearing: true, sanitisationVerified: true, openUnlockChecks: [] };

describe('asset status', () => {
  test.each<[AssetStatus, AssetAction, AssetStatus]>([
    ['in_use', 'receive', 'returned'], ['returned', 'start_work', 'in_workshop'], ['in_workshop', 'make_ready', 'ready'], ['ready', 'issue', 'in_use'],
    ['in_workshop', 'send_to_repair', 'in_repair'], ['in_repair', 'back_from_repair', 'in_workshop'], ['missing', 'find', 'returned'], ['missing', 'receive', 'returned'],
  ])('%s, %s: %s', (status, action, after) => {
    expect(changeAssetStatus(status, action, fine)).toEqual({ ok: true, value: after });
  });

  test('a data-bearing asset is not ready without a verified sanitisation record', () => {
    expect(changeAssetStatus('in_workshop', 'make_ready', { ...fine, sanitisationVerified: false })).toMatchObject({ error: { code: 'sanitisation_missing' } });
    expect(changeAssetStatus('in_workshop', 'make_ready', { ...fine, sanitisationVerified: false, dataBearing: false }).ok).toBe(true);
  });

  test('an asset with a lock on it is not ready', () => {
    expect(changeAssetStatus('in_workshop', 'make_ready', { ...fine, openUnlockChecks: ['autopilot'] })).toMatchObject({ error: { code: 'unlock_checks_open', checks: ['autopilot'] } });
  });

  test('a lost device may be written off, though nobody could sanitise it', () => {
    expect(changeAssetStatus('missing', 'dispose', { ...fine, sanitisationVerified: false }).ok).toBe(true);
    expect(changeAssetStatus('returned', 'dispose', { ...fine, sanitisationVerified: false })).toMatchObject({ error: { code: 'sanitisation_missing' } });
  });

  const actions = [...new Set(assetStatuses.flatMap((status) => Object.keys(assetTransitions[status])))] as AssetAction[];
  const facts = fc.record({ underLegalHold: fc.boolean(), dataBearing: fc.boolean(), sanitisationVerified: fc.boolean(), openUnlockChecks: fc.constantFrom<string[]>([], ['bmc']) });

  test('whatever is tried, nothing held becomes ready, issued or disposed, and nothing data-bearing becomes ready unverified', () => {
    fc.assert(fc.property(fc.constantFrom(...assetStatuses), fc.constantFrom(...actions), facts, (status, action, given) => {
      const verdict = changeAssetStatus(status, action, given);
      const after = verdict.ok ? verdict.value : null;
      const heldAndGone = given.underLegalHold && ['ready', 'in_use', 'disposed', 'in_repair'].includes(after ?? '');
      const readyUnverified = after === 'ready' && given.dataBearing && !given.sanitisationVerified;
      expect({ heldAndGone, readyUnverified }).toEqual({ heldAndGone: false, readyUnverified: false });
    }), { numRuns: 1000 });
  });
});

describe('asset categories', () => {
  test('whatever holds data has a lock to check', () => {
    expect(categories.filter((category) => categoryFacts[category].dataBearing && categoryFacts[category].unlockChecks.length === 0)).toEqual([]);
  });

  test('a category that nobody knows is treated as if it held data and a battery', () => {
    expect(factsOfCategory('Roofing (Metal)')).toMatchObject({ dataBearing: true, batteryQuestion: true });
    expect(factsOfCategory('toString')).toMatchObject({ dataBearing: true });
    expect(factsOfCategory('monitor')).toMatchObject({ dataBearing: false });
  });
});

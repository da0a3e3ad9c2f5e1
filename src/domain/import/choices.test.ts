import { describe, expect, it } from 'vitest';
import { readWord, valuesOf, type ChoiceName } from './choices.ts';

describe('words of other tools', () => {
  it.each([
    ['assetStatus', 'Ready to Deploy', 'ready'], ['assetStatus', 'Deployed', 'in_use'], ['assetStatus', 'Pending', 'in_workshop'],
    ['assetStatus', 'Archived', 'disposed'], ['assetStatus', 'Out for Repair', 'in_repair'], ['assetStatus', 'Lost/Stolen', 'missing'],
    ['assetStatus', 'in_stock', 'ready'], ['assetStatus', 'pending_return', 'in_use'], ['assetStatus', 'En réparation', 'in_repair'],
    ['assetStatus', 'AUSGEMUSTERT', 'disposed'], ['assetStatus', 'in_use', 'in_use'],
    ['employmentType', 'Full-Time', 'employee'], ['employmentType', 'Werkstudent', 'intern'], ['employmentType', 'Autónomo', 'contractor'],
    ['employmentStatus', 'offboarded', 'left'], ['employmentStatus', 'On Leave', 'active'], ['workMode', 'true', 'remote'],
    ['ownership', 'BYOD', 'personal'], ['accountStatus', 'DEPROVISIONED', 'ended'],
  ] as const)('%s: “%s” means %s', (choice, word, value) => {
    expect(readWord(choice, word)).toEqual({ value });
  });

  it.each([['assetStatus', 'Broken - Not Fixable', 'disposed'], ['assetStatus', 'in_transit', 'returned'], ['employmentType', 'temporary', 'agency'], ['accountStatus', 'Suspended', 'ended']] as const)(
    '%s: “%s” is only proposed as %s', (choice, word, proposal) => expect(readWord(choice, word)).toEqual({ proposal }),
  );

  it('a word nobody has heard has neither meaning nor proposal', () => expect(readWord('assetStatus', 'blue')).toEqual({}));

  it.each(['assetStatus', 'employmentType', 'employmentStatus', 'workMode', 'ownership', 'tracking', 'accountStatus'] as ChoiceName[])('every value of %s is a word for itself', (choice) => {
    for (const value of valuesOf(choice)) expect(readWord(choice, value)).toEqual({ value });
  });
});

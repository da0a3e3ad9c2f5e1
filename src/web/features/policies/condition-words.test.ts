import { describe, expect, test } from 'vitest';
import { conditionWords, placesIn } from './condition-words.ts';
import { publishConsequence, rulesMatching } from './policy-words.ts';

describe('a condition in words', () => {
  test.each([
    ['case.reason != "death"', 'the reason is not death'],
    ['case.reason in ["dismissal", "redundancy"]', 'the reason is dismissal or redundancy'],
    ['!(case.reason in ["death", "internal_transfer"])', 'the reason is not death or internal transfer'],
    ['!person.hasManager && case.reason != "death"', 'no manager is known, and the reason is not death'],
    ['person.workMode in ["office", "hybrid"] && size(assets) > 0', 'the way of working is office or hybrid, and they have something of ours'],
    ['person.country != person.location.country', 'their country is not the country of their site'],
    ['accounts.exists(account, account.privileged)', 'there is an account where the account is privileged'],
    ['!assets.exists(asset, asset.category == "badge")', 'there is no asset where the kind is badge'],
    ['case.reason in ["dismissal"] || accounts.exists(account, account.privileged)', 'the reason is dismissal, or there is an account where the account is privileged'],
  ] as const)('%s', (condition, words) => expect(conditionWords(condition)).toBe(words));

  test.each(['asset.tag.startsWith("HB")', 'case.reason == "death" && case.immediate || person.hasManager', '!(case.immediate && person.hasManager)', "'vip' in person.custom"])('%s stays as it is written, since saying it could change it', (condition) => {
    expect(conditionWords(condition)).toBeNull();
  });
});

test('places that a case fills in are told apart from words', () => {
  expect(placesIn('Have {asset.category} {asset.tag} back')).toEqual([
    { text: 'Have ', isPlace: false }, { text: 'kind of asset', isPlace: true }, { text: ' ', isPlace: false }, { text: 'tag', isPlace: true }, { text: ' back', isPlace: false },
  ]);
});

test('publishing says which cases keep the version before', () => {
  expect(publishConsequence(3, { version: 2, openCases: 1 })).toBe('New cases are planned with version 3 from now on. 1 open case keeps version 2 until somebody plans it anew.');
  expect(publishConsequence(1, undefined)).toContain('No open case');
});

test('rules are found by their words, tasks and owners included', () => {
  const rules = [{ key: 'device', when: null, because: 'It is ours.', tasks: [{ title: 'Have it back', owner: 'it', phase: 'return', when: null, depth: 0 }] }, { key: 'legal_check', when: null, because: 'Keep it.', tasks: [{ title: 'Ask', owner: 'partner:legal', phase: 'prepare', when: null, depth: 0 }] }];
  expect(rulesMatching(rules, 'legal').map(({ key }) => key)).toEqual(['legal_check']);
  expect(rulesMatching(rules, 'back it')).toHaveLength(1);
  expect(rulesMatching(rules, '  ')).toHaveLength(2);
});

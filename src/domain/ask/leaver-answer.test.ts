import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanNote, readLeaverAnswer, type LeaverForm } from './leaver-answer.ts';
import { offeredWays, returnWays, type ReturnFacts } from './return-ways.ts';

const items = [{ assetId: 'laptop', category: 'laptop' }, { assetId: 'key', category: 'security_key' }, { assetId: 'screen', category: 'monitor' }];
const facts: Omit<ReturnFacts, 'categories' | 'batteryUnsafe'> = { workMode: 'hybrid', country: 'PT', site: { country: 'PT', hasMailroom: true, hasDesk: true }, managerNearby: false };
const offered = (coming: readonly { category: string }[], batteryUnsafe: boolean) => offeredWays({ ...facts, categories: coming.map((one) => one.category), batteryUnsafe });

type Said = LeaverForm['said'][string]['claim'];
const form = (said: Record<string, Said>, rest: Partial<Omit<LeaverForm, 'said'>> = {}): LeaverForm => ({
  said: Object.fromEntries(Object.entries(said).map(([id, claim]) => [id, { claim, note: '' }])), way: null, battery: null, contact: { email: '', phone: '' }, ...rest,
});
const read = (given: LeaverForm) => readLeaverAnswer(given, items, offered);
const meant = (given: LeaverForm) => {
  const answer = read(given);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

describe("a leaver's answer", () => {
  test('each thing gets its own meaning', () => {
    const { lines, isComplete } = meant(form({ laptop: 'have', key: 'damaged', screen: 'dont_have' }, { way: 'mailroom' }));
    expect(lines.map((line) => [line.assetId, line.claim, line.means])).toEqual([['laptop', 'have', 'comes'], ['key', 'damaged', 'comes'], ['screen', 'dont_have', 'looked_into']]);
    expect(isComplete).toBe(true);
  });

  test('a part of the answer is an answer; the rest stays open', () => {
    const partial = meant(form({ screen: 'mine' }));
    expect(partial).toMatchObject({ open: ['laptop', 'key'], way: null, isComplete: false });
  });

  test('without a way for what comes it is not complete, and still kept', () => {
    expect(meant(form({ laptop: 'have', key: 'have', screen: 'have' }))).toMatchObject({ open: [], isComplete: false });
  });

  test('when nothing comes, no way is needed', () => {
    expect(meant(form({ laptop: 'mine', key: 'dont_have', screen: 'dont_have' }, { way: 'post' }))).toMatchObject({ way: null, isComplete: true });
  });

  test('a carrier gets nothing before the batteries were looked at', () => {
    expect(read(form({ laptop: 'have' }, { way: 'post' }))).toEqual({ ok: false, error: { code: 'battery_first', way: 'post' } });
    expect(meant(form({ laptop: 'have' }, { way: 'post', battery: 'safe' })).way).toBe('post');
    expect(meant(form({ key: 'have' }, { way: 'post' })).way).toBe('post');
  });

  test('a battery that looks wrong goes by no carrier; a person comes', () => {
    expect(read(form({ laptop: 'have' }, { way: 'post', battery: 'unsafe' }))).toMatchObject({ ok: false, error: { code: 'way_not_offered', offered: ['hand_in', 'person'] } });
    expect(meant(form({ laptop: 'have', key: 'have' }, { way: 'person', battery: 'unsafe' })).lines).toMatchObject([{ batteryUnsafe: true, means: 'person_comes' }, { batteryUnsafe: false, means: 'comes' }]);
  });

  test('"other" asks which it is, and names the things', () => {
    expect(read(form({ laptop: 'other', key: 'have' }))).toEqual({ ok: false, error: { code: 'say_which', assetIds: ['laptop'] } });
  });

  test('an empty form says nothing; an address alone is something', () => {
    expect(read(form({}))).toMatchObject({ ok: false, error: { code: 'nothing_said' } });
    expect(meant(form({}, { contact: { email: ' Duarte@Example.Test ', phone: '' } })).contact).toEqual({ email: 'duarte@example.test', phone: null });
  });

  test.each([['email', { email: 'duarte at home', phone: '' }], ['phone', { email: '', phone: 'call me' }]])('an unreadable %s is said, not stored', (field, contact) => {
    expect(read(form({}, { contact }))).toMatchObject({ ok: false, error: { code: 'contact_unreadable', field } });
  });

  test('things that are not on the list change nothing', () => {
    expect(meant(form({ laptop: 'have', stranger: 'mine' })).lines.map((line) => line.assetId)).toEqual(['laptop']);
  });

  test('whatever is sent, what is disputed is never also on its way', () => {
    const claim = fc.constantFrom('have' as const, 'dont_have' as const, 'mine' as const, 'damaged' as const, null);
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('laptop', 'key', 'screen'), claim), fc.option(fc.constantFrom(...returnWays)), fc.constantFrom('safe' as const, 'unsafe' as const, null), (said, way, battery) => {
      const answer = read(form(said, { way, battery }));
      if (!answer.ok) return;
      for (const line of answer.value.lines) expect(line.means === 'looked_into').toBe(line.claim === 'mine' || line.claim === 'dont_have');
      if (answer.value.lines.some((line) => line.batteryUnsafe)) expect(['hand_in', 'person', null]).toContain(answer.value.way);
      expect(answer.value.lines.length + answer.value.open.length).toBe(items.length);
    }));
  });
});

test('a note keeps its words and loses what could pretend to be something else', () => {
  expect(cleanNote('  given back\r\nat the desk \u202ein March ')).toBe('given back at the desk in March');
  expect(cleanNote(' \n ')).toBeNull();
  expect([...(cleanNote('😀'.repeat(600)) ?? '')]).toHaveLength(500);
});

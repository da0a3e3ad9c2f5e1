import { describe, expect, test } from 'vitest';
import type { WordingSet } from '../policy/policy-document.ts';
import { composeAsk, type AskFacts } from './ask-words.ts';
import { effortPhrase } from './phrase.ts';

const set: WordingSet = { description: '', toLeaver: 'send', saysOverdue: true, toColleagues: 'by_name', opening: 'Our own words.', closing: 'Our own end.' };
const facts: AskFacts = {
  kind: 'leaver_return', leaverName: 'Duarte', helperName: 'Duarte', itemCount: 3, effortSeconds: 120, wording: { name: 'standard', set },
  done: [{ kind: 'list_filled', count: 3 }, { kind: 'mailroom_told', place: 'Lisbon' }], gains: [], ownWords: { opening: 'Our own words.', closing: null },
};
const words = (change: Partial<AskFacts>) => {
  const composed = composeAsk({ ...facts, ...change });
  if (!composed.ok) throw new Error(composed.error.code);
  return composed.value;
};

describe('what an ask says', () => {
  test('says only what was really done, in the order it was given', () => {
    expect(words({}).alreadyDone).toEqual([{ key: 'done.list_filled', values: { count: 3 } }, { key: 'done.mailroom_told', values: { place: 'Lisbon' } }]);
    expect(words({ done: [] }).alreadyDone).toEqual([]);
  });

  test("speaks the organisation's own words where it wrote any, and ours of that tone where it did not", () => {
    expect(words({}).opening).toEqual({ text: 'Our own words.' });
    expect(words({}).closing).toEqual({ key: 'tone.standard.closing' });
    expect(words({ wording: { name: 'ours alone', set } }).closing).toEqual({ key: 'tone.standard.closing' });
    expect(words({ wording: { name: 'careful', set } }).closing).toEqual({ key: 'tone.careful.closing' });
  });

  test('never speaks to a manager in the words meant for the leaver', () => {
    expect(words({ kind: 'manager_confirm' }).opening).toEqual({ key: 'tone.manager.opening' });
  });

  test('names the leaver to colleagues only where the wording allows it', () => {
    expect(words({ kind: 'manager_confirm' }).title).toEqual({ key: 'manager.title.by_name', values: { name: 'Duarte' } });
    expect(words({ kind: 'manager_confirm', wording: { name: 'discreet', set: { ...set, toColleagues: 'a_colleague' } } }).title.key).toBe('manager.title.a_colleague');
  });

  test('puts what is in it for the manager before what everyone gets', () => {
    const gains = [{ kind: 'backfill_ready' as const, what: 'MacBook Pro 14', on: '2026-12-02' }];
    expect(words({ kind: 'manager_confirm', gains }).whatYouGet[0]).toEqual({ key: 'gain.backfill_ready', values: { what: 'MacBook Pro 14', on: { on: '2026-12-02' } } });
  });

  test('says nothing at all where the wording is silent, to anyone', () => {
    const silent = { name: 'silent', set: { ...set, toLeaver: 'never' as const, toColleagues: 'a_colleague' as const } };
    for (const kind of ['leaver_return', 'manager_confirm'] as const) expect(composeAsk({ ...facts, kind, wording: silent })).toEqual({ ok: false, error: { code: 'wording_is_silent', wording: 'silent' } });
  });
});

test.each([[7, 'seconds', 10], [40, 'seconds', 40], [42, 'seconds', 50], [89, 'minutes', 2], [120, 'minutes', 2], [121, 'minutes', 3]])('an effort of %i seconds is told in %s: %i', (seconds, unit, count) => {
  expect(effortPhrase(seconds)).toEqual({ key: `effort.${unit}`, values: { count } });
});

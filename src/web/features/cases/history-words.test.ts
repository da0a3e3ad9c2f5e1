import { describe, expect, test } from 'vitest';
import { actorWords, byDay, historySentence, isEcho } from './history-words.ts';

const names = { task: (key: string) => (key === 'confirm/facts' ? 'Confirm the facts' : null), asset: (id: string) => (id === 'mac' ? 'MacBook Pro 14' : null) };
const said = (action: string, facts: Record<string, unknown> = {}) => historySentence({ action, facts }, names);

describe('the history of a case in sentences', () => {
  test.each([
    ['case.opened', { tasks: 29, assets: 1, embargoed: true }, 'Case opened, 29 tasks, 1 asset, under embargo'],
    ['case.dates_moved', { lastWorkingOn: { from: '2026-11-20', to: '2026-11-27' }, tasks: 8 }, 'Last day moved from 2026-11-20 to 2026-11-27, 8 tasks moved with it'],
    ['case.dates_moved', { lastWorkingOn: { from: '2026-11-20', to: '2026-11-20' }, tasks: 0 }, 'Dates moved'],
    ['task.finished', { key: 'confirm/facts' }, '“Confirm the facts” done'],
    ['task.finished', { key: 'gone', by: 'asset_received' }, 'A task done with it'],
    ['task.not_needed', { keys: ['a', 'b'] }, '2 tasks are not needed any more'],
    ['task.not_needed', { key: 'confirm/facts' }, '“Confirm the facts” set aside'],
    ['case_asset.changed', { assetId: 'mac', to: 'disputed' }, 'MacBook Pro 14: disputed'],
    ['ask.answered', { answer: 'cant' }, 'Ask answered: can’t'],
    ['case.replanned', { policyVersion: 3, added: 1, dropped: 0 }, 'Planned anew with policy version 3, 1 task added'],
    ['parcel.stored', {}, 'Parcel stored'],
  ] as const)('%s', (action, facts, sentence) => expect(said(action, facts)).toBe(sentence));

  test('an action nobody wrote a sentence for is still told', () => expect(said('something.quite_new')).toBe('Something quite new'));
  test('steps that only echo another are told apart', () => {
    expect(isEcho({ action: 'message.queued' })).toBe(true);
    expect(isEcho({ action: 'case.cancelled' })).toBe(false);
  });
  test('who did it', () => {
    expect(actorWords({ kind: 'system', name: 'jobs' })).toBe('Handback');
    expect(actorWords({ kind: 'member', name: 'Maria Alves' })).toBe('Maria Alves');
    expect(actorWords({ kind: 'helper', name: null })).toBe('a helper');
  });
  test('entries stand under their day, in order', () => {
    const entries = ['2026-11-22T10:00Z', '2026-11-22T08:00Z', '2026-11-20T18:00Z'].map((at) => ({ at }));
    expect(byDay(entries, (at) => at.slice(0, 10)).map((day) => [day.on, day.entries.length])).toEqual([['2026-11-22', 2], ['2026-11-20', 1]]);
  });
});

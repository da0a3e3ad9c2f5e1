import { describe, expect, test } from 'vitest';
import { releases, type ProgressTask } from './progress.ts';

const dates = { lastWorkingOn: '2026-11-20', openedAt: '2026-11-02T09:00:00Z', timeZone: 'Europe/Lisbon', weekend: [6, 7], holidays: new Set<string>(), cutOffAt: '2026-11-20T18:00:00Z', returnByOn: '2026-11-27' };
const task = (key: string, more: Partial<ProgressTask> = {}): ProgressTask => ({
  id: key, key, parentKey: null, status: 'waiting', after: [], due: { anchor: 'opened' }, dueAt: null, doneAt: null, item: null, ...more,
});
const nothing = { receivedAt: new Map<string, string>() };

describe('what becomes possible', () => {
  test('a task is released when all it comes after are settled, and not before', () => {
    const check = task('check', { status: 'open' });
    const wipe = task('wipe', { after: ['check', 'legal'] });
    expect(releases([check, task('legal', { status: 'not_needed' }), wipe], nothing, dates)).toEqual([]);
    expect(releases([{ ...check, status: 'done' }, task('legal', { status: 'not_needed' }), wipe], nothing, dates).map((r) => r.key)).toEqual(['wipe']);
  });

  test('a task about an asset waits for that asset, not for another', () => {
    const check = task('check', { due: { anchor: 'receipt', offset: { workingDays: 3 } }, item: { kind: 'asset', id: 'laptop' } });
    expect(releases([check], { receivedAt: new Map([['phone', '2026-11-23T10:00:00Z']]) }, dates)).toEqual([]);
    expect(releases([check], { receivedAt: new Map([['laptop', '2026-11-23T10:00:00Z']]) }, dates)).toEqual([{ id: 'check', key: 'check', dueAt: '2026-11-26T17:00:00Z' }]);
  });

  test('a task due after its parent waits for the parent’s end', () => {
    const parent = task('parent', { status: 'open' });
    const child = task('child', { parentKey: 'parent', due: { anchor: 'parent_done', offset: { workingDays: 2 } } });
    expect(releases([parent, child], nothing, dates)).toEqual([]);
    const done = { ...parent, status: 'done' as const, doneAt: '2026-11-20T10:00:00Z' };
    expect(releases([done, child], nothing, dates)[0]?.dueAt).toBe('2026-11-24T17:00:00Z');
  });

  test('releasing what can be released leaves nothing more to release', () => {
    const tasks = [task('a', { status: 'done' }), task('b', { after: ['a'] }), task('c', { after: ['b'] })];
    const first = releases(tasks, nothing, dates);
    const after = tasks.map((t) => (first.some((r) => r.key === t.key) ? { ...t, status: 'open' as const } : t));
    expect(first.map((r) => r.key)).toEqual(['b']);
    expect(releases(after, nothing, dates)).toEqual([]);
  });
});

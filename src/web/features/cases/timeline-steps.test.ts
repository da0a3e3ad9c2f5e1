import { describe, expect, test } from 'vitest';
import type { AskRow } from '#contract/asks';
import type { Case, CaseAsset } from '#contract/cases';
import type { Around } from './around.ts';
import { timelineSteps } from './timeline-steps.ts';
import type { TimelineCase } from './timeline-steps.ts';

type Account = Case['accounts'][number];
const account = (more: Partial<Account> = {}): Account => ({ id: 'k', system: 'SSO', username: 'd', privileged: false, status: 'active', cutOffAt: '2026-11-20T18:00:00Z', endedAt: null, endedBy: null, timing: 'not_due', minutesLate: 0, earlyDecision: null, ...more });
const sent = { sentAt: '2026-11-10T09:00:00Z' } as AskRow;
const asset = (status: CaseAsset['status']) => ({ status }) as CaseAsset;

const one = (more: Partial<TimelineCase> = {}): TimelineCase => ({
  openedAt: '2026-11-03T09:00:00Z', reason: 'resignation', status: 'open', asks: [], askFrom: '2026-11-10T09:00:00Z', toLeaver: 'send', toldAt: null, lastWorkingOn: '2026-11-20', timeZone: 'Europe/Lisbon', cutOffAt: '2026-11-20T18:00:00Z',
  accounts: [account()], returnByOn: '2026-11-27', assets: [asset('expected')], clearedAt: null, cancelledAt: null, ...more,
});
const around = (at: string, more: Partial<Around> = {}): Around => ({ now: new Date(at), reader: 'Europe/Berlin', zone: 'Europe/Lisbon', saysOverdue: true, isSilent: false, ...more });
const states = (given: TimelineCase, seen: Around) => Object.fromEntries(timelineSteps(given, seen).map(({ id, state }) => [id, state]));
const step = (given: TimelineCase, seen: Around, id: string) => timelineSteps(given, seen).find((one) => one.id === id);

const ended = account({ status: 'ended', endedAt: '2026-11-20T18:00:30Z', timing: 'on_time' });

describe('the line of time', () => {
  test('on the day it was agreed, the ask is next', () => {
    expect(states(one(), around('2026-11-03T10:00:00Z'))).toEqual({ agreed: 'done', asked: 'now', lastDay: 'ahead', access: 'ahead', return: 'ahead', cleared: 'ahead' });
    expect(step(one(), around('2026-11-03T10:00:00Z'), 'asked')?.detail).toBe('10 Nov');
  });

  test('after the exit only what is home is behind us', () => {
    const given = one({ asks: [sent], accounts: [ended] });
    expect(states(given, around('2026-11-22T10:00:00Z'))).toEqual({ agreed: 'done', asked: 'done', lastDay: 'done', access: 'done', return: 'now', cleared: 'ahead' });
    expect(step(given, around('2026-11-22T10:00:00Z'), 'access')).toMatchObject({ label: 'Access ended', detail: '18:00 Lisbon, on time' });
  });

  test('access that is still open after the cut-off is late, and says how many', () => {
    const given = one({ asks: [sent], accounts: [ended, account({ timing: 'late_open', minutesLate: 90 })] });
    expect(step(given, around('2026-11-20T19:30:00Z'), 'access')).toMatchObject({ state: 'late', detail: '1 of 2 still open' });
  });

  test('access that ended late says by how much', () => {
    const given = one({ accounts: [account({ status: 'ended', endedAt: '2026-11-20T20:00:00Z', timing: 'late', minutesLate: 120 })] });
    expect(step(given, around('2026-11-22T10:00:00Z'), 'access')?.detail).toBe('20:00 Lisbon, 2 h after the cut-off');
  });

  test('things that are out after their day are late, unless the wording forbids to say so', () => {
    const given = one({ asks: [sent], accounts: [ended], assets: [asset('expected'), asset('accepted')] });
    expect(step(given, around('2026-11-29T10:00:00Z'), 'return')).toMatchObject({ state: 'late', detail: '27 Nov, 1 still out' });
    expect(step(given, around('2026-11-29T10:00:00Z', { saysOverdue: false }), 'return')?.state).toBe('now');
  });

  test('what is home, waived or decided away is returned', () => {
    const given = one({ asks: [sent], accounts: [ended], assets: [asset('accepted'), asset('waived'), asset('not_ours')] });
    expect(step(given, around('2026-11-22T10:00:00Z'), 'return')).toMatchObject({ label: 'Returned', state: 'done' });
  });

  test('a dismissal ends access before the last day, and the line says so in that order', () => {
    const given = one({ reason: 'dismissal', cutOffAt: '2026-11-18T09:00:00Z', toLeaver: 'after_told' });
    expect(timelineSteps(given, around('2026-11-18T08:00:00Z')).map(({ id }) => id)).toEqual(['agreed', 'asked', 'access', 'lastDay', 'return', 'cleared']);
    expect(step(given, around('2026-11-18T08:00:00Z'), 'agreed')?.label).toBe('Opened');
    expect(step(given, around('2026-11-18T08:00:00Z'), 'asked')?.detail).toBe('once they were told');
  });

  test('after a death nothing is late and no message goes out', () => {
    const given = one({ reason: 'death', toLeaver: 'never', accounts: [account({ timing: 'late_open', minutesLate: 9999 })] });
    const steps = timelineSteps(given, around('2027-03-01T10:00:00Z', { saysOverdue: false, isSilent: true }));
    expect(steps.map(({ state }) => state)).not.toContain('late');
    expect(steps.find(({ id }) => id === 'asked')?.detail).toBe('no message goes out');
  });

  test('a cancelled case shows what happened, and that it stopped', () => {
    const given = one({ status: 'cancelled', cancelledAt: '2026-11-12T10:00:00Z', asks: [sent] });
    expect(timelineSteps(given, around('2026-11-13T10:00:00Z')).map(({ id, state }) => [id, state])).toEqual([['agreed', 'done'], ['asked', 'done'], ['cancelled', 'done']]);
  });

  test('a cleared case ends with its day', () => {
    const given = one({ status: 'cleared', clearedAt: '2026-12-01T10:00:00Z', asks: [sent], accounts: [ended], assets: [asset('accepted')] });
    expect(step(given, around('2026-12-02T10:00:00Z'), 'cleared')).toMatchObject({ state: 'done', detail: '1 Dec' });
  });
});

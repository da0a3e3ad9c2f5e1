import { describe, expect, test } from 'vitest';
import type { AskRow } from '#contract/asks';
import type { Case, CaseAsset, Task } from '#contract/cases';
import type { Around } from './around.ts';
import { detailText, followsText, taskState, whenText } from './task-view.ts';

const around = (at: string, more: Partial<Around> = {}): Around => ({ now: new Date(at), reader: 'Europe/Lisbon', zone: 'Europe/Lisbon', saysOverdue: true, isSilent: false, ...more });
const monday = around('2026-11-23T10:00:00Z');

const task = (more: Partial<Task> = {}): Task => ({
  id: 't1', key: 'rule/task', parentId: null, title: 'Send a box', detail: null, because: 'A box has to go out.', ruleKey: 'rule', phase: 'return', owner: 'it', ownerName: null, status: 'open', dueAt: '2026-11-27T17:00:00Z', due: { anchor: 'return_by' }, after: [],
  completes: null, ask: null, evidence: null, effortSeconds: 60, blocksClearance: true, subject: null, doneAt: null, doneBy: null, note: null, version: 1, ...more,
});
const ask = (more: Partial<AskRow>): AskRow => ({
  id: 'a1', caseId: null, leaver: null, kind: 'leaver_return', helper: { personId: null, name: 'Duarte Sousa' }, title: '', status: 'answered', answer: 'done', answerNote: null, dueAt: null, sentAt: null, openedAt: null, answeredAt: null, laterUntil: null,
  needsHand: false, secondsTaken: 48, effortSeconds: 120, ...more,
});
const one = (more: Partial<Pick<Case, 'asks' | 'assets' | 'tasks'>> = {}) => ({ asks: [], assets: [], tasks: [], ...more });

describe('the state of a task', () => {
  test.each([
    ['done', task({ status: 'done' }), 'done'],
    ['set aside', task({ status: 'not_needed' }), 'dropped'],
    ['withdrawn by a cancelled case', task({ status: 'withdrawn' }), 'dropped'],
    ['waiting for something', task({ status: 'waiting' }), 'blocked'],
    ['due later', task(), 'open'],
    ['past its time', task({ dueAt: '2026-11-20T17:00:00Z' }), 'late'],
    ['without a date', task({ dueAt: null }), 'open'],
  ] as const)('%s', (_, given, state) => expect(taskState(given, one(), monday)).toBe(state));

  test('nothing is late where the wording forbids to say so', () => {
    expect(taskState(task({ dueAt: '2026-11-20T17:00:00Z' }), one(), around('2026-11-23T10:00:00Z', { saysOverdue: false }))).toBe('open');
  });

  test('an ask that was sent, and a device out of the leaver’s hands, are on their way', () => {
    expect(taskState(task({ ask: 'leaver_return' }), one({ asks: [ask({ status: 'sent', answer: null })] }), monday)).toBe('running');
    const asset = { assetId: 'mac', status: 'handed_over' } as CaseAsset;
    const home = task({ completes: 'asset_received', subject: { kind: 'asset', id: 'mac' } });
    expect(taskState(home, one({ assets: [asset] }), monday)).toBe('running');
    expect(taskState(home, one({ assets: [{ ...asset, status: 'expected' }] }), monday)).toBe('open');
  });
});

describe('when a task is due, in words', () => {
  test.each([
    ['later this week', task(), 'due Fri'],
    ['today says the hour', task({ dueAt: '2026-11-23T17:00:00Z' }), 'due today, 17:00'],
    ['late by days', task({ dueAt: '2026-11-21T17:00:00Z' }), '2 days late'],
    ['late by hours', task({ dueAt: '2026-11-23T08:00:00Z' }), 'late since 08:00'],
    ['at the cut-off the hour matters', task({ dueAt: '2026-11-27T18:00:00Z', due: { anchor: 'cut_off' } }), 'due Fri, 18:00'],
    ['an hour the policy names', task({ due: { anchor: 'last_working_day', at: '17:00' } }), 'due Fri, 17:00'],
    ['on arrival', task({ status: 'waiting', dueAt: null, due: { anchor: 'receipt' } }), 'on arrival'],
    ['days after arrival', task({ status: 'waiting', dueAt: null, due: { anchor: 'receipt', offset: { workingDays: 2 } } }), '2 working days after arrival'],
    ['after its parent', task({ status: 'waiting', dueAt: null, due: { anchor: 'parent_done', offset: { days: 1 } } }), '1 day after that'],
    ['the day it was done', task({ status: 'done', doneAt: '2026-11-10T10:00:00Z' }), '10 Nov'],
    ['the minute access ended', task({ status: 'done', doneAt: '2026-11-20T18:01:00Z', due: { anchor: 'cut_off' } }), '20 Nov, 18:01'],
    ['set aside has no date', task({ status: 'not_needed' }), null],
  ] as const)('%s', (_, given, words) => expect(whenText(given, monday)).toBe(words));

  test('the zone is named when it is not the reader’s', () => {
    const osaka = around('2026-11-23T10:00:00Z', { zone: 'Asia/Tokyo' });
    expect(whenText(task({ dueAt: '2026-11-27T09:00:00Z', due: { anchor: 'cut_off' } }), osaka)).toBe('due Fri, 18:00 Tokyo');
  });

  test('careful wording says for when it was planned, never that it is late', () => {
    const careful = around('2026-11-23T10:00:00Z', { saysOverdue: false });
    for (const dueAt of ['2026-11-20T17:00:00Z', '2026-11-23T08:00:00Z', '2026-06-01T08:00:00Z']) expect(whenText(task({ dueAt }), careful)).toMatch(/^planned for /);
  });
});

describe('the line under a title', () => {
  test('says why it is there', () => expect(detailText(task(), one())).toBe('Because: a box has to go out'));
  test('keeps a name at its beginning as a name', () => expect(detailText(task({ because: 'Duarte Sousa knows best.' }), one())).toBe('Because: Duarte Sousa knows best'));
  test('says what ticks it by itself', () => {
    const home = task({ completes: 'asset_received' });
    expect(detailText(home, one())).toBe('Because: a box has to go out · ticks itself when it is received at the station');
    expect(followsText(home)).not.toBeNull();
    expect(followsText(task({ completes: 'account_ended' }))).toBeNull();
  });
  test('says what it waits for, as far as that has not happened', () => {
    const tasks = [task({ key: 'a', title: 'Check', status: 'open' }), task({ key: 'b', title: 'Unlock', status: 'done' })];
    expect(detailText(task({ status: 'waiting', after: ['a', 'b'] }), one({ tasks }))).toBe('Waits for “Check”');
  });
  test('says how it went', () => {
    expect(detailText(task({ status: 'done', doneBy: 'Maria Alves', note: 'in the cupboard' }), one())).toBe('Done by Maria Alves · “in the cupboard”');
    expect(detailText(task({ status: 'done', ask: 'leaver_return', doneBy: 'by answer' }), one({ asks: [ask({})] }))).toBe('Answered by Duarte Sousa in 48 seconds');
  });
  test('says that a helper asked for a hand', () => {
    const help = ask({ answer: 'need_help', needsHand: true, answerNote: 'which folder?' });
    expect(detailText(task({ ask: 'leaver_return' }), one({ asks: [help] }))).toBe('Duarte Sousa asked for a hand: “which folder?” · nothing more is sent until it is settled');
  });
});

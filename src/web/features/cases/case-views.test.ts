import { describe, expect, test } from 'vitest';
import type { AskRow } from '#contract/asks';
import type { CaseAsset } from '#contract/cases';
import { permissionsOfRole } from '#domain/access/permission';
import type { Permission, Role } from '#domain/access/permission';
import { caseAssetStatuses } from '#domain/case/case-lifecycle';
import { accessWord } from './access-view.ts';
import type { Account } from './access-view.ts';
import type { Around } from './around.ts';
import { askWord } from './ask-view.ts';
import { assetWord, homecoming, lineActs, trailOf } from './asset-view.ts';
import { caseRights } from './case-rights.ts';
import { effortText, factsLine, ownerWords } from './case-words.ts';
import { casesTitle } from './cases-title.ts';
import { leavesRange, leavesText, rangeOfDays } from './leaves-range.ts';

const around = (at: string, more: Partial<Around> = {}): Around => ({ now: new Date(at), reader: 'Europe/Lisbon', zone: 'Europe/Lisbon', saysOverdue: true, isSilent: false, ...more });
const after = around('2026-11-29T10:00:00Z');
const before = around('2026-11-20T10:00:00Z');
const leaver = { returnByOn: '2026-11-27', firstName: 'Duarte' };

describe('the assets of a case', () => {
  test('one that is out after its day is late; careful wording only says where it is, silence not even that', () => {
    expect(assetWord({ status: 'expected' }, leaver, after)).toEqual({ tone: 'late', word: '2 days late' });
    expect(assetWord({ status: 'expected' }, leaver, around('2026-11-29T10:00:00Z', { saysOverdue: false }))).toEqual({ tone: 'quiet', word: 'with Duarte' });
    expect(assetWord({ status: 'expected' }, leaver, around('2026-11-29T10:00:00Z', { saysOverdue: false, isSilent: true }))).toEqual({ tone: 'quiet', word: 'not here yet' });
  });

  test('every status has a word', () => {
    for (const status of caseAssetStatuses) expect(assetWord({ status }, leaver, before).word).not.toBe('');
  });

  test('the header counts what is home or on its way', () => {
    const out = { assetsHome: 0, assetsAll: 3, status: 'open' as const, returnByOn: '2026-11-27' };
    expect(homecoming(out, [{ status: 'handed_over' }, { status: 'handed_over' }, { status: 'disputed' }], before).word).toBe('2 of 3 coming home');
    expect(homecoming(out, [{ status: 'expected' }, { status: 'expected' }, { status: 'expected' }], before).word).toBe('0 of 3 home');
    expect(homecoming({ ...out, assetsHome: 2 }, [{ status: 'waived' }], before)).toEqual({ tone: 'home', word: 'all 3 home' });
    expect(homecoming({ ...out, assetsHome: 1 }, [], after)).toEqual({ tone: 'late', word: '2 of 3 still out' });
    expect(homecoming({ ...out, assetsAll: 0 }, [], before).word).toBe('nothing to bring home');
  });

  test('only what the table of transitions allows is offered', () => {
    const offered = (status: CaseAsset['status']) => lineActs({ status }).map(({ action }) => action);
    expect(offered('disputed')).toEqual(['settle_as_expected', 'let_go', 'leave_to_owner', 'withdraw']);
    expect(offered('accepted')).toEqual([]);
    expect(offered('withdrawn')).toEqual(['restore']);
  });

  test('a disputed trail ends with what was said', () => {
    const trail = [{ kind: 'person' as const, id: null, name: 'Duarte' }];
    expect(trailOf({ status: 'disputed', trail, claim: 'dont_have', claimNote: 'given back in March' })).toEqual([{ name: 'Duarte' }, { name: 'says: given back in March' }]);
    expect(trailOf({ status: 'disputed', trail, claim: 'mine', claimNote: null }).at(-1)).toEqual({ name: 'says: It is mine' });
    expect(trailOf({ status: 'expected', trail, claim: 'have', claimNote: null })).toEqual([{ name: 'Duarte' }]);
  });
});

describe('access against the cut-off', () => {
  const account = (more: Partial<Account>): Account => ({ id: 'k', system: 'VPN', username: 'd', privileged: false, status: 'active', cutOffAt: '2026-11-20T18:00:00Z', endedAt: null, endedBy: null, timing: 'not_due', minutesLate: 0, earlyDecision: null, ...more });
  test.each([
    [account({}), 'quiet', 'ends 18:00'],
    [account({ timing: 'on_time', status: 'ended', endedAt: '2026-11-20T18:01:00Z' }), 'home', '18:01, on time'],
    [account({ timing: 'late_open', minutesLate: 190 }), 'late', 'open, 3 h late'],
    [account({ timing: 'late', minutesLate: 40 }), 'late', 'ended 40 min late'],
    [account({ timing: 'early' }), 'due', 'ended early'],
    [account({ timing: 'due' }), 'due', 'ends now'],
  ] as const)('%#', (given, tone, word) => expect(accessWord(given, before)).toEqual({ tone, word }));

  test('a late one is visible as late also where the leaver is written to with care, and quietly after a death', () => {
    const late = account({ timing: 'late_open', minutesLate: 190 });
    expect(accessWord(late, around('2026-11-20T21:10:00Z', { saysOverdue: false })).tone).toBe('late');
    expect(accessWord(late, around('2026-11-20T21:10:00Z', { saysOverdue: false, isSilent: true }))).toEqual({ tone: 'due', word: 'still open' });
  });
});

describe('asks in a word', () => {
  const ask = (more: Partial<AskRow>): AskRow => ({ id: 'a', caseId: null, leaver: null, kind: 'leaver_return', helper: { personId: null, name: 'Duarte' }, title: '', status: 'sent', answer: null, answerNote: null, dueAt: null, sentAt: '2026-11-10T09:00:00Z', openedAt: null, answeredAt: null, laterUntil: null, needsHand: false, secondsTaken: null, effortSeconds: 60, ...more });
  test.each([
    [ask({}), 'asked 10 Nov'],
    [ask({ openedAt: '2026-11-10T10:00:00Z' }), 'opened'],
    [ask({ laterUntil: '2026-11-24T09:00:00Z' }), 'Tue'],
    [ask({ status: 'answered', answer: 'done', secondsTaken: 48 }), '48 s'],
    [ask({ status: 'answered', answer: 'done', secondsTaken: 200 }), '3 min'],
    [ask({ status: 'answered', answer: 'need_help', needsHand: true }), 'needs help'],
    [ask({ status: 'answered', answer: 'cant', needsHand: true }), 'can’t'],
    [ask({ status: 'answered', answer: 'not_me' }), 'referred'],
    [ask({ status: 'withdrawn' }), 'withdrawn'],
  ] as const)('%#', (given, word) => expect(askWord(given, before).word).toBe(word));
});

describe('what a reader may do', () => {
  const as = (role: Role) => caseRights((permission: Permission) => permissionsOfRole[role].includes(permission), 'open');
  test('HR manages the case and acts on no device', () => expect(as('hr')).toMatchObject({ manage: true, devices: false, endAccess: false, tasks: true }));
  test('security comes for access and sees it first', () => expect(as('security')).toMatchObject({ manage: false, devices: false, endAccess: true, accessFirst: true }));
  test('the asset manager does it all, access in its place', () => expect(as('asset_manager')).toMatchObject({ manage: true, devices: true, ask: true, seats: true, accessFirst: false }));
  test('the auditor reads', () => expect(as('auditor')).toEqual({ manage: false, tasks: false, devices: false, ask: false, endAccess: false, seats: false, history: true, accessFirst: false }));
  test('a case that has stopped is not moved any more', () => expect(caseRights(() => true, 'cancelled')).toMatchObject({ manage: false, devices: false, ask: false, tasks: true }));
});

describe('words', () => {
  test('facts in one line, as far as they are known', () => {
    expect(factsLine({ employment: 'contractor', department: 'Field engineering', site: { id: 's', name: 'Lisbon' }, workMode: 'remote', manager: { id: 'm', name: 'Inês Lopes' } })).toBe('Contractor · Field engineering · Lisbon, works remotely · manager Inês Lopes');
    expect(factsLine({ employment: 'employee', department: null, site: null, workMode: 'office', manager: null })).toBe('Employee · Works at the office · no manager known');
  });
  test('a party by name, a partner by theirs, a person by their own', () => {
    expect(ownerWords('it')).toEqual({ name: 'IT', initials: 'IT' });
    expect(ownerWords('partner:legal').name).toBe('Legal');
    expect(ownerWords('manager', 'Inês Lopes')).toEqual({ name: 'Inês Lopes' });
  });
  test.each([[0.5, 'under a minute'], [2, '2 min'], [60, '1 h'], [95, '1 h 35 min']] as const)('%d minutes', (minutes, text) => expect(effortText(minutes)).toBe(text));
  test.each([
    [7, { q: '', sort: '', filters: { status: ['open'] } }, '7 people are leaving'],
    [1, { q: '', sort: '', filters: { status: ['open'] } }, 'One person is leaving'],
    [0, { q: '', sort: '', filters: { status: ['open'] } }, 'Nobody is leaving'],
    [3, { q: '', sort: '', filters: { status: ['open'], late: ['true'] } }, '3 cases with something late'],
    [1, { q: 'du', sort: '', filters: {} }, '1 case of what you chose'],
    [1204, { q: '', sort: '', filters: {} }, '1,204 cases'],
    [null, { q: '', sort: '', filters: {} }, 'Cases'],
  ] as const)('the list’s title with %s rows', (total, state, title) => expect(casesTitle(total, state)).toBe(title));
});

describe('who leaves when', () => {
  test('what is no date in the address is ignored', () => {
    expect(leavesRange({ leavesAfter: '2026-11-14', leavesBefore: 'soon' })).toEqual({ leavesAfter: '2026-11-14' });
  });
  test('the next seven days hold today and the seventh', () => {
    expect(rangeOfDays('2026-12-28', 0, 7)).toEqual({ leavesAfter: '2026-12-27', leavesBefore: '2027-01-05' });
  });
  test('is said in words', () => expect(leavesText({ leavesAfter: 'A', leavesBefore: 'B' }, (on) => on)).toBe('after A, before B'));
});

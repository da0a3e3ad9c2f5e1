/** The starter policy, planned for leavers as they are met in the field (FIELD (e)). */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compilePolicy } from '#domain/policy/compile-policy';
import { plan, type CasePlan } from '#domain/policy/plan';
import type { CaseCalendar } from '#domain/policy/timing';
import { account, asset, calendar, leaver, seat, type Described } from '../../tests/support/described-leaver.ts';
import { readPolicyDocument } from './policy-document.ts';

const read = readPolicyDocument(parse(readFileSync(new URL('../../policies/starter.yaml', import.meta.url), 'utf8')));
if (!read.ok) throw new Error(JSON.stringify(read.error.problems, null, 1));
const compiled = compilePolicy(read.value);
if (!compiled.ok) throw new Error(JSON.stringify(compiled.error.problems, null, 1));
const starter = compiled.value;

const planFor = (described: Described, dates: Partial<CaseCalendar> = {}): CasePlan => plan(starter, leaver(described), calendar(dates));
const keys = (planned: CasePlan) => planned.tasks.map((task) => task.key);
const task = (planned: CasePlan, key: string) => planned.tasks.find((one) => one.key === key);
const rulesOf = (planned: CasePlan) => new Set(planned.tasks.map((one) => one.ruleKey));

describe('someone at the office who resigns', () => {
  const planned = planFor({});
  test('keeps access to the end of the last working day in their own zone, and returns things then', () => {
    expect(planned.timing).toMatchObject({ cutOffAt: '2026-10-02T17:00:00Z', returnByOn: '2026-10-02', cutOffMadeBy: { ruleKey: 'end_of_last_day' } });
  });
  test('is asked once, three working days before, with a ladder that gets easier', () => {
    const asks = planned.tasks.filter((one) => one.ask === 'leaver_return');
    expect(asks).toHaveLength(1);
    expect(asks[0]).toMatchObject({ owner: 'leaver', dueAt: '2026-09-29T16:00:00Z', startsAs: 'open', because: 'Inês Duarte knows best where the things are and which way back is easy.' });
    expect(asks[0]?.reminders.map((one) => one.help)).toEqual(['nudge', 'easier_way', 'human_call']);
  });
  test('has a laptop that is checked, unlocked, erased and made ready once it is here', () => {
    expect(keys(planned).filter((key) => key.startsWith('device/'))).toEqual(['device/home/laptop', 'device/check/laptop', 'device/unlock/laptop', 'device/sanitise/laptop', 'device/ready/laptop']);
    expect(task(planned, 'device/sanitise/laptop')).toMatchObject({ parentKey: 'device/home/laptop', dueAt: null, startsAs: 'waiting', after: ['device/check/laptop'], blocksClearance: false });
    expect(task(planned, 'device/home/laptop')?.title).toBe('Have laptop HB-laptop back');
  });
  test('gives seats back at once, but a seat that holds work only after it was handed over', () => {
    expect(task(planned, 'seats/reclaim/zoom')).toMatchObject({ startsAs: 'open', dueAt: '2026-10-02T18:00:00Z' });
    expect(task(planned, 'seats/reclaim_after_hand_over/figma')).toMatchObject({ startsAs: 'waiting', after: ['data/hand_over'], dueAt: '2026-10-06T16:00:00Z' });
  });
  test('is not sent a box, and causes no security approval', () => {
    expect(rulesOf(planned).has('remote_domestic')).toBe(false);
    expect(planned.approvals.map((one) => one.role)).toEqual(['asset_manager', 'hr']);
  });
  test('gives each task an owner, a reason without open placeholders, and no planning problem', () => {
    expect(planned.problems).toEqual([]);
    for (const one of planned.tasks) expect(`${one.title} ${one.because} ${one.detail ?? ''}`).not.toMatch(/[{}]/);
  });
});

describe('someone at home in the country', () => {
  const planned = planFor({ person: { workMode: 'remote' } });
  test('gets a box, and the mailroom is told of a parcel, not of a person', () => {
    expect(task(planned, 'remote_domestic/send_box')).toMatchObject({ owner: 'it', after: ['ask_leaver/list'] });
    const expecting = task(planned, 'remote_domestic/expect');
    expect(expecting?.owner).toBe('mailroom');
    expect(JSON.stringify(expecting)).not.toContain('Inês');
  });
  test('has ten working days, counted around the holiday', () => {
    expect(planned.timing.returnByOn).toBe('2026-10-19');
  });
});

test('someone abroad needs papers and gets three weeks, and access ends in their zone', () => {
  const planned = planFor({ person: { workMode: 'remote', country: 'JP' } }, { timeZone: 'Asia/Tokyo', holidays: new Set() });
  expect(planned.timing).toMatchObject({ cutOffAt: '2026-10-02T09:00:00Z', returnByOn: '2026-10-23', returnByMadeBy: { ruleKey: 'from_abroad' } });
  expect(task(planned, 'remote_abroad/customs')?.evidence).toBe('document');
  expect(task(planned, 'remote_abroad/pick_up')?.after).toEqual(['remote_abroad/customs', 'ask_leaver/list']);
  expect(rulesOf(planned).has('remote_domestic')).toBe(false);
});

test('someone with two homes for work brings things within three working days', () => {
  const planned = planFor({ person: { workMode: 'hybrid' } });
  expect(planned.timing.returnByOn).toBe('2026-10-08');
  expect(keys(planned)).toContain('office_return/hand_in_place');
});

test("a contractor's agency laptop is never asked for, stored or erased; our token and her own phone go their own ways", () => {
  const planned = planFor({
    person: { employment: 'contractor', hasManager: false },
    case: { reason: 'contract_end' },
    assets: [
      asset('agency', { ownership: 'agency', ownerName: 'Adecco' }),
      asset('token', { category: 'token', dataBearing: false, managed: false }),
      asset('phone', { category: 'phone', ownership: 'personal' }),
      asset('badge', { category: 'badge', dataBearing: false, managed: false }),
    ],
  });
  const about = (id: string) => keys(planned).filter((key) => key.endsWith(`/${id}`));
  expect(about('agency')).toEqual(['not_ours/tell_owner/agency']);
  expect(task(planned, 'not_ours/tell_owner/agency')?.title).toBe('Tell Adecco that Inês Duarte leaves and has their laptop HB-agency');
  expect(about('phone')).toEqual(['not_ours/work_profile/phone']);
  expect(about('token')).toEqual(['device/home/token', 'device/check/token', 'device/ready/token']);
  expect(about('badge')).toEqual(['badge/home/badge', 'badge/turn_off/badge']);
  expect(keys(planned)).toEqual(expect.arrayContaining(['contractor/tell_company', 'no_manager/name_one']));
  expect(keys(planned)).not.toContain('ask_manager/list');
  expect(keys(planned)).not.toContain('building/doors');
});

describe('someone dismissed at 14:05', () => {
  const planned = planFor(
    { case: { reason: 'dismissal', immediate: true, noticeDays: 0 }, accounts: [account('sso'), account('aws', { privileged: true })] },
    { openedAt: '2026-10-02T13:05:00Z', lastWorkingOn: '2026-10-02' },
  );
  test('loses access at that minute, with security at work at once', () => {
    expect(planned.timing.cutOffAt).toBe('2026-10-02T13:05:00Z');
    expect(task(planned, 'right_now/sessions')).toMatchObject({ owner: 'security', dueAt: '2026-10-02T13:20:00Z', startsAs: 'open' });
    expect(task(planned, 'accounts/end_privileged/aws')).toMatchObject({ owner: 'security', dueAt: '2026-10-02T13:05:00Z' });
    expect(task(planned, 'accounts/rotate/aws')?.parentKey).toBe('accounts/end_privileged/aws');
  });
  test('hears nothing before HR has spoken with them', () => {
    expect(planned.wording).toMatchObject({ name: 'careful', set: { toLeaver: 'after_told' } });
    expect(task(planned, 'ask_leaver/list')).toMatchObject({ after: ['told_first/told'], startsAs: 'waiting' });
  });
  test('has a device that is not erased before legal has answered', () => {
    expect(task(planned, 'device/sanitise/laptop')?.after).toEqual(['device/check/laptop', 'legal_check/ask_legal']);
  });
  test('needs an approval of security', () => {
    expect(planned.approvals.map((one) => one.role)).toContain('security');
  });
  test('has five working days to return things, from the day it was known', () => {
    expect(planned.timing.returnByOn).toBe('2026-10-12');
  });
});

describe('someone who died', () => {
  const planned = planFor(
    { person: { hasPersonalContact: false }, case: { reason: 'death' }, assets: [asset('laptop'), asset('badge', { category: 'badge' })], accounts: [account('mail', { holdsData: true, privileged: true })] },
    { lastWorkingOn: '2026-08-29' },
  );
  test('causes no ask, no reminder and no escalation to anyone', () => {
    expect(planned.wording.set).toMatchObject({ toLeaver: 'never', saysOverdue: false, toColleagues: 'a_colleague' });
    expect(planned.tasks.filter((one) => one.ask !== 'none' || one.reminders.length > 0 || one.escalation !== null)).toEqual([]);
    expect(planned.tasks.filter((one) => one.owner === 'leaver' || one.owner === 'manager')).toEqual([]);
  });
  test('has one coordinator, and months rather than days', () => {
    expect(planned.tasks.filter((one) => one.key === 'in_memoriam/coordinator')).toMatchObject([{ owner: 'hr' }]);
    expect(planned.timing.returnByOn).toBe('2026-11-30');
  });
  test('has accounts closed and kept, and nothing erased before the family was asked', () => {
    expect(task(planned, 'in_memoriam/accounts/mail')?.title).toMatch(/delete nothing/);
    expect(task(planned, 'in_memoriam/sanitise/laptop')?.after).toEqual(['in_memoriam/keepsakes', 'in_memoriam/things/laptop', 'legal_check/ask_legal']);
  });
  test('is thanked by no machine, and born late for nothing', () => {
    expect(keys(planned)).not.toContain('clearance/thanks');
    expect(planned.tasks.filter((one) => one.dueAt !== null && one.dueAt < '2026-09-01T09:00:00Z')).toEqual([]);
  });
});

test('someone who retires is spoken to warmly and never told that anything is overdue', () => {
  expect(planFor({ case: { reason: 'retirement' } }).wording).toMatchObject({ name: 'warm', set: { saysOverdue: false } });
});

test('someone made redundant hears it from a person first', () => {
  const planned = planFor({ case: { reason: 'redundancy' } });
  expect(keys(planned)).toEqual(expect.arrayContaining(['told_first/told', 'legal_check/ask_legal']));
  expect(planned.timing.cutOffAt).toBe('2026-10-02T17:00:00Z');
});

test('someone who changes teams stays: nothing is asked back blindly and no account ends by itself', () => {
  const planned = planFor({ case: { reason: 'internal_transfer' } });
  expect(planned.tasks.filter((one) => one.completes === 'account_ended' || one.ask !== 'none')).toEqual([]);
  expect(keys(planned)).toEqual(expect.arrayContaining(['transfer/agree', 'transfer/access/sso', 'transfer/things/laptop']));
  expect(planned.timing.cutOffAt).toBe('2026-10-12T17:00:00Z');
});

test('a leased laptop goes back to its lessor, erased, and a pooled projector to its steward', () => {
  const planned = planFor({ assets: [asset('leased', { ownership: 'lessor', ownerName: 'Grenke' }), asset('pool', { shared: true, category: 'projector', dataBearing: false })] });
  expect(task(planned, 'device/to_lessor/leased')).toMatchObject({ title: 'Send laptop HB-leased back to Grenke', after: ['device/sanitise/leased', 'device/check/leased'] });
  expect(keys(planned)).not.toContain('device/ready/leased');
  expect(keys(planned).filter((key) => key.endsWith('/pool'))).toEqual(['shared_device/to_pool/pool']);
});

test('someone with nothing is asked for nothing, and still cleared', () => {
  const planned = planFor({ assets: [], seats: [], accounts: [] });
  expect(planned.tasks.filter((one) => one.ask === 'leaver_return')).toEqual([]);
  expect(keys(planned)).toContain('clearance/certificate');
});

test('a leaver learnt of on Monday who left last Thursday is late at the doors, and not yet late with things', () => {
  const planned = planFor({ person: { employment: 'contractor' }, case: { noticeDays: 0 } }, { openedAt: '2026-09-07T08:00:00Z', lastWorkingOn: '2026-09-03' });
  expect(planned.timing.cutOffAt).toBe('2026-09-03T17:00:00Z');
  expect(task(planned, 'accounts/end/sso')?.dueAt).toBe('2026-09-03T17:00:00Z');
  expect(task(planned, 'device/home/laptop')?.dueAt).toBe('2026-09-07T16:00:00Z');
  expect(task(planned, 'ask_leaver/list')?.dueAt).toBe('2026-09-07T16:00:00Z');
});

test('someone without a personal contact is asked for one before the last day', () => {
  expect(task(planFor({ person: { hasPersonalContact: false } }), 'confirm/personal_contact')).toMatchObject({ owner: 'hr', parentKey: 'confirm/facts', dueAt: '2026-09-30T16:00:00Z' });
});

test('a seat that the contract does not let go is noted, not reclaimed', () => {
  const planned = planFor({ seats: [seat('sap', { reclaimable: false })] });
  expect(task(planned, 'seats/not_renew/sap')?.because).toContain('sap Team');
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAssetStatuses, taskStatuses } from './case-lifecycle.ts';
import { approveWaiver, clearanceVerdict, missingForClearance, type ClearanceFacts, type Waiver } from './clearance.ts';

const square: ClearanceFacts = {
  status: 'open',
  leaverId: 'leaver',
  today: '2026-10-09',
  returnedWhen: 'accepted',
  assets: [{ id: 'laptop', name: 'Laptop …77A', status: 'accepted' }],
  tasks: [{ id: 'hand_over', title: 'Hand over the files', status: 'done', blocksClearance: true, item: null }],
  seats: [{ id: 'figma', name: 'Figma', held: false }],
  accounts: [{ id: 'sso', name: 'SSO', active: false }],
  requiredApprovals: [{ role: 'hr', because: 'HR closes the file' }],
  approvals: [{ role: 'hr', decision: 'approved', by: 'Hanna', at: '2026-10-09T09:00:00Z' }],
  waivers: [],
};
const waiver: Waiver = { id: 'w1', subject: { kind: 'asset', id: 'laptop' }, reason: 'Stolen, report 4711', askedBy: 'ana', status: 'approved', decidedBy: 'boris', decidedAt: '2026-10-08T09:00:00Z', expiresOn: null };
const asked: Waiver = { ...waiver, status: 'asked', decidedBy: null, decidedAt: null };
const missingKinds = (facts: ClearanceFacts) => missingForClearance(facts).map((missing) => missing.kind);

test('a case in which everything is home, closed and approved is cleared', () => {
  expect(clearanceVerdict(square)).toMatchObject({ ok: true, value: { waivers: [], letGo: [] } });
});

describe('a case is not cleared', () => {
  test.each([
    ['while an asset is only in the mailroom', { assets: [{ id: 'laptop', name: 'Laptop', status: 'received' }] }, 'asset'],
    ['while an asset is disputed', { assets: [{ id: 'laptop', name: 'Laptop', status: 'disputed' }] }, 'asset'],
    ['when a line says waived but no waiver was approved', { assets: [{ id: 'laptop', name: 'Laptop', status: 'waived' }] }, 'asset'],
    ['while a task is waiting', { tasks: [{ id: 'b', title: 'B', status: 'waiting', blocksClearance: true, item: null }] }, 'task'],
    ['while a seat is held', { seats: [{ id: 'figma', name: 'Figma', held: true }] }, 'seat'],
    ['while an account is active', { accounts: [{ id: 'sso', name: 'SSO', active: true }] }, 'account'],
    ['without an approval that the policy asks for', { approvals: [] }, 'approval'],
    ['with an approval that the leaver gave to themselves', { approvals: [{ role: 'hr', decision: 'approved', by: 'leaver', at: '2026-10-09T09:00:00Z' }] }, 'approval'],
    ['with a waiver that nobody approved', { waivers: [asked] }, 'waiver'],
    ['with a waiver that has run out', { waivers: [{ ...waiver, expiresOn: '2026-10-08' }] }, 'waiver'],
    ['when an approver said no', { approvals: [{ role: 'hr', decision: 'declined', by: 'Hanna', at: '2026-10-09T09:00:00Z' }] }, 'approval'],
  ] as [string, Partial<ClearanceFacts>, string][])('%s', (_, change, kind) => {
    expect(missingKinds({ ...square, ...change })).toEqual([kind]);
    expect(clearanceVerdict({ ...square, ...change })).toMatchObject({ ok: false, error: { code: 'not_clear' } });
  });
});

test('where the policy says so, an asset at a place of ours counts as returned', () => {
  expect(missingKinds({ ...square, returnedWhen: 'received', assets: [{ id: 'laptop', name: 'Laptop', status: 'received' }] })).toEqual([]);
});

test('an approved waiver stands in for its asset and for the tasks about it, and the clearance lists it', () => {
  const facts: ClearanceFacts = {
    ...square,
    assets: [{ id: 'laptop', name: 'Laptop', status: 'waived' }],
    tasks: [{ id: 'home', title: 'Have it back', status: 'open', blocksClearance: true, item: { kind: 'asset', id: 'laptop' } }],
    waivers: [waiver],
  };
  expect(clearanceVerdict(facts)).toMatchObject({ ok: true, value: { waivers: [{ id: 'w1', decidedBy: 'boris' }] } });
});

test.each([
  ['by who asked for it', 'ana', 'approved_by_requester'],
  ['by the leaver', 'leaver', 'approved_by_leaver'],
])('a waiver is not approved %s', (_, by, fault) => {
  expect(approveWaiver(asked, { id: by, at: '2026-10-08T09:00:00Z' }, square)).toMatchObject({ ok: false, error: { fault } });
});

test('a waiver without a reason is not approved by anyone', () => {
  expect(approveWaiver({ ...asked, reason: '  ' }, { id: 'boris', at: '2026-10-08T09:00:00Z' }, square)).toMatchObject({ ok: false, error: { fault: 'no_reason' } });
  expect(approveWaiver(asked, { id: 'boris', at: '2026-10-08T09:00:00Z' }, square)).toMatchObject({ ok: true, value: { status: 'approved', decidedBy: 'boris' } });
});

test('a waiver is approved once, and a declined one is not approved at all', () => {
  expect(approveWaiver(waiver, { id: 'clara', at: '2026-10-08T09:00:00Z' }, square)).toMatchObject({ ok: false, error: { code: 'wrong_state' } });
  expect(approveWaiver({ ...asked, status: 'declined' }, { id: 'boris', at: '2026-10-08T09:00:00Z' }, square).ok).toBe(false);
});

test('a waiver that was declined neither counts nor stands in the way', () => {
  expect(clearanceVerdict({ ...square, waivers: [{ ...waiver, status: 'declined' }] })).toMatchObject({ ok: true, value: { waivers: [] } });
  expect(missingKinds({ ...square, assets: [{ id: 'laptop', name: 'Laptop', status: 'expected' }], waivers: [{ ...waiver, status: 'declined' }] })).toEqual(['asset']);
});

test('a case that is cleared already is not cleared again', () => {
  expect(clearanceVerdict({ ...square, status: 'cleared' })).toMatchObject({ ok: false, error: { code: 'wrong_state', allowed: ['reopen'] } });
});

test('whatever the case holds, it is never cleared while an asset is neither returned, waived, let go nor someone else\'s', () => {
  const ids = ['a', 'b', 'c'];
  const facts = fc.record({
    statuses: fc.tuple(...ids.map(() => fc.constantFrom(...caseAssetStatuses))),
    task: fc.constantFrom(...taskStatuses),
    waivers: fc.array(fc.record({ id: fc.constantFrom(...ids), reason: fc.constantFrom('', 'stolen'), askedBy: fc.constantFrom('ana', 'boris'), decidedBy: fc.constantFrom('ana', 'boris', 'leaver', null), status: fc.constantFrom('asked' as const, 'approved' as const, 'declined' as const, 'withdrawn' as const) }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(facts, ({ statuses, task, waivers }) => {
      const verdict = clearanceVerdict({
        ...square,
        assets: ids.map((id, index) => ({ id, name: id, status: statuses[index] ?? 'expected' })),
        tasks: [{ id: 't', title: 'T', status: task, blocksClearance: true, item: null }],
        waivers: waivers.map((one, index) => ({ id: String(index), subject: { kind: 'asset', id: one.id }, reason: one.reason, askedBy: one.askedBy, status: one.status, decidedBy: one.decidedBy, decidedAt: one.decidedBy && '2026-10-08T09:00:00Z', expiresOn: null })),
      });
      if (!verdict.ok) return;
      ids.forEach((id, index) => {
        const settled = ['accepted', 'let_go', 'not_ours', 'withdrawn'].includes(statuses[index] ?? '');
        const sound = waivers.some((one) => one.id === id && one.reason !== '' && one.status === 'approved' && one.decidedBy !== null && one.decidedBy !== one.askedBy && one.decidedBy !== 'leaver');
        expect(settled || sound).toBe(true);
      });
      expect(['done', 'not_needed', 'withdrawn']).toContain(task);
    }),
    { numRuns: 2000 },
  );
});

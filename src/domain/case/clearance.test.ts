import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseAssetStatuses, taskStatuses } from './case-lifecycle.ts';
import { approveWaiver, clearanceVerdict, missingForClearance, type ClearanceFacts, type Waiver } from './clearance.ts';

const square: ClearanceFacts = {
  status: 'open',
  leaverId: 'leaver',
  returnedWhen: 'accepted',
  assets: [{ id: 'laptop', name: 'Laptop …77A', status: 'accepted' }],
  tasks: [{ key: 'data/hand_over', title: 'Hand over the files', status: 'done', blocksClearance: true, item: null }],
  seats: [{ id: 'figma', name: 'Figma', held: false }],
  accounts: [{ id: 'sso', name: 'SSO', active: false }],
  requiredApprovals: [{ role: 'hr', because: 'HR closes the file' }],
  approvals: [{ role: 'hr', by: 'Hanna', at: '2026-10-09T09:00:00Z' }],
  waivers: [],
};
const waiver: Waiver = { id: 'w1', subject: { kind: 'asset', id: 'laptop' }, reason: 'Stolen, report 4711', requestedBy: 'ana', approvedBy: 'boris', approvedAt: '2026-10-08T09:00:00Z' };
const missingKinds = (facts: ClearanceFacts) => missingForClearance(facts).map((missing) => missing.kind);

test('a case in which everything is home, closed and approved is cleared', () => {
  expect(clearanceVerdict(square)).toMatchObject({ ok: true, value: { waivers: [], letGo: [] } });
});

describe('a case is not cleared', () => {
  test.each([
    ['while an asset is only in the mailroom', { assets: [{ id: 'laptop', name: 'Laptop', status: 'received' }] }, 'asset'],
    ['while an asset is disputed', { assets: [{ id: 'laptop', name: 'Laptop', status: 'disputed' }] }, 'asset'],
    ['when a line says waived but no waiver was approved', { assets: [{ id: 'laptop', name: 'Laptop', status: 'waived' }] }, 'asset'],
    ['while a task is stuck', { tasks: [{ key: 'a/b', title: 'B', status: 'stuck', blocksClearance: true, item: null }] }, 'task'],
    ['while a seat is held', { seats: [{ id: 'figma', name: 'Figma', held: true }] }, 'seat'],
    ['while an account is active', { accounts: [{ id: 'sso', name: 'SSO', active: true }] }, 'account'],
    ['without an approval that the policy asks for', { approvals: [] }, 'approval'],
    ['with an approval that the leaver gave to themselves', { approvals: [{ role: 'hr', by: 'leaver', at: '2026-10-09T09:00:00Z' }] }, 'approval'],
    ['with a waiver that nobody approved', { waivers: [{ ...waiver, approvedBy: null, approvedAt: null }] }, 'waiver'],
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
    tasks: [{ key: 'device/home/laptop', title: 'Have it back', status: 'open', blocksClearance: true, item: { kind: 'asset', id: 'laptop' } }],
    waivers: [waiver],
  };
  expect(clearanceVerdict(facts)).toMatchObject({ ok: true, value: { waivers: [{ id: 'w1', approvedBy: 'boris' }] } });
});

test.each([
  ['by who asked for it', 'ana', 'approved_by_requester'],
  ['by the leaver', 'leaver', 'approved_by_leaver'],
])('a waiver is not approved %s', (_, by, fault) => {
  expect(approveWaiver(waiver, by, '2026-10-08T09:00:00Z', 'leaver')).toMatchObject({ ok: false, error: { fault } });
});

test('a waiver without a reason is not approved by anyone', () => {
  expect(approveWaiver({ ...waiver, reason: '  ' }, 'boris', '2026-10-08T09:00:00Z', 'leaver').ok).toBe(false);
});

test('a case that is cleared already is not cleared again', () => {
  expect(clearanceVerdict({ ...square, status: 'cleared' })).toMatchObject({ ok: false, error: { code: 'wrong_state', allowed: ['reopen'] } });
});

test('whatever the case holds, it is never cleared while an asset is neither returned, waived nor let go', () => {
  const ids = ['a', 'b', 'c'];
  const facts = fc.record({
    statuses: fc.tuple(...ids.map(() => fc.constantFrom(...caseAssetStatuses))),
    task: fc.constantFrom(...taskStatuses),
    waivers: fc.array(fc.record({ id: fc.constantFrom(...ids), reason: fc.constantFrom('', 'stolen'), requestedBy: fc.constantFrom('ana', 'boris'), approvedBy: fc.constantFrom('ana', 'boris', 'leaver', null) }), { maxLength: 4 }),
  });
  fc.assert(
    fc.property(facts, ({ statuses, task, waivers }) => {
      const verdict = clearanceVerdict({
        ...square,
        assets: ids.map((id, index) => ({ id, name: id, status: statuses[index] ?? 'expected' })),
        tasks: [{ key: 't', title: 'T', status: task, blocksClearance: true, item: null }],
        waivers: waivers.map((one, index) => ({ id: String(index), subject: { kind: 'asset', id: one.id }, reason: one.reason, requestedBy: one.requestedBy, approvedBy: one.approvedBy, approvedAt: one.approvedBy && '2026-10-08T09:00:00Z' })),
      });
      if (!verdict.ok) return;
      ids.forEach((id, index) => {
        const settled = ['accepted', 'let_go', 'withdrawn'].includes(statuses[index] ?? '');
        const sound = waivers.some((one) => one.id === id && one.reason !== '' && one.approvedBy !== null && one.approvedBy !== one.requestedBy && one.approvedBy !== 'leaver');
        expect(settled || sound).toBe(true);
      });
      expect(['done', 'not_needed', 'withdrawn']).toContain(task);
    }),
    { numRuns: 2000 },
  );
});

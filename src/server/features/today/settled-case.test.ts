import { missingForClearance } from '#domain/case/clearance';
import { caseAssetStatuses, taskStatuses } from '#domain/case/case-lifecycle';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomIds } from '#server/platform/clock/identity';
import { factsOf, type Facts } from '../../../../tests/support/plant-facts.ts';
import { openWorld, type World } from '../../../../tests/support/world.ts';
import { gather } from '../clearance/gather-facts.service.ts';
import { currentPolicy } from '../policies/read-policy.service.ts';
import { allApproved, onlyApprovalsMissing } from './settled-case.repo.ts';

let world: World;
let facts: Facts;
beforeAll(async () => {
  world = await openWorld({ at: '2026-11-04T09:00:00.000Z' });
  facts = factsOf(world);
});
afterAll(() => world.close());

/** Mostly as it is when all is settled, so that many cases are, and the others fail by one thing. */
const mostly = <T>(usual: T, others: readonly T[]) => fc.oneof({ weight: 4, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });
const aWaiver = fc.record({
  status: mostly('approved', ['asked', 'declined', 'withdrawn']), reason: mostly('It was stolen', ['', ' \t']), decidedBy: mostly<'other' | 'leaver' | null>('other', ['leaver', null]),
  expiresOn: mostly<string | null>(null, ['2026-11-03', '2026-11-04', '2026-11-05']),
});
const waiver = fc.option(aWaiver, { freq: 2 });
const aCase = fc.record({
  returnedWhen: fc.constantFrom('received', 'accepted'), reason: mostly('resignation', ['internal_transfer']), isMember: fc.boolean(),
  lines: fc.array(fc.record({ status: mostly<string>('accepted', caseAssetStatuses), waiver }), { maxLength: 2 }),
  tasks: fc.array(fc.record({ status: mostly<string>('done', taskStatuses), blocks: fc.boolean(), about: fc.constantFrom('nothing', 'line', 'seat', 'account'), waiver }), { maxLength: 3 }),
  seats: fc.array(fc.record({ held: mostly(false, [true]), waiver }), { maxLength: 1 }),
  accounts: fc.array(fc.record({ status: mostly('ended', ['active']), waiver }), { maxLength: 1 }),
  approvals: fc.uniqueArray(fc.record({ role: fc.constantFrom('hr', 'security'), given: mostly<'approved' | 'declined' | null>('approved', ['declined', null]), by: mostly('other', ['leaver']), isWithdrawn: mostly(false, [true]) }), { selector: (one) => one.role, maxLength: 2 }),
});
type Shape = typeof aCase extends fc.Arbitrary<infer T> ? T : never;

type Rows = Record<'person' | 'member' | 'offboarding_case' | 'asset' | 'case_asset' | 'task' | 'seat' | 'account' | 'waiver' | 'clearance_approval', Record<string, unknown>[]>;
type Around = { readonly asker: string; readonly other: string; readonly licence: string; readonly policyVersion: string };

const at = '2026-11-01T09:00:00Z';
const times = { created_at: at, updated_at: at };

function plant(rows: Rows, shape: Shape, n: number, around: Around): string {
  const [person, member, id] = [randomIds(), randomIds(), randomIds()];
  const leaverId = shape.isMember ? member : around.other;
  rows.person.push({ id: person, name: `Leaver ${n}`, ...times });
  if (shape.isMember) rows.member.push({ id: member, name: `Leaver ${n}`, email: `leaver-${n}@example.test`, roles: ['hr'], person_id: person, created_at: at });
  rows.offboarding_case.push({
    id, person_id: person, reason: shape.reason, last_working_on: '2026-10-20', time_zone: 'Pacific/Auckland', cut_off_at: at, return_by_on: '2026-10-22', return_by_at: at, policy_version_id: around.policyVersion, opened_at: at, opened_by: 'system:test',
    updated_at: at, returned_when: shape.returnedWhen, approvals: JSON.stringify(shape.approvals.map(({ role }) => ({ role, because: 'So.' }))),
  });
  const waive = (kind: string, subject: string, given: Shape['lines'][number]['waiver']) => {
    if (!given) return;
    const decidedBy = given.status === 'asked' || given.decidedBy === null ? null : given.decidedBy === 'leaver' ? leaverId : around.other;
    rows.waiver.push({ id: randomIds(), case_id: id, subject_kind: kind, subject_id: subject, reason: given.reason, asked_by: around.asker, asked_at: at, status: given.status, decided_by: decidedBy, decided_at: decidedBy && at, expires_on: given.expiresOn });
  };
  const things: Record<string, string | undefined> = {};
  shape.lines.forEach((line, index) => {
    const asset = (things['line'] = randomIds());
    rows.asset.push({ id: asset, asset_tag: `HB-${n}-${index}`, category: 'laptop', status: 'in_use', ...times });
    rows.case_asset.push({ id: randomIds(), case_id: id, asset_id: asset, status: line.status });
    waive('asset', asset, line.waiver);
  });
  for (const seat of shape.seats) {
    const one = (things['seat'] = randomIds());
    rows.seat.push({ id: one, licence_id: around.licence, person_id: person, assigned_at: at, released_at: seat.held ? null : at, case_id: id });
    waive('seat', one, seat.waiver);
  }
  for (const account of shape.accounts) {
    const one = (things['account'] = randomIds());
    rows.account.push({ id: one, person_id: person, system: 'Okta', username: `user-${n}`, status: account.status, ended_at: account.status === 'ended' ? at : null, case_id: id, ...times });
    waive('account', one, account.waiver);
  }
  shape.tasks.forEach((task, index) => {
    const one = randomIds();
    const subject = things[task.about];
    const definition = { templateKey: 'planted/task', detail: null, after: [], blocksClearance: task.blocks, approvalRole: null, reminders: [], escalation: null };
    rows.task.push({
      id: one, case_id: id, key: `planted/${index}`, rule_key: 'planted', position: index, title: 'Do it', because: 'So.', phase: 'ready', owner_party: 'it', status: task.status, due: JSON.stringify({ anchor: 'opened' }), definition: JSON.stringify(definition),
      subject_kind: subject === undefined ? null : task.about === 'line' ? 'asset' : task.about, subject_id: subject ?? null,
    });
    waive('task', one, task.waiver);
  });
  for (const { role, given, by, isWithdrawn } of shape.approvals) {
    if (given !== null) rows.clearance_approval.push({ id: randomIds(), case_id: id, role, decision: given, decided_by: by === 'leaver' ? leaverId : around.other, decided_at: at, withdrawn_at: isWithdrawn ? at : null });
  }
  return id;
}

test('the home page and the clearance agree about every case: what is settled, and what is approved', async () => {
  const shapes = fc.sample(aCase, { numRuns: 100, seed: 20261104 });
  const member = (name: string) => facts.insert('member', { name, email: `${name}@example.test`, roles: ['owner'], created_at: at });
  const around: Around = {
    asker: await member('asker'), other: await member('other'), licence: await facts.insert('licence', { product: 'Figma', seats_total: 500, ...times }), policyVersion: (await facts.run((unit) => currentPolicy(unit))).versionId,
  };
  const rows: Rows = { person: [], member: [], offboarding_case: [], asset: [], case_asset: [], task: [], seat: [], account: [], waiver: [], clearance_approval: [] };
  const ids = shapes.map((shape, n) => plant(rows, shape, n, around));
  await facts.run(async (unit) => {
    for (const [table, values] of Object.entries(rows)) if (values.length > 0) await unit.tx.insertInto(table as 'person').values(values as never).execute();
  });

  const { bySql, byDomain } = await facts.run(async (unit) => {
    const { rows: found } = await sql<{ id: string; settled: boolean; approved: boolean }>`select c.id, (${onlyApprovalsMissing}) as settled, (${allApproved}) as approved from offboarding_case c`.execute(unit.tx);
    const judged: [string, { settled: boolean; approved: boolean }][] = [];
    for (const id of ids) {
      const gathered = await gather(unit, id);
      if (!gathered.ok) throw new Error('not gathered');
      const missing = missingForClearance(gathered.value.facts);
      judged.push([id, { settled: missing.every(({ kind }) => kind === 'approval'), approved: missing.every(({ kind }) => kind !== 'approval') }]);
    }
    return { bySql: new Map(found.map(({ id, ...one }) => [id, one])), byDomain: new Map(judged) };
  });

  const apart = ids.flatMap((id, n) => (JSON.stringify(bySql.get(id)) === JSON.stringify(byDomain.get(id)) ? [] : [{ shape: shapes[n], sql: bySql.get(id), domain: byDomain.get(id) }]));
  expect(apart).toEqual([]);
  // The sample says something: many of each.
  for (const of of ['settled', 'approved'] as const) for (const value of [true, false]) expect([...byDomain.values()].filter((one) => one[of] === value).length).toBeGreaterThan(10);
}, 240_000);

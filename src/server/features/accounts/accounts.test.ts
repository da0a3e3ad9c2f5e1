import { randomUUID } from 'node:crypto';
import { createAccount, endAccount, listAccounts, readAccount, reopenAccount, updateAccount } from '#contract/accounts';
import { createLocation, createPerson } from '#contract/people';
import { endAccount as end, setCutOff } from '#server/features/accounts/end-account.service';
import { accountsOf } from '#server/features/accounts/save-account.service';
import { system, type Actor } from '#server/platform/work/actor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let security: Client;
let leaver: { id: string };
let count = 0;
const cutOff = '2026-11-02T17:00:00.000Z';

const account = (more: object = {}) => security.do(createAccount, { body: { personId: leaver.id, system: 'Entra ID', username: `user${(count += 1)}@example.test`, ...more } });
const withCutOff = async (at: string | null = cutOff) => {
  const made = await account();
  await world.app.run(system('cases'), (unit) => setCutOff(unit, [made.id], at, null));
  return made.id;
};

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  security = await world.as('security', { name: 'Sana Haddad' });
  leaver = await (await world.as('hr')).do(createPerson, { body: { name: 'Ana Ruiz' } });
});
afterAll(() => world.close());

describe('ending access', () => {
  test('before the cut-off it does not end without a person who decides it', async () => {
    const id = await withCutOff();
    expect((await security.try(endAccount, { params: { accountId: id }, body: {} })).problem).toMatchObject({ code: 'early_ending_needs_decision', cutOffAt: cutOff, minutesEarly: 480 });
    const ended = await security.do(endAccount, { params: { accountId: id }, body: { earlyReason: 'Asked for by the leaver', evidence: 'INC-4411' } });
    expect(ended).toMatchObject({ status: 'ended', endedBy: 'Sana Haddad', evidence: 'INC-4411', earlyDecision: { by: 'Sana Haddad', reason: 'Asked for by the leaver' }, timing: { state: 'ended_early', minutes: 480 } });
  });

  test('a key has no name to decide with, whatever reason it sends', async () => {
    const id = await withCutOff();
    const key: Actor = { kind: 'key', id: '00000000-0000-7000-8000-000000000001', name: 'connector', permissions: ['accounts.end'], sites: 'all' };
    expect(await world.app.run(key, (unit) => end(unit, id, {}))).toMatchObject({ ok: false, error: { code: 'early_ending_needs_decision' } });
    expect((await security.do(readAccount, { params: { accountId: id } })).status).toBe('active');
  });

  test.each([
    ['within its minutes of grace it was on time', '2026-11-02T17:10:00Z', { state: 'ended_on_time', minutes: 0 }],
    ['three hours after, it is late and says so', '2026-11-02T20:00:00Z', { state: 'late', minutes: 180 }],
  ])('%s', async (_, at, timing) => {
    const id = await withCutOff();
    world.clock.set('2026-11-02T21:00:00Z');
    expect((await security.do(endAccount, { params: { accountId: id }, body: { at } })).timing).toEqual(timing);
    const { rows } = await world.database.pool.query("select facts from audit_event where action = 'account.ended' and entity_id = $1", [id]);
    expect(rows).toHaveLength(1);
    expect(rows[0].facts.timing.state).toBe(timing.state);
    world.clock.set('2026-11-02T09:00:00Z');
  });

  test('an end in the future is not recorded', async () => {
    const id = await withCutOff('2026-11-01T00:00:00Z');
    expect((await security.try(endAccount, { params: { accountId: id }, body: { at: '2026-11-03T00:00:00Z' } })).problem.code).toBe('ending_not_yet');
  });

  test('two people ending the same account: one does, the other is told', async () => {
    const id = await withCutOff(null);
    const replies = await Promise.all([1, 2, 3].map(() => security.try(endAccount, { params: { accountId: id }, body: {} })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409, 409]);
  });

  test('moving the cut-off moves what is open and nothing that has ended', async () => {
    const [open, ended] = [await withCutOff(), await withCutOff('2026-11-02T08:00:00.000Z')];
    await security.do(endAccount, { params: { accountId: ended }, body: {} });
    expect(await world.app.run(system('cases'), (unit) => setCutOff(unit, [open, ended], '2026-11-09T17:00:00.000Z', null))).toBe(1);
    expect((await security.do(readAccount, { params: { accountId: open } })).cutOffAt).toBe('2026-11-09T17:00:00.000Z');
    expect(await security.do(readAccount, { params: { accountId: ended } })).toMatchObject({ cutOffAt: '2026-11-02T08:00:00.000Z', timing: { state: 'late', minutes: 60 } });
  });

  test('a rescinded case gives access back, and the end that was stays in the audit', async () => {
    const id = await withCutOff(null);
    await security.do(endAccount, { params: { accountId: id }, body: {} });
    expect(await security.do(reopenAccount, { params: { accountId: id }, body: { reason: 'Rescinded' } })).toMatchObject({ status: 'active', endedAt: null, endedBy: null });
    expect((await security.try(reopenAccount, { params: { accountId: id }, body: { reason: 'again' } })).problem).toMatchObject({ code: 'wrong_state', allowed: ['end'] });
    const { rows } = await world.database.pool.query('select action from audit_event where entity_id = $1 order by id', [id]);
    expect(rows.map((row) => row.action)).toEqual(['account.created', 'account.cut_off_set', 'account.ended', 'account.reopened']);
  });
});

describe('account records', () => {
  test('a user name is one account in a system, and its holder is named', async () => {
    const made = await account({ username: 'Same@example.test' });
    expect((await security.try(createAccount, { body: { personId: leaver.id, system: 'entra id', username: 'same@EXAMPLE.test' } })).problem).toMatchObject({ code: 'account_exists', account: { id: made.id }, person: { name: 'Ana Ruiz' } });
    await security.do(updateAccount, { params: { accountId: made.id }, body: { isPrivileged: true, version: made.version } });
    expect((await security.try(updateAccount, { params: { accountId: made.id }, body: { system: 'Okta', version: made.version } })).problem.code).toBe('conflict');
  });

  test('what is open after its cut-off is one filter away', async () => {
    const late = await withCutOff('2026-11-02T08:59:00.000Z');
    const { rows, total } = await security.do(listAccounts, { query: { overdue: 'true', sort: 'cutOff' } });
    expect(rows.map((row) => row.id)).toContain(late);
    expect(rows.every((row) => row.status === 'active' && row.timing?.state !== 'not_due')).toBe(true);
    expect(total).toBe(rows.length);
  });

  test('an embargoed case leaves no trace on the account for those outside its circle', async () => {
    const site = await (await world.as('hr')).do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
    const { id: personId } = await (await world.as('hr')).do(createPerson, { body: { name: 'Not Told Yet', locationId: site.id } });
    const made = await account({ personId });
    const caseId = randomUUID();
    await world.database.pool.query("insert into policy (id, key, name, created_at) values ($1, 'p', 'p', now())", [caseId]);
    await world.database.pool.query("insert into policy_version (id, policy_id, version, source, document) values ($1, $1, 1, '', '{}')", [caseId]);
    await world.database.pool.query(`insert into offboarding_case (id, person_id, reason, last_working_on, time_zone, cut_off_at, return_by_on, return_by_at, policy_version_id, site_id, embargo_until, opened_at, opened_by, updated_at)
      values ($1, $2, 'redundancy', '2026-11-30', 'UTC', $3, '2026-11-30', $3, $1, $4, '2026-11-20T00:00:00Z', now(), 'test', now())`, [caseId, personId, '2026-11-01T00:00:00Z', site.id]);
    await world.app.run(system('cases'), (unit) => setCutOff(unit, [made.id], '2026-11-01T00:00:00.000Z', caseId));
    expect(await security.do(readAccount, { params: { accountId: made.id } })).toMatchObject({ cutOffAt: null, timing: null, caseId: null });
    expect((await security.do(listAccounts, { query: { overdue: 'true' } })).rows.map((row) => row.id)).not.toContain(made.id);
    expect((await security.do(listAccounts, { query: { case: caseId } })).total).toBe(0);
    await world.database.pool.query('insert into case_circle (case_id, member_id) values ($1, $2)', [caseId, security.member.id]);
    expect(await security.do(readAccount, { params: { accountId: made.id } })).toMatchObject({ caseId, timing: { state: 'late' } });
    expect((await security.do(listAccounts, { query: { case: caseId } })).total).toBe(1);
  });

  test('a technician, who has nothing to do with access, reads none', async () => {
    expect((await (await world.as('technician')).try(listAccounts)).problem).toMatchObject({ code: 'forbidden', permission: 'accounts.read' });
  });

  test('a person’s accounts come all, ended ones too', async () => {
    const { id } = await (await world.as('hr')).do(createPerson, { body: { name: 'Rui Costa' } });
    const made = [await account({ personId: id, system: 'Figma' }), await account({ personId: id, system: 'VPN' })];
    await security.do(endAccount, { params: { accountId: made[1]!.id }, body: {} });
    expect((await world.app.run(system('test'), (unit) => accountsOf(unit, id))).map((row) => [row.system, row.status])).toEqual([['Figma', 'active'], ['VPN', 'ended']]);
  });
});

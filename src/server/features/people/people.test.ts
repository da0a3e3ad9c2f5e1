import { createLocation, createPerson, listLocations, listPeople, readPerson, updateLocation, updatePerson } from '#contract/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;

beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

describe('people', () => {
  test('a person added by hand is found by a fragment of the name, whatever the case', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Inês Lopes', email: 'Ines.Lopes@example.test', employeeNumber: 'E-100' } });
    const found = await manager.do(listPeople, { query: { q: 'LOP' } });
    expect(found.rows.map((row) => row.id)).toContain(person.id);
    expect(found.total).toBe(1);
    expect(person.email).toBe('ines.lopes@example.test');
  });

  test('the same employee number twice is refused and names who has it', async () => {
    const reply = await manager.try(createPerson, { body: { name: 'Another', employeeNumber: 'e-100' } });
    expect(reply.status).toBe(409);
    expect(reply.problem).toMatchObject({ code: 'person_exists', person: { name: 'Inês Lopes' } });
  });

  test('two people correcting the same record: one wins, the other is told', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Rui Costa' } });
    await manager.do(updatePerson, { params: { personId: person.id }, body: { title: 'Buyer', version: person.version } });
    const late = await manager.try(updatePerson, { params: { personId: person.id }, body: { title: 'Seller', version: person.version } });
    expect(late.problem.code).toBe('conflict');
    expect((await manager.do(readPerson, { params: { personId: person.id } })).title).toBe('Buyer');
  });

  test('the same key sent twice makes one person, and gives the same answer', async () => {
    const first = await manager.do(createPerson, { body: { name: 'Only Once' }, key: 'the-same-key' });
    const again = await manager.try(createPerson, { body: { name: 'Only Once' }, key: 'the-same-key' });
    expect(again.value.id).toBe(first.id);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect((await manager.try(createPerson, { body: { name: 'Somebody else' }, key: 'the-same-key' })).problem.code).toBe('idempotency_mismatch');
  });

  test('nobody manages, over any number of steps, their own manager', async () => {
    const top = await manager.do(createPerson, { body: { name: 'Top' } });
    const middle = await manager.do(createPerson, { body: { name: 'Middle', managerId: top.id } });
    const low = await manager.do(createPerson, { body: { name: 'Low', managerId: middle.id } });
    const circle = await manager.try(updatePerson, { params: { personId: top.id }, body: { managerId: low.id, version: top.version } });
    expect(circle.problem.code).toBe('manager_circle');
  });

  test('a member scoped to a site sees its people and no others', async () => {
    const lisbon = await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon' } });
    const osaka = await manager.do(createLocation, { body: { name: 'Osaka', timeZone: 'Asia/Tokyo' } });
    const near = await manager.do(createPerson, { body: { name: 'Near', locationId: lisbon.id } });
    const far = await manager.do(createPerson, { body: { name: 'Far', locationId: osaka.id } });
    const technician = await world.as('technician', { sites: [lisbon.id] });
    const seen = await technician.do(listPeople);
    expect(seen.rows.map((row) => row.id)).toEqual([near.id]);
    expect((await technician.try(readPerson, { params: { personId: far.id } })).status).toBe(404);
  });

  test('a location keeps every field that is changed, its code and whether it is a site among them', async () => {
    const porto = await manager.do(createLocation, { body: { name: 'Porto', timeZone: 'Europe/Lisbon' } });
    const changed = await manager.do(updateLocation, { params: { locationId: porto.id }, body: { code: 'OPO', isSite: false, holidays: ['2026-06-24'], address: { city: 'Porto' } } });
    expect(changed).toMatchObject({ name: 'Porto', code: 'OPO', isSite: false, holidays: ['2026-06-24'], address: { city: 'Porto' } });
    const { rows } = await manager.do(listLocations);
    expect(rows.find((row) => row.id === porto.id)).toMatchObject({ code: 'OPO', isSite: false });
  });

  test('a clerk of the mailroom cannot read people', async () => {
    const clerk = await world.as('mailroom');
    expect((await clerk.try(listPeople)).problem).toMatchObject({ code: 'forbidden', permission: 'people.read' });
  });

  test('pages follow each other without a gap or a repeat', async () => {
    for (let n = 0; n < 7; n += 1) await manager.do(createPerson, { body: { name: `Page ${n}`, department: 'Paging' } });
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await manager.do(listPeople, { query: { department: 'Paging', limit: 3, sort: '-name', ...(after ? { after } : {}) } });
      seen.push(...page.rows.map((row) => row.name));
      after = page.next ?? undefined;
      more = page.next !== null;
    }
    expect(seen).toEqual([6, 5, 4, 3, 2, 1, 0].map((n) => `Page ${n}`));
  });

  test('a change of a person leaves one audit entry, its personal part stored apart', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Audited Once' } });
    const { rows } = await world.database.pool.query('select e.action, e.actor_id, e.facts::text as facts, p.value from audit_event e join audit_personal p on p.event_id = e.id where e.entity_id = $1', [person.id]);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ action: 'person.created', actor_id: manager.member.id, value: { name: 'Audited Once' } });
    expect(rows[0].facts).not.toContain('Audited');
  });
});

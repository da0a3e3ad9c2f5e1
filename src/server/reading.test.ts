/** Units of work that only read: statements sent together, without a transaction of their own, as whoever asks and nobody else. */
import { createPerson } from '#contract/people';
import { refuse } from '#domain/verdict';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../tests/support/world.ts';
import { together } from './platform/db/reading.ts';
import type { Tx } from './platform/work/unit-of-work.ts';

let world: World;
let manager: Client;
let elsewhere: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager');
  elsewhere = await world.as('asset_manager', { sites: ['01900000-0000-7000-8000-000000000000'] });
  await manager.do(createPerson, { body: { name: 'Ada Sousa' } });
});
afterAll(() => world.close());

const reading = { onlyReads: true } as const;
const names = async (tx: Tx) => (await tx.selectFrom('person').select('name').orderBy('name').execute()).map(({ name }) => name);
const role = async (tx: Tx) => (await sql<{ role: string }>`select current_user::text as role`.execute(tx)).rows[0]?.role;
const half = async (tx: Tx, of: number) => (await sql<{ half: number }>`select 12 / ${of}::int as half`.execute(tx)).rows[0]?.half;
const entry = { action: 'test.read', entity: { kind: 'test', id: '1' } };
const kept = async (name: string) => (await world.database.pool.query('select name from person where name = $1', [name])).rows.length;

describe('what is asked in one breath', () => {
  test('is answered as the one who asks may see it, time after time, and leaves nothing on the connection', async () => {
    for (let round = 0; round < 4; round += 1) {
      for (const [reader, seen] of [[manager, ['Ada Sousa']], [elsewhere, []]] as const) {
        const answers = await world.app.run(reader.member, ({ tx }) => together(tx, [() => names(tx), () => role(tx), () => half(tx, 3), () => names(tx)]), reading);
        expect(answers).toEqual([seen, 'handback_app', 4, seen]);
      }
    }
    const { rows } = await world.database.pool.query(`select current_user = session_user as own, current_setting('handback.sites', true) as sites, current_setting('transaction_read_only') as locked`);
    expect(rows).toEqual([{ own: true, sites: '', locked: 'off' }]);
  });

  test('fails together when one of it fails, and the next is answered', async () => {
    await expect(world.app.run(manager.member, ({ tx }) => together(tx, [() => names(tx), () => half(tx, 0), () => role(tx)]), reading)).rejects.toThrow('division by zero');
    expect(await world.app.run(manager.member, ({ tx }) => together(tx, [() => names(tx), () => half(tx, 2), () => role(tx)]), reading)).toEqual([['Ada Sousa'], 6, 'handback_app']);
  });
});

describe('a unit that usually only reads', () => {
  test('is refused what would change something behind a question', async () => {
    await world.database.pool.query(`create function test_changes() returns text language sql volatile security definer as $$ update person set title = 'changed' returning title $$`);
    await expect(world.app.run(manager.member, ({ tx }) => sql`select test_changes()`.execute(tx), reading)).rejects.toThrow('read-only transaction');
  });

  test('changes something openly as any other: with its entry, and all of it or nothing', async () => {
    const add = (name: string, isRefused: boolean) => world.app.run(manager.member, async (unit) => {
      const before = await names(unit.tx);
      await unit.tx.insertInto('person').values({ id: unit.newId(), name, employment: 'employee', work_mode: 'office', source: 'hand', created_at: unit.now, updated_at: unit.now }).execute();
      unit.audit(entry);
      expect(await names(unit.tx)).toHaveLength(before.length + 1);
      return isRefused ? refuse('conflict') : { ok: true as const, value: null };
    }, reading);
    expect((await add('Bo Reis', true)).ok).toBe(false);
    expect(await kept('Bo Reis')).toBe(0);
    expect((await add('Cara Lima', false)).ok).toBe(true);
    expect(await kept('Cara Lima')).toBe(1);
    expect((await world.database.pool.query(`select id from audit_event where action = 'test.read'`)).rows).toHaveLength(1);
  });
});

import { applyImport, previewUndo, stopImport, undoImport, type ImportRun } from '#contract/imports';
import type { RunUnit } from '#server/platform/work/unit-of-work';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { resumeSilentRuns, workOnRun } from './run-import.service.ts';
import { bringerFor } from '../../../../tests/support/bring-by-api.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

const query = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows as Record<string, unknown>[];
const read = (id: string) => bringerFor(world, manager).read(id);
const inEuro = { answers: { currency: 'EUR' } };
const previewed = (name: string, text: string) => bringerFor(world, manager).previewed(name, text, inEuro);
const brought = (name: string, text: string) => bringerFor(world, manager).brought(name, text, inEuro);
async function takenBack(run: ImportRun): Promise<ImportRun> {
  await manager.do(undoImport, { params: { importId: run.id }, body: { version: (await read(run.id)).version } });
  await world.settle();
  return read(run.id);
}
const minuteLater = () => world.clock.set(new Date(Date.parse(world.clock.now()) + 60_000).toISOString());

const people = 'employee_id,name,email,department,manager_id\n';
const assets = 'asset_tag,serial,model,category,status,assignee\n';
const values = 'select employee_number, name, email, department, manager_id from person where withdrawn_at is null order by employee_number';

describe('an import taken back', () => {
  test('leaves every record as it was before, and the log longer', async () => {
    await brought('first.csv', `${people}U1,Kim Lee,kim@u.example,Sales,\nU2,Jo Day,jo@u.example,Sales,U1\n`);
    const before = await query(values);
    const entries = await query('select count(*)::int as n from audit_event');
    minuteLater();
    const second = await brought('second.csv', `${people}U1,Kim Lee,kim@u.example,Legal,U3\nU2,Jo Day-Roe,jo@u.example,Sales,U1\nU3,Al Roe,al@u.example,Sales,\n`);
    expect(second.counts).toMatchObject({ create: 1, change: 2 });
    minuteLater();
    expect(await manager.do(previewUndo, { params: { importId: second.id } })).toMatchObject({ reverted: 2, withdrawn: 1, kept: 0, reasons: [] });
    const back = await takenBack(second);
    expect(back).toMatchObject({ status: 'undone', undone: { by: 'Ana Prado', reverted: 2, withdrawn: 1, kept: 0 } });
    expect(await query(values)).toEqual(before);
    const after = await query('select count(*)::int as n from audit_event');
    expect(Number(after[0]?.['n'])).toBeGreaterThan(Number(entries[0]?.['n']));
    expect(await query(`select action, count(*)::int as n from audit_event where facts ->> 'undoes' = $1 group by 1 order by 1`, [second.id])).toEqual([{ action: 'person.changed', n: 2 }, { action: 'person.withdrawn', n: 1 }]);
  });

  test('may be brought again: its keys are free', async () => {
    const again = await brought('again.csv', `${people}U3,Al Roe,al@u.example,Sales,\n`);
    expect(again.counts).toMatchObject({ create: 1, refuse: 0 });
    await takenBack(again);
  });

  test('asked for twice is taken back once; two at once have one winner', async () => {
    const run = await brought('twice.csv', `${people}W1,Two Times,two@u.example,Sales,\n`);
    const body = { version: run.version };
    const replies = await Promise.all([manager.try(undoImport, { params: { importId: run.id }, body }), manager.try(undoImport, { params: { importId: run.id }, body })]);
    expect(replies.map((reply) => reply.status).sort()[0]).toBe(200);
    expect((await manager.do(undoImport, { params: { importId: run.id }, body })).status).toBe('undone');
    expect(await query(`select count(*)::int as n from audit_event where action = 'person.withdrawn' and facts ->> 'undoes' = $1`, [run.id])).toEqual([{ n: 1 }]);
  });

  test('keeps what was changed since, what a later file touched, and who leads those who stay', async () => {
    const run = await brought('team.csv', `${people}V1,Lead,lead@u.example,Sales,\nV2,Report,report@u.example,Sales,V1\nV3,Other,other@u.example,Sales,\nV4,Free,free@u.example,Sales,\n`);
    minuteLater();
    const later = await brought('later.csv', `${people}V3,Other,other@u.example,Legal,\nV2,Report,report@u.example,Finance,V1\n`);
    minuteLater();
    const preview = await manager.do(previewUndo, { params: { importId: run.id } });
    expect(preview).toMatchObject({ withdrawn: 1, kept: 3 });
    expect(Object.fromEntries(preview.reasons.map((reason) => [reason.code, reason.rows]))).toEqual({ later_import: 2, leads: 1 });
    expect(preview.reasons.find((reason) => reason.code === 'later_import')?.sentence).toContain('later.csv');
    await takenBack(later);
    minuteLater();
    expect(await takenBack(run)).toMatchObject({ status: 'undone', undone: { kept: 3, withdrawn: 1 } });
    expect(await query(`select employee_number from person where employee_number like 'V%' and withdrawn_at is null order by 1`)).toEqual([{ employee_number: 'V1' }, { employee_number: 'V2' }, { employee_number: 'V3' }]);
  });

  test('puts the chain of custody right with entries that say so, and removes none', async () => {
    await brought('holders.csv', `${people}H1,First Holder,h1@u.example,Sales,\nH2,Second Holder,h2@u.example,Sales,\n`);
    await brought('one.csv', `${assets}UA-1,SNUA00001,T14,laptop,deployed,H1\n`);
    const custody = () => query(`select c.custodian_kind, p.employee_number, a.withdrawn_at is not null as withdrawn from asset a join asset_custody c on c.asset_id = a.id left join person p on p.id = c.custodian_id where a.asset_tag like 'UA-%' order by a.asset_tag`);
    minuteLater();
    const moved = await brought('two.csv', `${assets}UA-1,SNUA00001,T14,laptop,deployed,H2\nUA-2,SNUA00002,T14,laptop,deployed,H2\n`);
    expect(await custody()).toEqual([{ custodian_kind: 'person', employee_number: 'H2', withdrawn: false }, { custodian_kind: 'person', employee_number: 'H2', withdrawn: false }]);
    const events = await query('select id from custody_event');
    minuteLater();
    await takenBack(moved);
    expect(await custody()).toEqual([{ custodian_kind: 'person', employee_number: 'H1', withdrawn: false }, { custodian_kind: 'unaccounted', employee_number: null, withdrawn: true }]);
    expect(await query(`select kind, count(*)::int as n from custody_event where evidence ->> 'undoes' = $1 group by 1`, [moved.id])).toEqual([{ kind: 'correction', n: 2 }]);
    expect((await query('select id from custody_event')).length).toBe(events.length + 2);
    expect(await query(`select count(*)::int as n from custody_event e where not exists (select 1 from audit_event a where a.entity_id = e.id::text and a.facts ->> 'record_sha256' is not null)`)).toEqual([{ n: 0 }]);
  });

  test('keeps people who answer for devices that stay', async () => {
    const run = await brought('keeper.csv', `${people}X1,Keeper,x1@u.example,Sales,\n`);
    await brought('kept.csv', `${assets}UX-1,SNUX00001,T14,laptop,deployed,X1\n`);
    minuteLater();
    expect((await manager.do(previewUndo, { params: { importId: run.id } })).reasons.map((reason) => reason.code)).toEqual(['holds']);
  });

  test('what is withdrawn is shown to nobody by the database itself', async () => {
    const [gone] = await query('select id from person where withdrawn_at is not null limit 1');
    const seen = await world.app.run({ kind: 'system', id: 'test', name: 'test' }, (unit) => unit.tx.selectFrom('person').select('id').where('id', '=', String(gone?.['id'])).execute());
    expect(seen).toEqual([]);
  });
});

describe('stopped in the middle', () => {
  const rows = Array.from({ length: 3000 }, (_, n) => `S${n},Person ${n},s${n}@u.example,Sales,`).join('\n');
  const killedAfter = (calls: number): RunUnit => {
    let left = calls;
    return (actor, work, options) => { if (left-- <= 0) throw new Error('killed'); return world.app.run(actor, work, options); };
  };

  test('what went in stays, goes on when asked, and can be taken back by a process that takes over from a dead one', async () => {
    const run = await previewed('many.csv', `${people}${rows}\n`);
    await manager.do(applyImport, { params: { importId: run.id }, body: { version: run.version } });
    await expect(workOnRun(killedAfter(5), run.id)).rejects.toThrow('killed');
    const stopped = await manager.do(stopImport, { params: { importId: run.id }, body: { version: (await read(run.id)).version } });
    expect(stopped.status).toBe('stopped');
    expect(stopped.done).toBeGreaterThan(0);
    expect(stopped.done).toBeLessThan(3000);
    expect(await query(`select count(*)::int as n from person where employee_number like 'S%'`)).toEqual([{ n: stopped.done }]);
    await manager.do(applyImport, { params: { importId: run.id }, body: { version: stopped.version } });
    await world.settle();
    expect(await read(run.id)).toMatchObject({ status: 'applied', counts: { create: 3000 } });
    expect(await query(`select count(*)::int as n, count(distinct entity_id)::int as records from audit_event where action = 'person.created' and facts ->> 'import' = $1`, [run.id])).toEqual([{ n: 3000, records: 3000 }]);

    minuteLater();
    await manager.do(undoImport, { params: { importId: run.id }, body: { version: (await read(run.id)).version } });
    await expect(workOnRun(killedAfter(8), run.id)).rejects.toThrow('killed');
    world.clock.set(new Date(Date.parse(world.clock.now()) + 120_000).toISOString());
    expect(await resumeSilentRuns(world.app.run)).toBe(1);
    expect(await read(run.id)).toMatchObject({ status: 'undone', undone: { withdrawn: 3000, kept: 0 } });
    expect(await query(`select count(*)::int as n, count(distinct entity_id)::int as records from audit_event where action = 'person.withdrawn' and facts ->> 'undoes' = $1`, [run.id])).toEqual([{ n: 3000, records: 3000 }]);
  });
});

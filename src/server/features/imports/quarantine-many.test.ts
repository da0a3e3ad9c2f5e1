import { readImport, refusedRows } from '#contract/imports';
import { acceptWaiting, doBulk, editWaiting, endRule, listRules, listWaiting, makeRule, previewBulk, readWaiting, undoWaiting, waitingFile, type WaitingRow } from '#contract/waiting';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bringerFor } from '../../../../tests/support/bring-by-api.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
beforeAll(async () => {
  world = await openWorld();
  manager = await world.as('asset_manager', { name: 'Ana Prado' });
});
afterAll(() => world.close());

const brought = (name: string, body: string | Uint8Array) => bringerFor(world, manager).brought(name, body);
const waitingOf = async (run: { id: string }, more: object = {}): Promise<WaitingRow[]> => (await manager.do(listWaiting, { query: { file: run.id, limit: 200, sort: 'line', ...more } })).rows;
const query = async (sql: string, values: unknown[] = []) => (await world.database.pool.query(sql, values)).rows as Record<string, unknown>[];
const textOf = (file: { bytes: Uint8Array }) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);

describe('many rows at once', () => {
  const macs = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `M-${from + at},SC02XG${String(10_000 + from + at)}BB,MacBook Pro,Apple,Laptop,ready`).join('\n');
  const head = 'Asset Tag,Serial,Model,Manufacturer,Category,Status\n';

  test('take the proposal of their reason, seen before it is taken', async () => {
    const run = await brought('macs.csv', `${head}${macs(0, 30)}\n`);
    const filter = { file: run.id, code: 'vendor_prefix', field: 'serial' };
    const act = { do: 'take', proposal: 'strip_prefix' } as const;
    const seen = await manager.do(previewBulk, { body: { filter, act } });
    expect(seen).toMatchObject({ rows: 30, fits: 30, ready: 30, still: 0 });
    expect(seen.samples[0]).toMatchObject({ does: 'Serial number: “C02XG10000BB”' });
    expect(await waitingOf(run)).toHaveLength(30);
    expect(await manager.do(doBulk, { body: { filter, act, thenAccept: true } })).toEqual({ done: 30, accepted: 30, still: 0, lost: 0, looked: 30, next: null });
    expect(await query(`select count(*)::int as n, count(distinct serial_number)::int as serials from asset where asset_tag like 'M-%' and serial_number like 'C02%'`)).toEqual([{ n: 30, serials: 30 }]);
    expect((await manager.do(readImport, { params: { importId: run.id } })).counts).toMatchObject({ create: 30, refuse: 0 });
  });

  test('that are seats of one licence all go in, each to its person, and the licence is there once', async () => {
    const staff = Array.from({ length: 12 }, (_, at) => `seat-${at}@lic.example`);
    const run = await brought('seats.csv', `Product,Seats,Assigned To,Renewal Date\n${staff.map((email) => `Sketchpad,20,${email},2027-12-31`).join('\n')}\n`);
    expect(run.counts).toMatchObject({ create: 0, refuse: 12 });
    await brought('seat-people.csv', `employee_id,name,email\n${staff.map((email, at) => `LIC${at},Seat Holder ${at},${email}`).join('\n')}\n`);
    expect(await manager.do(doBulk, { body: { filter: { file: run.id }, act: { do: 'accept' } } })).toMatchObject({ accepted: 12, still: 0, lost: 0 });
    expect(await query(`select count(distinct l.id)::int as licences, count(s.id)::int as seats, count(distinct s.person_id)::int as people from licence l join seat s on s.licence_id = l.id where l.product = 'Sketchpad'`)).toEqual([{ licences: 1, seats: 12, people: 12 }]);
  });

  test('are set to one value, or put aside, chosen one by one', async () => {
    const run = await brought('people-set.csv', 'employee_id,name,email,start date\nS1,Al A,al@x.example,1960-01-01\nS2,Bo B,bo@x.example,1961-01-01\nS3,Cy C,cy@x.example,1962-01-01\n');
    const [a, b, c] = await waitingOf(run);
    expect(await manager.do(doBulk, { body: { ids: [a!.id, b!.id], act: { do: 'set', field: 'startOn', text: '' }, thenAccept: true } })).toMatchObject({ done: 2, accepted: 2 });
    expect(await manager.do(doBulk, { body: { ids: [c!.id], act: { do: 'aside', note: 'A visitor' } } })).toMatchObject({ done: 1 });
    expect(await query(`select starts_on from person where employee_number in ('S1', 'S2')`)).toEqual([{ starts_on: null }, { starts_on: null }]);
    expect(await waitingOf(run, { state: 'aside' })).toMatchObject([{ closed: { note: 'A visitor' } }]);
  });

  test('by a rule: what waits is read with it, the next file too, and each file says how many rows it touched', async () => {
    const run = await brought('ruled.csv', `Tag,Serial,Model,Manufacturer,Category,Status\nR-1,SC02XG20001BB,MacBook Pro,Apple,Laptop,ready\nR-2,C02XG20002BB,MacBook Pro,Apple,Laptop,ready\n`);
    const [row] = await waitingOf(run);
    const rule = await manager.do(makeRule, { params: { rowId: row!.id }, body: { name: 'Scanner’s S', what: { do: 'strip_prefix', column: 1, prefix: 'S' } } });
    expect(rule.sentence).toBe('Take “S” away from the front of “Serial”.');
    const now = await manager.do(readWaiting, { params: { rowId: row!.id } });
    expect(now).toMatchObject({ isReady: true, rules: ['Scanner’s S'] });
    await manager.do(acceptWaiting, { params: { rowId: row!.id }, body: { version: now.version } });
    const next = await brought('ruled-2.csv', `Tag,Serial,Model,Manufacturer,Category,Status\nR-3,SC02XG20003BB,MacBook Pro,Apple,Laptop,ready\nR-4,SC02XG20004BB,MacBook Pro,Apple,Laptop,ready\nR-5,C02XG20005BB,MacBook Pro,Apple,Laptop,ready\n`);
    expect(next.counts).toMatchObject({ create: 3, refuse: 0 });
    expect((await manager.do(listRules, {})).rows).toMatchObject([{ name: 'Scanner’s S', rows: 2, files: 1 }]);
    await manager.do(endRule, { params: { ruleId: rule.id } });
    const after = await brought('ruled-3.csv', `Tag,Serial,Model,Manufacturer,Category,Status\nR-6,SC02XG20006BB,MacBook Pro,Apple,Laptop,ready\n`);
    expect(after.counts).toMatchObject({ refuse: 1 });
    const unfit = await manager.try(makeRule, { params: { rowId: row!.id }, body: { name: 'x', what: { do: 'skip', column: 60, text: 'x' } } });
    expect(unfit.problem.code).toBe('rule_unfit');
  });

  test('a rule that leaves rows alone: they are listed as left, with its name', async () => {
    const run = await brought('skip.csv', 'Tag,Serial,Category,Status,Remark\nK-1,XX1,Laptop,ready,=A1\n');
    const [row] = await waitingOf(run);
    if (row !== undefined) await manager.do(makeRule, { params: { rowId: row.id }, body: { name: 'No remarks', what: { do: 'skip', column: 0, text: 'k-2' } } });
    const next = await brought('skip-2.csv', 'Tag,Serial,Category,Status,Remark\nK-2,XX2,Laptop,ready,\nK-3,XX3,Laptop,ready,\n');
    expect(next.counts).toMatchObject(row === undefined ? { create: 2 } : { create: 1, left: 1 });
  });
});

describe('downloaded, mended and brought again', () => {
  test('a row settles the very one it came from, and is never doubled', async () => {
    const run = await brought('out.csv', 'employee_id,name,email,department,note\nO1,Al Roe,al(at)o.example,Legal,"=cmd|calc!A0"\nO2,Bo Tan,bo o.example,Legal,\nO3,Cy Roe,cy@o.example,Legal,\nO4,Di Roe,di@o.example,Legal,\nO5,Ed Roe,ed@o.example,Legal,\n');
    expect(run.counts).toMatchObject({ create: 3, refuse: 2 });
    const file = await manager.do(refusedRows, { params: { importId: run.id } });
    const text = textOf(file);
    expect(text.split('\r\n')[0]).toBe('\uFEFFemployee_id,name,email,department,note,Handback: line,Handback: why it waits,Handback: proposal,Handback: row');
    expect(text).toContain(`'=cmd|calc!A0`);
    const [al, bo] = await waitingOf(run);
    const mended = text.replace('al(at)o.example', 'al@o.example').replace(`'=cmd|calc!A0`, '');
    const again = await brought('out-waiting.csv', new TextEncoder().encode(mended));
    expect(again).toMatchObject({ kind: 'people', mappingFrom: 'out.csv', counts: { create: 1, refuse: 1 } });
    expect(await query(`select name from person where employee_number in ('O1', 'O2')`)).toEqual([{ name: 'Al Roe' }]);
    expect(await manager.do(readWaiting, { params: { rowId: al!.id } })).toMatchObject({ state: 'settled', closed: { note: 'Mended and brought again in out-waiting.csv, line 2.' } });
    expect((await manager.do(listWaiting, { query: { q: 'Bo Tan' } })).rows.map((row) => row.id)).toEqual([bo!.id]);
    await brought('otherwise.csv', 'employee_id,name,email\nW1,Wes Ash,wes o.example\nW2,Val Ash,val@o.example\nW3,Ivo Ash,ivo@o.example\n');
    const other = await manager.try(waitingFile, {});
    expect(other.problem.code).toBe('waiting_several_layouts');
  });
});

describe('downloaded and brought again as it was', () => {
  test('a row whose cells do not fit still waits with all of them, wherever our columns stand', async () => {
    const run = await brought('unfit.csv', 'Asset Tag,Serial,Model,Category,Remark\nU-1,UU1,X1,Laptop,fine\nU-2,short\nU-3,UU3,X1, black,Laptop,mine\n');
    expect(run.counts).toMatchObject({ create: 1, refuse: 2 });
    const text = textOf(await manager.do(refusedRows, { params: { importId: run.id } }));
    expect(text).toContain('mine');
    const inFront = text.replace('\uFEFF', '').trim().split('\r\n').map((line) => {
      const cells = /^(.*?),(\d+|Handback: line),(.*)$/.exec(line);
      const [own, number, rest] = [cells?.[1] ?? '', cells?.[2] ?? '', cells?.[3] ?? ''];
      const [, ours = rest, extra = ''] = /^(.*?[0-9a-f]{8}-[0-9a-f-]{27})(,.*)$/.exec(rest) ?? [];
      return `${number},${ours},${own}${extra}`;
    }).join('\n');
    for (const [name, file] of [['unfit-waiting.csv', text], ['unfit-front.csv', inFront]] as const) {
      expect((await brought(name, file)).counts).toMatchObject({ create: 0, refuse: 2 });
      expect((await waitingOf(run)).map((row) => row.line)).toEqual([3, 4]);
    }
    expect(await query(`select asset_tag from asset where asset_tag in ('U-2', 'U-3')`)).toEqual([]);
  });
});

describe('any sequence of files and decisions', () => {
  const cell = fc.record({ tag: fc.integer({ min: 1, max: 4 }), serial: fc.constantFrom('PA1', 'PA2', 'SC02XG1JYJGH5', '6.3E+15', 'P8B', 'PB8'), who: fc.constantFrom('', 'Q1', 'Q2', 'Q9'), status: fc.constantFrom('In use', 'In stock', 'Broken?') });
  const step = fc.oneof(fc.record({ do: fc.constant('file' as const), rows: fc.array(cell, { minLength: 1, maxLength: 4 }) }), fc.record({ do: fc.constant('decide' as const), pick: fc.nat(20), proposal: fc.nat(3) }), fc.record({ do: fc.constant('all' as const) }), fc.record({ do: fc.constant('out' as const), pick: fc.nat(20) }));

  test('keeps one custodian an asset, explained by its chain, and one audit entry a change', async () => {
    await brought('q.csv', 'employee_id,name,email\nQ1,Quinn One,q1@q.example\nQ2,Quinn Two,q2@q.example\n');
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 4 }), async (steps) => {
      for (const each of steps) {
        if (each.do === 'file') await brought('seq.csv', `Inventory Tag,Serial,Model,Category,Status,Assigned To Employee Number\n${each.rows.map((row) => `Q-${row.tag},${row.serial},X1,Laptop,${row.status},${row.who}`).join('\n')}\n`);
        else if (each.do === 'all') await manager.do(doBulk, { body: { filter: { kind: 'assets' }, act: { do: 'accept' } } });
        else if (each.do === 'out') {
          const { rows } = await manager.do(listWaiting, { query: { kind: 'assets', state: 'accepted', limit: 50 } });
          const row = rows[each.pick % Math.max(1, rows.length)];
          // Taken out, or kept for what depends on it by now: never half.
          if (row !== undefined) expect([200, 409]).toContain((await manager.try(undoWaiting, { params: { rowId: row.id }, body: { version: row.version } })).status);
        } else {
          const { rows } = await manager.do(listWaiting, { query: { kind: 'assets', limit: 50 } });
          const row = rows[each.pick % Math.max(1, rows.length)];
          if (row === undefined) continue;
          let detail = await manager.do(readWaiting, { params: { rowId: row.id } });
          const proposal = detail.reasons.flatMap((reason) => reason.proposals).filter((one) => one.aside === null)[each.proposal];
          if (proposal !== undefined && detail.severity === 'blocks') detail = await manager.do(editWaiting, { params: { rowId: row.id }, body: { version: detail.version, edit: proposal.edit } });
          if (detail.isReady || detail.severity === 'look') await manager.do(acceptWaiting, { params: { rowId: row.id }, body: { version: detail.version } });
        }
      }
      // Invariant 1: exactly one custodian, and it is where the chain ends.
      expect(await query(`select a.asset_tag from asset a left join asset_custody c on c.asset_id = a.id where c.asset_id is null`)).toEqual([]);
      expect(await query(`select c.asset_id from asset_custody c where not exists (select 1 from custody_event e where e.asset_id = c.asset_id and e.seq = (select max(seq) from custody_event x where x.asset_id = c.asset_id)
        and e.to_kind = c.custodian_kind and e.to_id is not distinct from c.custodian_id)`)).toEqual([]);
      expect(await query(`select asset_id from custody_event group by asset_id having max(seq) <> count(*)`)).toEqual([]);
      // Invariant 6: versions count changes, and each change has its entry; each custody event too.
      expect(await query(`select a.asset_tag, a.version, n.entries from asset a join (select entity_id, count(*)::int as entries from audit_event where action in ('asset.created', 'asset.changed', 'asset.withdrawn') group by 1) n on n.entity_id = a.id::text where a.version <> n.entries`)).toEqual([]);
      expect(await query(`select e.id from custody_event e where (select count(*) from audit_event a where a.entity_id = e.id::text) <> 1`)).toEqual([]);
      expect(await query(`select w.id from waiting_row w where w.state in ('accepted', 'settled') and (select count(*) filter (where a.action in ('waiting_row.accepted', 'waiting_row.settled')) - count(*) filter (where a.action = 'waiting_row.taken_out') from audit_event a where a.entity_id = w.id::text) <> 1`)).toEqual([]);
      expect(await query(`select asset_tag from asset where asset_tag is not null and withdrawn_at is null group by 1 having count(*) > 1`)).toEqual([]);
    }), { numRuns: 14, seed: 20261102 });
  });
});

import { exportAudit, listAudit, readAuditEntry, readAuditKey, readCheckpoint, readConsistency, verifyAudit, type AuditVerification } from '#contract/audit';
import { createPerson, updatePerson } from '#contract/people';
import { openCheckpoint } from '#domain/audit/checkpoint';
import { fromHex, toHex, utf8 } from '#domain/audit/encoding';
import { appendLeaves, emptyFrontier, leafHash } from '#domain/audit/merkle';
import { verifyConsistency, verifyInclusion } from '#domain/audit/merkle-proof';
import { fromPem } from '#domain/audit/signed-note';
import { checkSignature, sha256 } from '#server/platform/proof-crypto';
import { randomIds } from '#server/platform/clock/identity';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { sealAudit } from './seal-audit.service.ts';

let world: World;
let auditor: Client;
let manager: Client;
const bytes = (hex: string): Uint8Array => fromHex(hex) ?? new Uint8Array();

/** Seals until nothing waits: on a shared server a neighbour's open transaction may hold the log back for a moment. */
async function sealAll(of: World): Promise<number> {
  for (let sealed = 0; ;) {
    sealed += await sealAudit(of.app.run);
    const waiting = Number((await of.database.pool.query('select count(*) as n from audit_unsealed')).rows[0].n);
    if (waiting === 0) return sealed;
    await pause(20);
  }
}
const seal = () => sealAll(world);
const count = async (table: string): Promise<number> => Number((await world.database.pool.query(`select count(*) as n from ${table}`)).rows[0].n);

/** As somebody with the database's own power, past triggers and grants. */
async function tamper(statement: string, values: unknown[] = []): Promise<void> {
  const client = await world.database.pool.connect();
  try {
    await client.query(`begin; set local session_replication_role = replica`);
    await client.query(statement, values);
    await client.query('commit');
  } finally {
    client.release();
  }
}

async function verifyAll(): Promise<AuditVerification['faults']> {
  const faults = [];
  for (let from: number | null = 0; from !== null;) {
    const page: AuditVerification = await auditor.do(verifyAudit, { query: { from } });
    faults.push(...page.faults);
    from = page.next;
  }
  return faults;
}

const exported = async (query: { action?: string; kind?: string; from?: string } = {}): Promise<string[]> => Buffer.from((await auditor.do(exportAudit, { query })).bytes).toString().trimEnd().split('\n');

beforeAll(async () => {
  world = await openWorld();
  auditor = await world.as('auditor');
  manager = await world.as('asset_manager');
});
afterAll(() => world.close());

describe('the audit log', () => {
  test('before the first seal there is no head to show, and that is said', async () => {
    expect((await auditor.try(readCheckpoint)).problem.code).toBe('nothing_sealed');
  });

  test('an entry is proven by its text, its proof, the checkpoint and the published key alone', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Proven Once', email: 'proven@example.test' } });
    await seal();
    const [row] = (await auditor.do(listAudit, { query: { entity: person.id } })).rows;
    const entry = await auditor.do(readAuditEntry, { params: { entryId: row!.id } });
    const head = await auditor.do(readCheckpoint);
    const pem = Buffer.from((await auditor.do(readAuditKey)).bytes).toString();
    const opened = openCheckpoint(sha256, head.note, { name: head.origin, publicKey: fromPem(pem)! }, checkSignature);
    expect(opened.ok && opened.value.size).toBe(head.size);
    expect(entry.text).not.toContain('Proven');
    expect(entry.personal).toMatchObject({ name: 'Proven Once' });
    expect(verifyInclusion(sha256, { index: entry.index!, size: entry.inclusion!.size, leaf: leafHash(sha256, utf8(entry.text)), proof: entry.inclusion!.proof.map(bytes), root: bytes(head.root) })).toBe(true);
  });

  test('is written out whole as lines that give the root of the checkpoint they name, without a name in them', async () => {
    await seal();
    const lines = await exported();
    const head = JSON.parse(lines[0]!) as { checkpoint: { size: number; root: string; note: string }; publicKey: string };
    const sealed = lines.slice(1, -1).map((line) => ({ index: Number(/^\{"index":(\d+|null)/.exec(line)?.[1]), text: line.slice(line.indexOf('"entry":') + 8, -1) })).filter(({ index }) => index < head.checkpoint.size);
    const leaves = sealed.toSorted((a, b) => a.index - b.index).map(({ text }) => leafHash(sha256, utf8(text)));
    expect(leaves.length).toBe(head.checkpoint.size);
    expect(toHex(appendLeaves(sha256, emptyFrontier, leaves).root)).toBe(head.checkpoint.root);
    expect(head).toMatchObject({ format: 'handback.audit-log/1', checkpoint: { note: (await auditor.do(readCheckpoint)).note }, publicKey: Buffer.from((await auditor.do(readAuditKey)).bytes).toString() });
    expect(JSON.parse(lines.at(-1)!)).toEqual({ end: true, entries: lines.length - 2 });
    expect(lines.join('')).not.toContain('Proven');
    const [taken] = (await auditor.do(listAudit, { query: { action: 'audit.exported' } })).rows;
    expect(taken).toMatchObject({ actor: { id: auditor.member.id }, facts: { format: 'ndjson', checkpoint: head.checkpoint.size, filteredBy: [] } });
  });

  test('is written out by the filter of the list, as a table in which nothing is a formula', async () => {
    await world.app.run(manager.member, (unit) => { unit.audit({ action: 'test.formula', entity: { kind: 'test', id: '=HYPERLINK("x")' } }); return Promise.resolve(); });
    const table = Buffer.from((await auditor.do(exportAudit, { query: { action: 'test.formula', format: 'csv' } })).bytes).toString();
    expect(table.split('\r\n')).toHaveLength(3);
    expect(table).toContain(`"'=HYPERLINK(""x"")"`);
    expect(await exported({ action: 'person', from: '2100-01-01T00:00:00Z' })).toHaveLength(2);
    expect((await exported({ kind: 'person' })).slice(1, -1).every((line) => line.includes('"kind":"person"'))).toBe(true);
  });

  test('one change of state leaves one entry, and a refused one leaves none', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Changed Twice' } });
    await manager.do(updatePerson, { params: { personId: person.id }, body: { title: 'Buyer', version: person.version } });
    await manager.try(updatePerson, { params: { personId: person.id }, body: { title: 'Seller', version: person.version } });
    const { rows } = await auditor.do(listAudit, { query: { entity: person.id, kind: 'person' } });
    expect(rows.map((row) => row.action)).toEqual(['person.changed', 'person.created']);
    expect(rows[0]).toMatchObject({ actor: { id: manager.member.id, name: manager.member.name }, facts: { fields: ['title'] } });
  });

  test('a later log continues every earlier one', async () => {
    await seal();
    const early = await auditor.do(readCheckpoint);
    for (let n = 0; n < 21; n += 1) await manager.do(createPerson, { body: { name: `Later ${n}` } });
    await seal();
    const { proof, ...roots } = await auditor.do(readConsistency, { query: { from: early.size } });
    expect(roots.fromRoot).toBe(early.root);
    expect(verifyConsistency(sha256, { oldSize: roots.from, newSize: roots.to, oldRoot: bytes(early.root), newRoot: bytes(roots.toRoot), proof: proof.map(bytes) })).toBe(true);
    expect((await auditor.try(readConsistency, { query: { from: roots.to + 1 } })).problem).toMatchObject({ code: 'no_such_size', sealed: roots.to });
  });

  test('two sealers at once seal everything once', async () => {
    for (let n = 0; n < 10; n += 1) await manager.do(createPerson, { body: { name: `Raced ${n}` } });
    await Promise.all([sealAudit(world.app.run), sealAudit(world.app.run), sealAudit(world.app.run)]);
    await seal();
    expect(await count('audit_unsealed')).toBe(0);
    expect(await count('audit_leaf')).toBe(await count('audit_event'));
    expect(await verifyAll()).toEqual([]);
  });

  test('a batch that cannot be finished leaves the queue and the log as they were', async () => {
    await manager.do(createPerson, { body: { name: 'Waits' } });
    const before = { queue: await count('audit_unsealed'), leaves: await count('audit_leaf') };
    await world.database.pool.query(`alter table audit_checkpoint add constraint no_more check (tree_size < 1) not valid`);
    await expect(seal()).rejects.toThrow('no_more');
    expect({ queue: await count('audit_unsealed'), leaves: await count('audit_leaf') }).toEqual(before);
    await world.database.pool.query('alter table audit_checkpoint drop constraint no_more');
    expect(await seal()).toBe(before.queue);
  });

  test('no role reads the signing key, nor changes an entry: the database refuses', async () => {
    await expect(world.app.run(auditor.member, (unit) => unit.tx.updateTable('audit_event').set({ action: 'nothing.happened' }).execute())).rejects.toThrow('permission denied');
    const owner = await world.as('owner');
    expect(await world.app.run(owner.member, (unit) => unit.tx.selectFrom('audit_key').selectAll().execute())).toEqual([]);
    const everything = await Promise.all([auditor.try(readCheckpoint), auditor.try(readAuditKey), auditor.try(listAudit, { query: { action: 'audit.key_made' } })]);
    expect(everything.map((reply) => reply.text).join('')).not.toContain('PRIVATE');
  });

  test('what cannot be sealed is refused with the change it came with', async () => {
    const id = randomIds();
    await expect(world.app.run(manager.member, async (unit) => {
      unit.audit({ action: 'person.created', entity: { kind: 'person', id: '' } });
      await unit.tx.insertInto('person').values({ id, name: 'Unsealable', created_at: unit.now, updated_at: unit.now }).execute();
    })).rejects.toThrow('cannot be sealed');
    expect((await world.database.pool.query('select 1 from person where id = $1', [id])).rows).toEqual([]);
  });

  test('who sees one site sees the entries of nobody elsewhere but their own acts', async () => {
    const narrow = await world.as(['auditor', 'asset_manager'], { sites: [randomIds()] });
    expect((await narrow.do(listAudit)).rows).toEqual([]);
    await world.app.run(narrow.member, (unit) => { unit.audit({ action: 'view.saved', entity: { kind: 'view', id: 'mine' } }); return Promise.resolve(); });
    expect((await narrow.do(listAudit)).rows.map((row) => row.action)).toEqual(['view.saved']);
    const lines = Buffer.from((await narrow.do(exportAudit)).bytes).toString().trimEnd().split('\n').slice(1, -1);
    expect(lines.map((line) => (JSON.parse(line) as { entry: { action: string } }).entry.action)).toEqual(['view.saved', 'audit.exported']);
  });
});

describe('a log that somebody tampered with', () => {
  const faultsAfter = async (statement: string, values: unknown[], undo: string, undoValues: unknown[]): Promise<AuditVerification['faults']> => {
    await tamper(statement, values);
    const faults = await verifyAll();
    await tamper(undo, undoValues);
    return faults;
  };
  let id = '';
  beforeAll(async () => {
    await seal();
    id = (await auditor.do(listAudit, { query: { action: 'person.created', limit: 1 } })).rows[0]!.id;
  });

  test('names the entry that was changed', async () => {
    const faults = await faultsAfter(`update audit_event set actor_id = 'somebody' where id = $1`, [id], 'update audit_event set actor_id = $2 where id = $1', [id, manager.member.id]);
    expect(faults).toMatchObject([{ kind: 'entry_changed', entryId: id }]);
    expect(await verifyAll()).toEqual([]);
  });

  test('names the personal payload that was changed, and holds without one that was erased', async () => {
    const { rows: [payload] } = await world.database.pool.query('select salt, value::text as value from audit_personal where event_id = $1', [id]);
    const faults = await faultsAfter(`update audit_personal set value = '{"name":"Other"}' where event_id = $1`, [id], 'update audit_personal set value = $2::jsonb where event_id = $1', [id, payload.value]);
    expect(faults).toMatchObject([{ kind: 'personal_changed', entryId: id }]);
    await tamper('delete from audit_personal where event_id = $1', [id]);
    expect(await verifyAll()).toEqual([]);
  });

  test('names the entry that was put in behind the log, and the tree that was made to fit a changed leaf', async () => {
    const stray = randomIds();
    await tamper(`insert into audit_event (id, at, actor_kind, actor_id, action, entity_kind, entity_id) values ($1, now(), 'member', 'm', 'case.opened', 'case', 'c')`, [stray]);
    await tamper('update audit_leaf set leaf_hash = $2 where event_id = $1', [id, Buffer.alloc(32, 7)]);
    const kinds = (await verifyAll()).map((found) => found.kind);
    expect(kinds).toEqual(expect.arrayContaining(['entry_changed', 'node_changed', 'checkpoint_wrong', 'entry_unsealed']));
  });
});

describe.runIf(inject('database') === 'postgres')('on a server with many connections', () => {
  test('what is committed late is not sealed behind what came after it', async () => {
    const late = await openWorld();
    try {
      const member = (await late.as('asset_manager')).member;
      await sealAll(late);
      await sealAll(late);
      let finish: () => void = () => undefined;
      let started: () => void = () => undefined;
      const hasWritten = new Promise<void>((resolve) => { started = resolve; });
      const mayCommit = new Promise<void>((resolve) => { finish = resolve; });
      const slow = late.app.run(member, async (unit) => {
        await unit.tx.insertInto('person').values({ id: randomIds(), name: 'Slow', created_at: unit.now, updated_at: unit.now }).execute();
        unit.audit({ action: 'test.first', entity: { kind: 'test', id: '1' } });
        started();
        await mayCommit;
      });
      await hasWritten;
      late.clock.advance(1000);
      await late.app.run(member, (unit) => { unit.audit({ action: 'test.second', entity: { kind: 'test', id: '2' } }); return Promise.resolve(); });
      expect(await sealAudit(late.app.run)).toBe(0);
      finish();
      await slow;
      expect(await sealAll(late)).toBe(2);
      const { rows } = await late.database.pool.query('select e.action from audit_leaf l join audit_event e on e.id = l.event_id order by l.leaf_index desc limit 2');
      expect(rows.map((row) => row.action)).toEqual(['test.second', 'test.first']);
    } finally {
      await late.close();
    }
  });
});

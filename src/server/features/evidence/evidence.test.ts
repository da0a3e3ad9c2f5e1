import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsset } from '#contract/assets';
import { listAudit, readAuditKey } from '#contract/audit';
import { openCase, type Case } from '#contract/cases';
import { askWaiver, decideWaiver } from '#contract/clearance';
import { correctCustody, handOver } from '#contract/custody';
import { exportEvidence } from '#contract/evidence';
import { createLocation, createPerson } from '#contract/people';
import { furnishSite } from '#contract/places';
import { verifyFile } from '#server/cli/verify';
import { unpackArchive } from '#server/platform/evidence-archive';
import { randomIds } from '#server/platform/clock/identity';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { recordAnswer } from '../asks/answer-ask.service.ts';
import { prepareAsk, sendAsk } from '../asks/send-ask.service.ts';
import { getAsk } from '../asks/find-ask.service.ts';

let world: World;
let manager: Client;
let auditor: Client;
let folder = '';
let siteId: string;
let stockroom: string;
let workshop: string;
let count = 0;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  manager = await world.as('asset_manager', { name: 'Mara Manager' });
  auditor = await world.as('auditor', { name: 'Aude Auditor' });
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
  siteId = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } })).id;
  const places = (await manager.do(furnishSite, { params: { locationId: siteId } })).rows;
  stockroom = places.find((place) => place.kind === 'stockroom')!.id;
  workshop = places.find((place) => place.kind === 'workshop')!.id;
});
afterAll(async () => {
  await rm(folder, { recursive: true });
  await world.close();
});

type Leaver = { case: Case; personId: string; assetId: string };

async function leaver(): Promise<Leaver> {
  count += 1;
  const person = await manager.do(createPerson, { body: { name: `Ana Peña ${count}`, email: `ana${count}@example.test`, locationId: siteId } });
  const asset = await manager.do(createAsset, { body: { assetTag: `LT-${count}`, serialNumber: `SER-${count}`, model: 'ThinkPad X1', category: 'laptop', assigneeId: person.id, locationId: siteId, custodian: { kind: 'person', id: person.id } } });
  const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-20' } });
  return { case: opened, personId: person.id, assetId: asset.id };
}

async function exported(who: Leaver, by = auditor): Promise<string> {
  const file = await by.do(exportEvidence, { params: { caseId: who.case.id } });
  const path = join(folder, `${who.case.number}-${randomIds()}.zip`);
  await writeFile(path, file.bytes);
  return path;
}

async function factsIn(who: Leaver, name: string): Promise<never> {
  const file = await auditor.do(exportEvidence, { params: { caseId: who.case.id } });
  const archive = unpackArchive(file.bytes);
  if (!archive.ok) throw new Error('unreadable');
  return JSON.parse(Buffer.from(archive.value.files.get(name) ?? []).toString()) as never;
}

async function askAndAnswer(who: Leaver): Promise<void> {
  await world.app.run({ kind: 'system', id: 'test', name: 'test' }, async (unit) => {
    const askId = await prepareAsk(unit, {
      caseId: who.case.id, kind: 'leaver_return', helper: { personId: who.personId, name: 'Ana', email: 'ana@home.test' }, locale: 'en', verb: 'return', title: 'Three things, two minutes', whyYou: 'You have them', whatYouGet: 'A receipt',
      alreadyDone: [], effortSeconds: 120, dueAt: null, taskIds: [],
    });
    await sendAsk(unit, askId, (link) => ({ title: 'Three things', paragraphs: ['Thank you.'], action: { label: 'Open', url: link } }));
    const ask = await getAsk(unit, askId);
    await unit.as({ kind: 'helper', id: askId, name: 'Ana' }, async (helper) => { await recordAnswer(helper, ask!, { answer: 'done', note: 'At the desk on Friday' }); });
  });
}

describe('a case’s evidence file', () => {
  test('verifies without the database, with the published key', async () => {
    const who = await leaver();
    await askAndAnswer(who);
    await manager.do(handOver, { params: { assetId: who.assetId }, body: { kind: 'received', to: { kind: 'place', id: stockroom }, condition: 'good', note: 'With the charger' } });
    await manager.do(correctCustody, { params: { assetId: who.assetId, seq: 2 }, body: { to: { kind: 'place', id: workshop }, reason: 'It went straight to the bench' } });
    world.clock.advance(3_600_000);
    await manager.do(handOver, { params: { assetId: who.assetId }, body: { kind: 'moved', to: { kind: 'place', id: stockroom } } });
    await manager.do(handOver, { params: { assetId: who.assetId }, body: { kind: 'received', from: { kind: 'person', id: who.personId }, to: { kind: 'place', id: workshop } } });
    const path = await exported(who);
    const key = join(folder, 'key.pem');
    await writeFile(key, (await auditor.do(readAuditKey)).bytes);
    const verification = await verifyFile(path, { keyPath: key });
    expect(verification.lines.filter((line) => line.startsWith('✗'))).toEqual([]);
    expect(verification.exitCode).toBe(0);
  });

  test('fails, and says where, when one byte changes', async () => {
    const who = await leaver();
    const file = await auditor.do(exportEvidence, { params: { caseId: who.case.id } });
    const bytes = Buffer.from(file.bytes);
    const at = bytes.indexOf('Ana Pe');
    bytes[at] = 'E'.charCodeAt(0);
    const path = join(folder, 'changed.zip');
    await writeFile(path, bytes);
    const verification = await verifyFile(path);
    expect(verification.exitCode).toBe(1);
    expect(verification.lines.join('\n')).toMatch(/✗ facts\/names.json was changed/);
  });

  test('shows each hand-over with its entry, the answers, and a waiver with who approved it, each bound to what was sealed', async () => {
    const who = await leaver();
    await askAndAnswer(who);
    await manager.do(handOver, { params: { assetId: who.assetId }, body: { kind: 'received', to: { kind: 'place', id: stockroom } } });
    const other = await manager.do(createAsset, { body: { assetTag: `PH-${count}`, model: 'Phone', category: 'phone', assigneeId: who.personId, locationId: siteId } });
    const second = await leaver();
    const asked = await manager.do(askWaiver, { params: { caseId: second.case.id }, body: { subject: { kind: 'asset', id: second.assetId }, reason: 'Stolen, police report seen' } });
    const approver = await world.as('approver', { name: 'Petra Approver' });
    await approver.do(decideWaiver, { params: { waiverId: asked.waivers[0]!.id }, body: { decision: 'approved', version: asked.waivers[0]!.version } });
    const waivers: { audit_entry: string; record: { approved_by: { id: string } }; reason: string }[] = await factsIn(second, 'facts/waivers.json');
    expect(waivers).toMatchObject([{ record: { approved_by: { id: approver.member.id } }, reason: 'Stolen, police report seen' }]);
    expect(waivers[0]?.audit_entry).toEqual(expect.any(String));
    const asks: { answers: { audit_entry: string | null }[] }[] = await factsIn(who, 'facts/asks.json');
    expect(asks[0]?.answers[0]?.audit_entry).toEqual(expect.any(String));
    const chain: { events: { record: { to: { kind: string } } }[] } = await factsIn(who, `custody/LT-${count - 1}.json`);
    expect(chain.events.map(({ record }) => record.to.kind)).toEqual(['person', 'place']);
    const assets: { id: string; custodian: { kind: string } }[] = await factsIn(who, 'facts/assets.json');
    expect(assets.find(({ id }) => id === who.assetId)?.custodian.kind).toBe('place');
    expect(assets.map(({ id }) => id)).not.toContain(other.id);
    expect((await verifyFile(await exported(second))).exitCode).toBe(0);
  });

  test('gives nobody a link that still opens something, and holds no address in its records', async () => {
    const who = await leaver();
    await askAndAnswer(who);
    const file = await auditor.do(exportEvidence, { params: { caseId: who.case.id } });
    const text = Buffer.from(file.bytes).toString('latin1');
    expect(text).toContain('/a/[withheld]');
    expect(text).not.toMatch(/\/a\/[\w-]{20,}/);
    const { rows } = await world.database.pool.query('select l.token_hash from ask_link l join ask a on a.id = l.ask_id where a.case_id = $1', [who.case.id]);
    expect(rows).toHaveLength(1);
  });

  test('leaves one audit entry for each export, with the fingerprint of the file', async () => {
    const who = await leaver();
    await exported(who);
    const { rows } = await auditor.do(listAudit, { query: { case: who.case.id, action: 'evidence.exported' } });
    expect(rows).toMatchObject([{ actor: { name: 'Aude Auditor' }, facts: { archive_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) } }]);
    expect((await verifyFile(await exported(who))).exitCode).toBe(0);
  });

  test('verifies with erased personal payloads', async () => {
    const who = await leaver();
    await askAndAnswer(who);
    await world.database.pool.query('delete from audit_personal where event_id in (select id from audit_event where case_id = $1)', [who.case.id]);
    expect((await verifyFile(await exported(who))).exitCode).toBe(0);
  });

  test('is made of what held together, whatever is handed over meanwhile', async () => {
    const who = await leaver();
    const moves = async () => {
      for (let n = 0; n < 4; n += 1) await manager.do(handOver, { params: { assetId: who.assetId }, body: { kind: n === 0 ? 'received' : 'moved', to: { kind: 'place', id: n % 2 === 0 ? stockroom : workshop } } });
    };
    const [, ...replies] = await Promise.all([moves(), auditor.try(exportEvidence, { params: { caseId: who.case.id } }), auditor.try(exportEvidence, { params: { caseId: who.case.id } })]);
    expect(replies.map((reply) => reply.status)).toEqual([200, 200]);
    expect((await verifyFile(await exported(who))).exitCode).toBe(0);
  });

  test('an embargoed case has neither file nor audit entries for those outside its circle', async () => {
    const person = await manager.do(createPerson, { body: { name: 'Hidden', locationId: siteId } });
    const hidden = await manager.do(openCase, { body: { personId: person.id, reason: 'redundancy', lastWorkingOn: '2026-12-18', embargoUntil: '2026-12-01T10:00:00.000Z' } });
    expect((await auditor.try(exportEvidence, { params: { caseId: hidden.id } })).status).toBe(404);
    expect((await auditor.do(listAudit, { query: { case: hidden.id } })).rows).toEqual([]);
    expect((await auditor.do(listAudit, { query: { limit: 200 } })).rows.some((row) => row.entity.id === hidden.id)).toBe(false);
    expect((await manager.do(listAudit, { query: { case: hidden.id } })).rows.length).toBeGreaterThan(0);
    expect((await (await world.as('technician')).try(exportEvidence, { params: { caseId: hidden.id } })).status).toBe(403);
  });
});

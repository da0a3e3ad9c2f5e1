import { readCase } from '#contract/cases';
import { readChain } from '#contract/custody';
import { listOpenIntakes } from '#contract/intake';
import { setOwnPin } from '#contract/members';
import { createLocation } from '#contract/people';
import { readParcel } from '#contract/parcels';
import { planPickup, scanPickup, setOut } from '#contract/pickups';
import { attachPhoto, readStation, scan, startShift, syncScans, undoScan } from '#contract/station';
import { createAsset, readAsset } from '#contract/assets';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { announced, furnished, held, leaverWith, scanOf } from '../../../../tests/support/coming-home.ts';
import { first, openStation } from '../../../../tests/support/station-world.ts';

const at = '2026-11-02T09:00:00.000Z';
const { world, manager, technician, clerk, site, lineOf, custodianOf, openOf } = await openStation(at);
afterAll(() => world.close());

describe('a scan at the station', () => {
  test('an announced parcel gets a slot; custody and the line of the case follow in the same act', async () => {
    const leaver = await leaverWith(manager, site, 2);
    const { boxCode } = await announced(world, site, leaver);
    const answer = await clerk.do(scan, scanOf(site, boxCode, at));
    expect(answer).toMatchObject({ kind: 'store', boxCode, tone: { colour: 'home', sound: 'done' }, conflict: null });
    expect(answer.slotLabel).toMatch(/^[A-F]\d$/);
    for (const assetId of leaver.assetIds) {
      expect(await custodianOf(assetId)).toMatchObject({ kind: 'place' });
      expect(await lineOf(leaver.caseId, assetId)).toBe('received');
    }
  });

  test('a parcel scanned twice is received once', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    const stored = await clerk.do(scan, scanOf(site, boxCode, at));
    const again = await clerk.do(scan, scanOf(site, boxCode.toLowerCase().replace('-', ' '), at));
    expect(again).toMatchObject({ kind: 'already_here', slotLabel: stored.slotLabel, undoUntil: null });
    const chain = await manager.do(readChain, { params: { assetId: first(leaver.assetIds) } });
    expect(chain.entries.filter((entry) => entry.kind === 'received')).toHaveLength(1);
  });

  test('the same scan sent twice counts once and gets the same answer', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    const sent = scanOf(site, boxCode, at);
    const answers = [await clerk.do(scan, sent), await clerk.do(scan, sent)];
    expect(answers[1]).toEqual(answers[0]);
  });

  test('nothing the clerk is told names the leaver, the reason or the case', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    const sent = await clerk.try(scan, scanOf(site, boxCode, at));
    const station = await clerk.try(readStation, { params: { placeId: site.mailroomId } });
    for (const secret of [leaver.name, leaver.email, leaver.personId, leaver.caseId, 'resignation']) expect(sent.text + station.text).not.toContain(secret);
  });

  test('the number of a carrier nobody knows is found as the leaver has typed it', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver, 'post', leaver.assetIds, { carrier: 'Cousin with a van', trackingNumber: 'van 2026-0815-77' });
    expect(await clerk.do(scan, scanOf(site, 'VAN2026081577', at))).toMatchObject({ kind: 'store', boxCode });
  });

  test('an unknown parcel is a success: stored sealed under a code of ours, and visible to IT', async () => {
    const answer = await clerk.do(scan, scanOf(site, '1Z999AA10123456784', at));
    expect(answer.kind).toBe('unknown');
    expect(answer.slotLabel).not.toBeNull();
    const open = await openOf('unknown_parcel');
    expect(open.find((one) => one.boxCode === answer.boxCode)).toMatchObject({ read: '1Z999AA10123456784', clerk: 'Rosa Dias' });
    expect(await clerk.do(scan, scanOf(site, '1Z999AA10123456784', at))).toMatchObject({ kind: 'already_here', boxCode: answer.boxCode });
  });

  test('a device handed in by itself is placed, received, and no longer waited for in its box', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId } = await announced(world, site, leaver);
    const answer = await clerk.do(scan, scanOf(site, first(leaver.serials), at));
    expect(answer).toMatchObject({ kind: 'store', ending: first(leaver.serials).slice(-4) });
    expect(await lineOf(leaver.caseId, first(leaver.assetIds))).toBe('received');
    await world.moveTo('2026-11-02T09:06:00.000Z');
    expect((await manager.do(readParcel, { params: { parcelId } })).status).toBe('called_off');
    expect((await manager.do(readAsset, { params: { assetId: first(leaver.assetIds) } })).status).toBe('returned');
    world.clock.set(at);
  });

  test('a thing under legal hold goes to quarantine, and the answer does not say why', async () => {
    const leaver = await leaverWith(manager, site);
    await held(manager, first(leaver.assetIds));
    const { boxCode } = await announced(world, site, leaver);
    const reply = await clerk.try(scan, scanOf(site, boxCode, at));
    expect(reply.value).toMatchObject({ kind: 'set_aside', tone: { colour: 'hold' } });
    expect(reply.value.slotLabel).toMatch(/^Q/);
    expect(reply.text).not.toMatch(/legal|matter|Harbour/i);
  });

  test('with no slot free the clerk is told the way out, and nothing is lost', async () => {
    const small = await furnished(manager, { ordinary: 'A1', quarantine: 'Q1' });
    const [one, two] = [await leaverWith(manager, small), await leaverWith(manager, small)];
    await clerk.do(scan, scanOf(small, (await announced(world, small, one)).boxCode, at));
    const full = await clerk.do(scan, scanOf(small, (await announced(world, small, two)).boxCode, at));
    expect(full).toMatchObject({ kind: 'full', slotLabel: null, facts: { wayOut: 'other_place', where: 'Stockroom' } });
    expect(await lineOf(two.caseId, first(two.assetIds))).toBe('expected');
    const open = async () => (await manager.do(listOpenIntakes, { query: { reason: 'no_free_slot', place: small.mailroomId } })).rows.length;
    expect(await open()).toBe(1);
    expect((await clerk.do(scan, { body: { ...scanOf(small, full.boxCode ?? '', at).body, placeId: small.stockroomId } })).kind).toBe('store');
    expect(await open()).toBe(0);
  });

  test('two clerks, one parcel: one stores it, the other is told where it is', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    const other = await world.as('mailroom');
    const answers = await Promise.all([clerk.do(scan, scanOf(site, boxCode, at)), other.do(scan, scanOf(site, boxCode, at))]);
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['already_here', 'store']);
    expect(new Set(answers.map((answer) => answer.slotLabel)).size).toBe(1);
  });

  test('two parcels at once never share the last slot', async () => {
    const small = await furnished(manager, { ordinary: 'A1', quarantine: 'Q1' });
    const codes = [(await announced(world, small, await leaverWith(manager, small))).boxCode, (await announced(world, small, await leaverWith(manager, small))).boxCode];
    const answers = await Promise.all(codes.map((code) => clerk.do(scan, scanOf(small, code, at))));
    expect(answers.map((answer) => answer.kind).sort()).toEqual(['full', 'store']);
  });

  test('a look-alike is asked, and the choice is the answer', async () => {
    const leaver = await leaverWith(manager, site);
    const mistyped = first(leaver.serials).replaceAll('0', 'O');
    const asked = await clerk.do(scan, scanOf(site, mistyped, at));
    expect(asked).toMatchObject({ kind: 'choose', options: [{ ending: first(leaver.serials).slice(-4), pick: { assetId: first(leaver.assetIds) } }] });
    const chosen = await clerk.do(scan, scanOf(site, mistyped, at, { choice: first(asked.options).pick, answers: asked.clientId }));
    expect(chosen.kind).toBe('store');
    expect((await manager.do(listOpenIntakes, { query: { reason: 'ambiguous' } })).rows).toHaveLength(0);
  });

  test('a clerk of another site is not shown this one', async () => {
    const far = await manager.do(createLocation, { body: { name: 'Osaka', timeZone: 'Asia/Tokyo' } });
    const stranger = await world.as('mailroom', { sites: [far.id] });
    expect((await stranger.try(scan, scanOf(site, 'HB-0001', at))).status).toBe(404);
    expect((await stranger.try(readStation, { params: { placeId: site.mailroomId } })).status).toBe(404);
  });
});

describe('afterwards', () => {
  test('after five minutes the giver has a receipt with the PDF, the clerk a thank-you in draft', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    await clerk.do(scan, scanOf(site, boxCode, at));
    const receipts = () => world.database.pool.query<{ recipient: string; attachments: unknown[] }>(`select recipient, attachments from message where kind = 'receipt' and case_id = $1`, [leaver.caseId]);
    expect((await receipts()).rows).toHaveLength(0);
    await world.moveTo('2026-11-02T09:05:30.000Z');
    expect((await receipts()).rows).toMatchObject([{ recipient: leaver.email, attachments: [{ fileId: expect.any(String) }] }]);
    const { rows } = await world.database.pool.query(`select helper_name, what from deed where what like $1`, [`%${boxCode}%`]);
    expect(rows).toMatchObject([{ helper_name: 'Rosa Dias' }]);
    world.clock.set(at);
  });

  test('after a death nobody is written to by itself', async () => {
    const leaver = await leaverWith(manager, site, 1, { reason: 'death' });
    await clerk.do(scan, scanOf(site, (await announced(world, site, leaver)).boxCode, at));
    await world.moveTo('2026-11-02T09:05:30.000Z');
    expect((await world.database.pool.query(`select 1 from message where kind = 'receipt' and case_id = $1`, [leaver.caseId])).rows).toHaveLength(0);
    world.clock.set(at);
  });

  test('a scan is taken back within five minutes: the slot is free, custody and line are as before, no receipt leaves', async () => {
    const leaver = await leaverWith(manager, site);
    const assetId = first(leaver.assetIds);
    const { boxCode, parcelId } = await announced(world, site, leaver);
    const before = await manager.do(readStation, { params: { placeId: site.mailroomId } });
    const answer = await clerk.do(scan, scanOf(site, boxCode, at));
    await clerk.do(undoScan, { params: { clientId: answer.clientId }, body: {} });
    expect((await manager.do(readParcel, { params: { parcelId } })).status).toBe('expected');
    expect(await lineOf(leaver.caseId, assetId)).toBe('expected');
    const chain = await manager.do(readChain, { params: { assetId } });
    expect(chain.custodian).toMatchObject({ kind: 'person', id: leaver.personId });
    expect(chain.entries.map((entry) => entry.kind).slice(-2)).toEqual(['received', 'correction']);
    expect((await manager.do(readStation, { params: { placeId: site.mailroomId } })).place.free).toBe(before.place.free);
    await world.moveTo('2026-11-02T09:05:30.000Z');
    expect((await world.database.pool.query(`select 1 from message where kind = 'receipt' and case_id = $1`, [leaver.caseId])).rows).toHaveLength(0);
    world.clock.set(at);
    expect((await clerk.do(scan, scanOf(site, boxCode, at))).kind).toBe('store');
  });

  test('what the scan had finished in the checklist is open again when it is taken back', async () => {
    const leaver = await leaverWith(manager, site);
    const home = async () => (await manager.do(readCase, { params: { caseId: leaver.caseId } })).tasks.find((task) => task.key.includes('home') && task.title.startsWith('Have laptop'))?.status;
    const answer = await clerk.do(scan, scanOf(site, (await announced(world, site, leaver)).boxCode, at));
    expect(await home()).toBe('done');
    await clerk.do(undoScan, { params: { clientId: answer.clientId }, body: {} });
    expect(await home()).toBe('open');
  });

  test('too late to undo is said, and what was stored stays', async () => {
    const leaver = await leaverWith(manager, site);
    const answer = await clerk.do(scan, scanOf(site, (await announced(world, site, leaver)).boxCode, at));
    world.clock.set('2026-11-02T09:05:01.000Z');
    expect((await clerk.try(undoScan, { params: { clientId: answer.clientId }, body: {} })).problem.code).toBe('undo_over');
    world.clock.set(at);
  });

  test('a photo of the damage stays with the scan', async () => {
    const answer = await clerk.do(scan, scanOf(site, '1Z999AA10123456999', at));
    await clerk.do(attachPhoto, { params: { clientId: answer.clientId }, query: { type: 'image/jpeg' }, body: new Uint8Array([255, 216, 255, 224, 1, 2, 3]) });
    expect((await openOf('unknown_parcel')).find((one) => one.boxCode === answer.boxCode)).toMatchObject({ isDamaged: true, photoId: expect.any(String) });
  });
});

describe('scans kept while offline', () => {
  test('arrive out of order, count once each, in the order of their own times', async () => {
    const [early, late] = [await leaverWith(manager, site), await leaverWith(manager, site)];
    const codes = [(await announced(world, site, early)).boxCode, (await announced(world, site, late)).boxCode];
    world.clock.set('2026-11-02T12:00:00.000Z');
    const scans = [scanOf(site, codes[1] ?? '', '2026-11-02T11:10:00.000Z').body, scanOf(site, codes[0] ?? '', '2026-11-02T11:05:00.000Z').body, scanOf(site, codes[0] ?? '', '2026-11-02T11:20:00.000Z').body];
    const sent = await clerk.do(syncScans, { body: { scans } });
    expect(sent.results.map((one) => one.answer?.kind)).toEqual(['store', 'store', 'already_here']);
    const again = await clerk.do(syncScans, { body: { scans } });
    expect(again.results).toEqual(sent.results);
    const chain = await manager.do(readChain, { params: { assetId: first(early.assetIds) } });
    expect(chain.entries.at(-1)).toMatchObject({ kind: 'received', occurredAt: '2026-11-02T11:05:00.000Z' });
    world.clock.set(at);
  });

  test('what the clerk put away stays where it lies; a hold that nobody could know of is shown as a move', async () => {
    const leaver = await leaverWith(manager, site);
    await held(manager, first(leaver.assetIds));
    const { boxCode } = await announced(world, site, leaver);
    const slot = first((await clerk.do(readStation, { params: { placeId: site.mailroomId } })).slots.filter((one) => one.purpose === 'ordinary' && one.occupied === 0));
    const sent = await clerk.do(syncScans, { body: { scans: [scanOf(site, boxCode, at, { putInSlotId: slot.slotId }).body] } });
    expect(sent.results[0]?.answer).toMatchObject({ kind: 'set_aside', slotLabel: slot.label, conflict: { kind: 'move', slotLabel: slot.label, to: expect.stringMatching(/^Q/) } });
    expect(await custodianOf(first(leaver.assetIds))).toMatchObject({ id: slot.slotId });
  });

  test('a box that a technician collected meanwhile stays collected; the hand-over is entered late, in its place', async () => {
    const small = await furnished(manager);
    const leaver = await leaverWith(manager, small);
    const { boxCode, parcelId } = await announced(world, small, leaver);
    const slots = (await clerk.do(readStation, { params: { placeId: small.mailroomId } })).slots;
    world.clock.set('2026-11-02T11:00:00.000Z');
    await clerk.do(scan, scanOf(small, boxCode, '2026-11-02T11:00:00.000Z'));
    const run = await technician.do(planPickup, { body: { locationId: small.id, plannedOn: '2026-11-02' } });
    await technician.do(setOut, { params: { runId: run.id }, body: { version: run.version } });
    await technician.do(scanPickup, { params: { runId: run.id }, body: { raw: boxCode, scannedAt: '2026-11-02T11:00:00.000Z', clientId: randomUUID() } });
    world.clock.set('2026-11-02T12:00:00.000Z');
    const sent = await clerk.do(syncScans, { body: { scans: [scanOf(small, boxCode, '2026-11-02T10:30:00.000Z', { putInSlotId: slots[3]?.slotId }).body] } });
    expect(sent.results[0]?.answer).toMatchObject({ conflict: { kind: 'already_here' }, undoUntil: null });
    expect((await manager.do(readParcel, { params: { parcelId } })).status).toBe('collected');
    const chain = await manager.do(readChain, { params: { assetId: first(leaver.assetIds) } });
    expect(chain.custodian).toMatchObject({ id: small.workshopId });
    expect(chain.intervals.map((one) => one.custodian.id)).toContain(slots[3]?.slotId);
    world.clock.set(at);
  });

  test('one that fails holds up no other', async () => {
    const leaver = await leaverWith(manager, site);
    const good = scanOf(site, (await announced(world, site, leaver)).boxCode, at).body;
    const sent = await clerk.do(syncScans, { body: { scans: [{ ...good, clientId: randomUUID(), placeId: randomUUID() }, good] } });
    expect(sent.results.map((one) => one.problem?.code ?? one.answer?.kind)).toEqual(['not_found', 'store']);
  });
});

describe('a shared station', () => {
  test('a clerk is named by PIN; the scan is theirs, the sign-in stays the device’s', async () => {
    const device = await world.as('mailroom', { name: 'Mailroom tablet' });
    const rosa = await world.as('mailroom', { name: 'Rosa at the hatch' });
    await rosa.do(setOwnPin, { body: { pin: '4821' } });
    const shift = await device.do(startShift, { params: { placeId: site.mailroomId }, body: { memberId: rosa.member.id, pin: '4821' } });
    const answer = await device.do(scan, scanOf(site, '1Z999AA10123450000', at, { shift: shift.token }));
    expect((await openOf('unknown_parcel')).find((one) => one.boxCode === answer.boxCode)?.clerk).toBe('Rosa at the hatch');
  });

  test('a badge to the scanner names its holder', async () => {
    const person = await leaverWith(manager, site, 0);
    const badge = await manager.do(createAsset, { body: { assetTag: 'BADGE-7701', serialNumber: 'BDG0007701', category: 'badge', assigneeId: person.personId, locationId: site.id, status: 'in_use', custodian: { kind: 'person', id: person.personId } } });
    const rosa = await world.as('mailroom', { name: 'Rosa with a badge' });
    await world.database.pool.query('update member set person_id = $1 where id = $2', [person.personId, rosa.member.id]);
    expect((await clerk.do(startShift, { params: { placeId: site.mailroomId }, body: { badge: 'BADGE-7701' } })).member.name).toBe('Rosa with a badge');
    expect((await clerk.try(startShift, { params: { placeId: site.mailroomId }, body: { badge: 'BADGE-0000' } })).problem.code).toBe('pin_refused');
    expect(badge.category).toBe('badge');
  });

  test('a wrong PIN is refused and, after five, paused; scanning goes on', async () => {
    const rosa = await world.as('mailroom');
    await rosa.do(setOwnPin, { body: { pin: '1234' } });
    const tries: string[] = [];
    for (let n = 0; n < 6; n += 1) tries.push((await clerk.try(startShift, { params: { placeId: site.mailroomId }, body: { memberId: rosa.member.id, pin: '9999' } })).problem.code);
    expect(tries).toEqual([...Array.from({ length: 5 }, () => 'pin_refused'), 'pin_paused']);
    expect((await clerk.try(startShift, { params: { placeId: site.mailroomId }, body: { memberId: rosa.member.id, pin: '1234' } })).problem.code).toBe('pin_paused');
    expect((await clerk.do(scan, scanOf(site, '1Z999AA10123451111', at))).kind).toBe('unknown');
  });
});

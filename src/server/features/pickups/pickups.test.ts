import { readJobOfAsset } from '#contract/workshop';
import { readCase } from '#contract/cases';
import { readChain } from '#contract/custody';
import { createLocation } from '#contract/people';
import { finishPickup, listPickups, listWaiting, pickupPaper, planPickup, readPickup, scanPickup, setOut, settleItem, type Pickup } from '#contract/pickups';
import { scan } from '#contract/station';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { announced, furnished, leaverWith, scanOf, type Leaver, type Site } from '../../../../tests/support/coming-home.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let technician: Client;
let clerk: Client;
let site: Site;
const at = '2026-11-02T09:00:00.000Z';

beforeAll(async () => {
  world = await openWorld({ at });
  manager = await world.as('asset_manager');
  technician = await world.as('technician', { name: 'João Melo' });
  clerk = await world.as('mailroom');
});
beforeEach(async () => { world.clock.set(at); site = await furnished(manager); });
afterAll(() => world.close());

async function box(laptops = 1): Promise<{ leaver: Leaver; boxCode: string }> {
  const leaver = await leaverWith(manager, site, laptops);
  const { boxCode } = await announced(world, site, leaver);
  await clerk.do(scan, scanOf(site, boxCode, at));
  return { leaver, boxCode };
}
const plan = () => technician.do(planPickup, { body: { locationId: site.id, plannedOn: '2026-11-03' } });
const start = async (): Promise<Pickup> => { const run = await plan(); return technician.do(setOut, { params: { runId: run.id }, body: { version: run.version } }); };
const take = (run: Pickup, raw: string) => technician.do(scanPickup, { params: { runId: run.id }, body: { raw, scannedAt: at, clientId: randomUUID() } });
const custodianOf = async (assetId: string) => (await manager.do(readChain, { params: { assetId } })).custodian;

describe('planning a run', () => {
  test('takes what is stored, in the order of its slots, and nothing twice', async () => {
    const codes = [(await box()).boxCode, (await box()).boxCode];
    const run = await plan();
    expect(run.list.map((item) => item.label)).toEqual(codes);
    expect(run.list.map((item) => item.slot.label)).toEqual(['A1', 'A2']);
    expect((await technician.try(planPickup, { body: { locationId: site.id, plannedOn: '2026-11-04' } })).problem.code).toBe('pickup_nothing_waiting');
    expect((await technician.do(listWaiting)).rows.find((row) => row.id === site.mailroomId)).toMatchObject({ items: 2, onRun: 2 });
  });

  test('what is stored after the planning joins the list when the technician sets out', async () => {
    await box();
    const run = await plan();
    const { boxCode } = await box();
    const out = await technician.do(setOut, { params: { runId: run.id }, body: { version: run.version } });
    expect(out.list.map((item) => item.label)).toContain(boxCode);
  });

  test('the list on paper is a PDF, and neither list names a leaver', async () => {
    const { leaver } = await box();
    const run = await plan();
    const paper = await technician.try(pickupPaper, { params: { runId: run.id } });
    expect(Buffer.from(paper.value.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    expect((await technician.try(readPickup, { params: { runId: run.id } })).text).not.toContain(leaver.name);
  });

  test('a run of another site is not shown', async () => {
    await box();
    const run = await plan();
    const far = await manager.do(createLocation, { body: { name: `Osaka ${run.id}`, timeZone: 'Asia/Tokyo' } });
    const stranger = await world.as('technician', { sites: [far.id] });
    expect((await stranger.try(readPickup, { params: { runId: run.id } })).status).toBe(404);
    expect((await stranger.do(listPickups)).rows).toHaveLength(0);
  });
});

describe('on the trip', () => {
  test('scanned out once, scanned again is already taken; at the end custody is the workshop’s', async () => {
    const { leaver, boxCode } = await box();
    const run = await start();
    expect((await take(run, boxCode)).outcome).toBe('collected');
    const again = await take(run, boxCode);
    expect(again.outcome).toBe('already');
    const done = await technician.do(finishPickup, { params: { runId: run.id }, body: { version: again.run.version } });
    expect(done.collectedAssets).toEqual([{ assetId: leaver.assetIds[0], caseId: leaver.caseId, parcelId: expect.any(String) }]);
    expect(done.run).toMatchObject({ status: 'done', accounted: 1, differences: 0 });
    expect(await custodianOf(leaver.assetIds[0] ?? '')).toMatchObject({ id: site.workshopId });
    expect((await technician.try(readJobOfAsset, { params: { assetId: leaver.assetIds[0] ?? '' } })).status).toBe(404);
  });

  test('a loose device is accepted at the end, since it was seen', async () => {
    const leaver = await leaverWith(manager, site);
    await clerk.do(scan, scanOf(site, leaver.serials[0] ?? '', at));
    const run = await start();
    const { run: after } = await take(run, leaver.serials[0] ?? '');
    await technician.do(finishPickup, { params: { runId: run.id }, body: { version: after.version } });
    expect((await manager.do(readCase, { params: { caseId: leaver.caseId } })).assets[0]?.status).toBe('accepted');
    expect(await technician.do(readJobOfAsset, { params: { assetId: leaver.assetIds[0] ?? '' } })).toMatchObject({ status: 'queued', next: 'take' });
  });

  test('a run is not finished while an item is neither collected nor said to be missing', async () => {
    const [here, gone] = [await box(), await box()];
    const run = await start();
    const { run: after } = await take(run, here.boxCode);
    const reply = await technician.try(finishPickup, { params: { runId: run.id }, body: { version: after.version } });
    expect(reply.problem).toMatchObject({ code: 'pickup_items_open', open: [{ placeId: site.mailroomId, count: 1 }] });
    const item = after.list.find((one) => one.label === gone.boxCode);
    const settled = await technician.do(settleItem, { params: { runId: run.id, itemId: item?.id ?? '' }, body: { state: 'missing', note: 'The slot is empty' } });
    const done = await technician.do(finishPickup, { params: { runId: run.id }, body: { version: settled.version } });
    expect(done.exceptions).toEqual([{ itemId: item?.id, exception: 'missing_at_pickup' }]);
    expect(await custodianOf(gone.leaver.assetIds[0] ?? '')).toMatchObject({ kind: 'place' });
  });

  test('one said to be missing and found after all is collected', async () => {
    const { boxCode } = await box();
    const run = await start();
    await technician.do(settleItem, { params: { runId: run.id, itemId: run.list[0]?.id ?? '' }, body: { state: 'missing' } });
    expect(await take(run, boxCode)).toMatchObject({ outcome: 'collected', item: { state: 'collected' } });
  });

  test('what is not on the list is taken along: a box of ours, and one that nobody knows', async () => {
    await box();
    const run = await start();
    const late = await box();
    expect((await take(run, late.boxCode)).outcome).toBe('extra');
    const unknown = await take(run, '1Z999AA10123456784');
    expect(unknown).toMatchObject({ outcome: 'extra', item: { what: 'sealed, unknown' } });
    expect((await take(run, '1Z999AA10123456784')).outcome).toBe('already');
  });

  test('another device in the place of the expected one goes to a decision; the line is parked', async () => {
    const leaver = await leaverWith(manager, site);
    await clerk.do(scan, scanOf(site, leaver.serials[0] ?? '', at));
    const run = await start();
    const item = run.list[0]?.id ?? '';
    expect((await technician.try(settleItem, { params: { runId: run.id, itemId: item }, body: { state: 'wrong' } })).problem).toMatchObject({ code: 'resolution_needs', field: 'foundRaw' });
    await technician.do(settleItem, { params: { runId: run.id, itemId: item }, body: { state: 'wrong', foundRaw: 'PC0OTHER99' } });
    expect((await manager.do(readCase, { params: { caseId: leaver.caseId } })).assets[0]?.status).toBe('disputed');
  });

  test('two hands finish it at once: one wins', async () => {
    const { boxCode } = await box();
    const run = await start();
    const { run: after } = await take(run, boxCode);
    const replies = await Promise.all([technician, manager].map((who) => who.try(finishPickup, { params: { runId: run.id }, body: { version: after.version } })));
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });
});

test('a run whose day has passed is told to its technician, once', async () => {
  await box();
  const run = await plan();
  await world.moveTo('2026-11-03T18:30:00.000Z');
  await world.moveTo('2026-11-04T18:30:00.000Z');
  const { rows } = await world.database.pool.query(`select recipient from message where cause = $1`, [`pickup-overdue:${run.id}`]);
  expect(rows).toEqual([{ recipient: `${technician.member.id}@example.test` }]);
  expect((await technician.do(readPickup, { params: { runId: run.id } })).isOverdue).toBe(true);
});

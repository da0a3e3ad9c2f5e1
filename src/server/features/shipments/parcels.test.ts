import { createLocation } from '#contract/people';
import { listParcels, loseParcel, parcelSlip, parcelsOfCase, readParcel, shipParcel, trackParcel } from '#contract/parcels';
import { cancelCase, previewCancel, readCase } from '#contract/cases';
import { readChain } from '#contract/custody';
import { parseBoxCode } from '#domain/intake/box-code';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { announced, furnished, leaverWith, scanOf, type Site } from '../../../../tests/support/coming-home.ts';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';
import { scan } from '#contract/station';

let world: World;
let manager: Client;
let technician: Client;
let site: Site;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  manager = await world.as('asset_manager');
  technician = await world.as('technician');
  site = await furnished(manager);
});
afterAll(() => world.close());

const parcelsOf = async (caseId: string) => (await manager.do(listParcels, { query: { case: caseId, sort: 'created' } })).rows;

describe('announcing a return', () => {
  test('a case has one live announcement: the same way keeps the code, another way calls the old one off', async () => {
    const leaver = await leaverWith(manager, site, 2);
    const first = await announced(world, site, leaver, 'mailroom', leaver.assetIds.slice(0, 1));
    const same = await announced(world, site, leaver, 'mailroom');
    expect(same.boxCode).toBe(first.boxCode);
    const posted = await announced(world, site, leaver, 'post');
    expect(parseBoxCode(posted.boxCode).ok).toBe(true);
    expect((await parcelsOf(leaver.caseId)).map(({ boxCode, status, items }) => ({ boxCode, status, items }))).toEqual([
      { boxCode: first.boxCode, status: 'called_off', items: 2 }, { boxCode: posted.boxCode, status: 'expected', items: 2 },
    ]);
  });

  test('the slip shows the code and names no leaver', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId, boxCode } = await announced(world, site, leaver);
    const slip = await technician.try(parcelSlip, { params: { parcelId } });
    expect(slip.headers['content-type']).toBe('application/pdf');
    const bytes = Buffer.from(slip.value.bytes);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(decodeURIComponent(String(slip.headers['content-disposition']))).toContain(boxCode);
    expect(bytes.includes(leaver.name)).toBe(false);
  });

  test('what was announced and has not left is stopped with the case; what is on its way is named', async () => {
    const leaver = await leaverWith(manager, site, 1);
    const { boxCode } = await announced(world, site, leaver, 'post');
    expect((await manager.do(previewCancel, { params: { caseId: leaver.caseId } })).stops.map((stop) => stop.what)).toContain(`box ${boxCode} is not sent; its label is void`);
    const { version } = await manager.do(readCase, { params: { caseId: leaver.caseId } });
    await manager.do(cancelCase, { params: { caseId: leaver.caseId }, body: { reason: 'Stays after all', version } });
    expect((await parcelsOf(leaver.caseId))[0]?.status).toBe('called_off');
  });
});

describe('the parcels on the page of a case', () => {
  test('each says where it is, since when and what is in it; the mailroom does not read them, HR does', async () => {
    const leaver = await leaverWith(manager, site, 2);
    const { boxCode } = await announced(world, site, leaver, 'mailroom', leaver.assetIds.slice(0, 1));
    const read = async (who: Client) => (await who.do(parcelsOfCase, { params: { caseId: leaver.caseId } })).rows;
    expect(await read(manager)).toMatchObject([{ boxCode, status: 'expected', place: null, since: '2026-11-02T09:00:00.000Z', contents: [{ assetId: leaver.assetIds[0], serialNumber: leaver.serials[0], state: 'expected' }] }]);
    await technician.do(scan, scanOf(site, boxCode, world.clock.now()));
    const [stored] = await read(await world.as('hr'));
    expect(stored).toMatchObject({ boxCode, status: 'stored', place: { id: site.mailroomId }, since: world.clock.now(), isOverdue: false });
    expect(stored?.place?.slot).toMatch(/./);
    expect(stored?.dwellDueAt).not.toBeNull();
    expect((await (await world.as('mailroom')).try(parcelsOfCase, { params: { caseId: leaver.caseId } })).status).toBe(403);
  });

  test('a case without parcels has none, and one that is not seen has no page to ask', async () => {
    const leaver = await leaverWith(manager, site);
    expect((await manager.do(parcelsOfCase, { params: { caseId: leaver.caseId } })).rows).toEqual([]);
    const far = await manager.do(createLocation, { body: { name: 'Sapporo', timeZone: 'Asia/Tokyo' } });
    expect((await (await world.as('asset_manager', { sites: [far.id] })).try(parcelsOfCase, { params: { caseId: leaver.caseId } })).status).toBe(404);
  });
});

describe('on the way', () => {
  test('the carrier answers for what it took, and the line says handed over', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId } = await announced(world, site, leaver, 'post');
    const tracked = await technician.do(trackParcel, { params: { parcelId }, body: { carrier: 'UPS', trackingNumber: '1Z 999 AA1 01 2345 6784' } });
    expect(tracked).toMatchObject({ carrier: 'UPS', trackingNumber: '1Z 999 AA1 01 2345 6784', case: null });
    await technician.do(shipParcel, { params: { parcelId }, body: { version: tracked.version } });
    const assetId = leaver.assetIds[0] ?? '';
    expect((await manager.do(readChain, { params: { assetId } })).custodian).toMatchObject({ kind: 'shipment' });
    expect((await manager.do(readCase, { params: { caseId: leaver.caseId } })).assets[0]?.status).toBe('handed_over');
    expect((await technician.try(shipParcel, { params: { parcelId }, body: { version: tracked.version } })).problem.code).toBe('conflict');
  });

  test('a tracking number finds its parcel at the station, whoever printed it', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver, 'post', leaver.assetIds, { carrier: 'UPS', trackingNumber: '1Z12345E0205271688' });
    expect(await technician.do(scan, scanOf(site, '1z 123 45e 02 0527 1688', '2026-11-02T09:00:00.000Z'))).toMatchObject({ kind: 'store', boxCode });
  });

  test('a text that no label carries is refused as a tracking number, and the parcel stays', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId } = await announced(world, site, leaver, 'post');
    expect((await technician.try(trackParcel, { params: { parcelId }, body: { trackingNumber: 'I sent it yesterday!' } })).problem.code).toBe('tracking_unlike');
    expect((await technician.do(readParcel, { params: { parcelId } })).trackingNumber).toBeNull();
  });

  test('a parcel given up as lost leaves its things with nobody known and its line open; found, it is stored', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId, boxCode } = await announced(world, site, leaver, 'post');
    const shipped = await technician.do(shipParcel, { params: { parcelId }, body: { version: (await technician.do(readParcel, { params: { parcelId } })).version } });
    await technician.do(loseParcel, { params: { parcelId }, body: { version: shipped.version, note: 'The carrier has no trace' } });
    const assetId = leaver.assetIds[0] ?? '';
    expect((await manager.do(readChain, { params: { assetId } })).custodian).toMatchObject({ kind: 'unaccounted' });
    expect((await manager.do(readCase, { params: { caseId: leaver.caseId } })).assets[0]?.status).toBe('handed_over');
    expect((await technician.do(scan, scanOf(site, boxCode, '2026-11-02T09:00:00.000Z'))).kind).toBe('store');
  });

  test('a technician of another site sees neither the parcel nor its slip', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId } = await announced(world, site, leaver);
    const far = await manager.do(createLocation, { body: { name: 'Osaka', timeZone: 'Asia/Tokyo' } });
    const stranger = await world.as('technician', { sites: [far.id] });
    expect((await stranger.try(readParcel, { params: { parcelId } })).status).toBe(404);
    expect((await stranger.try(parcelSlip, { params: { parcelId } })).status).toBe(404);
    expect((await stranger.try(loseParcel, { params: { parcelId }, body: { version: 1, note: 'x' } })).status).toBe(404);
  });
});

describe('the promise to collect', () => {
  test('a parcel that lies longer than agreed is told to IT once, over the weekend not at all', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    await world.moveTo('2026-11-06T16:00:00.000Z');
    await technician.do(scan, scanOf(site, boxCode, '2026-11-06T16:00:00.000Z'));
    await world.moveTo('2026-11-09T12:00:00.000Z');
    expect((await manager.do(listParcels, { query: { overdue: 'yes', q: boxCode } })).rows).toHaveLength(0);
    await world.moveTo('2026-11-11T07:00:00.000Z');
    expect((await manager.do(listParcels, { query: { overdue: 'yes', q: boxCode } })).rows[0]).toMatchObject({ boxCode, isOverdue: true });
    const { rows } = await world.database.pool.query(`select recipient, subject from message where kind = 'parcel_overdue' and subject like '%' || $1`, [boxCode]);
    expect(new Set(rows.map((row) => row.recipient)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
  });
});

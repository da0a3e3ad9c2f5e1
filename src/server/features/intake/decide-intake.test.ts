import { readJobOfAsset } from '#contract/workshop';
import { readAsset } from '#contract/assets';
import { resolveIntake } from '#contract/intake';
import { listParcels, openParcel, readParcel } from '#contract/parcels';
import { scan } from '#contract/station';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { announced, leaverWith, scanOf } from '../../../../tests/support/coming-home.ts';
import { first, openStation } from '../../../../tests/support/station-world.ts';

const at = '2026-11-02T09:00:00.000Z';
const { world, manager, technician, clerk, site, lineOf, custodianOf, openOf } = await openStation(at);
afterAll(() => world.close());

describe('another device than expected', () => {
  async function mixedUp() {
    const [expected, other] = [await leaverWith(manager, site), await leaverWith(manager, site)];
    const { boxCode, parcelId } = await announced(world, site, expected);
    await clerk.do(scan, scanOf(site, boxCode, at));
    const answer = await technician.do(scan, scanOf(site, first(other.serials), at, { insideBox: boxCode }));
    return { expected, other, boxCode, parcelId, answer };
  }

  test('is set aside; both lines are parked, neither is closed', async () => {
    const { expected, other, answer, boxCode } = await mixedUp();
    expect(answer).toMatchObject({ kind: 'other_serial', slotLabel: expect.stringMatching(/^Q/) });
    expect(await lineOf(expected.caseId, first(expected.assetIds))).toBe('disputed');
    expect(await lineOf(other.caseId, first(other.assetIds))).toBe('disputed');
    const open = (await openOf('other_serial')).find((one) => one.boxCode === boxCode);
    expect(open).toMatchObject({ likeliest: expect.arrayContaining(['swap_of_two_leavers']), expected: [{ serialNumber: first(expected.serials), case: { person: expected.name } }], received: { serialNumber: first(other.serials), case: { person: other.name } } });
    expect(open?.likeliest[0]).toBe('swap_of_two_leavers');
  });

  test('a swap of two leavers settles the other case; the expected line is asked for again', async () => {
    const { expected, other, boxCode } = await mixedUp();
    const intake = first((await openOf('other_serial')).filter((one) => one.boxCode === boxCode));
    const resolved = await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'swap_of_two_leavers', note: 'They share a desk' } });
    expect(resolved.resolution).toBe('swap_of_two_leavers');
    expect(await lineOf(other.caseId, first(other.assetIds))).toBe('received');
    expect(await lineOf(expected.caseId, first(expected.assetIds))).toBe('expected');
    expect((await manager.try(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'seen', note: 'again' } })).problem.code).toBe('intake_resolved');
  });

  test('the old device that was kept enters stock', async () => {
    const { other, boxCode } = await mixedUp();
    const intake = first((await openOf('other_serial')).filter((one) => one.boxCode === boxCode));
    await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'old_device_kept', note: 'Replaced last year' } });
    expect(await custodianOf(first(other.assetIds))).toMatchObject({ id: site.stockroomId });
    expect((await manager.do(readAsset, { params: { assetId: first(other.assetIds) } })).status).toBe('returned');
  });

  test('a tag on the wrong thing is put right, and needs the tag to say so', async () => {
    const { other, boxCode } = await mixedUp();
    const intake = first((await openOf('other_serial')).filter((one) => one.boxCode === boxCode));
    const incomplete = await manager.try(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'accessory_mistagged', note: 'A dock' } });
    expect(incomplete.problem).toMatchObject({ code: 'resolution_needs', field: 'assetTag' });
    await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'accessory_mistagged', note: 'A dock', assetTag: `DK-${boxCode}` } });
    expect((await manager.do(readAsset, { params: { assetId: first(other.assetIds) } })).assetTag).toBe(`DK-${boxCode}`);
  });

  test('a stranger’s serial is registered as found, where it lies', async () => {
    const leaver = await leaverWith(manager, site);
    const { boxCode } = await announced(world, site, leaver);
    await clerk.do(scan, scanOf(site, boxCode, at));
    const answer = await technician.do(scan, scanOf(site, 'ZZ9PLURALZ4', at, { insideBox: boxCode }));
    expect(answer.kind).toBe('other_serial');
    const intake = first((await openOf('other_serial')).filter((one) => one.boxCode === boxCode));
    await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'unknown', note: 'Nobody knows it', category: 'laptop' } });
    const { rows } = await world.database.pool.query<{ id: string; source: string }>(`select id, source from asset where serial_key = 'ZZ9PLURALZ4'`);
    expect(rows).toMatchObject([{ source: 'found' }]);
    expect(await custodianOf(first(rows).id)).toMatchObject({ kind: 'place' });
  });

  test('a sealed parcel without our slip turns out to be somebody’s: what was announced is what came', async () => {
    const leaver = await leaverWith(manager, site);
    const { parcelId: announcedId } = await announced(world, site, leaver, 'post');
    const answer = await clerk.do(scan, scanOf(site, 'JVGL 0123 4567 8901', at));
    const intake = first((await openOf('unknown_parcel')).filter((one) => one.boxCode === answer.boxCode));
    await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'identified', note: 'The sender is on it', caseId: leaver.caseId } });
    expect(await lineOf(leaver.caseId, first(leaver.assetIds))).toBe('received');
    expect((await manager.do(readParcel, { params: { parcelId: announcedId } })).status).toBe('called_off');
    expect((await manager.do(listParcels, { query: { case: leaver.caseId, status: 'stored' } })).rows).toMatchObject([{ boxCode: answer.boxCode, items: 1 }]);
  });
});

describe('opening a box', () => {
  async function stored(laptops = 2) {
    const leaver = await leaverWith(manager, site, laptops);
    const { boxCode, parcelId } = await announced(world, site, leaver);
    await clerk.do(scan, scanOf(site, boxCode, at));
    const { version } = await technician.do(readParcel, { params: { parcelId } });
    return { leaver, parcelId, body: { version, placeId: site.workshopId, found: [] as { raw: string }[], notThere: [] as { assetId: string; note?: string }[], clientId: randomUUID() } };
  }

  test('accepts what is there and says of the rest that it is not; the missing line is parked, not closed', async () => {
    const { leaver, parcelId, body } = await stored();
    const [there, missing] = leaver.assetIds;
    const answer = await technician.do(openParcel, { params: { parcelId }, body: { ...body, found: [{ raw: first(leaver.serials) }], notThere: [{ assetId: missing ?? '' }], accessoriesMissing: 'charger' } });
    expect(answer.lines.map((line) => line.outcome)).toEqual(['confirmed', 'missing']);
    expect(await lineOf(leaver.caseId, there ?? '')).toBe('accepted');
    expect(await lineOf(leaver.caseId, missing ?? '')).toBe('disputed');
    expect(await custodianOf(there ?? '')).toMatchObject({ id: site.workshopId });
    expect(await custodianOf(missing ?? '')).toMatchObject({ kind: 'unaccounted' });
    expect((await technician.do(readJobOfAsset, { params: { assetId: there ?? '' } })).status).toBe('queued');
    expect((await technician.do(readParcel, { params: { parcelId } }))).toMatchObject({ status: 'opened', note: 'Not in the box: charger' });
    expect((await openOf('missing_in_box')).some((one) => one.expected[0]?.assetId === missing)).toBe(true);
  });

  test('leaves nothing on the list unsaid', async () => {
    const { leaver, parcelId, body } = await stored();
    const reply = await technician.try(openParcel, { params: { parcelId }, body: { ...body, found: [{ raw: first(leaver.serials) }] } });
    expect(reply.problem).toMatchObject({ code: 'contents_open', open: [{ assetId: leaver.assetIds[1] }] });
    expect((await technician.do(readParcel, { params: { parcelId } })).status).toBe('stored');
  });

  test('an empty box is an answer, and IT decides what to do', async () => {
    const { leaver, parcelId, body } = await stored(1);
    await technician.do(openParcel, { params: { parcelId }, body: { ...body, notThere: [{ assetId: first(leaver.assetIds), note: 'The box was empty' }] } });
    const intake = first((await openOf('missing_in_box')).filter((one) => one.expected[0]?.assetId === first(leaver.assetIds)));
    await manager.do(resolveIntake, { params: { intakeId: intake.id }, body: { resolution: 'seen', note: 'We ask again' } });
    expect(await lineOf(leaver.caseId, first(leaver.assetIds))).toBe('expected');
  });

  test('one winner opens it', async () => {
    const { leaver, parcelId, body } = await stored(1);
    const found = [{ raw: first(leaver.serials) }];
    const replies = await Promise.all([technician.try(openParcel, { params: { parcelId }, body: { ...body, found } }), manager.try(openParcel, { params: { parcelId }, body: { ...body, found, clientId: randomUUID() } })]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 409]);
  });
});

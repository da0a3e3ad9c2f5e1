import { createAsset, readAsset } from '#contract/assets';
import { openCase } from '#contract/cases';
import { listMessages } from '#contract/messages';
import { createLocation, createPerson } from '#contract/people';
import { listIncidents, listSightings, reportSightings, resolveIncident } from '#contract/sightings';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWorld, type Client, type World } from '../../../../tests/support/world.ts';

let world: World;
let manager: Client;
let security: Client;
let siteId: string;
let count = 0;

beforeAll(async () => {
  world = await openWorld({ at: '2026-11-02T09:00:00.000Z' });
  manager = await world.as('asset_manager');
  security = await world.as('security', { name: 'Samuel Eriksson' });
  siteId = (await manager.do(createLocation, { body: { name: 'Lisbon', timeZone: 'Europe/Lisbon', country: 'PT' } })).id;
});
afterAll(() => world.close());

/** A leaver whose access ends on 20 November at 18:00 in Lisbon, with a laptop. */
async function leaverWithLaptop(more: Record<string, unknown> = {}) {
  count += 1;
  const person = await manager.do(createPerson, { body: { name: `Leaver ${count}`, email: `leaver${count}@example.test`, locationId: siteId } });
  const asset = await manager.do(createAsset, {
    body: { assetTag: `HB-${count}`, serialNumber: `C02XK7Q${1000 + count}`, model: 'MacBook Pro 14', category: 'laptop', locationId: siteId, assigneeId: person.id, status: 'in_use', custodian: { kind: 'person', id: person.id }, since: '2026-01-10T09:00:00Z' },
  });
  const opened = await manager.do(openCase, { body: { personId: person.id, reason: 'resignation', lastWorkingOn: '2026-11-20', ...more } as never });
  return { person, asset, opened };
}

const seen = (assetTag: string, seenAt: string, more: Record<string, unknown> = {}) => ({ assetTag, seenAt, source: 'Fleet', ...more });
const incidentsOf = async (assetId: string, state: 'open' | 'resolved' | 'all' = 'all') => (await security.do(listIncidents, { query: { asset: assetId, state } })).rows;

describe('a device seen', () => {
  test('forty times after the exit is one incident and one message, with the latest place', async () => {
    const { asset, opened } = await leaverWithLaptop();
    await world.moveTo('2026-11-21T08:00:00.000Z');
    const times = Array.from({ length: 40 }, (_, n) => new Date(Date.parse('2026-11-20T22:40:00Z') + n * 600_000).toISOString());
    const reported = await manager.do(reportSightings, { body: { sightings: times.map((at, n) => seen(asset.assetTag ?? '', at, { network: 'Home Wi-Fi', place: n === 39 ? 'Porto' : 'Lisbon' })) } });
    expect(reported).toMatchObject({ kept: 40, known: 0, refused: 0 });
    const incidents = await incidentsOf(asset.id);
    expect(incidents).toHaveLength(1);
    expect(incidents[0]).toMatchObject({ kind: 'after_exit', sightings: 40, firstSeenAt: '2026-11-20T22:40:00.000Z', lastSeenAt: times[39], place: 'Porto', sources: ['Fleet'], case: { id: opened.id } });
    expect((await manager.do(listMessages, { query: { case: opened.id } })).rows.filter(({ kind }) => kind === 'sighting').map(({ recipientName }) => recipientName)).toEqual(['Samuel Eriksson']);
    expect((await manager.do(readAsset, { params: { assetId: asset.id } })).lastSeenAt).toBe(times[39]);
    expect((await security.do(listSightings, { params: { assetId: asset.id }, query: { limit: 10 } })).rows[0]?.seenAt).toBe(times[39]);
  });

  test('before the cut-off makes none, and neither does the same report twice', async () => {
    const { asset } = await leaverWithLaptop();
    const early = seen(asset.assetTag ?? '', '2026-11-20T17:59:00Z');
    expect(await manager.do(reportSightings, { body: early })).toMatchObject({ kept: 1 });
    expect(await manager.do(reportSightings, { body: early })).toMatchObject({ kept: 0, known: 1 });
    expect(await incidentsOf(asset.id)).toEqual([]);
    const late = seen(asset.assetTag ?? '', '2026-11-20T18:01:00Z');
    await manager.do(reportSightings, { body: { sightings: [late, late] } });
    expect((await incidentsOf(asset.id)).map(({ sightings }) => sightings)).toEqual([1]);
  });

  test('by a number nobody knows is answered as refused, with what to do; the rows around it are kept', async () => {
    const { asset } = await leaverWithLaptop();
    const answer = await manager.do(reportSightings, { body: { sightings: [
      seen(asset.assetTag ?? '', '2026-11-19T10:00:00Z'), { serialNumber: 'NOBODY-1', seenAt: '2026-11-19T10:00:00Z', source: 'Fleet' },
      { serialNumber: asset.serialNumber ?? '', seenAt: '2026-11-19T11:00:00Z', source: 'Fleet' }, seen(asset.assetTag ?? '', '2027-01-01T00:00:00Z'),
    ] } });
    expect(answer.rows.map(({ outcome, reason }) => reason ?? outcome)).toEqual(['kept', 'unknown_asset', 'kept', 'in_the_future']);
    expect(answer.rows[1]).toMatchObject({ index: 1, serialNumber: 'NOBODY-1', text: expect.stringContaining('report it again') });
  });

  test('with the tag of one and the serial number of another is nobody’s sighting', async () => {
    const [one, other] = [await leaverWithLaptop(), await leaverWithLaptop()];
    const answer = await manager.do(reportSightings, { body: { assetTag: one.asset.assetTag ?? '', serialNumber: other.asset.serialNumber ?? '', seenAt: '2026-11-20T10:00:00Z', source: 'Fleet' } });
    expect(answer.rows[0]).toMatchObject({ outcome: 'refused', reason: 'tag_and_serial_differ' });
  });

  test('from an offline queue, out of order, still is one incident from the first to the last', async () => {
    const { asset } = await leaverWithLaptop();
    for (const at of ['2026-11-21T06:00:00Z', '2026-11-20T20:00:00Z', '2026-11-21T01:00:00Z']) await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', at, { source: at.includes('T01') ? 'VPN' : 'Fleet' }) });
    expect(await incidentsOf(asset.id)).toMatchObject([{ sightings: 3, firstSeenAt: '2026-11-20T20:00:00.000Z', lastSeenAt: '2026-11-21T06:00:00.000Z', sources: ['Fleet', 'VPN'] }]);
  });

  test('by a key that is scoped to another site is unknown to it', async () => {
    const { asset } = await leaverWithLaptop();
    const elsewhere = await world.as('technician', { sites: ['00000000-0000-7000-8000-000000000000'] });
    expect((await elsewhere.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-20T20:00:00Z') })).rows[0]?.reason).toBe('unknown_asset');
  });
});

describe('an incident', () => {
  test('is closed once, with what was found; what is seen afterwards opens another', async () => {
    const { asset } = await leaverWithLaptop();
    await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-20T22:00:00Z') });
    const [incident] = await incidentsOf(asset.id, 'open');
    const body = { resolution: 'She handed it to her sister; it is in the post now', version: incident!.version };
    expect((await security.do(resolveIncident, { params: { incidentId: incident!.id }, body })).resolvedBy?.name).toBe('Samuel Eriksson');
    expect((await security.try(resolveIncident, { params: { incidentId: incident!.id }, body })).problem.code).toBe('wrong_state');
    await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-20T21:00:00Z') });
    expect((await incidentsOf(asset.id)).map(({ sightings }) => sightings)).toEqual([2]);
    await world.moveTo('2026-11-22T08:00:00.000Z');
    await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-22T07:00:00Z') });
    expect((await incidentsOf(asset.id)).map(({ resolvedAt }) => resolvedAt === null)).toEqual([true, false]);
  });

  test('is not closed over a sighting that came in the meantime', async () => {
    const { asset } = await leaverWithLaptop();
    await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-20T22:00:00Z') });
    const [incident] = await incidentsOf(asset.id, 'open');
    await manager.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-20T23:00:00Z') });
    expect((await security.try(resolveIncident, { params: { incidentId: incident!.id }, body: { resolution: 'Fine', version: incident!.version } })).problem).toMatchObject({ code: 'conflict', sightings: 2 });
  });

  test('of an embargoed case is seen by its circle only, and the report does not give it away', async () => {
    const { asset } = await leaverWithLaptop({ reason: 'dismissal', lastWorkingOn: '2026-11-20', embargoUntil: '2026-12-24T10:00:00.000Z' });
    const outsider = await world.as(['technician', 'security']);
    const answer = await outsider.do(reportSightings, { body: seen(asset.assetTag ?? '', '2026-11-21T22:00:00Z') });
    expect(answer.rows).toEqual([{ index: 0, outcome: 'kept', reason: null, text: null, assetTag: asset.assetTag, serialNumber: null }]);
    expect((await outsider.do(listIncidents, { query: { asset: asset.id, state: 'all' } })).total).toBe(0);
    const circle = (await manager.try(listIncidents, { query: { asset: asset.id, state: 'all' } })).value;
    expect(circle.rows).toHaveLength(1);
  });
});

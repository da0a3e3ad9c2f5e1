/** A small site with a mailroom, a leaver with devices and a case: what the tests of parcels, the station and pick-ups start from. */
import { createAsset, placeHold } from '#contract/assets';
import { openCase } from '#contract/cases';
import { createLocation, createPerson } from '#contract/people';
import { createPlace, createSlots, furnishSite } from '#contract/places';
import type { ReturnWay } from '#contract/parcels';
import { announceReturn, type AnnouncedReturn } from '#server/features/shipments/announce-return.service';
import { randomIds } from '#server/platform/clock/identity';
import { system } from '#server/platform/work/actor';
import type { Client, World } from './world.ts';

export type Site = { readonly id: string; readonly mailroomId: string; readonly stockroomId: string; readonly workshopId: string };
export type Leaver = { readonly personId: string; readonly caseId: string; readonly assetIds: readonly string[]; readonly serials: readonly string[]; readonly name: string; readonly email: string };

let count = 0;
const unique = (): number => (count += 1);

/** A site with twelve ordinary slots and two for what is set aside, unless told how many. */
export async function furnished(manager: Client, slots?: { readonly ordinary: string; readonly quarantine?: string }): Promise<Site> {
  const site = await manager.do(createLocation, { body: { name: `Lisbon ${unique()}`, timeZone: 'Europe/Lisbon', country: 'PT' } });
  if (slots) {
    const room = await manager.do(createPlace, { body: { locationId: site.id, kind: 'mailroom', code: 'MAIL', name: 'Mailroom' } });
    await manager.do(createSlots, { params: { placeId: room.id }, body: { codes: slots.ordinary } });
    if (slots.quarantine) await manager.do(createSlots, { params: { placeId: room.id }, body: { codes: slots.quarantine, isQuarantine: true } });
  }
  const made = await manager.do(furnishSite, { params: { locationId: site.id } });
  const idOf = (kind: string): string => made.rows.find((row) => row.kind === kind)?.id ?? '';
  return { id: site.id, mailroomId: idOf('mailroom'), stockroomId: idOf('stockroom'), workshopId: idOf('workshop') };
}

/** Somebody with this many laptops, whose last day is the 20th of November. */
export async function leaverWith(manager: Client, site: Site, laptops = 1, more: { readonly reason?: 'resignation' | 'dismissal' | 'death'; readonly category?: string } = {}): Promise<Leaver> {
  const name = `Leaver ${unique()}`;
  const email = `leaver-${count}@example.test`;
  const person = await manager.do(createPerson, { body: { name, email, personalEmail: `home-${count}@example.test`, locationId: site.id } });
  const assetIds: string[] = [];
  const serials: string[] = [];
  for (let n = 0; n < laptops; n += 1) {
    const serial = `PC0${unique()}XYZ${count}`;
    const asset = await manager.do(createAsset, {
      body: { assetTag: `LT-${unique()}`, serialNumber: serial, category: more.category ?? 'laptop', manufacturer: 'Lenovo', model: 'ThinkPad X1', assigneeId: person.id, locationId: site.id, status: 'in_use', custodian: { kind: 'person', id: person.id } },
    });
    assetIds.push(asset.id);
    serials.push(serial);
  }
  const opened = await manager.do(openCase, { body: { personId: person.id, reason: more.reason ?? 'resignation', lastWorkingOn: '2026-11-20' } });
  return { personId: person.id, caseId: opened.id, assetIds, serials, name, email };
}

/** Announces the leaver's things as one parcel, as their page does. */
export async function announced(world: World, site: Site, leaver: Leaver, way: ReturnWay = 'mailroom', assetIds: readonly string[] = leaver.assetIds, tracking?: { carrier: string; trackingNumber: string }): Promise<AnnouncedReturn> {
  const done = await world.app.run(system('test'), (unit) => announceReturn(unit, { caseId: leaver.caseId, way, assetIds, locationId: site.id, ...tracking }));
  if (!done.ok) throw new Error(`not announced: ${JSON.stringify(done.error)}`);
  return done.value;
}

export const held = (legal: Client, assetId: string) => legal.do(placeHold, { params: { assetId }, body: { matter: 'Harbour matter' } });

/** A scan as the station sends it. */
export const scanOf = (site: Site, raw: string, at: string, more: Record<string, unknown> = {}) => ({ body: { placeId: site.mailroomId, clientId: randomIds(), raw, scannedAt: at, ...more } });


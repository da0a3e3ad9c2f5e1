/** Reading runs, on the screen and on paper. */
import { whatIs } from '#domain/asset/describe';
import type { listPickups, Pickup } from '#contract/pickups';
import type { Answer, FileAnswer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { renderPickupList } from '../../platform/documents/pickup-list.ts';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { contentsOf } from '../shipments/find-parcel.service.ts';
import { worksHere } from '../shipments/works-here.service.ts';
import { countRuns, itemsOfRun, listRuns, runById } from './pickup.repo.ts';
import { pickupDetail, pickupRow } from './pickups.presenter.ts';

export async function findRuns(unit: Unit, query: Received<typeof listPickups>['query']): Promise<Verdict<Answer<typeof listPickups>>> {
  const filter = { status: query.status, location: query.location, technician: query.mine ? memberId(unit.actor) : query.technician };
  const limit = query.limit ?? 50;
  const { rows, next } = pageOf(await listRuns(unit.tx, filter, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: rows.map((row) => pickupRow(row, unit.now)), next, total: await countRuns(unit.tx, filter) });
}

export async function readRun(unit: Unit, id: string): Promise<Verdict<Pickup>> {
  const row = await runById(unit.tx, id);
  if (!row || !worksHere(unit, row.location_id)) return refuse('not_found');
  const items = await itemsOfRun(unit.tx, id);
  const inside = await contentsOf(unit, items.flatMap((item) => item.parcel_id ?? []));
  const contents = new Map([...Map.groupBy(inside.filter((item) => item.state !== 'moved'), (item) => item.parcel_id)].map(([parcelId, all]) => [parcelId, all.map(whatIs)]));
  return allow(pickupDetail(row, items, contents, unit.now));
}

export async function printRun(unit: Unit, id: string): Promise<Verdict<FileAnswer>> {
  const read = await readRun(unit, id);
  if (!read.ok) return read;
  const run = read.value;
  const site = await findLocation(unit, run.site.id);
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  const stops = await Promise.all([...Map.groupBy(run.list, (item) => item.place.id)].map(async ([placeId, items]) => {
    const partner = await partnerOf(unit, placeId, run.site.id);
    return {
      place: `${items[0]?.place.name ?? ''}, ${run.site.name}`, ...(partner?.hours_text ? { window: `Open ${partner.hours_text}` } : {}),
      boxes: items.map((item) => ({ boxCode: item.label, slot: item.slot.label, what: item.what, ...(item.setAside ? { note: 'Set aside: keep it apart' } : item.note ? { note: item.note } : {}) })),
    };
  }));
  const number = `RUN-${run.plannedOn}-${run.id.slice(0, 4).toUpperCase()}`;
  const bytes = await renderPickupList({
    stamp: { number, issuedAt: unit.now, zone: site?.time_zone ?? 'UTC', organisation, verification: 'The list on the phone is the one that counts.' },
    technician: run.technician.name, on: run.plannedOn, stops, bring: ['A phone or a scanner', 'A trolley or a bag that locks', 'Sealable bags and labels'],
    ...(run.list.some((item) => item.setAside) ? { caution: 'Some things are set aside. Carry them apart from the rest, and hand them to nobody but the person named at the destination.' } : {}),
  });
  return allow({ name: `Pick-up ${run.site.name} ${run.plannedOn}.pdf`, bytes });
}

/**
 * The return slip of a parcel: its code large and as a barcode, where it goes, what belongs in it. The outside names no
 * leaver. In the leaver's language, or in the one their page is open in.
 */
import { languageFor, type Language } from '#domain/ask/language';
import { endOf, whatIs } from '#domain/asset/describe';
import { factsOfCategory } from '#domain/asset/category';
import { refuse, allow, type Verdict } from '#domain/verdict';
import type { FileAnswer } from '#contract/route';
import { renderReturnSlip } from '../../platform/documents/return-slip.ts';
import { speaker } from '../../platform/words/speak.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getCase } from '../cases/read-case.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { partnerOf } from '../partners/find-partner.service.ts';
import { placesOfKind } from '../places/find-place.service.ts';
import { itemsOf, parcelById } from './parcel.repo.ts';

const addressLines = (address: unknown): string[] => {
  const given = (address ?? {}) as Record<string, string>;
  return ['street', 'line1', 'line2', 'city', 'region', 'postcode', 'country'].map((key) => given[key]).filter((line): line is string => Boolean(line));
};

export async function printSlip(unit: Unit, parcelId: string, given?: Language): Promise<Verdict<FileAnswer>> {
  const parcel = await parcelById(unit.tx, parcelId);
  if (!parcel) return refuse('not_found');
  const items = await itemsOf(unit.tx, [parcelId]);
  const site = parcel.location_id ? await findLocation(unit, parcel.location_id) : undefined;
  const record = parcel.case_id ? await getCase(unit, parcel.case_id) : undefined;
  const room = site ? (await placesOfKind(unit, 'mailroom', [site.id]))[0] : undefined;
  const partner = site && room ? await partnerOf(unit, room.id, site.id) : undefined;
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  const zone = site?.time_zone ?? 'UTC';
  const language = given ?? languageFor({ locale: record?.person_locale ?? null, country: record?.country ?? record?.site_country ?? site?.country ?? null });
  const say = speaker(language);
  const bytes = await renderReturnSlip({
    stamp: { number: parcel.box_code, issuedAt: unit.now, zone, organisation, language, verification: say.t('print.slip.verify') },
    boxCode: parcel.box_code,
    bringTo: { name: room ? `${room.name}, ${site?.name ?? ''}` : site?.name ?? organisation, lines: addressLines(site?.address), ...(partner?.hours_text ? { hours: partner.hours_text } : {}) },
    returnByOn: record?.return_by_on ?? unit.now.slice(0, 10), zone,
    items: items.map((item) => ({ what: whatIs(item), ...(endOf(item) ? { serialEnd: endOf(item) as string } : {}) })),
    hasBattery: items.some((item) => factsOfCategory(item.category).batteryQuestion),
    help: say.t('print.slip.help', { organisation }),
  });
  return allow({ name: `${say.t('print.slip.title', { code: parcel.box_code })}.pdf`, bytes });
}

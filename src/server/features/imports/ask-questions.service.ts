/** What a file cannot tell by itself, asked once, with what is proposed and why. */
import type { Mapping } from '#domain/import/mapping';
import { placeQuestions, type UsualZone } from '#domain/import/survey-places';
import { questionsOf } from '#domain/import/survey-columns';
import { readTimeZone } from '#domain/import/well-known';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { allLocations } from '../people/bring-locations.service.ts';
import type { Asked } from './import-run.ts';
import { readPlaces } from './look-up.service.ts';
import type { Surveyed } from './read-import-file.ts';

/** The organisation's own zone; without one, the zone most of its sites are in; then where the reader is. */
async function usualZone(unit: Unit, readers: string | null): Promise<UsualZone | undefined> {
  const organisation = await readSetting<{ timeZone?: string }>(unit, 'organisation');
  if (organisation?.timeZone !== undefined) return { zone: organisation.timeZone, because: 'organisation' };
  const counts = new Map<string, number>();
  for (const { time_zone: zone } of await allLocations(unit)) counts.set(zone, (counts.get(zone) ?? 0) + 1);
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  if (most !== undefined) return { zone: most, because: 'sites' };
  return readers !== null && readTimeZone(readers).ok ? { zone: readers, because: 'reader' } : undefined;
}

export async function askAbout(unit: Unit, mapping: Mapping, { survey, places }: Surveyed, readersZone: string | null): Promise<Asked[]> {
  if (survey === null || places === null) return [];
  const organisation = await readSetting<{ currency?: string }>(unit, 'organisation');
  const here = new Set((await readPlaces(unit)).keys());
  return [
    ...questionsOf(survey, organisation?.currency === undefined ? {} : { currency: organisation.currency }),
    ...placeQuestions(places, mapping, here, await usualZone(unit, readersZone)),
  ];
}

/** What a file cannot tell by itself, asked once, with what is proposed and why. */
import type { Mapping } from '#domain/import/mapping';
import { placeKey } from '#domain/import/decide-row';
import { settleNames } from '#domain/import/survey-names';
import { placeQuestions, type UsualZone } from '#domain/import/survey-places';
import { questionsOf, settle, type Settled } from '#domain/import/survey-columns';
import { readTimeZone } from '#domain/import/well-known';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting } from '../members/setting.service.ts';
import { allLocations } from '../people/bring-locations.service.ts';
import type { Asked, Emptied } from './import-run.ts';
import { knownNames } from './known-names.service.ts';
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

export type Understood = { readonly questions: Asked[]; /** What the second pass reads with; null before the kind is known. */ readonly settled: Settled | null; readonly emptied: Emptied };

/** What is asked, what the columns prove, and the names that are the same as one here. */
export async function askAbout(unit: Unit, mapping: Mapping | null, { survey, places, names }: Surveyed, readersZone: string | null): Promise<Understood> {
  if (mapping === null || survey === null || places === null || names === null) return { questions: [], settled: null, emptied: {} };
  const organisation = await readSetting<{ currency?: string }>(unit, 'organisation');
  const named = settleNames(names, await knownNames(unit, names), mapping);
  const here = new Set((await readPlaces(unit)).keys());
  // A name that is another's spelling, or may be, is no new place yet.
  for (const written of Object.keys(named.spellings['location'] ?? {})) here.add(placeKey('location', written));
  for (const { field, text } of named.questions) if (field === 'location') here.add(placeKey('location', text));
  const questions = [
    ...questionsOf(survey, organisation?.currency === undefined ? {} : { currency: organisation.currency }),
    ...named.questions,
    ...placeQuestions(places, mapping, here, await usualZone(unit, readersZone)),
  ];
  const emptied = Object.fromEntries([...survey.emptied].map(([field, words]) => [field, [...words].map(([text, rows]) => ({ text, rows }))]));
  return { questions, settled: { ...settle(survey), spellings: named.spellings }, emptied };
}

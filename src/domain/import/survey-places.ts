/**
 * Which places a file names, and in which time zone each new one is. Memory
 * grows with the number of places, not with the file.
 * Rule: PRODUCT, "never guessed": the zone of a new place is asked for; what
 * the file's own rows agree on, or the organisation's zone, is proposed and
 * says why.
 */
import { placeKey } from './decide-row.ts';
import { fieldsOf } from './fields.ts';
import { columnOf, type Mapping } from './mapping.ts';
import type { TableRow } from './table-row.ts';
import { encodedTwice } from './encoded-twice.ts';
import { cleanCell } from './values.ts';
import { readTimeZone } from './well-known.ts';
import { zoneOfPlace } from './zone-of-place.ts';

export type PlaceNamed = { readonly field: string; readonly label: string; rows: number; readonly zones: Map<string, number>; /** Only in a file of locations, where a row is the place. */ country: string };
export type PlaceSurvey = { readonly columns: readonly { readonly field: string; readonly index: number }[]; readonly zoneIndex: number | undefined; readonly locationIndex: number | undefined; readonly countryIndex: number | undefined; readonly places: Map<string, PlaceNamed> };

export type PlaceQuestion = {
  readonly code: 'place_zone';
  /** The place's key, under which the answer is kept. */
  readonly place: string;
  readonly label: string;
  readonly rows: number;
  readonly proposal?: string;
  /** `file`: every row of this place that names a zone names this one. `city`, `country`: its name tells it. `sites`: most sites here are in it. `reader`: who brings the file is. */
  readonly because?: 'file' | 'city' | 'country' | 'organisation' | 'sites' | 'reader';
};

const placesKept = 2_000;

export function beginPlaceSurvey(mapping: Mapping): PlaceSurvey {
  const fields = mapping.kind === 'locations' ? ['name'] : fieldsOf[mapping.kind].filter((field) => field.type === 'place').map((field) => field.key);
  const columns = fields.flatMap((field) => {
    const column = columnOf(mapping, field);
    return column === undefined ? [] : [{ field, index: column.index }];
  });
  return { columns, zoneIndex: columnOf(mapping, 'timeZone')?.index, locationIndex: columnOf(mapping, 'location')?.index, countryIndex: mapping.kind === 'locations' ? columnOf(mapping, 'country')?.index : undefined, places: new Map() };
}

export function surveyPlaces(survey: PlaceSurvey, { cells, problem, left }: Pick<TableRow, 'cells' | 'problem' | 'left'>): void {
  if (problem !== undefined || left !== undefined) return;
  for (const { field, index } of survey.columns) {
    const label = cleanCell(cells[index] ?? '');
    // A shelf stands in the row's location, which has the zone.
    if (label === '' || encodedTwice(label) !== undefined || (field === 'heldAt' && survey.locationIndex !== undefined && cleanCell(cells[survey.locationIndex] ?? '') !== '')) continue;
    const key = placeKey('location', label);
    const place = survey.places.get(key) ?? { field, label, rows: 0, zones: new Map<string, number>(), country: '' };
    if (!survey.places.has(key) && survey.places.size >= placesKept) continue;
    survey.places.set(key, place);
    place.rows++;
    if (survey.countryIndex !== undefined) place.country ||= cleanCell(cells[survey.countryIndex] ?? '');
    const zone = survey.zoneIndex === undefined ? undefined : readTimeZone(cleanCell(cells[survey.zoneIndex] ?? ''));
    if (zone?.ok === true) place.zones.set(zone.value, (place.zones.get(zone.value) ?? 0) + 1);
  }
}

/** The zone to propose where the file names none. */
export type UsualZone = { readonly zone: string; readonly because: 'organisation' | 'sites' | 'reader' };

/** One question for each place that is not here; a location whose own row names its zone needs none. */
export function placeQuestions(survey: PlaceSurvey, mapping: Mapping, here: ReadonlySet<string>, usual: UsualZone | undefined): PlaceQuestion[] {
  return [...survey.places].flatMap(([place, { label, rows, zones, country }]): PlaceQuestion[] => {
    if (here.has(place) || mapping.answers.placeZones?.[place] !== undefined) return [];
    const [only, ...others] = zones.keys();
    if (mapping.kind === 'locations' && only !== undefined) return [];
    if (only !== undefined && others.length === 0) return [{ code: 'place_zone', place, label, rows, proposal: only, because: 'file' }];
    const told = zoneOfPlace(label, country);
    if (told !== undefined) return [{ code: 'place_zone', place, label, rows, proposal: told.zone, because: told.because }];
    return [{ code: 'place_zone', place, label, rows, ...(usual === undefined ? {} : { proposal: usual.zone, because: usual.because }) }];
  });
}

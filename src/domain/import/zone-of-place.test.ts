import { expect, test } from 'vitest';
import { zoneOfPlace } from './zone-of-place.ts';

test.each([
  ['Porto (PT)', 'Europe/Lisbon', 'city'], ['Braganza (PT)', 'Europe/Lisbon', 'country'], ['Viseu, Portugal', 'Europe/Lisbon', 'country'], ['PT - Setúbal', 'Europe/Lisbon', 'country'], ['Lisboa HQ', 'Europe/Lisbon', 'city'],
  ['München', 'Europe/Berlin', 'city'], ['Düsseldorf Büro', 'Europe/Berlin', 'city'], ['Zürich', 'Europe/Zurich', 'city'], ['New York', 'America/New_York', 'city'], ['Austin, TX', 'America/Chicago', 'city'], ['Łódź, Poland', 'Europe/Warsaw', 'country'],
])('%s is in %s, by its %s', (name, zone, because) => expect(zoneOfPlace(name)).toEqual({ zone, because }));

test.each(['Headquarters', 'Floor 3', 'Springfield, USA', 'Warehouse (US)', 'Stock', '', 'London, Canada', 'HQ'])('%s tells no zone', (name) => expect(zoneOfPlace(name)).toBeUndefined());

test('a column with the country tells it for a place whose name does not, and keeps a city within it', () => {
  expect(zoneOfPlace('Head office', 'Portugal')).toEqual({ zone: 'Europe/Lisbon', because: 'country' });
  expect(zoneOfPlace('Porto', 'BR')).toBeUndefined();
  expect(zoneOfPlace('London', 'GB')).toEqual({ zone: 'Europe/London', because: 'city' });
});

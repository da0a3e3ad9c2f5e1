/**
 * Which days of the week are the weekend, by country.
 * Source: Unicode CLDR 48, supplemental weekData (weekendStart, weekendEnd).
 * Left out on purpose: India and Uganda, where CLDR has Sunday only although
 * most offices close on Saturday too; a site that works on Saturdays says so
 * itself by handing over its own weekend.
 */
import type { Temporal } from 'temporal-polyfill';

/** Days as ISO numbers, Monday 1 to Sunday 7. */
export type Weekend = readonly number[];

const saturdayAndSunday: Weekend = [6, 7];
const fridayAndSaturday: Weekend = [5, 6];

const weekends: ReadonlyMap<string, Weekend> = new Map([
  ...['BH', 'DZ', 'EG', 'IL', 'IQ', 'JO', 'KW', 'LY', 'OM', 'QA', 'SA', 'SD', 'SY', 'YE'].map((country) => [country, fridayAndSaturday] as const),
  ['AE', saturdayAndSunday],
  ['AF', [4, 5]],
  ['IR', [5]],
]);

/** The weekend of a country (ISO 3166 alpha-2); Saturday and Sunday where nothing else is known. */
export const weekendOf = (country: string): Weekend => weekends.get(country.toUpperCase()) ?? saturdayAndSunday;

export const isWeekend = (on: Temporal.PlainDate, weekend: Weekend): boolean => weekend.includes(on.dayOfWeek);

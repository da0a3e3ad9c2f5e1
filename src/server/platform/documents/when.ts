/**
 * Dates and instants as sentences: the weekday is spelled out and the zone is
 * always named, because the reader may sit in another one.
 * What cannot be read as a date is printed as it came, never guessed.
 */
import type { Language } from '#domain/ask/language';
import { formats, speaker } from '../words/speak.ts';

/** "Lisbon time" of `Europe/Lisbon`, "Zeit in Lissabon" to a German reader. */
export const zoneName = (zone: string, language: Language = 'en'): string => speaker(language).zone(zone);

function parts(at: Date, zone: string, options: Intl.DateTimeFormatOptions, language: Language = 'en'): string {
  return new Intl.DateTimeFormat(formats[language], { timeZone: zone, ...options }).format(at);
}

/** English puts a comma after the weekday that nobody speaks. */
const spoken = (day: string, language: Language): string => (language === 'en' ? day.replace(',', '') : day);

/** The zone itself, or UTC (and said so) when it is not one. */
export function knownZone(zone: string): string {
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return zone;
  } catch {
    return 'UTC';
  }
}

/** "Friday 20 November 2026, 18:00 (Lisbon time, UTC+00:00)". */
export function instantText(instant: string, zone: string, language: Language = 'en'): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const known = knownZone(zone);
  const day = spoken(parts(at, known, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, language), language);
  const time = parts(at, known, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const offset = parts(at, known, { timeZoneName: 'longOffset' }).split('GMT').at(-1) || '+00:00';
  return `${day}, ${time} (${known === 'UTC' ? 'UTC' : `${zoneName(known, language)}, UTC${offset}`})`;
}

/** "20 Nov 2026, 18:00": for columns whose title names the zone. */
export function columnInstantText(instant: string, zone: string, language: Language = 'en'): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return instant;
  const known = knownZone(zone);
  const day = parts(at, known, { day: 'numeric', month: 'short', year: 'numeric' }, language);
  return `${day}, ${parts(at, known, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
}

/** "20 Nov 2026, 18:00 Lisbon time": for footers and single facts. */
export function shortInstantText(instant: string, zone: string, language: Language = 'en'): string {
  const text = columnInstantText(instant, zone, language);
  const where = zoneName(knownZone(zone), language);
  return text === instant ? instant : language === 'en' ? `${text} ${where}` : `${text} (${where})`;
}

/** "Friday 27 November 2026" of a local date `2026-11-27`. */
export function dateText(on: string, language: Language = 'en'): string {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(on) ? new Date(`${on}T12:00:00Z`) : new Date(Number.NaN);
  if (Number.isNaN(at.getTime())) return on;
  return spoken(parts(at, 'UTC', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, language), language);
}

const smallNumbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** "three things", "one box", "24 things". */
export function countText(count: number, one: string, many = `${one}s`): string {
  return `${smallNumbers[count] ?? count} ${count === 1 ? one : many}`;
}

/** The same at the beginning of a sentence. */
export const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

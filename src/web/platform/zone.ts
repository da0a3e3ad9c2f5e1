/**
 * Dates and instants as people read them. An instant names its zone when that
 * is not the reader's; a local date has no zone and is never shifted.
 * Rule: DESIGN, "the time zone named when it is not the reader's".
 */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const locale = 'en-GB';
const dayMs = 86_400_000;

/** "Lisbon" of "Europe/Lisbon"; "Argentina, Salta" keeps what tells it apart. */
export function zoneName(zone: string): string {
  if (zone === 'UTC' || zone === 'Etc/UTC') return 'UTC';
  return zone.split('/').slice(1).reverse().join(', ').replaceAll('_', ' ') || zone;
}

const asUtc = (on: string): number => Date.parse(`${on}T00:00:00Z`);

/** The local date of an instant in a zone, as YYYY-MM-DD. */
export function dateIn(zone: string, at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at);
}

/** "27 Nov", or "27 Nov 2025" in another year than `today`. */
export function dateText(on: string, today: string): string {
  const sameYear = on.slice(0, 4) === today.slice(0, 4);
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(asUtc(on));
}

/** "Sunday 22 November" */
export const longDateText = (on: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long' }).format(asUtc(on)).replace(',', '');

/** Near days by name: "today", "tomorrow", "Mon"; others as `dateText`. */
export function nearDateText(on: string, today: string): string {
  const days = Math.round((asUtc(on) - asUtc(today)) / dayMs);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: 'short' }).format(asUtc(on));
  return dateText(on, today);
}

/** "2 days late", "due today", "due Mon", "due 27 Nov". */
export function dueText(on: string, today: string): string {
  const late = Math.round((asUtc(today) - asUtc(on)) / dayMs);
  if (late > 0) return late === 1 ? '1 day late' : `${late} days late`;
  return `due ${nearDateText(on, today)}`;
}

export type InstantParts = { date: string; time: string; zone: string | null };

/** An instant in its own zone; `zone` is named when the reader's clock is another one. */
export function instantParts(at: string, zone: string, reader: string, now: Date): InstantParts {
  const instant = new Date(at);
  return {
    date: dateText(dateIn(zone, instant), dateIn(zone, now)),
    time: new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(instant),
    zone: zone === reader ? null : zoneName(zone),
  };
}

/** "20 Nov, 18:00 Lisbon"; only the time on the same day: "18:00 Lisbon". */
export function instantText(at: string, zone: string, reader: string, now: Date): string {
  const parts = instantParts(at, zone, reader, now);
  const today = dateIn(zone, new Date(at)) === dateIn(zone, now);
  return `${today ? '' : `${parts.date}, `}${parts.time}${parts.zone === null ? '' : ` ${parts.zone}`}`;
}

/** "just now", "5 min ago", "3 h ago", "2 days ago"; "in 3 h". */
export function agoText(at: string, now: Date): string {
  const seconds = Math.round((now.getTime() - Date.parse(at)) / 1000);
  const size = Math.abs(seconds);
  if (size < 60) return 'just now';
  const text = size < 3600 ? `${Math.floor(size / 60)} min` : size < 86_400 ? `${Math.floor(size / 3600)} h` : size < 2 * 86_400 ? '1 day' : `${Math.floor(size / 86_400)} days`;
  return seconds > 0 ? `${text} ago` : `in ${text}`;
}

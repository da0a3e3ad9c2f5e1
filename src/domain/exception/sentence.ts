/**
 * Fills the sentences of exceptions and decisions from facts: `{fact}` as it
 * is, `{fact|date}`, `{fact|span}` for how long ago, `{fact|noun}` for a count
 * with its word. Rule: DESIGN, "Words". A fact that is not known falls silent.
 */
export type Fact = string | number | null | undefined;
export type Facts = { readonly [name: string]: Fact };

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "18 November", with the year when it is another than that of `now`. Reads `YYYY-MM-DD…`. */
export function dayText(on: string, now: string): string {
  const [year, month, day] = on.slice(0, 10).split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''}${year === now.slice(0, 4) ? '' : ` ${year}`}`;
}

/** "40 minutes", "26 hours", "5 days": the coarsest unit that still says something. */
export function spanText(from: string, to: string): string {
  const minutes = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 60_000));
  if (minutes < 1) return 'less than a minute';
  if (minutes < 120) return counted(minutes, 'minute');
  if (minutes < 48 * 60) return counted(Math.floor(minutes / 60), 'hour');
  return counted(Math.floor(minutes / 1440), 'day');
}

const irregular: Readonly<Record<string, string>> = { person: 'people', box: 'boxes', licence: 'licences' };

export const counted = (count: number, noun: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? noun : (irregular[noun] ?? `${noun}s`)}`;

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** "three devices": small counts as words, for the start or the middle of a sentence. */
export const countedInWords = (count: number, noun: string): string => (count <= 10 ? counted(count, noun).replace(/^\d+/, small[count] ?? '') : counted(count, noun));

/** "a, b and c"; beyond `most`, "a, b and 3 more". */
export function listed(parts: readonly string[], most = 3): string {
  const shown = parts.length > most + 1 ? [...parts.slice(0, most), `${parts.length - most} more`] : [...parts];
  const last = shown.pop();
  if (last === undefined) return '';
  return shown.length === 0 ? last : `${shown.join(', ')} and ${last}`;
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function shown(value: Fact, format: string | undefined, now: string): string {
  if (value === null || value === undefined || value === '') return '';
  if (format === undefined) return String(value);
  if (format === 'date') return dayText(String(value), now);
  if (format === 'span') return spanText(String(value), now);
  return counted(Number(value), format);
}

/** Parts between "·" that end up empty are left out. */
export function fillSentence(template: string, facts: Facts, now: string): string {
  const text = template.replace(/\{(\w+)(?:\|(\w+))?\}/g, (_, name: string, format: string | undefined) => shown(facts[name], format, now));
  return sentenceCase(text.split(' · ').map((part) => part.trim()).filter((part) => part !== '').join(' · '));
}

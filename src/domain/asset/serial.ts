/**
 * Comparing serial numbers as they are printed, scanned, typed and exported.
 * Rule: two serials are the same only when their keys are; a vendor's prefix
 * or a look-alike (O/0, I/1) makes them *near*, and near is asked, not assumed.
 * A serial that a spreadsheet rewrote is recognised as damaged, never repaired.
 * Source: ANSI MH10.8.2 data identifier S (and 1S on Lenovo labels); FIELD (e) 4.
 */

/** The form that decides equality: upper case, without the spaces and separators that labels differ in. */
export const serialKey = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The form under which look-alikes meet. Only ever a reason to ask. */
export const lookAlikeKey = (text: string): string => serialKey(text).replace(/O/g, '0').replace(/I/g, '1');

/** Readings of a label that may carry a data identifier in front of the serial. Longer labels only, so that a serial starting with S keeps its S. */
export function withoutVendorPrefix(text: string): string[] {
  const key = serialKey(text);
  const readings: string[] = [];
  // Lenovo prints 1S + machine type and model + serial: 1S 20HES1X500 PC0ABCDE, older 1S 6474W12 L3A1234.
  if (/^1S[A-Z0-9]{18}$/.test(key)) readings.push(key.slice(-8));
  if (/^1S[A-Z0-9]{14}$/.test(key)) readings.push(key.slice(-7));
  if (/^[S][A-Z0-9]{7,}$/.test(key)) readings.push(key.slice(1));
  return readings;
}

export type SerialMatch = 'same' | 'vendor_prefix' | 'look_alike' | 'different';

/** How two serials relate; the order of the arguments does not matter. */
export function compareSerials(one: string, other: string): SerialMatch {
  const [a, b] = [serialKey(one), serialKey(other)];
  if (a === '' || b === '') return 'different';
  if (a === b) return 'same';
  if (withoutVendorPrefix(a).includes(b) || withoutVendorPrefix(b).includes(a)) return 'vendor_prefix';
  return lookAlikeKey(a) === lookAlikeKey(b) ? 'look_alike' : 'different';
}

export type SerialDamage = 'scientific_notation' | 'decimal_number' | 'formula_error' | 'placeholder';

const PLACEHOLDERS = new Set(
  ['na', 'none', 'null', 'unknown', 'undefined', 'tbd', 'defaultstring', 'tobefilledbyoem', 'systemserialnumber', 'notspecified', 'notavailable',
    'notapplicable', 'serialnumber', 'chassisserialnumber', 'oem', 'invalid', 'xxxxxxxx', 'nichtvorhanden', 'unbekannt'],
);

/** Why this text cannot be a serial number, or null. `6.37702E+15` lost its last digits for good: ask for the label. */
export function serialDamage(text: string): SerialDamage | null {
  const trimmed = text.trim();
  if (/^[+-]?\d+(?:[.,]\d+)?E\+\d{1,3}$/i.test(trimmed)) return 'scientific_notation';
  if (/^\d{4,}[.,]0+$/.test(trimmed)) return 'decimal_number';
  if (/^#(?:N\/A|REF!|VALUE!|NAME\?|NUM!|DIV\/0!|NULL!)$/i.test(trimmed)) return 'formula_error';
  const bare = trimmed.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  if (trimmed !== '' && (bare === '' || PLACEHOLDERS.has(bare) || /^(?:0{3,}|123456789?0?)$/.test(bare))) return 'placeholder';
  return null;
}

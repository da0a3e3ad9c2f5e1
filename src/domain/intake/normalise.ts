/**
 * From what a scanner sends to what it may mean.
 * Rule: the raw scan is kept as it came; every reading says why it is one, and
 * none replaces another: our own records decide which of them is meant.
 * Source: AIM symbology identifiers (ISO/IEC 15424), GS1 application
 * identifiers, ISO/IEC 15434 format 06 with MH10.8.2 data identifiers, USPS
 * IMpb (420 prefix), DPD identification tag.
 */
// oxlint-disable no-control-regex -- scanners send these very characters as separators
import { serialKey, withoutVendorPrefix } from '../asset/serial.ts';

export type ReadingSource =
  | 'whole' | 'hyphen_kept' | 'dpd_tag' | 'zip_prefix' | 'sscc' | 'gs1_serial' | 'data_identifier' | 'vendor_prefix' | 'label_text' | 'link';

/** `as` is what the payload itself says the text is; `any` when it does not say. */
export type RawReading = { readonly text: string; readonly as: 'any' | 'serial' | 'asset_tag' | 'tracking'; readonly source: ReadingSource };

export type Normalised = {
  readonly raw: string;
  /** Upper case without prefix, spaces, hyphens and dots: what the station shows and the log keeps beside the raw scan. */
  readonly value: string;
  readonly symbology: string | null;
  readonly readings: readonly RawReading[];
  /** The scan was longer than any code on a parcel; only its beginning was read. */
  readonly cut: boolean;
};

/** The largest QR code holds 7,089 digits; more than that is not a code. */
const LONGEST = 7100;
const GS = '\u001d';

export const compact = (text: string): string => text.toUpperCase().replace(/[\s\-.\u0000-\u001f]/g, '');

/** Noise at either end of a scan. The group separator stays: at the start it is FNC1 and means something. */
const isNoise = (character: string): boolean => character !== GS && (character <= '\u001f' || /\s|\ufeff/.test(character));

/** By index and not by one expression: a pattern anchored at the end takes quadratic time on a long run of blanks. */
function strip(raw: string): { text: string; symbology: string | null } {
  let [start, end] = [0, raw.length];
  while (start < end && isNoise(raw.charAt(start))) start++;
  while (end > start && (isNoise(raw.charAt(end - 1)) || raw.charAt(end - 1) === GS)) end--;
  const trimmed = raw.slice(start, end);
  const aim = /^\]([A-Za-z][0-9A-Za-z])/.exec(trimmed);
  return { text: trimmed.slice(aim ? 3 : 0), symbology: aim?.[1] ?? null };
}

/** USPS puts 420 and the ZIP before the number; the scanner may or may not send the separator between them. */
function withoutZip(value: string): RawReading[] {
  return [/^420\d{5}(9[1-5]\d{20}|9[1-5]\d{24})$/, /^420\d{9}(9[1-5]\d{20}|9[1-5]\d{24})$/, /^420\d{5}(\d{20})$/]
    .map((pattern) => pattern.exec(value)?.[1])
    .filter((text) => text !== undefined)
    .map((text) => ({ text, as: 'tracking', source: 'zip_prefix' }) as const);
}

function gs1Elements(text: string): RawReading[] {
  return text.split(GS).flatMap((element): RawReading[] => {
    const sscc = /^00(\d{18})$/.exec(element)?.[1];
    if (sscc) return [{ text: sscc, as: 'tracking', source: 'sscc' }];
    const serial = /^(?:01\d{14})?(?:21|8004)([!-z]{4,30})$/.exec(element)?.[1];
    return serial ? [{ text: compact(serial), as: 'serial', source: 'gs1_serial' }] : [];
  });
}

/** `[)>␞06␝S5CG1234␝1PXYZ␞␄`: the data identifier in front of each field says what it is. */
function dataIdentifiers(text: string): RawReading[] {
  const body = /^\[\)>\s*\u001e?06\u001d([\s\S]+)$/.exec(text)?.[1];
  if (body === undefined) return [];
  return body.split(/[\u001d\u001e\u0004]/).flatMap((field): RawReading[] => {
    const serial = /^S([!-z]{4,40})$/.exec(field)?.[1];
    return serial ? [{ text: compact(serial), as: 'serial', source: 'data_identifier' }] : [];
  });
}

const SERIAL_WORDS = 'service\\s?tag|serial\\s?(?:number|no|num|nr)?|serien\\s?(?:nummer|nr)|s\\s?/\\s?n|sn|imei';
const TAG_WORDS = 'asset\\s?(?:tag|id|no|number)?|inventory\\s?(?:no|number)?|inventar\\s?(?:nummer|nr)?|tag';
const TRACKING_WORDS = 'tracking\\s?(?:number|no|code)?|awb|waybill';
const labelled = (words: string): RegExp =>
  new RegExp(`(?:^|[^\\p{L}\\p{N}])(?:${words})["'.]{0,2}\\s{0,3}[:#=]\\s{0,3}["']?([A-Za-z0-9][A-Za-z0-9\\-./]{3,39})`, 'giu');

/** `Model: X1 S/N: PC0ABCDE`, one field a line or `{"serial":"…"}`: the words in front say what it is. */
function labelledText(text: string): RawReading[] {
  const kinds = [['serial', SERIAL_WORDS], ['asset_tag', TAG_WORDS], ['tracking', TRACKING_WORDS]] as const;
  return kinds.flatMap(([as, words]) =>
    Array.from(text.matchAll(labelled(words)), (found) => ({ text: compact(found[1] ?? ''), as, source: 'label_text' as const })),
  );
}

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text.replace(/\+/g, ' '));
  } catch {
    return text;
  }
};

const PARAMETER: Readonly<Record<string, RawReading['as']>> = {
  s: 'serial', sn: 'serial', serial: 'serial', serialno: 'serial', serialnumber: 'serial', servicetag: 'serial', imei: 'serial',
  asset: 'asset_tag', assettag: 'asset_tag', assetid: 'asset_tag', tag: 'asset_tag',
  tracking: 'tracking', trackingnumber: 'tracking', tracknum: 'tracking', tracknumbers: 'tracking', trknbr: 'tracking', awb: 'tracking', tn: 'tracking',
};

/** A vendor's QR code is often a link: named parameters first, then the last parts of its path. */
function linkParts(text: string): RawReading[] {
  const link = /^https?:\/\/[^/?#]+([^?#]*)(?:\?([^#]*))?/i.exec(text);
  if (!link) return [];
  const named = (link[2] ?? '').split('&').flatMap((pair): RawReading[] => {
    const [name = '', value = ''] = pair.split('=', 2);
    const as = PARAMETER[decode(name).toLowerCase().replace(/[^a-z]/g, '')];
    const found = compact(decode(value));
    return as && found.length >= 4 ? [{ text: found, as, source: 'link' }] : [];
  });
  const path = (link[1] ?? '').split('/').map((part) => compact(decode(part))).filter((part) => part.length >= 4 && /\d/.test(part)).slice(-2).reverse();
  return [...named, ...path.map((part) => ({ text: part, as: 'any', source: 'link' }) as const)];
}

function distinct(readings: readonly RawReading[]): RawReading[] {
  const seen = new Set<string>();
  return readings.filter(({ text, as }) => text !== '' && !seen.has(`${as} ${text}`) && seen.add(`${as} ${text}`));
}

/** All that a scan may mean, the most literal reading first within what the payload says of itself. */
export function normalise(raw: string): Normalised {
  const { text, symbology } = strip(raw.slice(0, LONGEST));
  const inner = text.replaceAll(GS, '');
  const value = compact(inner);
  const structured = [...dataIdentifiers(text), ...linkParts(text), ...labelledText(text)];
  const hyphenated = inner.toUpperCase().replace(/\s/g, '');
  const literal: RawReading[] = [
    ...(/^1LS7\d+-1$/.test(hyphenated) ? [{ text: hyphenated, as: 'tracking', source: 'hyphen_kept' } as const] : []),
    ...(/^%[A-Z0-9]{27}$/.test(value) ? [{ text: value.slice(1), as: 'tracking', source: 'dpd_tag' } as const] : []),
    ...gs1Elements(text),
    ...withoutZip(value),
    // A link or a text with field names is not itself an identifier.
    ...(structured.length > 0 && value.length > 40 ? [] : [{ text: value, as: 'any', source: 'whole' } as const]),
    ...(structured.length > 0 ? [] : withoutVendorPrefix(serialKey(inner)).map((text) => ({ text, as: 'serial', source: 'vendor_prefix' }) as const)),
  ];
  return { raw, value, symbology, readings: distinct([...structured, ...literal]), cut: raw.length > LONGEST };
}

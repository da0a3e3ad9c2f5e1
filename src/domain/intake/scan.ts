/**
 * What kind of thing was scanned, the likeliest first. Runs in the station's
 * browser before the server is asked, and again on the server.
 * Rules: it never fails, whatever a scanner sends; our own box code comes
 * first; it says what to look up, and our records decide (match.ts).
 */
import { compareSerials, lookAlikeKey, serialDamage, serialKey, type SerialDamage, type SerialMatch } from '../asset/serial.ts';
import { parseBoxCode } from './box-code.ts';
import { normalise, type RawReading, type ReadingSource } from './normalise.ts';
import { allChecksFailed, likelyCarriers, trackingCandidates, type TrackingCandidate } from './tracking.ts';
import type { Carrier } from './tracking-format.ts';

export type ScanKind =
  | { readonly kind: 'box_code'; readonly boxNumber: number; readonly code: string }
  | { readonly kind: 'box_code_mistyped'; readonly typed: string }
  | { readonly kind: 'tracking'; readonly text: string; readonly candidates: readonly TrackingCandidate[]; readonly carriers: readonly Carrier[] }
  | { readonly kind: 'asset_tag' | 'serial' | 'tag_or_serial'; readonly text: string; readonly key: string; readonly source: ReadingSource; readonly damage: SerialDamage | null };

export type ScanWarning = 'nothing_read' | 'too_long' | 'check_digit_failed' | 'several_carriers' | 'box_code_mistyped' | 'serial_damaged';

export type Scan = {
  readonly raw: string;
  readonly value: string;
  readonly kinds: readonly ScanKind[];
  readonly warnings: readonly ScanWarning[];
  /** What to look up in our own records, in this order. */
  readonly lookUp: {
    readonly boxNumbers: readonly number[];
    readonly trackingNumbers: readonly string[];
    readonly identifierKeys: readonly string[];
    readonly lookAlikeKeys: readonly string[];
  };
};

const unique = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** A code that is long enough to name a thing and short enough to be printed on one. */
const couldIdentify = (text: string): boolean => text.length >= 3 && text.length <= 40;

function kindsOf(reading: RawReading): ScanKind[] {
  const kinds: ScanKind[] = [];
  const box = parseBoxCode(reading.text);
  if (box.ok) kinds.push({ kind: 'box_code', ...box.value });
  else if (box.error.code === 'box_code_mistyped') kinds.push({ kind: 'box_code_mistyped', typed: box.error.typed });
  if (reading.as === 'any' || reading.as === 'tracking') {
    const candidates = trackingCandidates(reading.text);
    if (candidates.length > 0 || reading.as === 'tracking') {
      kinds.push({ kind: 'tracking', text: reading.text, candidates, carriers: likelyCarriers(candidates) });
    }
  }
  if (reading.as !== 'tracking' && couldIdentify(reading.text)) {
    const kind = reading.as === 'any' ? 'tag_or_serial' : reading.as;
    kinds.push({ kind, text: reading.text, key: serialKey(reading.text), source: reading.source, damage: serialDamage(reading.text) });
  }
  return kinds;
}

/** Lower is likelier. A format that names its carrier beats a bare serial; digits that fit by chance do not. */
function order(kind: ScanKind): number {
  switch (kind.kind) {
    case 'box_code': return 0;
    case 'asset_tag': case 'serial': return kind.source === 'vendor_prefix' ? 5 : 1;
    case 'tracking': return kind.candidates.some(({ check }) => check === 'passed') ? 2 : kind.candidates.some(({ check }) => check === 'none') ? 3 : 6;
    case 'tag_or_serial': return kind.damage ? 7 : 4;
    case 'box_code_mistyped': return 8;
  }
}

const ofKind = <K extends ScanKind['kind']>(kinds: readonly ScanKind[], ...wanted: K[]): Extract<ScanKind, { kind: K }>[] =>
  kinds.filter((kind): kind is Extract<ScanKind, { kind: K }> => (wanted as readonly string[]).includes(kind.kind));

function warningsOf(kinds: readonly ScanKind[], cut: boolean): ScanWarning[] {
  const tracking = ofKind(kinds, 'tracking')[0];
  const likeliest = kinds[0];
  const warnings: (ScanWarning | false | undefined)[] = [
    kinds.length === 0 && 'nothing_read',
    cut && 'too_long',
    tracking && allChecksFailed(tracking.candidates) && 'check_digit_failed',
    likeliest?.kind === 'tracking' && likeliest.carriers.length > 1 && 'several_carriers',
    ofKind(kinds, 'box_code').length === 0 && ofKind(kinds, 'box_code_mistyped').length > 0 && 'box_code_mistyped',
    ofKind(kinds, 'serial', 'asset_tag', 'tag_or_serial').some(({ damage }) => damage !== null) && 'serial_damaged',
  ];
  return warnings.filter((warning) => typeof warning === 'string');
}

/** The kinds a scan may be, what to warn of, and what to look up. */
export function classify(raw: string): Scan {
  const { value, readings, cut } = normalise(raw);
  // A serial may itself be written as 6.37702E+15; compacting would hide that.
  const damage = serialDamage(raw);
  const kinds = readings.flatMap(kindsOf)
    .map((kind) => (kind.kind === 'tag_or_serial' && damage ? { ...kind, damage } : kind))
    .sort((a, b) => order(a) - order(b));
  const tracking = ofKind(kinds, 'tracking');
  const identifiers = ofKind(kinds, 'asset_tag', 'serial', 'tag_or_serial').filter((kind) => kind.damage === null).map(({ key }) => key);
  return {
    raw,
    value,
    kinds,
    warnings: warningsOf(kinds, cut),
    lookUp: {
      boxNumbers: unique(ofKind(kinds, 'box_code').map(({ boxNumber }) => boxNumber)),
      trackingNumbers: unique(tracking.flatMap(({ text, candidates }) => [text, ...candidates.map(({ number }) => number)])),
      identifierKeys: unique(identifiers.filter((key) => key !== '')),
      lookAlikeKeys: unique(identifiers.map(lookAlikeKey).filter((key) => key !== '')),
    },
  };
}

const closeness: readonly SerialMatch[] = ['same', 'vendor_prefix', 'look_alike', 'different'];

/** How closely a scan names an asset, by its tag or its serial number: for the rows that `lookUp` found. */
export function identifiedBy(scan: Scan, asset: { readonly assetTag: string | null; readonly serial: string | null }): SerialMatch {
  const named = [asset.assetTag, asset.serial].filter((text) => text !== null);
  const readings = ofKind(scan.kinds, 'asset_tag', 'serial', 'tag_or_serial').filter(({ damage }) => damage === null);
  const matches = readings.flatMap(({ key, source }) => named.map((text): SerialMatch => {
    const match = compareSerials(key, text);
    return match === 'same' && source === 'vendor_prefix' ? 'vendor_prefix' : match;
  }));
  return closeness.find((match) => matches.includes(match)) ?? 'different';
}

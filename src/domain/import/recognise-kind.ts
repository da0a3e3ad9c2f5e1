/**
 * Headers (and sample values) → what kind of record a file brings.
 * Rule: known exports first; otherwise the kind whose identity and own fields
 * the headers fill best. Two kinds that fit alike are left to a person.
 */
import { importKinds, readHeader, type ImportKind } from './field.ts';
import { fieldsOf, identityOf } from './fields.ts';
import { knownFileOf } from './known-files.ts';
import { recogniseColumns } from './recognise-columns.ts';

export type RecognisedKind = {
  /** Undefined: a person picks. */
  readonly kind: ImportKind | undefined;
  readonly confidence: number;
  /** Name of the export it is known as: `Intune devices`. */
  readonly knownAs?: string;
  readonly why: 'known_file' | 'headers' | 'several_fit' | 'nothing_fits' | 'not_brought';
  /** Every kind with its score, best first. */
  readonly scores: readonly { readonly kind: ImportKind; readonly score: number }[];
};

/** Fields that hardly any other kind has: they tell kinds apart where names and e-mails cannot. */
const telling: { readonly [K in ImportKind]: readonly string[] } = {
  people: ['employeeNumber', 'givenName', 'familyName', 'jobTitle', 'manager', 'managerEmail', 'managerNumber', 'startOn', 'endOn', 'employmentType', 'personalEmail', 'workMode', 'department'],
  assets: ['assetTag', 'serial', 'model', 'modelNumber', 'warrantyEndsOn', 'imei', 'cost', 'purchaseOn', 'assignee', 'manufacturer', 'category'],
  licences: ['product', 'licenceKey', 'seats', 'expiresOn', 'licensedToName', 'reassignable', 'maintained'],
  accounts: ['system', 'role', 'isPrivileged', 'accountKind', 'accountStatus'],
  locations: ['street', 'city', 'postalCode', 'street2', 'timeZone', 'country', 'region'],
};

/** A field of another kind in the same header counts less: `Manager` in a list of places is still a place's. */
function scoreOf(kind: ImportKind, headers: readonly string[], samples: readonly (readonly string[])[]): number {
  const found = recogniseColumns(kind, headers, samples).filter((match) => match.field !== undefined);
  const keys = new Set(found.map((match) => match.field));
  const group = identityOf[kind].find((each) => each.every((key) => keys.has(key)));
  const missing = fieldsOf[kind].some((field) => field.required && !keys.has(field.key));
  const sure = found.reduce((sum, match) => sum + (telling[kind].includes(match.field ?? '') ? 1 : 0.35) * match.confidence, 0);
  const share = found.length / Math.max(1, Math.min(headers.length, 25));
  return sure * (0.5 + share / 2) * (group === undefined ? 0.4 : 1) * (missing ? 0.3 : 1);
}

/**
 * A file of assets that also tells about who has them is a file of assets: its
 * person columns find people. What decides is that things are told apart in it.
 */
function settled(scores: readonly { kind: ImportKind; score: number }[], headers: readonly string[], samples: readonly (readonly string[])[]): readonly { kind: ImportKind; score: number }[] {
  const [best, second] = scores;
  if (best?.kind !== 'people' || second === undefined) return scores;
  const things = recogniseColumns('assets', headers, samples).filter((match) => match.field !== undefined && match.confidence >= 0.6);
  const has = (field: string): boolean => things.some((match) => match.field === field);
  const isOfThings = (has('serial') || has('assetTag')) && ['model', 'manufacturer', 'category', 'imei', 'warrantyEndsOn', 'status', 'serial'].filter(has).length + Number(has('assetTag')) >= 2;
  const assets = scores.find((each) => each.kind === 'assets');
  return isOfThings && assets !== undefined ? [{ ...assets, score: Math.max(assets.score, best.score * 2) }, best] : scores;
}

export function recogniseKind(headers: readonly string[], samples: readonly (readonly string[])[] = []): RecognisedKind {
  const known = knownFileOf(headers.map((header) => readHeader(header).normal));
  const scores = importKinds.map((kind) => ({ kind, score: Math.round(scoreOf(kind, headers, samples) * 100) / 100 })).sort((a, b) => b.score - a.score);
  if (known !== undefined) {
    return { kind: known.kind, confidence: 1, knownAs: known.name, why: known.kind === undefined ? 'not_brought' : 'known_file', scores };
  }
  const [best, second] = settled(scores, headers, samples);
  if (best === undefined || best.score < 0.6) return { kind: undefined, confidence: 0, why: 'nothing_fits', scores };
  const confidence = Math.round((best.score / (best.score + (second?.score ?? 0))) * 100) / 100;
  return confidence < 0.55 ? { kind: undefined, confidence, why: 'several_fit', scores } : { kind: best.kind, confidence, why: 'headers', scores };
}

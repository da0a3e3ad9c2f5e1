/**
 * Headers → fields of a kind: by the header as it stands, by the same words in
 * another order, and by resemblance (a slip of the pen, a word more).
 */
import { readHeader, type Field, type ImportKind, type ReadHeader } from './field.ts';
import { fieldsOf } from './fields.ts';
import { editDistance } from './similar.ts';

type HeaderHit = { readonly field: Field; /** 0: the field's own label. */ readonly rank: number; readonly how: 'same' | 'inner' | 'unordered' };

type Index = { readonly same: ReadonlyMap<string, readonly HeaderHit[]>; readonly unordered: ReadonlyMap<string, readonly HeaderHit[]>; readonly long: readonly (readonly [word: string, field: Field])[] };

function indexOf(kind: ImportKind): Index {
  const same = new Map<string, HeaderHit[]>();
  const unordered = new Map<string, HeaderHit[]>();
  const long: [string, Field][] = [];
  const add = (map: Map<string, HeaderHit[]>, key: string, hit: HeaderHit): void => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [hit]);
    else list.push(hit);
  };
  for (const field of fieldsOf[kind]) {
    field.headers.forEach((word, rank) => {
      add(same, word, { field, rank, how: 'same' });
      if (word.length >= 6) long.push([word, field]);
    });
    field.unordered.forEach((words, rank) => add(unordered, words, { field, rank, how: 'unordered' }));
  }
  return { same, unordered, long };
}

const indexes = new Map<ImportKind, Index>();
function indexFor(kind: ImportKind): Index {
  const index = indexes.get(kind) ?? indexOf(kind);
  indexes.set(kind, index);
  return index;
}

/** Fields whose header this is, best first. */
export function fieldsNamed(kind: ImportKind, header: ReadHeader): readonly HeaderHit[] {
  const index = indexFor(kind);
  const same = index.same.get(header.normal);
  if (same !== undefined) return same;
  for (const other of header.others) {
    const inner = index.same.get(other);
    if (inner !== undefined) return inner.map((hit) => ({ ...hit, how: 'inner' as const }));
  }
  return index.unordered.get(header.unordered) ?? [];
}

/** Two words or a long one, without a digit, that head a column of such files: no identifier is called so. */
export const isColumnName = (kind: ImportKind, text: string): boolean => text.length >= 4 && text.length <= 40 && !/\d/.test(text) && indexFor(kind).same.has(readHeader(text).normal);

/** A field whose header this resembles: only ever a proposal. */
export function fieldResembling(kind: ImportKind, header: ReadHeader): Field | undefined {
  const { normal } = header;
  if (normal.length < 5) return undefined;
  let best: { field: Field; share: number } | undefined;
  for (const [word, field] of indexFor(kind).long) {
    const share = normal.includes(word) ? word.length / normal.length : Math.abs(word.length - normal.length) <= 1 && word[0] === normal[0] && editDistance(word, normal, 1) <= 1 ? 0.9 : 0;
    if (share > 0.6 && share > (best?.share ?? 0)) best = { field, share };
  }
  return best?.field;
}

/** The two fields of a header such as `Model & Serial`: each side is the header of another field. */
export function twoInOne(kind: ImportKind, header: ReadHeader, read: (text: string) => ReadHeader): readonly [Field, Field] | undefined {
  const sides = header.name.split(/\s*(?:&|\+|\/|,|;|\band\b|\bund\b|\bet\b|\by\b)\s*/i);
  if (sides.length !== 2) return undefined;
  const [one, two] = sides.map((side) => fieldsNamed(kind, read(side))[0]?.field);
  return one !== undefined && two !== undefined && one.key !== two.key ? [one, two] : undefined;
}

/**
 * One export that is known by its headers: what it is, what some of its
 * headers mean in it and nowhere else, and what to do when it brings something
 * that Handback does not keep.
 */
import { normaliseHeader, type ImportKind } from './field.ts';

export type KnownFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind | undefined;
  /** Headers that must all be there (normalised), each in one of its spellings. */
  readonly signature: readonly (readonly string[])[];
  /** Header → field, or undefined to leave the column alone. */
  readonly exceptions: ReadonlyMap<string, string | undefined>;
  /** For what is not brought: why, and what to bring instead. */
  readonly advice?: string;
};

export type Exceptions = Readonly<Record<string, string | undefined>>;

/** A signature is written as headers divided by `|`, other spellings of one divided by `~`. */
export function known(id: string, name: string, kind: ImportKind, signature: string, exceptions: Exceptions = {}): KnownFile {
  return {
    id, name, kind, signature: signatureOf(signature),
    exceptions: new Map(Object.entries(exceptions).map(([header, target]) => [normaliseHeader(header), target])),
  };
}

export function notBrought(id: string, name: string, signature: string, advice: string): KnownFile {
  return { id, name, kind: undefined, signature: signatureOf(signature), exceptions: new Map(), advice };
}

const signatureOf = (text: string): string[][] => text.split('|').map((header) => header.split('~').map(normaliseHeader));

export const carries = (file: KnownFile, present: ReadonlySet<string>): boolean => file.signature.every((spellings) => spellings.some((each) => present.has(each)));

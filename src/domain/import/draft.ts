/**
 * A row as understood: values of fields, people it refers to, keys by which it
 * may be known here, and everything that speaks against it.
 * Rule: nothing of the row is lost between file and verdict.
 */
import type { ImportKind } from './field.ts';
import type { Money } from './read-money.ts';
import type { Reason } from './reason.ts';
import { foldCode, foldName } from './values.ts';
import { fold } from './field.ts';

export type Value = string | number | boolean | Money;

/** A person as a file names them; every part that is given must lead to the same person. */
export type PersonReference = {
  readonly any?: string;
  readonly number?: string;
  readonly email?: string;
  readonly username?: string;
  readonly name?: string;
};

export type Draft = {
  readonly line: number;
  readonly kind: ImportKind;
  readonly values: { readonly [field: string]: Value };
  readonly references: { readonly [reference: string]: PersonReference };
  readonly custom: { readonly [name: string]: string };
  /** In order of trust. */
  readonly keys: readonly IdentityKey[];
  /** Any of these and the row waits. */
  readonly problems: readonly Reason[];
  /** What counts only when the record is not here yet: a list of numbers and last days needs no names. */
  readonly onlyNew: { readonly values: { readonly [field: string]: Value }; readonly problems: readonly Reason[] };
  /** The row goes in without these. */
  readonly withheld: readonly Reason[];
  /** The line is no record at all (a total, a header once more), or a rule leaves the row alone. */
  readonly left?: Reason;
  /** Rules that touched the row. */
  readonly rules?: readonly string[];
};

/** Comparable text of one identity group: `employeeNumber:E000123`, `vendor+product:figma|organization`. */
export type IdentityKey = string;

const foldedAsCode = new Set(['employeeNumber', 'assetTag', 'serial', 'licenceKey', 'code']);

/** The key of an identity group, the same for a draft and for a record here; undefined when a part is missing. */
export function identityKey(group: readonly string[], values: { readonly [field: string]: unknown }): IdentityKey | undefined {
  const parts = group.map((name) => {
    const value = values[name];
    if (typeof value !== 'string' || value === '') return name === 'vendor' ? '' : undefined;
    return foldedAsCode.has(name) ? foldCode(value) : fold(value);
  });
  return parts.some((part) => part === undefined) ? undefined : `${group.join('+')}:${parts.join('|')}`;
}

/** The group a key belongs to: `assetTag`. */
export const groupOfKey = (key: IdentityKey): string => key.slice(0, key.indexOf(':'));

/** Comparable texts by which a reference looks for people, by part. */
export const personKey = {
  number: (text: string): string => `number:${foldCode(text)}`,
  email: (text: string): string => `email:${text.trim().toLowerCase()}`,
  username: (text: string): string => `username:${fold(text)}`,
  name: (text: string): string => `name:${foldName(text)}`,
} as const;

/** Every key under which a reference may find people. */
export function personKeysOf(reference: PersonReference): string[] {
  const { any, number, email, username, name } = reference;
  const keys: string[] = [];
  if (number !== undefined) keys.push(personKey.number(number));
  if (email !== undefined) keys.push(personKey.email(email), personKey.username(email));
  if (username !== undefined) keys.push(personKey.username(username), personKey.email(username));
  if (name !== undefined) keys.push(personKey.name(name));
  if (any !== undefined) keys.push(personKey.number(any), personKey.email(any), personKey.username(any), personKey.name(any));
  return [...new Set(keys)];
}

/** Every key under which a person can be found: of a record here or of a draft of this file. */
export function keysOfPerson(values: { readonly [field: string]: unknown }): string[] {
  const text = (name: string): string | undefined => (typeof values[name] === 'string' && values[name] !== '' ? values[name] : undefined);
  const keys: string[] = [];
  const number = text('employeeNumber');
  const email = text('email');
  const username = text('username');
  if (number !== undefined) keys.push(personKey.number(number));
  if (email !== undefined) keys.push(personKey.email(email));
  if (username !== undefined) keys.push(personKey.username(username));
  for (const name of [text('name'), text('preferredName')]) if (name !== undefined) keys.push(personKey.name(name));
  return [...new Set(keys)];
}

/** How the reference reads in a sentence. */
export function sayReference(reference: PersonReference): string {
  return reference.name ?? reference.any ?? reference.email ?? reference.username ?? reference.number ?? '';
}

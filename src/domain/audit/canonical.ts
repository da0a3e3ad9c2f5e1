/**
 * Canonical JSON: one value, one text, so that a hash of it means the value.
 * Rule: what canonical JSON cannot carry is refused with the place where it
 * stands; nothing is dropped or turned into null on the way.
 * Source: RFC 8785 (JCS). Of npm, this file uses `canonicalize`: pure, no I/O.
 */
import canonicalize from 'canonicalize';
import { allow, refuse, type Verdict } from '../verdict.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export type NotCanonical = { readonly code: 'not_canonical'; readonly path: string; readonly reason: string };

const deepest = 100;

/** RFC 8785 text of a value that came from our own code or from a file. */
export function canonicalText(value: unknown): Verdict<string, NotCanonical> {
  const obstacle = obstacleIn(value, '$', 0);
  if (obstacle !== null) return refuse('not_canonical', obstacle);
  return allow(canonicalize(value) as string);
}

type Obstacle = { readonly path: string; readonly reason: string };

function obstacleIn(value: unknown, path: string, depth: number): Obstacle | null {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return value.isWellFormed() ? null : { path, reason: 'a text with half a character (lone surrogate)' };
  if (typeof value === 'number') return Number.isFinite(value) ? null : { path, reason: `the number ${value}` };
  if (typeof value !== 'object') return { path, reason: `a value of type ${typeof value}` };
  if (depth >= deepest) return { path, reason: `more than ${deepest} levels, or a circle` };
  if (Array.isArray(value)) return firstOf(value.keys(), (index) => obstacleIn(value[index], `${path}[${index}]`, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return { path, reason: 'an object that is not plain data' };
  return firstOf(Object.entries(value), ([name, member]) =>
    name.isWellFormed()
      ? obstacleIn(member, `${path}.${name}`, depth + 1)
      : { path, reason: 'a name with half a character (lone surrogate)' },
  );
}

function firstOf<T>(items: Iterable<T>, look: (item: T) => Obstacle | null): Obstacle | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

/** Reads JSON text; undefined when it is none. */
export function jsonOf(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

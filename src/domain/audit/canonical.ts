/**
 * Canonical JSON: one value, one text, so that a hash of it means the value.
 * Rule: what canonical JSON cannot carry is refused with the place where it
 * stands; nothing is dropped or turned into null on the way.
 * Written in one pass, since every record that an import brings is sealed with it.
 * Source: RFC 8785 (JCS); the test holds its published samples.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
export type JsonObject = { readonly [name: string]: Json };

export type NotCanonical = { readonly code: 'not_canonical'; readonly path: string; readonly reason: string };

const deepest = 100;

/** RFC 8785 text of a value that came from our own code or from a file. */
export function canonicalText(value: unknown): Verdict<string, NotCanonical> {
  try {
    return allow(write(value, 0));
  } catch (error) {
    if (!(error instanceof Obstacle)) throw error;
    return refuse('not_canonical', { path: `$${error.path}`, reason: error.reason });
  }
}

/** Carries the place outwards: it is only spelled where something stands in the way. */
class Obstacle extends Error {
  path = '';
  readonly reason: string;
  constructor(reason: string) {
    super(reason);
    this.reason = reason;
  }
}

/** Letters that stand for themselves in JSON and are whole characters: nearly every text. */
const isAsItIs = /^[ !#-[\]-~]*$/;

/** RFC 8785 writes a text as the platform's own JSON does. */
function writeText(text: string, what: string): string {
  if (isAsItIs.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Obstacle(`a ${what} with half a character (lone surrogate)`);
  return JSON.stringify(text);
}

function write(value: unknown, depth: number): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') return writeText(value, 'text');
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Obstacle(`the number ${value}`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new Obstacle(`a value of type ${typeof value}`);
  if (depth >= deepest) throw new Obstacle(`more than ${deepest} levels, or a circle`);
  if (Array.isArray(value)) return `[${Array.from(value, (item, index) => writeAt(item, depth, `[${index}]`, null)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new Obstacle('an object that is not plain data');
  return `{${writeMembers(value as Readonly<Record<string, unknown>>, depth)}}`;
}

/** Members by their names in UTF-16 code units, which is how the platform sorts. */
function writeMembers(value: Readonly<Record<string, unknown>>, depth: number): string {
  let text = '';
  for (const name of Object.keys(value).sort()) text += `${text === '' ? '' : ','}${writeText(name, 'name')}:${writeAt(value[name], depth, '.', name)}`;
  return text;
}

function writeAt(value: unknown, depth: number, sign: string, name: string | null): string {
  try {
    return write(value, depth + 1);
  } catch (error) {
    if (error instanceof Obstacle) error.path = `${sign}${name ?? ''}${error.path}`;
    throw error;
  }
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

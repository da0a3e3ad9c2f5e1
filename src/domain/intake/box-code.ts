/**
 * The code on our own slip: `HB-`, a running number, one check character.
 * Rule: a helper sees a box code and no name; a mistyped code is caught before
 * it finds someone else's box. Every single wrong character and every swap of
 * neighbours is detected, because the weights are distinct powers in GF(32).
 * Source: Crockford's base 32 alphabet (no I, L, O, U); the check is our own.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const PREFIX = 'HB';
const MIN_DIGITS = 3;
const MAX_NUMBER = 32 ** 8 - 1;

/** Multiplication by the generator of GF(32), modulo x⁵ + x² + 1. */
const timesGenerator = (value: number): number => (value & 16 ? ((value << 1) ^ 0b100101) & 31 : value << 1);

/** Horner's rule: the last digit is weighted by the generator once, the one before it twice, and so on. */
const checkValue = (digits: readonly number[]): number =>
  digits.reduce((sum, digit) => timesGenerator(sum ^ digit), 0);

const toDigits = (text: string): number[] => Array.from(text, (character) => ALPHABET.indexOf(character));

function numberText(boxNumber: number): string {
  let rest = boxNumber;
  let text = '';
  while (rest > 0 || text.length < MIN_DIGITS) {
    text = ALPHABET.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
}

/** `4821` → `HB-4PNQ`-like text: for the slip, the screen and the barcode alike. Numbers come from a sequence, so others are a programming error. */
export function formatBoxCode(boxNumber: number): string {
  if (!Number.isInteger(boxNumber) || boxNumber < 1 || boxNumber > MAX_NUMBER) throw new RangeError(`no box code for ${boxNumber}`);
  const text = numberText(boxNumber);
  return `${PREFIX}-${text}${ALPHABET.charAt(checkValue(toDigits(text)))}`;
}

/** What the slip's barcode (Code 128 or QR) holds: the printed code itself, so that typing and scanning are one path. */
export const slipBarcode = (boxNumber: number): string => formatBoxCode(boxNumber);

export type BoxCode = { readonly boxNumber: number; readonly code: string };
export type BoxCodeRefusal = { readonly code: 'box_code_unlike' } | { readonly code: 'box_code_mistyped'; readonly typed: string };

/** Reads a typed or scanned code; lower case, spaces, a missing hyphen and the look-alikes O, I, L are all understood. */
export function parseBoxCode(typed: string): Verdict<BoxCode, BoxCodeRefusal> {
  const bare = typed.trim().toUpperCase().replace(/[\s\-‐‑‒–—_.]/g, '');
  if (!bare.startsWith(PREFIX) || bare.length < PREFIX.length + MIN_DIGITS + 1 || bare.length > PREFIX.length + 9) return refuse('box_code_unlike');
  const text = bare.slice(PREFIX.length).replace(/O/g, '0').replace(/[IL]/g, '1');
  const digits = toDigits(text);
  const body = text.slice(0, -1);
  const padded = body.length > MIN_DIGITS && body.startsWith('0');
  if (digits.includes(-1) || padded || checkValue(digits.slice(0, -1)) !== digits.at(-1)) return refuse('box_code_mistyped', { typed: typed.trim() });
  const boxNumber = toDigits(body).reduce((sum, digit) => sum * 32 + digit, 0);
  if (boxNumber === 0) return refuse('box_code_mistyped', { typed: typed.trim() });
  return allow({ boxNumber, code: formatBoxCode(boxNumber) });
}

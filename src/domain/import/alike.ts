/**
 * Identifiers that nearly meet: look-alike letters, something printed in front
 * of a serial, zeros that a spreadsheet dropped, digits that it rounded.
 * Rule: near is asked, never assumed; what is proposed says why.
 * Source: `#domain/asset/serial`; spreadsheets keep fifteen significant digits.
 */
import { serialKey, withoutVendorPrefix } from '../asset/serial.ts';
import { fold } from './field.ts';

const letters: { readonly [letter: string]: string } = { O: '0', I: '1', S: '5', B: '8' };

/** The form under which look-alikes meet; the database keeps an index of the same form. */
export const alikeKey = (serial: string): string => serialKey(serial).replace(/[OISB]/g, (letter) => letters[letter] ?? letter);

const isApple = (maker: string, thing: string): boolean => /\bapple\b/.test(maker) || /\b(?:macbook|imac|mac ?mini|mac ?pro|iphone|ipad|apple)\b/.test(thing);

export type Unprefixed = { readonly serial: string; readonly because: string };

/** What the serial may be without what labels and tools put in front of it. */
export function withoutPrefix(text: string, about: { readonly manufacturer?: string; readonly thing?: string }): Unprefixed | undefined {
  const named = /^(?:s\/?n[or]?|serial(?:[ _-]?(?:number|no\.?|nr\.?))?|seriennummer|n° de série)\s*[:#=]\s*(\S.*)$/i.exec(text);
  if (named?.[1] !== undefined) return { serial: named[1], because: 'The words in front name the number; they are not part of it.' };
  const key = serialKey(text);
  const [lenovo] = /^1S/.test(key) ? withoutVendorPrefix(key) : [];
  if (lenovo !== undefined) return { serial: lenovo, because: 'A Lenovo label prints 1S, the machine type and model, then the serial number.' };
  if (/^S(?:[A-Z0-9]{10}|[A-Z0-9]{12})$/.test(key) && isApple(fold(about.manufacturer ?? ''), fold(about.thing ?? ''))) return { serial: key.slice(1), because: 'A scanner reads an Apple label with an S in front; Apple’s serial numbers are ten or twelve characters long.' };
  return undefined;
}

/** More digits than a spreadsheet keeps, and the last ones are all zero. Sixteen digits end in a zero by chance too often. */
export const isRounded = (text: string): boolean => /^\d{17,}$/.test(text) && /^0+$/.test(text.slice(15));

const months = 'jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|ene|abr|ago|dic|fév|avr|aoû|déc';
const monthDate = new RegExp(`^(?:\\d{1,2}[-/. ](?:${months})|(?:${months})[-/. ]\\d{1,4})$`, 'i');
/** `Mar-05`, `5-Mar`: what a spreadsheet makes of MAR05 or 5MAR. */
export const isDateForCode = (text: string): boolean => monthDate.test(text) || /^\d{4}-\d{2}-\d{2}(?:[T ]00:00(?::00)?)?$/.test(text) || /^\d{1,2}\/\d{1,2}\/\d{4}$/.test(text);

/** Lengths of the all-digit values of one column. */
export type Widths = { readonly of: Map<number, number>; readonly zeroLed: Map<number, number>; total: number };
export const noWidths = (): Widths => ({ of: new Map(), zeroLed: new Map(), total: 0 });

export function weighWidth(widths: Widths, text: string): void {
  if (!/^\d+$/.test(text)) return;
  widths.total++;
  widths.of.set(text.length, (widths.of.get(text.length) ?? 0) + 1);
  if (text.startsWith('0')) widths.zeroLed.set(text.length, (widths.zeroLed.get(text.length) ?? 0) + 1);
}

/** The value with its zeros, when nearly all others of the column have one width, some begin with a zero, and this one is shorter. */
export function withZeros(text: string, widths: Widths | undefined): string | undefined {
  if (widths === undefined || !/^[1-9]\d*$/.test(text) || widths.total < 4) return undefined;
  const [width, count] = [...widths.of].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  const shorter = [...widths.of].filter(([length]) => length < width).reduce((sum, [, n]) => sum + n, 0);
  const isFixed = count + shorter === widths.total && count >= shorter * 2;
  return isFixed && text.length < width && width - text.length <= 4 && (widths.zeroLed.get(width) ?? 0) > 0 ? text.padStart(width, '0') : undefined;
}

/**
 * A number of a workbook as the text a person meant: dates as ISO, leading
 * zeros that only the format holds, percentages, a currency that is stated.
 * Rule: no digit is lost or made up. Whole numbers keep all that are stored;
 * more than 15 cannot be trusted, and that is said.
 * Source: ECMA-376 Part 1, 18.8.30 (number formats), 18.17.4 (dates, both systems).
 */
export type NumberFormat = {
  readonly kind: 'number' | 'date' | 'datetime' | 'time' | 'duration' | 'percent' | 'template' | 'money';
  /** Template: literal texts and runs of zeros. Money: the sign or code. */
  readonly parts?: readonly string[];
};

const plain: NumberFormat = { kind: 'number' };
const builtIn: Readonly<Record<number, NumberFormat['kind']>> = {
  9: 'percent', 10: 'percent', 14: 'date', 15: 'date', 16: 'date', 17: 'date', 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'datetime', 27: 'date', 28: 'date', 29: 'date', 30: 'date', 31: 'date',
  32: 'time', 33: 'time', 34: 'time', 35: 'time', 36: 'date', 45: 'time', 46: 'duration', 47: 'time', 50: 'date', 51: 'date', 52: 'date', 53: 'date', 54: 'date', 55: 'date', 56: 'date', 57: 'date', 58: 'date',
};

const currencySign = /\[\$([^\]-]+)(?:-[^\]]*)?\]|["\\]?([€£¥$₹₩₽₺฿₫₴₪]|kr|Kč|zł|CHF|EUR|USD|GBP)"?/;

/** Zeros with literal text: `00000`, `000-00-000`, `"HB-"0000`. */
function templateOf(code: string): NumberFormat | undefined {
  const parts: string[] = [];
  for (const [part, quoted, escaped] of code.matchAll(/"([^"]*)"|\\(.)|0+|[-() /]|./g)) {
    const text = quoted ?? escaped ?? part;
    if (quoted === undefined && escaped === undefined && !/^(?:0+|[-() /])$/.test(part)) return undefined;
    parts.push(quoted !== undefined || escaped !== undefined || !/^0+$/.test(part) ? `'${text}` : text);
  }
  const zeros = parts.filter((part) => !part.startsWith("'")).join('').length;
  return zeros >= 2 || (zeros === 1 && parts[0]?.startsWith("'") === true && /\p{L}/u.test(parts[0])) ? { kind: 'template', parts } : undefined;
}

export function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { kind: builtIn[id] ?? 'number' };
  const first = code.split(';')[0] ?? '';
  const template = templateOf(first);
  if (template !== undefined) return template;
  const bare = first.replace(/"[^"]*"|\\.|_.|\*./g, '').replace(/\[\$[^\]]*\]/g, '');
  if (/\[h+\]|\[m+\]|\[s+\]/i.test(bare)) return { kind: 'duration' };
  const signs = bare.replace(/\[[^\]]*\]/g, '').replace(/general/i, '').toLowerCase();
  const hasDay = /[yd]/.test(signs) || (/m/.test(signs) && !/[hs]/.test(signs));
  const hasTime = /[hs]/.test(signs) || /am\/pm/.test(signs);
  if (hasDay) return { kind: hasTime ? 'datetime' : 'date' };
  if (hasTime) return { kind: 'time' };
  if (signs.includes('%')) return { kind: 'percent' };
  const money = currencySign.exec(first);
  const sign = (money?.[1] ?? money?.[2])?.trim();
  return sign === undefined || sign === '' ? plain : { kind: 'money', parts: [sign] };
}

const two = (n: number): string => String(n).padStart(2, '0');
const day = 86_400;

function clock(seconds: number): string {
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The local date of a serial day. 1900 had no 29 February, but spreadsheets count one: it comes out as that impossible date and is refused later. */
function dateOf(serial: number, is1904: boolean): string {
  if (!is1904 && serial === 60) return '1900-02-29';
  const days = is1904 ? serial + 1462 : serial < 60 ? serial + 1 : serial;
  return new Date(Date.UTC(1899, 11, 30) + days * day * 1000).toISOString().slice(0, 10);
}

/** 3.52E+17 written out; the digits that are not stored are zeros, as a spreadsheet shows them. */
function wholeDigits(text: string): string {
  const [, sign = '', whole = '', part = '', power = '0'] = /^([-+]?)(\d*)\.?(\d*?)0*(?:[eE]([-+]?\d+))?$/.exec(text) ?? [];
  const zeros = Number(power) - part.length;
  const digits = `${whole}${part}`.replace(/^0+(?=\d)/, '');
  return zeros >= 0 && zeros < 400 ? `${sign === '-' ? '-' : ''}${digits}${'0'.repeat(zeros)}` : BigInt(Number(text)).toString();
}

function plainNumber(raw: string): { text: string; isRounded: boolean } {
  const text = raw.trim();
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return { text, isRounded: false };
  if (/^-?\d+$/.test(text)) return { text, isRounded: text.replace('-', '').length > 15 };
  if (Number.isInteger(value)) {
    const digits = wholeDigits(text);
    return { text: digits, isRounded: digits.replace('-', '').length > 15 };
  }
  // Stored as 1449.9000000000001, meant as 1449.9: a spreadsheet shows 15 digits.
  const shown = String(Number(value.toPrecision(15)));
  return { text: shown.includes('e') ? value.toFixed(20).replace(/0+$/, '') : shown, isRounded: false };
}

function inTemplate(digits: string, parts: readonly string[]): string {
  const zeros = parts.filter((part) => !part.startsWith("'")).join('').length;
  const padded = digits.padStart(zeros, '0');
  let at = padded.length - zeros;
  let first = true;
  return parts.map((part) => {
    if (part.startsWith("'")) return part.slice(1);
    const from = first ? 0 : at;
    first = false;
    at += part.length;
    return padded.slice(from, at);
  }).join('');
}

export function showNumber(raw: string, format: NumberFormat, is1904: boolean): { text: string; isRounded: boolean } {
  const number = plainNumber(raw);
  const value = Number(raw);
  if (format.kind === 'number' || !Number.isFinite(value) || raw.trim() === '') return number;
  if (format.kind === 'percent') return { text: `${Number((value * 100).toPrecision(14))}%`, isRounded: false };
  if (format.kind === 'template') return /^\d+$/.test(number.text) ? { ...number, text: inTemplate(number.text, format.parts ?? []) } : number;
  if (format.kind === 'money') return { ...number, text: `${format.parts?.[0] ?? ''} ${number.text}` };
  if (value < 0 || value > 2_958_466) return number;
  const whole = Math.floor(value + 0.5 / day);
  const seconds = Math.max(0, Math.round((value - whole) * day));
  if (format.kind === 'duration') return { text: clock(Math.round(value * day)), isRounded: false };
  if (format.kind === 'time' && whole === 0) return { text: clock(seconds), isRounded: false };
  if (format.kind === 'date' || (format.kind === 'datetime' && seconds === 0)) return { text: dateOf(whole, is1904), isRounded: false };
  return { text: `${dateOf(whole, is1904)}T${clock(seconds)}`, isRounded: false };
}

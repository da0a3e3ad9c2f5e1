/**
 * What the values of a column look like, whatever its header says: e-mail
 * addresses, MAC addresses, IMEIs (Luhn), dates, amounts, serial numbers, tags,
 * words of closed lists, names of people.
 * Rule: a sign is a share of the values that are there; it confirms, weakens or
 * proposes, it never decides alone.
 * Source: IEEE 802 (MAC), 3GPP TS 23.003 (IMEI and its check digit), RFC 9562 (UUID).
 */
import { readWord, type ChoiceName } from './choices.ts';
import { isEmptyFor } from './empty-for.ts';
import { fold, type Field } from './field.ts';
import { readDate } from './read-date.ts';
import { readAmount, readCurrency } from './read-money.ts';
import { readEmail, readInteger, readYesNo } from './values.ts';

/** The values of one column that are not empty. */
export type Values = readonly string[];

export const shareOf = (values: Values, test: (value: string) => boolean): number => (values.length === 0 ? 0 : values.filter(test).length / values.length);

export const isEmail = (text: string): boolean => readEmail(text).ok;
export const isMac = (text: string): boolean => /^[0-9a-f]{2}([:-]?)(?:[0-9a-f]{2}\1){4}[0-9a-f]{2}$/i.test(text) && /[:-]|[a-f]/i.test(text);
const isGuid = (text: string): boolean => /^\{?[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}\}?$/i.test(text);

export function isImei(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{15}$/.test(digits)) return false;
  let sum = 0;
  for (let at = 0; at < 15; at++) {
    const digit = Number(digits[at]) * (at % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

const isDateLike = (text: string): boolean =>
  readDate(text, 'day-first').ok || readDate(text, 'month-first').ok || readDate(text, 'day-number').ok || readDate(text, 'seconds').ok || readDate(text, 'milliseconds').ok;
export const isAmount = (text: string): boolean => readAmount(text, 'point').ok || readAmount(text, 'comma').ok;
/** An amount that says so: with a currency beside it. */
export const isPriced = (text: string): boolean => /\p{Sc}|\b[A-Z]{3}\b/u.test(text) && isAmount(text);

/** Letters and digits without spaces, as makers write serial numbers. */
export const isSerialLike = (text: string): boolean => /^(?=.*\d)[A-Z0-9][A-Z0-9/-]{5,23}$/i.test(text) && (/[A-Z]/i.test(text) || text.length >= 8) && !isDateLike(text) && !isMac(text) && !isGuid(text) && !isImei(text);

/** One prefix and a running number: `NB-0012`, `IT00431`. */
export function areTags(values: Values): boolean {
  const prefix = /^([A-Z]{1,6}[-_/ ]?)\d{2,8}$/i.exec(values[0] ?? '')?.[1]?.toLowerCase();
  if (prefix === undefined || values.length < 3 || new Set(values).size < values.length) return false;
  return shareOf(values, (value) => /^[A-Z]{1,6}[-_/ ]?\d{2,8}$/i.test(value)) >= 0.9 && shareOf(values, (value) => value.toLowerCase().startsWith(prefix)) >= 0.5;
}

/** 1, 2, 3 …: the number of the row, whatever the header calls it. */
export const areRowNumbers = (values: Values): boolean => values.length >= 3 && /^\d{1,2}$/.test(values[0] ?? '') && values.every((value, at) => at === 0 || Number(value) === Number(values[at - 1]) + 1);

const nameWord = /^\p{L}[\p{L}'’.-]*$/u;
export function isPersonName(text: string): boolean {
  const words = text.replace(/\([^)]*\)/g, '').replace(/,/g, ' ').trim().split(/\s+/);
  return words.length >= 2 && words.length <= 5 && words.every((word) => nameWord.test(word)) && /^\p{Lu}/u.test(words[0] ?? '');
}

/** Do names and e-mail addresses of the same rows belong together? `Ana Silva` beside `ana.silva@…`. */
export function namesMatchEmails(pairs: readonly (readonly [name: string, email: string])[]): boolean {
  const present = pairs.filter(([name, email]) => name !== '' && email.includes('@'));
  const matching = present.filter(([name, email]) => {
    const local = fold(email.slice(0, email.indexOf('@'))).replace(/[^a-z]/g, '');
    return fold(name).replace(/[^a-z\s,-]/g, '').split(/[\s,-]+/).some((word) => word.length >= 3 && local.includes(word.slice(0, 7)));
  });
  return present.length >= 2 && matching.length / present.length >= 0.6;
}

/** Share of values that are of the field's type; undefined where the type says nothing about them. */
export function agreement(field: Field, all: Values): number | undefined {
  const values = all.filter((value) => !isEmptyFor(field, value));
  if (values.length === 0) return undefined;
  const share = (test: (value: string) => boolean): number => shareOf(values, test);
  if (field.type === 'email' || field.reference?.part === 'email') return share(isEmail);
  if (field.type === 'date') return share(isDateLike);
  if (field.type === 'money') return share(isAmount);
  if (field.type === 'currency') return share((value) => readCurrency(value) !== undefined);
  if (field.type === 'integer') return share((value) => readInteger(value).ok);
  if (field.type === 'boolean') return share((value) => readYesNo(value).ok);
  if (field.type === 'choice') {
    return share((value) => {
      const word = readWord(field.choice as ChoiceName, value);
      return 'value' in word || word.proposal !== undefined;
    });
  }
  if (field.reference?.part === 'username' || field.key === 'username') return share((value) => !/\p{L}\s+\p{L}/u.test(value));
  if (field.key === 'imei') return share((value) => /^\D?\d[\d\s-]{13,17}\D?$/.test(value) || isImei(value) || /E\+/.test(value));
  if (field.key === 'serial') return areRowNumbers(values) ? 0 : share((value) => !isEmail(value) && !isDateLike(value) && !/\s\S+\s/.test(value));
  if (field.key === 'assetTag') return share((value) => !isEmail(value) && !isGuid(value) && !/\s\S+\s\S+\s/.test(value));
  if (field.key === 'employeeNumber') return share((value) => !isEmail(value) && !isDateLike(value) && !isPersonName(value));
  if (['name', 'givenName', 'familyName', 'jobTitle', 'department', 'location', 'model', 'manufacturer', 'product'].includes(field.key)) return share((value) => !isEmail(value) && !/^\d{1,3}$/.test(value));
  return undefined;
}

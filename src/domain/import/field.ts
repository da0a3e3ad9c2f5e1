/**
 * What a column of a file can be brought into: kinds of record, types of field,
 * and how a header is compared.
 * Rule: a header is compared without case, accents, spaces and punctuation, so
 * that `serialNumber`, `Serial number` and `serial_number` are one word.
 */
export const importKinds = ['people', 'assets', 'licences', 'accounts', 'locations'] as const;
export type ImportKind = (typeof importKinds)[number];

/**
 * `code` is an identifier that must survive letter by letter (a spreadsheet may
 * have damaged it); `choice` is a word of a closed list (`choices.ts`).
 */
export type FieldType = 'text' | 'code' | 'email' | 'date' | 'money' | 'currency' | 'integer' | 'boolean' | 'choice' | 'place' | 'person';

/** One of several columns that together name a person: an asset's assignee by e-mail and by username. */
export type PersonPart = 'any' | 'number' | 'email' | 'username' | 'name' | 'givenName' | 'familyName';

export type Field = {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** For `choice`: the name of its word list. */
  readonly choice?: string;
  /** For `person`: which reference this column belongs to and which part of it. */
  readonly reference?: { readonly to: string; readonly part: PersonPart };
  /** Normalised headers, best first. */
  readonly headers: readonly string[];
};

type More = { required?: boolean; choice?: string; reference?: { to: string; part: PersonPart } };

/** A field with its headers written as people write them, separated by `|`. */
export function field(key: string, label: string, type: FieldType, headers: string, more: More = {}): Field {
  const words = [label, ...headers.split('|')].map(normaliseHeader);
  return {
    key,
    label,
    type,
    required: more.required ?? false,
    ...(more.choice === undefined ? {} : { choice: more.choice }),
    ...(more.reference === undefined ? {} : { reference: more.reference }),
    headers: [...new Set(words)].filter((word) => word !== ''),
  };
}

/** Text without case, accents and width variants: for comparing what people typed. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** `Employee #`, `Employee No.` and `employee_no` become comparable; notes in brackets do not count. */
export function normaliseHeader(header: string): string {
  const bare = header.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  const kept = /[\p{L}\p{N}#]/u.test(bare) ? bare : header;
  return fold(kept.replace(/#/g, ' number ').replace(/ß/g, 'ss')).replace(/[^\p{L}\p{N}]/gu, '');
}

export type ReadHeader = {
  /** The header as a person would name the column. */
  readonly name: string;
  readonly normal: string;
  /** A type the header itself states (Shelf writes `cf:purchase date, type:date`). */
  readonly statedType?: string;
  readonly isCustom: boolean;
  /** A currency the header states: `Cost (EUR)`, `Preis in €`. */
  readonly currency?: string;
};

const currencySigns: { readonly [sign: string]: string } = { '€': 'EUR', '£': 'GBP', '₹': 'INR', zł: 'PLN' };

/** Takes a header apart: name, what it states about type and currency. */
export function readHeader(header: string): ReadHeader {
  const text = header.replace(/^\uFEFF/, '').replace(/\s+/g, ' ').trim();
  const shelf = /^cf:\s*(.+?)\s*(?:,\s*type:\s*(\w+))?\s*$/i.exec(text);
  const name = shelf?.[1] ?? text;
  const code = /(?:[([]|\bin\s|[-_\s])(AUD|BRL|CAD|CHF|CZK|DKK|EUR|GBP|HUF|INR|JPY|MXN|NOK|PLN|SEK|SGD|USD|ZAR)\b/.exec(name)?.[1];
  const sign = Object.keys(currencySigns).find((each) => name.includes(each));
  const currency = code ?? (sign === undefined ? undefined : currencySigns[sign]);
  const named = currency === undefined ? name : name.replace(/[\s_-]*(?:\bin\s+)?(?:[A-Z]{3}|[€£₹]|zł)\s*$/, '');
  return {
    name,
    normal: normaliseHeader(named),
    isCustom: shelf !== null,
    ...(shelf?.[2] === undefined ? {} : { statedType: shelf[2].toLowerCase() }),
    ...(currency === undefined ? {} : { currency }),
  };
}

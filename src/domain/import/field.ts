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
  /** The same with their words in alphabetical order. */
  readonly unordered: readonly string[];
};

type More = { required?: boolean; choice?: string; reference?: { to: string; part: PersonPart } };

/** A field with its headers written as people write them, separated by `|`, over as many lines as they need. */
export function field(key: string, label: string, type: FieldType, headers: string, more: More = {}): Field {
  const said = [label, ...headers.split(/[|\n]/)].map((each) => each.trim()).filter((each) => each !== '');
  return {
    key,
    label,
    type,
    required: more.required ?? false,
    ...(more.choice === undefined ? {} : { choice: more.choice }),
    ...(more.reference === undefined ? {} : { reference: more.reference }),
    headers: [...new Set(said.map(normaliseHeader))].filter((word) => word !== ''),
    unordered: [...new Set(said.map(unorderedHeader))],
  };
}

/** Text without case, accents and width variants: for comparing what people typed. */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Words that only join others: `date d'achat` and `date achat` name the same column. */
const joints = new Set(['de', 'du', 'des', 'd', 'del', 'of', 'the', 'la', 'le', 'l', 'el', 'los', 'der', 'die', 'das']);

/**
 * The words of a header, comparable: without case, accents and joining words,
 * camelCase taken apart, every way to write "number" as one.
 */
function headerWords(text: string): string[] {
  const apart = text.replace(/\p{Cf}/gu, '').replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll}{2,})/gu, '$1 $2');
  const marked = apart.replace(/\bn\s?[°º˚]/giu, ' number ').replace(/#/g, ' number ').replace(/ß/g, 'ss');
  const words = fold(marked).replace(/\be[\s-]mail/g, 'email').replace(/[^\p{L}\p{N}]+/gu, ' ').trim().split(' ').map((word) => word.replace(/^(?:no|nr|nro|num|nbr|numero)$|(?<=\p{L}{3})(?:nummer|nr)$|^nummer$/u, 'number').replace(/(?<=\p{L}{3})0$/u, ''));
  const kept = words.filter((word) => !joints.has(word));
  return kept.length === 0 ? words : kept;
}

const withoutNotes = (header: string): string => {
  const bare = header.replace(/\([^()]*\)|\[[^[\]]*\]/g, ' ');
  return /[\p{L}\p{N}#]/u.test(bare) ? bare : header;
};

/** `Employee #`, `Employee No.` and `employee_no` become comparable; notes in brackets do not count. */
export const normaliseHeader = (header: string): string => headerWords(withoutNotes(header)).join('');

/** The same words in another order are the same header: `Date purchase`, `Purchase date`. */
export const unorderedHeader = (header: string): string => headerWords(withoutNotes(header)).sort().join(' ');

export type ReadHeader = {
  /** The header as a person would name the column. */
  readonly name: string;
  readonly normal: string;
  /** Further ways to read it, best first: with what stands in brackets, without `asset.` or `Device - ` in front. */
  readonly others: readonly string[];
  readonly unordered: string;
  /** A type the header itself states (Shelf writes `cf:purchase date, type:date`). */
  readonly statedType?: string;
  readonly isCustom: boolean;
  /** A currency the header states: `Cost (EUR)`, `Preis in €`. */
  readonly currency?: string;
  /** An order of day and month the header states: `Hire date (DD/MM/YYYY)`. */
  readonly dateOrder?: 'day-first' | 'month-first';
};

const currencySigns: { readonly [sign: string]: string } = { '€': 'EUR', '£': 'GBP', '₹': 'INR', zł: 'PLN' };

/** Words in front that only say what kind of thing the whole row is about. */
const neutral = new Set(
  ['asset', 'device', 'computer', 'hardware', 'item', 'host', 'record', 'general', 'fields', 'data', 'properties', 'attributes', 'mobiledevice', 'endpoint', 'machine', 'equipment',
    'profile', 'employee', 'worker', 'person', 'user', 'users', 'assets', 'devices', 'licence', 'license', 'account', 'identity', 'ci', 'gerat', 'ordinateur', 'equipo', 'purchasing', 'location', 'site'].map(fold),
);

/** `hardware.serialNumber`, `Device - Serial`, `Asset: Tag` → what follows the mark. */
function afterPrefix(text: string): string | undefined {
  const found = /^\s*([\p{L}_ ]{2,24}?)\s*(?:\.|::?|\s[-–—|>/]\s|\/|__|->)\s*(\S.*)$/u.exec(text);
  return found !== null && neutral.has(headerWords(found[1] ?? '').join('')) ? found[2] : undefined;
}

const statedOrder = (text: string): 'day-first' | 'month-first' | undefined => {
  const form = /\b(?:(d{1,2}|j{1,2}|t{1,2})[./-]m{1,2}[./-][yaj]{2,4}|m{1,2}[./-](d{1,2})[./-]y{2,4})\b/i.exec(text);
  return form === null ? undefined : form[1] !== undefined ? 'day-first' : 'month-first';
};

function statedCurrency(name: string): string | undefined {
  const code = /(?:[([]|\bin\s|[-_\s])(AUD|BRL|CAD|CHF|CLP|CNY|COP|CZK|DKK|EUR|GBP|HKD|HUF|ILS|INR|JPY|MXN|NOK|NZD|PLN|RON|SEK|SGD|TRY|USD|ZAR)\b/.exec(name)?.[1];
  const sign = Object.keys(currencySigns).find((each) => name.includes(each));
  return code ?? (sign === undefined ? undefined : currencySigns[sign]);
}

/** Takes a header apart: name, what it states about type, currency and order of dates. */
export function readHeader(header: string): ReadHeader {
  const text = header.replace(/[\uFEFF\u200B\u200E\u200F]/g, '').replace(/\s+/g, ' ').trim();
  const shelf = /^cf:\s*(.+?)\s*(?:,\s*type:\s*(\w+))?\s*$/i.exec(text);
  const name = shelf?.[1] ?? text;
  const currency = statedCurrency(name);
  const named = currency === undefined ? name : name.replace(/[\s_-]*(?:\bin\s+)?(?:[A-Z]{3}|[€£₹]|zł)\s*$/, '');
  const normal = normaliseHeader(named);
  const behind = afterPrefix(named);
  const others = [headerWords(named).join(''), ...(behind === undefined ? [] : [normaliseHeader(behind)])].filter((each) => each !== normal && each !== '');
  const dateOrder = statedOrder(name);
  return {
    name, normal, others, unordered: unorderedHeader(named),
    isCustom: shelf !== null,
    ...(shelf?.[2] === undefined ? {} : { statedType: shelf[2].toLowerCase() }),
    ...(currency === undefined ? {} : { currency }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  };
}

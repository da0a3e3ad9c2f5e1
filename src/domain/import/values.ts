/**
 * One cell → one value of a field's type, with a verdict. Dates, money and
 * words of closed lists have files of their own.
 * Rule: nothing is mended silently. What cannot be read is refused with its reason.
 */
import { isDateForCode } from './alike.ts';
import { allow, refuse, type Verdict } from '../verdict.ts';
import { fold } from './field.ts';

export type ValueRefusal = {
  readonly code: 'not_an_email' | 'not_a_number' | 'not_yes_or_no' | 'damaged_by_spreadsheet' | 'spreadsheet_error' | 'control_characters' | 'too_long' | 'unreadable_characters' | 'placeholder' | 'formula' | 'date_for_code';
};

const longest = 10_000;
const longestCode = 255;

/** Words that only say "nothing", whatever the column. */
const nothing = new Set(
  ['null', '(null)', '<null>', '[null]', 'n/a', '#n/a', '#n/v', '#nv', 'n.a.', 'n. a.', 'k.a.', 'k. a.', 'k.a', 'nil', 'undefined', '-', '--', '---', '----', '—', '–', '_', '.', '(none)', '(blank)', '(empty)', '<empty>', '<none>', 'empty', 'none', '(keine)', 'keine angabe',
    's/o', 's.o.', 'néant', 'neant', 'sans objet', 'non renseigné', 'non renseigne', 'vacío', 'vacio', '(vacío)', 'sin datos', 'no aplica', 'not applicable', 'not available', 'not set', 'not specified', 'nan', 'nicht angegeben', 'nicht vorhanden', 'leer'],
);
/** Words that say "nothing" too, but may be a word of a list or somebody's own text. */
const unknown = new Set(
  ['unknown', 'unassigned', 'not assigned', 'no one', 'na', 'unbekannt', 'nicht zugewiesen', 'nicht vergeben', 'keine', 'keiner', 'niemand', 'ohne', 'inconnu', 'inconnue', 'non attribué', 'non attribue', 'non affecté', 'non affecte', 'non assigné', 'non assigne', 'aucun', 'aucune', 'personne', 'desconocido', 'desconocida',
    'sin asignar', 'no asignado', 'sin definir', 'ninguno', 'ninguna', 'nadie', 'not found', 'no user', 'no name', 'tbd', 'tba', 'to be determined', '?', '??', '???'],
);

const isPlain = (code: number): boolean => code > 0x20 && code < 0x7f;
const invisible = /[\uFEFF\u200B-\u200F\u2060\u202A-\u202E]|(?<!Ã)\u00AD/g;

/** Without padding and invisible marks; words that only say "nothing" are empty. */
export function cleanCell(raw: string): string {
  if (raw === '') return '';
  const isTidy = isPlain(raw.charCodeAt(0)) && isPlain(raw.charCodeAt(raw.length - 1));
  const text = isTidy && !raw.includes('\u200B') ? raw : raw.replace(invisible, '').replace(/^[\s\u00A0]+|[\s\u00A0]+$/g, '');
  return text.length <= 16 && nothing.has(text.toLowerCase()) ? '' : text;
}

/** Nobody, nowhere, not known: empty for people, places, identifiers and addresses. */
export const isUnknownWord = (text: string): boolean => text.length <= 18 && unknown.has(text.toLowerCase());
/** `=HYPERLINK(…)`, `@SUM(…)`, `=cmd|…!A0`: what a spreadsheet would run. `="00123"` only says that it is text. */
export const isFormula = (text: string): boolean => /^=\s*[A-Za-z][\w.]*\s*\(/.test(text) || /^[+@-][A-Z][A-Z.]{2,}\(/.test(text) || /^[=+@-].*\|.*!/.test(text) || /^=\s*[$A-Z]+\d+(?:[-+*/:].*)?$/.test(text) || /^=\s*[-+(]*\d[\d.,]*\s*[-+*/^&<>%]/.test(text);

export function readText(text: string): Verdict<string, ValueRefusal> {
  if (/^#(?:REF|VALUE|NAME\?|DIV\/0|NUM|NULL|N\/A|SPILL|CALC)!?$/i.test(text)) return refuse('spreadsheet_error');
  if (isFormula(text)) return refuse('formula');
  if (text.includes('\uFFFD')) return refuse('unreadable_characters');
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/.test(text)) return refuse('control_characters');
  return text.length > longest ? refuse('too_long') : allow(text);
}

/**
 * An identifier, letter by letter. `6.37702E+15` and its kind are numbers that
 * a spreadsheet has rounded: the digits are gone, so nothing can be matched.
 */
export function readCode(text: string): Verdict<string, ValueRefusal> {
  const read = readText(text);
  if (!read.ok) return read;
  if (text.length > longestCode) return refuse('too_long');
  if (/^[-+]?\d+[.,]\d+E[+-]?\d{1,3}$/i.test(text) || /^\dE\+\d{2}$/i.test(text) || /^#{3,}$/.test(text)) return refuse('damaged_by_spreadsheet');
  return allow(text.replace(/^="?(.*?)"?$/, '$1').replace(/^'(?=\d)/, ''));
}

const fillers = new Set(
  ['unknown', 'none', 'no serial', 'not specified', 'not available', 'not applicable', 'default string', 'system serial number', 'serial number', 'default', 'none specified', 'to be filled by o.e.m.', 'to be filled by oem', 'o.e.m.', 'oem', 'invalid', 'chassis serial number', 'tbd', 'tba', 'x', 'na', '?', 'unbekannt', 'keine', 'inconnu', 'aucun', 'desconocido', 'ninguno'],
);

/** A serial number; a maker's placeholder is not one (two such devices are not one asset). */
export function readSerial(text: string): Verdict<string, ValueRefusal> {
  const read = readCode(text);
  if (!read.ok) return read;
  if (isDateForCode(read.value)) return refuse('date_for_code');
  if (fillers.has(fold(read.value)) || /^(?:0+|x+|1234567890?|0?123456789|f{6,})$/i.test(read.value)) return refuse('placeholder');
  return read;
}

export function readEmail(text: string): Verdict<string, ValueRefusal> {
  const inside = /<([^<>]+)>[\s;,.]*$/.exec(text)?.[1] ?? /\(([^()\s]+@[^()\s]+)\)\s*$/.exec(text)?.[1] ?? text;
  const bare = inside.normalize('NFKC').replace(/^["'<\s]*(?:mailto:|smtp:)?/i, '').replace(/[\s.;,"'>]+$/, '').replace(/\s*@\s*/, '@').replace(/\?.*$/, '');
  const isAddress = /^[^\s@<>()[\],;:"]+@[^\s@<>()[\],;:"]+\.[^\s@.<>()[\],;:"]+$/u.test(bare) && !bare.includes('..') && bare.length <= 254;
  return isAddress ? allow(bare.normalize('NFC').toLowerCase()) : refuse('not_an_email');
}

export function readInteger(text: string): Verdict<number, ValueRefusal> {
  const bare = /^\d{1,3}([.,' ]\d{3})+$/.test(text) ? text.replace(/\D/g, '') : text.replace(/[.,]0+$/, '');
  const value = Number(bare);
  return /^-?\d{1,9}$/.test(bare) && Number.isSafeInteger(value) ? allow(value) : refuse('not_a_number');
}

const yes = new Set('true yes y t 1 1.0 x on ja j oui o si s wahr vrai v verdadero ✓ ✔ ☑ ✅ checked enabled active aktiv actif activo'.split(' '));
const no = new Set('false no n f 0 0.0 off nein non falsch faux falso ✗ ✘ ☐ ❌ unchecked disabled inactive inaktiv inactif inactivo'.split(' '));

export function readYesNo(text: string): Verdict<boolean, ValueRefusal> {
  const word = fold(text);
  if (yes.has(word)) return allow(true);
  return no.has(word) ? allow(false) : refuse('not_yes_or_no');
}

const afterComma = /^(?:jr|sr|ii|iii|iv|phd|ph d|md|msc|mba|esq|dr|prof|cpa|pmp|ba|bsc|ma|inc|llc|ltd|gmbh|ag|sa|bv)\.?$/i;

/** `Okafor, Ngozi` is Ngozi Okafor, also with a note behind (`Silva, Ana (Contractor)`); a degree or a company's form behind a comma stays where it is. */
export function readName(text: string): string {
  const bare = text.replace(/\s*[([][^()[\]]*[)\]]\s*/g, ' ').trim();
  const named = bare === '' ? text : bare;
  const parts = named.split(',').map((part) => part.replace(/\s+/g, ' ').trim());
  const [last = '', first = '', degree] = parts;
  const hasDegree = parts.length === 3 && degree !== undefined && afterComma.test(degree.replace(/\./g, ''));
  const isReversed = (parts.length === 2 || hasDegree) && last !== '' && first !== '' && !afterComma.test(first.replace(/\./g, '')) && !/\band\b|&|\d/i.test(named);
  if (!isReversed) return named.replace(/\s+/g, ' ').trim();
  return `${first} ${last}${hasDegree ? `, ${degree}` : ''}`;
}

const titles = new Set('mr mrs ms miss mx dr prof professor sir herr frau hr fr dipl ing m mme mlle monsieur madame sr sra srta don dona phd md msc mba jr ii iii iv esq bsc'.split(' '));

/** For finding a person by name: without case, accents, titles, punctuation and order of comma. */
export function foldName(text: string): string {
  const folded = fold(readName(text).replace(/ß/g, 'ss').replace(/[’'`´.\-‐–,]/g, ' '));
  const words = folded.split(' ').filter((word) => word !== '');
  const kept = words.filter((word, at) => !titles.has(word) || (at > 0 && at < words.length - 1));
  return kept.length >= 2 ? kept.join(' ') : words.join(' ');
}

/** For comparing identifiers: `hb-001 ` and `HB-001` are the same tag. */
export function foldCode(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}

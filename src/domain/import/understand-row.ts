/**
 * One row and the mapping → a draft with its problems. Pure reading: nothing
 * here knows what already exists.
 * Rule: a cell that cannot be read refuses its row with the reason; it is not
 * blanked. An empty cell says nothing: it changes nothing either.
 */
import { foldWord, readWord, type ChoiceName } from './choices.ts';
import { identityKey, type Draft, type IdentityKey, type PersonReference, type Value } from './draft.ts';
import type { Field, PersonPart } from './field.ts';
import { fieldOf, fieldsOf, identityOf } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { readDate } from './read-date.ts';
import { readCurrency, readMoney } from './read-money.ts';
import type { Reason, ReasonCode } from './reason.ts';
import { readCategory, readCountry, readTimeZone } from './well-known.ts';
import { isColumnName } from './header-index.ts';
import { readPersonText } from './read-person.ts';
import { encodedTwice } from './encoded-twice.ts';
import { isEmptyFor } from './empty-for.ts';
import { applyRules } from './row-rules.ts';
import type { Settled } from './survey-columns.ts';
import type { TableRow } from './table-row.ts';
import { cleanCell, readCode, readEmail, readInteger, readName, readSerial, readText, readYesNo } from './values.ts';

type Reading = { readonly value: Value } | { readonly problem: ReasonCode; readonly proposal?: string };
type Verdictish = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: { readonly code: string } };

const asReading = (verdict: Verdictish): Reading => (verdict.ok ? { value: verdict.value } : { problem: verdict.error.code as ReasonCode });

function readChoice(field: Field, text: string, mapping: Mapping): Reading {
  const answered = mapping.answers.words?.[field.key]?.[foldWord(text)];
  if (answered !== undefined) return { value: answered };
  const word = readWord(field.choice as ChoiceName, text);
  return 'value' in word ? { value: word.value } : { problem: 'unknown_word', ...word };
}

function readField(field: Field, text: string, mapping: Mapping, settled: Settled, currency: string | undefined): Reading {
  const safe = readText(text);
  if (!safe.ok) return asReading(safe);
  switch (field.type) {
    case 'text': case 'place':
      if (field.key === 'timeZone') return asReading(readTimeZone(text));
      if (field.key === 'country' || field.key === 'homeCountry') return { value: readCountry(text) };
      if (field.key === 'category' && mapping.kind === 'assets') return { value: readCategory(text) };
      return { value: field.key === 'name' && mapping.kind === 'people' ? readName(text) : text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
    case 'code': return asReading(field.key === 'serial' ? readSerial(text) : readCode(text));
    case 'email': return asReading(readEmail(text));
    case 'date': return asReading(readDate(text, settled.dateOrder[field.key]));
    case 'integer': return asReading(readInteger(text));
    case 'boolean': return asReading(readYesNo(text));
    case 'choice': return readChoice(field, text, mapping);
    case 'currency': return currency === undefined ? { problem: 'unknown_currency' } : { value: currency };
    case 'money': return asReading(readMoney(text, settled.decimalSign[field.key], currency));
    case 'person': {
      if (field.reference?.part === 'email') return asReading(readEmail(text));
      return asReading(field.reference?.part === 'name' || field.reference?.part === 'any' || /\s/.test(text) ? { ok: true, value: text } : readCode(text));
    }
  }
}

/** One column, ready to be read row after row. */
type Step = { readonly index: number; readonly field: Field | undefined; readonly custom: string | undefined };
type Plan = { readonly settled: Settled; readonly steps: readonly Step[]; readonly spellings: ReadonlyMap<string, ReadonlyMap<string, string>>; readonly everywhere: readonly (readonly [string, string])[]; readonly required: readonly string[]; readonly has: ReadonlySet<string> };

const plans = new WeakMap<Mapping, Plan>();

/** Everything about a mapping that no row changes, worked out once. */
function planOf(mapping: Mapping, settled: Settled): Plan {
  const before = plans.get(mapping);
  if (before?.settled === settled) return before;
  const steps = mapping.columns.flatMap(({ index, use }): Step[] => {
    if (use.to === 'nothing') return [];
    const field = use.to === 'field' ? fieldOf(mapping.kind, use.field) : undefined;
    return use.to === 'field' && field === undefined ? [] : [{ index, field, custom: use.to === 'custom' ? use.name : undefined }];
  });
  const plan: Plan = {
    settled, steps, spellings: new Map(Object.entries(settled.spellings ?? {}).map(([field, table]) => [field, new Map(Object.entries(table))])),
    everywhere: Object.entries(mapping.answers.everywhere ?? {}).filter(([field]) => !(mapping.kind === 'assets' && field === 'status')),
    required: fieldsOf[mapping.kind].filter((field) => field.required).map((field) => field.key), has: new Set(steps.flatMap(({ field }) => field?.key ?? [])),
  };
  plans.set(mapping, plan);
  return plan;
}

/** The cells of a row by field, and those kept as custom fields. */
function take(row: TableRow, plan: Plan): { texts: Map<string, string>; custom: Record<string, string> } {
  const texts = new Map<string, string>();
  const custom: Record<string, string> = {};
  for (const { index, field, custom: name } of plan.steps) {
    const raw = row.cells[index];
    if (raw === undefined || raw === '') continue;
    const text = cleanCell(raw);
    if (text === '') continue;
    if (name !== undefined) custom[name] = text;
    else if (field !== undefined && !isEmptyFor(field, text)) texts.set(field.key, plan.spellings.get(field.key)?.get(text) ?? text);
  }
  for (const [field, text] of plan.everywhere) if (!texts.has(field)) texts.set(field, text);
  return { texts, custom };
}

/** What one cell says of a person, beside what other columns say of them: a column for a part is the stronger word for it. */
function addPerson(parts: Record<string, string>, part: PersonPart, text: string): void {
  if (part === 'givenName' || part === 'familyName' || part === 'email') {
    parts[part] = text;
    return;
  }
  const said = readPersonText(text);
  const isApart = said.any === undefined;
  if (part === 'any' || isApart) for (const [key, value] of Object.entries(said)) parts[key] ??= value;
  if (!isApart && part !== 'any') parts[part] = part === 'name' ? (said.any ?? text) : text;
}

type Building = { values: Record<string, Value>; parts: Map<string, Record<string, string>>; problems: Reason[]; withheld: Reason[]; onlyNew: { values: Record<string, Value>; problems: Reason[] } };

const named = new Set(['assetTag', 'serial', 'employeeNumber']);

/** Readable, and yet hardly what was meant. */
function suspicions(field: Field, text: string, reading: Reading, kind: Mapping['kind']): Reason[] {
  const was = encodedTwice(text);
  if (was !== undefined) return [{ code: 'encoded_twice', field: field.key, text, proposal: was }];
  if (named.has(field.key) && 'value' in reading && isColumnName(kind, text)) return [{ code: 'column_name', field: field.key, text }];
  if (field.type === 'code' && /^\d+\.0+$/.test(text)) return [{ code: 'decimals_added', field: field.key, text, proposal: text.replace(/\.0+$/, '') }];
  const isBelowNothing = field.type === 'money' && 'value' in reading && typeof reading.value === 'object' && 'amount' in reading.value && reading.value.amount.startsWith('-');
  return isBelowNothing ? [{ code: 'negative_cost', field: field.key, text }] : [];
}

function readAll(texts: Map<string, string>, mapping: Mapping, settled: Settled): Building {
  const built: Building = { values: {}, parts: new Map(), problems: [], withheld: [], onlyNew: { values: {}, problems: [] } };
  const stated = texts.get('currency');
  const currency = stated === undefined ? mapping.answers.currency : readCurrency(stated);
  for (const [key, text] of texts) {
    const field = fieldOf(mapping.kind, key);
    if (field === undefined) continue;
    const reading = readField(field, text, mapping, settled, currency);
    built.problems.push(...suspicions(field, text, reading, mapping.kind));
    if ('problem' in reading) {
      const reason: Reason = { code: reading.problem, field: key, text, ...(reading.proposal === undefined ? {} : { proposal: reading.proposal }) };
      (reading.problem === 'placeholder' ? built.withheld : built.problems).push(reason);
    } else if (field.reference !== undefined) {
      const parts = built.parts.get(field.reference.to) ?? {};
      addPerson(parts, field.reference.part, String(reading.value));
      built.parts.set(field.reference.to, parts);
    } else if (field.type !== 'currency') built.values[key] = reading.value;
  }
  return built;
}

function joinReference({ givenName, familyName, name, ...rest }: Record<string, string>): PersonReference {
  const joined = [givenName, familyName].filter((part) => part !== undefined).join(' ');
  const full = name ?? (joined === '' ? undefined : joined);
  return { ...rest, ...(full === undefined ? {} : { name: full }) };
}

/** Some systems write name and number into one cell: "Silva, Ana (12345)". Without a column of its own, that is the number. */
function numberBesideName(built: Building, text: string | undefined): void {
  const said = text === undefined ? undefined : readPersonText(text);
  if (said?.number === undefined || said.name === undefined) return;
  built.values['employeeNumber'] = said.number;
  built.values['name'] = readName(said.name);
}

function settlePerson(built: Building): void {
  const { values } = built;
  const joined = [values['givenName'], values['familyName']].filter((part) => part !== undefined).join(' ');
  if (values['name'] === undefined && (joined !== '' || values['preferredName'] !== undefined)) values['name'] = joined || String(values['preferredName']);
  if (values['name'] === undefined && !built.problems.some((each) => each.field === 'name')) built.onlyNew.problems.push({ code: 'missing', field: 'name' });
  const { startOn, endOn } = values;
  if (typeof startOn === 'string' && typeof endOn === 'string' && endOn < startOn) built.problems.push({ code: 'ends_before_start', field: 'endOn', text: endOn });
}

/**
 * Without a status, an asset that somebody holds is in use; for any other a
 * person says it once for the file. That answer starts new assets only: one that
 * is here already has a state of its own.
 */
function settleAsset(built: Building, everywhere: string | undefined): void {
  if (built.values['status'] !== undefined || built.problems.some((each) => each.field === 'status')) return;
  const isHeld = built.parts.has('assignee') || built.problems.some((each) => fieldOf('assets', each.field ?? '')?.reference !== undefined);
  if (isHeld) built.values['status'] = 'in_use';
  else if (everywhere !== undefined) built.onlyNew.values['status'] = everywhere;
  else built.onlyNew.problems.push({ code: 'status_unsaid', field: 'status' });
}

/** An account is somebody's: where no column says whose, its own name has to be theirs. */
function settleAccount(built: Building): void {
  const username = built.values['username'];
  if (!built.parts.has('holder') && typeof username === 'string') built.parts.set('holder', { any: username });
}

/** How a row reads that is not taken. */
const saidIn = (row: TableRow): string => row.cells.map(cleanCell).filter((cell) => cell !== '').slice(0, 3).join(' · ').slice(0, 200);

/** A row that is no record, or whose cells may not stand under their headers: nothing of it is taken. */
function unread(row: TableRow, kind: Mapping['kind']): Draft {
  const text = saidIn(row);
  const nothing = { line: row.line, kind, values: {}, references: {}, custom: {}, keys: [], withheld: [], onlyNew: { values: {}, problems: [] } };
  return row.left === undefined ? { ...nothing, problems: row.problem === undefined ? [] : [{ code: row.problem, text }] } : { ...nothing, problems: [], left: { code: row.left, text } };
}

/** What the workbook says of a cell counts where the cell is used: an identifier with lost digits matches the wrong record. */
function markedProblems(row: TableRow, mapping: Mapping): Reason[] {
  return (row.marks ?? []).flatMap(({ index, code }): Reason[] => {
    const use = mapping.columns.find((column) => column.index === index)?.use;
    if (use === undefined || use.to === 'nothing') return [];
    const text = row.cells[index] ?? '';
    if (use.to === 'custom') return [{ code, field: `custom:${use.name}`, text }];
    const type = fieldOf(mapping.kind, use.field)?.type;
    return code === 'digits_rounded' && (type === 'money' || type === 'integer') ? [] : [{ code, field: use.field, text }];
  });
}

/** The draft of one row. */
export function understandRow(row: TableRow, mapping: Mapping, settled: Settled): Draft {
  const { kind } = mapping;
  if (row.problem !== undefined || row.left !== undefined) return unread(row, kind);
  const ruled = applyRules(row.cells, mapping);
  if ('left' in ruled) return { ...unread({ ...row, left: 'total_line' }, kind), left: { ...ruled.left, text: saidIn(row) }, rules: ruled.rules };
  const plan = planOf(mapping, settled);
  const { texts, custom } = take(ruled.rules.length === 0 ? row : { ...row, cells: ruled.cells }, plan);
  const built = readAll(texts, mapping, settled);
  built.problems.push(...markedProblems(row, mapping), ...Object.entries(custom).flatMap(([name, text]): Reason[] => { const was = encodedTwice(text); return was === undefined ? [] : [{ code: 'encoded_twice', field: `custom:${name}`, text, proposal: was }]; }));
  if (kind === 'people' && !plan.has.has('employeeNumber')) numberBesideName(built, texts.get('name'));
  if (kind === 'people') settlePerson(built);
  if (kind === 'accounts') settleAccount(built);
  if (kind === 'assets') settleAsset(built, mapping.answers.everywhere?.['status']);
  for (const key of plan.required) if (built.values[key] === undefined && !texts.has(key)) built.onlyNew.problems.push({ code: 'missing', field: key });
  const keys = identityOf[kind].flatMap((group): IdentityKey[] => {
    const key = identityKey(group, built.values);
    return key === undefined ? [] : [key];
  });
  const isBroken = built.problems.some((each) => identityOf[kind].flat().includes(each.field ?? ''));
  if (keys.length === 0 && !isBroken && !(kind !== 'people' && built.onlyNew.problems.some((each) => each.code === 'missing'))) built.problems.push({ code: 'no_identity' });
  const references = Object.fromEntries([...built.parts].map(([to, parts]) => [to, joinReference(parts)]));
  return { line: row.line, kind, values: built.values, references, custom, keys, problems: built.problems, withheld: built.withheld, onlyNew: built.onlyNew, ...(ruled.rules.length === 0 ? {} : { rules: ruled.rules }) };
}

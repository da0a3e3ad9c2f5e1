/**
 * What might be meant by a row that waits: proposals, each with what it does
 * and why it is proposed. Taking one is a person's act.
 * Rule: the brief of every import: a proposal with its reason is allowed, a guess is not.
 */
import { valuesOf, type ChoiceName } from './choices.ts';
import type { ImportKind } from './field.ts';
import { fieldOf, identityOf } from './fields.ts';
import type { Mapping } from './mapping.ts';
import { readDate } from './read-date.ts';
import type { Reason } from './reason.ts';
import type { Edit } from './waiting.ts';

export type Proposal = { readonly key: string; readonly sentence: string; readonly because: string; readonly edit: Edit; readonly aside?: string };

/** A record here that the row, or one of its references, may mean. */
export type Near = { readonly id: string; readonly label: string; readonly because: string; readonly values: { readonly [field: string]: unknown }; readonly isPerson?: boolean; /** The reason's field it was found for. */ readonly field?: string };
export type About = { readonly kind: ImportKind; readonly mapping: Mapping; readonly cells: readonly string[]; readonly near: readonly Near[]; /** Places here, for a name that is nearly one of them. */ readonly places: readonly string[] };

/** Columns that fill a field, or a reference made of several columns. */
export function columnsOf({ kind, mapping }: Pick<About, 'kind' | 'mapping'>, field: string): number[] {
  return mapping.columns.filter(({ use }) => use.to === 'field' && (use.field === field || fieldOf(kind, use.field)?.reference?.to === field)).map(({ index }) => index);
}

const cellsWith = (about: About, field: string, text: string): Edit['cells'] => Object.fromEntries(columnsOf(about, field).slice(0, 1).map((index) => [index, text]));
const emptied = (about: About, fields: readonly string[]): Edit['cells'] => Object.fromEntries(fields.flatMap((field) => columnsOf(about, field)).map((index) => [index, '']));
const labelOf = (about: About, field: string): string => fieldOf(about.kind, field)?.label ?? ({ manager: 'Manager', assignee: 'Assigned to', holder: 'Holder' } as Record<string, string>)[field] ?? field;

function set(about: About, reason: Reason, key: string, text: string, because: string): Proposal[] {
  const field = reason.field ?? '';
  return columnsOf(about, field).length === 0 ? [] : [{ key, sentence: `${labelOf(about, field)}: “${text}”`, because, edit: { cells: cellsWith(about, field, text) } }];
}

/** Without this value, where the record can be without it. */
function empty(about: About, reason: Reason, because = 'The row goes in without it; what is here already stays.'): Proposal[] {
  const field = reason.field ?? '';
  const columns = columnsOf(about, field);
  const others = identityOf[about.kind].filter((group) => !group.includes(field)).some((group) => group.every((each) => columnsOf(about, each).some((index) => (about.cells[index] ?? '').trim() !== '')));
  const isOnlyKey = identityOf[about.kind].flat().includes(field) && !others;
  if (columns.length === 0 || isOnlyKey || fieldOf(about.kind, field)?.required === true) return [];
  return [{ key: `empty:${field}`, sentence: `Leave ${labelOf(about, field)} empty`, because, edit: { cells: emptied(about, [field]) } }];
}

const right = (reason: Reason, sentence = 'It is right as it stands', because = 'Somebody looked at it; the row goes in with it.'): Proposal => ({ key: `known:${reason.code}`, sentence, because, edit: { known: [reason.code] } });
const twin = (reason: Reason): Proposal => ({ key: 'aside', sentence: 'Put this row aside', because: `Line ${(reason.lines ?? []).join(', ')} is kept instead.`, edit: {}, aside: `Line ${(reason.lines ?? []).join(', ')} of the same file is the right one.` });

function dates(about: About, reason: Reason): Proposal[] {
  const text = reason.text ?? '';
  const first = readDate(text, 'day-first');
  const second = readDate(text, 'month-first');
  if (reason.code === 'ambiguous_date') {
    return [
      ...(first.ok ? set(about, reason, 'day_first', first.value, 'The day stands first.') : []), ...(second.ok ? set(about, reason, 'month_first', second.value, 'The month stands first.') : []),
    ];
  }
  const parts = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim());
  const swapped = parts === null ? undefined : readDate(`${parts[1]}-${parts[3]}-${parts[2]}`, undefined);
  const year = /^0(\d)(\d)(\d)(.*)$/.exec(text.trim());
  const typed = year === null ? [] : [...new Set([`${year[1]}0${year[2]}${year[3]}`, `${year[1]}0${year[3]}${year[2]}`])].map((each) => `${each}${year[4] ?? ''}`).filter((each) => readDate(each, undefined).ok && each >= '1970');
  return [
    ...(swapped?.ok === true ? set(about, reason, 'swap', swapped.value, 'Day and month may have changed places.') : []),
    ...typed.flatMap((each, at) => set(about, reason, `year:${at}`, each, 'Two digits of the year may have changed places.')), ...empty(about, reason),
  ];
}

/** How a person's reference is written in the columns this file has: by number, e-mail or name, whichever there is. */
function nameIn(about: About, field: string, person: Near): Edit['cells'] {
  const cells: Record<string, string> = { ...emptied(about, [field]) };
  for (const index of columnsOf(about, field)) {
    const use = about.mapping.columns.find((column) => column.index === index)?.use;
    const part = use?.to === 'field' ? fieldOf(about.kind, use.field)?.reference?.part : undefined;
    const { employeeNumber, email, username, name } = person.values as { [field: string]: string | undefined };
    const text = part === 'number' ? employeeNumber : part === 'email' ? email : part === 'username' ? username : part === 'any' ? (employeeNumber ?? email ?? username ?? name) : part === 'name' ? name : undefined;
    if (text !== undefined && text !== '') cells[index] = text;
  }
  return cells;
}

const people = (about: About, reason: Reason): Proposal[] => about.near.filter((near) => near.isPerson === true && near.field === reason.field).slice(0, 4)
  .map((near, at) => ({ key: at === 0 ? 'near_person' : `near_person:${at}`, sentence: `It is ${near.label}`, because: near.because, edit: { cells: nameIn(about, reason.field ?? '', near) } }));

/** The record is chosen; identifiers of the row that belong to another one are left out. */
function itIs(near: Near, key: string, extra: Partial<Edit> = {}): Proposal {
  return { key, sentence: `It is ${near.label}`, because: near.because, edit: { record: near.id, ...extra } };
}
const recordsNear = (about: About): readonly Near[] => about.near.filter((near) => near.isPerson !== true || near.field === undefined).slice(0, 4);

function twoRecords(about: About): Proposal[] {
  return recordsNear(about).map((near, at) => {
    const foreign = identityOf[about.kind].flat().filter((field) => {
      const text = (about.cells[columnsOf(about, field)[0] ?? -1] ?? '').trim();
      return text !== '' && String(near.values[field] ?? '').toLowerCase() !== text.toLowerCase();
    });
    return itIs(near, `record:${at}`, { cells: emptied(about, foreign) });
  });
}

const unheld = (about: About, because: string): Proposal[] => [{ key: 'leave_state', sentence: 'Bring the rest and leave its state as it is', because, edit: { cells: emptied(about, ['status', 'assignee', 'accountStatus', 'heldAt']) } }];

const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) row = row.reduce<number[]>((next, _, j) => [...next, j === 0 ? i : Math.min((next[j - 1] ?? 0) + 1, (row[j] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1))], []);
  return row[b.length] ?? 0;
};
const bare = (text: string): string => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** Places whose names are a letter or two away, or begin alike. */
export function nearPlaces(text: string, places: readonly string[]): string[] {
  const wanted = bare(text);
  if (wanted.length < 3) return [];
  return places.map((place) => ({ place, away: bare(place).startsWith(wanted) || wanted.startsWith(bare(place)) ? 1 : distance(wanted, bare(place)) }))
    .filter(({ place, away }) => away <= (wanted.length > 6 ? 2 : 1) && bare(place).length > 2).sort((a, b) => a.away - b.away).slice(0, 3).map(({ place }) => place);
}

const textOfFormula = (text: string): string | undefined => /^=\s*HYPERLINK\s*\(\s*"[^"]*"\s*[,;]\s*"([^"]*)"\s*\)\s*$/i.exec(text)?.[1];
// oxlint-disable-next-line no-control-regex -- control characters are what is taken out
const printable = (text: string): string => text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g, '');
const mailOf = (text: string): string => text.replace(/\s*(?:\(at\)|\[at\]|\s+at\s+)\s*/i, '@').replace(/\s+/g, '').replace(/,/g, '.').replace(/\.{2,}/g, '.').replace(/[.;]+$/, '');

type Proposer = (about: About, reason: Reason) => Proposal[];
const emptyOnly: Proposer = (about, reason) => empty(about, reason);
const guarded: Proposer = (about) => unheld(about, 'What a file may not change about it stays; everything else goes in.');
const doubtful: Proposer = (about, reason) => [...empty(about, reason), right(reason)];
const fromFile: Proposer = (about, reason) => (reason.proposal === undefined ? [] : set(about, reason, reason.code === 'vendor_prefix' ? 'strip_prefix' : reason.code === 'zeros_lost' ? 'pad_zeros' : reason.code === 'encoded_twice' ? 'read_twice' : reason.code === 'decimals_added' ? 'without_decimals' : 'same_serial', reason.proposal, becauseOf[reason.code] ?? 'It is the nearest that is known.'));
const becauseOf: { readonly [code: string]: string } = {
  vendor_prefix: 'What stands in front is printed by the maker or written by a tool; it is no part of the number.', zeros_lost: 'The other numbers of this column are this long and begin with zeros.',
  decimals_added: 'No identifier ends in a decimal zero; programs that take it for an amount write one.', encoded_twice: 'The same bytes, read as the UTF-8 they once were.',
  looks_like_serial: 'Only look-alike characters differ; the other one is known already.',
};

const proposers: { readonly [code: string]: Proposer } = {
  ambiguous_date: dates, impossible_date: dates, not_a_date: emptyOnly, date_in_future: doubtful, date_too_early: doubtful, like_birthday: doubtful, end_never: doubtful, ends_before_start: emptyOnly,
  not_money: emptyOnly, currency_unsaid: emptyOnly, unknown_currency: emptyOnly, ambiguous_money: emptyOnly, not_a_number: emptyOnly, not_yes_or_no: emptyOnly, spreadsheet_error: emptyOnly, unreadable_characters: emptyOnly,
  unknown_time_zone: emptyOnly, damaged_by_spreadsheet: emptyOnly, date_for_code: emptyOnly, rounded_digits: doubtful, digits_rounded: doubtful, formula_without_value: emptyOnly,
  not_an_email: (about, reason) => {
    const mended = mailOf(reason.text ?? '');
    return [...(/^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/.test(mended) && mended !== reason.text ? set(about, reason, 'mend_email', mended, 'Spaces, commas and “(at)” do not belong in an address.') : []), ...empty(about, reason)];
  },
  unknown_word: (about, reason) => {
    const choice = fieldOf(about.kind, reason.field ?? '')?.choice as ChoiceName | undefined;
    const values = choice === undefined ? [] : [...valuesOf(choice)].sort((a, b) => Number(b === reason.proposal) - Number(a === reason.proposal));
    return [...values.flatMap((value) => set(about, reason, `word:${value}`, value, value === reason.proposal ? 'The word is often used so.' : 'One of the words Handback knows.')), ...empty(about, reason)];
  },
  control_characters: (about, reason) => set(about, reason, 'printable', printable(reason.text ?? ''), 'The same text without what cannot be shown.'),
  too_long: (about, reason) => (fieldOf(about.kind, reason.field ?? '')?.type === 'code' ? empty(about, reason) : [...set(about, reason, 'shorten', `${(reason.text ?? '').slice(0, 9_999)}…`, 'The first ten thousand characters; the whole text stays in the file.'), ...empty(about, reason)]),
  formula: (about, reason) => {
    const text = textOfFormula(reason.text ?? '');
    return [...(text === undefined || text === '' ? [] : set(about, reason, 'formula_text', text, 'It is the text that the link would show.')), ...empty(about, reason)];
  },
  vendor_prefix: (about, reason) => [...fromFile(about, reason), right(reason, 'The whole of it is the serial number')],
  zeros_lost: (about, reason) => [...fromFile(about, reason), right(reason, 'It really is shorter')],
  decimals_added: (about, reason) => [...fromFile(about, reason), right(reason)], encoded_twice: (about, reason) => [...fromFile(about, reason), right(reason)], negative_cost: doubtful, column_name: (_, reason) => [right(reason, 'It really is called so')],
  looks_like_serial: (about, reason) => [...fromFile(about, reason), right(reason, 'It is another device')],
  unknown_person: (about, reason) => [...people(about, reason), ...(about.kind === 'accounts' ? [] : [{ key: 'without_unknown', sentence: `Leave ${labelOf(about, reason.field ?? '')} empty`, because: 'The row goes in without a person who is unknown here.', edit: { cells: emptied(about, [reason.field ?? '']) } }])],
  several_people: (about, reason) => people(about, reason), people_disagree: (about, reason) => people(about, reason),
  own_manager: (about) => [{ key: 'empty:manager', sentence: 'Leave the manager empty', because: 'Nobody is above them.', edit: { cells: emptied(about, ['manager']) } }],
  circular_manager: (about) => [{ key: 'empty:manager', sentence: 'Leave the manager empty', because: 'The row goes in, and the person is listed as having no manager.', edit: { cells: emptied(about, ['manager']) } }],
  repeated_in_file: (_, reason) => [twin(reason)], seat_repeated_in_file: (_, reason) => [twin(reason)], two_holders: (_, reason) => [twin(reason)],
  two_records: twoRecords, several_records: (about) => recordsNear(about).map((near, at) => itIs(near, `record:${at}`)),
  other_number_here: (about) => [...recordsNear(about).slice(0, 1).map((near) => itIs(near, 'same_person')), { key: 'other_person', sentence: 'It is somebody else, without this e-mail', because: 'Two people cannot share one address here; the row goes in as a new person.', edit: { record: 'new', cells: emptied(about, ['email']) } }],
  other_serial_here: (about) => [...recordsNear(about).slice(0, 1).map((near) => itIs(near, 'same_device')), { key: 'other_device', sentence: 'It is another device, without this tag', because: 'The tag stays on the asset that has it; the row goes in as a new asset.', edit: { record: 'new', cells: emptied(about, ['assetTag']) } }],
  number_reused: (about, reason) => [...recordsNear(about).slice(0, 1).map((near) => itIs(near, 'same_person', { known: [reason.code] })), { key: 'other_person', sentence: 'It is somebody else, without this number', because: 'The number stays with the person who has it here; the row goes in as a new person.', edit: { record: 'new', cells: emptied(about, ['employeeNumber']) } }],
  same_name_here: (about, reason) => [...recordsNear(about).slice(0, 1).map((near) => itIs(near, 'same_person')), right(reason, 'It is another person of that name', 'Namesakes work in one department now and then.')],
  same_name_in_file: (_, reason) => [right(reason, 'They are two people', 'Namesakes work in one department now and then.'), twin(reason)],
  key_taken: emptyOnly, legal_hold: guarded, not_sanitised: guarded, in_open_case: guarded, decided_elsewhere: guarded, disposed: guarded, status_needs_event: guarded,
  held_otherwise: (about, reason) => [{ key: 'keep_custody', sentence: `Keep what was recorded here: ${(reason.here ?? [])[0] ?? ''}`, because: 'A hand-over that somebody recorded is better evidence than a list.', edit: { cells: emptied(about, ['assignee']) } }, right(reason, 'The file is right', 'A new custody event is recorded, from one to the other.')],
  several_places: (about, reason) => about.places.filter((place) => bare(place).includes(bare(reason.text ?? ''))).slice(0, 4).flatMap((place, at) => set(about, reason, `place:${at}`, place, 'One of the places of that name.')),
  place_zone_unsaid: (about, reason) => [...nearPlaces(reason.text ?? '', about.places).flatMap((place, at) => set(about, reason, `near_place:${at}`, place, 'A place here has nearly this name.')), ...empty(about, reason)],
};

export const propose = (about: About, reason: Reason): Proposal[] => {
  const shaped = proposers[reason.code]?.(about, reason) ?? [];
  return shaped.filter((proposal) => proposal.aside !== undefined || proposal.edit.record !== undefined || proposal.edit.known !== undefined || Object.keys(proposal.edit.cells ?? {}).length > 0);
};

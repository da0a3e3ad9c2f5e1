/**
 * Why a row, or a field of it, does not go in as it stands: the closed list of
 * reasons and the sentence a person reads for each.
 * Rule: DESIGN, "Words": what happened, what was kept, what to do; no blame.
 */
import type { Likeness } from './similar.ts';
import type { CellMark, LeftLine, RowProblem } from './table-row.ts';

export type ReasonCode =
  | 'ambiguous_date' | 'impossible_date' | 'not_a_date' | 'other_date_form'
  | 'ambiguous_money' | 'not_money' | 'currency_unsaid' | 'unknown_currency'
  | 'not_an_email' | 'not_a_number' | 'not_yes_or_no' | 'unknown_word'
  | 'damaged_by_spreadsheet' | 'spreadsheet_error' | 'placeholder' | 'control_characters' | 'too_long' | 'unreadable_characters'
  | 'unknown_time_zone' | 'place_zone_unsaid'
  | RowProblem | LeftLine | CellMark['code'] | 'missing' | 'no_identity' | 'status_unsaid' | 'ends_before_start'
  | 'repeated_in_file' | 'seat_repeated_in_file' | 'rows_disagree'
  | 'two_records' | 'several_records' | 'other_number_here' | 'other_serial_here'
  | 'unknown_person' | 'several_people' | 'people_disagree' | 'own_manager' | 'circular_manager' | 'person_refused' | 'several_places'
  | 'legal_hold' | 'not_sanitised' | 'in_open_case' | 'disposed' | 'status_needs_event' | 'counted_goods'
  | 'changed_since' | 'here_since' | 'other_file_row'
  | 'formula' | 'date_for_code' | 'rounded_digits' | 'zeros_lost' | 'vendor_prefix' | 'looks_like_serial' | 'near_serial'
  | 'date_in_future' | 'date_too_early' | 'like_birthday' | 'end_never' | 'warranty_before_purchase'
  | 'two_holders' | 'held_otherwise' | 'holder_left' | 'status_against_holder' | 'seats_over'
  | 'same_name_here' | 'same_name_in_file' | 'same_contact_in_file' | 'number_reused' | 'key_taken'
  | 'decided_elsewhere' | 'left_by_rule' | 'encoded_twice' | 'column_name' | 'negative_cost' | 'decimals_added';

export type Reason = {
  readonly code: ReasonCode;
  /** Key of the field it is about. */
  readonly field?: string;
  /** What stood in the file. */
  readonly text?: string;
  /** Other lines of the same file that are concerned. */
  readonly lines?: readonly number[];
  /** Labels of records here that are concerned. */
  readonly here?: readonly string[];
  /** What might be meant; shown, never applied unasked. */
  readonly proposal?: string;
  /** Why that is proposed, where it is a near name and not the same. */
  readonly because?: Likeness['because'];
};

type Sentence = (r: Reason) => string;
const seen = (r: Reason) => `“${r.text ?? ''}”`;
const lines = (r: Reason) => {
  const shown = (r.lines ?? []).slice(0, 5).join(', ');
  return (r.lines?.length ?? 0) > 5 ? `${shown} and ${(r.lines?.length ?? 0) - 5} more` : shown;
};
const here = (r: Reason) => (r.here ?? []).slice(0, 3).join(', ');

const nearness: { readonly [R in Likeness['because']]: string } = {
  same_words: 'has the same words in another order', other_language: 'may be the same name in another language', one_word_more: 'differs by one word', slip: 'differs by a letter or two', sounds_alike: 'begins alike and shares most letters',
};

const sentences: { readonly [C in ReasonCode]: Sentence } = {
  ambiguous_date: (r) => `${seen(r)} could be day first or month first. Choose which for this column.`,
  impossible_date: (r) => `There is no day ${seen(r)}. Correct it in the file.`,
  not_a_date: (r) => `${seen(r)} is not a date we can read. Write it as 2026-03-31.`,
  other_date_form: (r) => `${seen(r)} is a bare number, and the rest of its column is not written so. A spreadsheet may have turned day and month; write it as 2026-03-31.`,
  ambiguous_money: (r) => `In ${seen(r)} the sign may mark thousands or decimals. Choose which for this column.`,
  not_money: (r) => `${seen(r)} is not an amount. Write it as 1450.00.`,
  currency_unsaid: (r) => `${seen(r)} has no currency. Choose one for this file or add a currency column.`,
  unknown_currency: (r) => `${seen(r)} is not a currency code. Use three letters such as EUR.`,
  not_an_email: (r) => `${seen(r)} is not an e-mail address. Correct it in the file.`,
  not_a_number: (r) => `${seen(r)} is not a whole number.`,
  not_yes_or_no: (r) => `${seen(r)} is neither yes nor no.`,
  unknown_word: (r) => `We do not know what ${seen(r)} means here. Choose its meaning once for the whole file.`,
  damaged_by_spreadsheet: (r) => `A spreadsheet has shortened this to ${seen(r)}; the digits are lost. Export the column as text and bring it again.`,
  spreadsheet_error: (r) => `${seen(r)} is a spreadsheet's error, not a value. Correct the formula and export again.`,
  placeholder: (r) => `${seen(r)} is a maker's placeholder, not a serial number. The row goes in without it.`,
  control_characters: (r) => `${seen(r)} holds characters that cannot be shown. Type it again.`,
  too_long: () => 'This is longer than the field can hold. Shorten it, or keep the column as a note.',
  unreadable_characters: () => 'Some characters of this row could not be read. Save the file as UTF-8 and bring it again.',
  unknown_time_zone: (r) => `${seen(r)} is not a time zone we know. Use an IANA name such as Europe/Lisbon.`,
  place_zone_unsaid: (r) => `${seen(r)} is new here and nobody has said which time zone it is in. Choose one for it.`,
  too_many_cells: () => 'This row has more cells than there are columns, so its values may stand under the wrong headers. Put quotes around values that hold the separator.',
  too_few_cells: () => 'This row has fewer cells than there are columns: a line end inside a value may have cut it in two. Put quotes around such values, or fill the row up with separators.',
  cell_too_long: () => 'A cell of this row is too long to be read (more than 100,000 characters). Shorten it and bring the row again.',
  row_too_long: () => 'This row is too long to be read. Perhaps a quotation mark before it is not closed, or it is no table row.',
  too_many_columns: () => 'This row has more columns than can be read. Remove what does not belong to the table and bring it again.',
  quote_not_closed: () => 'A quotation mark is opened here and never closed, so where its cells end cannot be told. Close it; the rows around it were read.',
  repeated_header: () => 'This line is the header once more, as printed on a new page.',
  rule_line: () => 'This line is a rule drawn between rows.',
  total_line: (r) => `This line is a total (${r.text ?? ''}), not a record.`,
  closing_line: (r) => `This line belongs to the report, not to the list (${r.text ?? ''}).`,
  digits_rounded: (r) => `${seen(r)} is stored as a number of more than 15 digits, and a spreadsheet keeps only 15: the last ones may be wrong. Export the column as text and bring it again.`,
  formula_without_value: () => 'A formula stands here and the workbook holds no result for it. Open and save it in the spreadsheet program, then bring it again.',
  missing: () => 'This is empty, and a record cannot be without it.',
  no_identity: () => 'Nothing here tells which one it is. Add an identifier and bring it again.',
  status_unsaid: () => 'The file does not say what state it is in, and nobody holds it. Choose one status for such rows.',
  ends_before_start: (r) => `It ends (${r.text ?? ''}) before it starts. Correct one of the two dates.`,
  repeated_in_file: (r) => `${seen(r)} is also on line ${lines(r)}. Keep the one that is right and bring the file again.`,
  seat_repeated_in_file: (r) => `The same person holds this seat on line ${lines(r)} too. Keep one of them.`,
  rows_disagree: (r) => `The rows of this licence (line ${lines(r)}) do not agree with each other. Make them equal and bring the file again.`,
  two_records: (r) => `Its identifiers belong to different records here: ${here(r)}. Find out which one is meant.`,
  several_records: (r) => `More than one record here has ${seen(r)}: ${here(r)}. Join or correct them first.`,
  other_number_here: (r) => `This e-mail belongs to ${here(r)} here, under another employee number. Is it the same person?`,
  other_serial_here: (r) => `This asset tag is on ${here(r)} here, with another serial number. Is it another device?`,
  unknown_person: (r) => {
    if (r.proposal === undefined) return `Nobody here is known as ${seen(r)}. Bring people first, or correct the name.`;
    const why = r.because === undefined ? 'has the same name' : nearness[r.because];
    return `Nobody here is known as ${seen(r)}. ${r.proposal} ${why}: is it the same person?`;
  },
  several_people: (r) => `${seen(r)} could be more than one person: ${here(r)}. Use the employee number or the e-mail.`,
  people_disagree: (r) => `The columns name different people: ${here(r)}. Correct one of them.`,
  own_manager: () => 'A person cannot be their own manager.',
  circular_manager: (r) => `Following the managers upward comes back to this person (${here(r)}). Correct one of them.`,
  person_refused: (r) => `The row of this person (line ${lines(r)}) was refused, so this reference waits for it.`,
  several_places: (r) => `More than one place here is called ${seen(r)}. Rename one, or use its code.`,
  legal_hold: () => 'It is under legal hold, so its state stays as it is.',
  not_sanitised: () => 'It holds data and came back to us: it becomes ready in the workshop, with a verified sanitisation, not from a file.',
  in_open_case: () => 'It is part of an open case, which decides what happens to it. Close that first, or record the return at the station.',
  disposed: () => 'It was disposed of here. If it is back, take it in at the station.',
  status_needs_event: () => 'A file cannot say that it came back. Record the hand-over at the station, or mark the row as known.',
  counted_goods: (r) => `Counted goods (${r.text ?? ''}) are not single things with a chain of custody, so Handback leaves them alone.`,
  changed_since: (r) => `${here(r) || 'This record'} was changed by someone after the preview, so this row was left out. Bring the file again to see what still differs.`,
  here_since: (r) => `Someone added ${seen(r)} after the preview, so this row was left out. Bring the file again to compare the two.`,
  formula: (r) => `${seen(r)} is a formula, not a value. We never run what stands in a file; type the value instead.`,
  date_for_code: (r) => `${seen(r)} is a date where a serial number should stand: a spreadsheet has rewritten it. Type it from the label.`,
  rounded_digits: (r) => `${seen(r)} has more than fifteen digits and ends in zeros: a spreadsheet has rounded it and the last digits are lost. Type it from the label.`,
  zeros_lost: (r) => `${seen(r)} is shorter than the others in this column, which begin with zeros. A spreadsheet may have dropped them${r.proposal === undefined ? '.' : `: ${r.proposal}?`}`,
  vendor_prefix: (r) => `${seen(r)} seems to have something in front of the serial number itself${r.proposal === undefined ? '.' : `: ${r.proposal}?`}${here(r) === '' ? '' : ` ${here(r)} here has that number.`}`,
  looks_like_serial: (r) => `${seen(r)} reads like ${r.proposal === undefined ? 'another' : `“${r.proposal}”`} (${here(r) || `line ${lines(r)}`}) when O and 0, I and 1, S and 5, B and 8 are mixed up. Is it the same device?`,
  near_serial: (r) => `${seen(r)} reads like the serial number of ${here(r) || `line ${lines(r)}`}, which has another asset tag. Perhaps one of the two was mistyped.`,
  date_in_future: (r) => `${r.text ?? ''} has not come yet. Correct the date, or say that it is right.`,
  date_too_early: (r) => `${r.text ?? ''} is before such things were made. Correct the date, or say that it is right.`,
  like_birthday: (r) => `${r.text ?? ''} is more than fifty years ago: it may be a date of birth. Handback does not keep those.`,
  end_never: (r) => `${r.text ?? ''} is so far away that it seems to say “no end”. Leave it empty, or say that it is right.`,
  warranty_before_purchase: (r) => `The warranty ends (${r.text ?? ''}) before the purchase. Perhaps one of the dates is wrong.`,
  two_holders: (r) => `This row says that ${r.text === '' || r.text === undefined ? 'nobody' : r.text} has it; line ${lines(r)} says ${here(r) || 'nobody'}. Only one can have it: put the other row aside.`,
  held_otherwise: (r) => `The file says that ${r.text ?? ''} has it; the last hand-over here says ${here(r)}. Which of the two is right?`,
  holder_left: (r) => `${r.text ?? 'The person who has it'} has left and still has it. It went in like this; ask for it back.`,
  status_against_holder: (r) => `The status says ${(r.text ?? '').replaceAll('_', ' ')}, and yet ${here(r) || 'somebody'} is named as having it. It went in for them, but not with them.`,
  seats_over: (r) => `The licence has ${r.text ?? 'fewer'} seats and the file names more people than that. This one is beyond them.`,
  same_name_here: (r) => `${here(r)} here has the same name and department under other identifiers. Is it the same person?`,
  same_name_in_file: (r) => `Line ${lines(r)} has the same name and department under other identifiers. Is it the same person twice?`,
  same_contact_in_file: (r) => `Line ${lines(r)} has the same personal e-mail under another name or number. Perhaps it is one person twice.`,
  number_reused: (r) => `The number ${seen(r)} is ${here(r)}’s here, who has another name and another e-mail. Was the number given to somebody else?`,
  key_taken: (r) => `${seen(r)} belongs to ${here(r)} already. Change it or leave it empty in this row.`,
  decided_elsewhere: () => 'What happens to this is being decided in Handback at the moment, so the file leaves it as it is.',
  left_by_rule: (r) => `Left alone by the rule “${here(r)}”.`,
  encoded_twice: (r) => `${seen(r)} went through the wrong encoding before the file came here${r.proposal === undefined ? '.' : `: it was “${r.proposal}”?`}`,
  column_name: (r) => `${seen(r)} is the name of a column, not of a record. If the list lies on its side, turn it (in a spreadsheet: Paste Special, Transpose) and bring it again.`,
  decimals_added: (r) => `${seen(r)} is written as an amount: a program took the number for one and added decimals${r.proposal === undefined ? '.' : `. Was it “${r.proposal}”?`}`,
  negative_cost: (r) => `${r.text ?? ''} is less than nothing, so it may be a credit. Correct the amount, or say that it is right.`,
  other_file_row: (r) => `What it refers to was left out (line ${lines(r)}), so this row waits for it.`,
};

/** The sentence for a person. Where the field is named, the caller puts its label in front. */
export function sayReason(reason: Reason): string {
  return sentences[reason.code](reason);
}

/** `blocks`: the row waits. `look`: it goes in and somebody should look. `note`: only said. */
export type Severity = 'blocks' | 'look' | 'note';

/** Read as it stands, only hardly what was meant: a person may say that it is right. */
const suspicions = new Set<ReasonCode>(['encoded_twice', 'column_name', 'negative_cost', 'decimals_added']);
export const isSuspicion = (code: ReasonCode): boolean => suspicions.has(code);

const looks = new Set<ReasonCode>(['near_serial', 'warranty_before_purchase', 'holder_left', 'status_against_holder', 'seats_over', 'same_contact_in_file']);
const notes = new Set<ReasonCode>(['placeholder', 'left_by_rule', 'counted_goods']);

export const severityOf = (code: ReasonCode): Severity => (looks.has(code) ? 'look' : notes.has(code) ? 'note' : 'blocks');

/** What rows with this reason have in common, as the heading of a group. */
export const reasonTitles: { readonly [C in ReasonCode]?: string } = {
  ambiguous_date: 'Day or month first?', impossible_date: 'A day that does not exist', not_a_date: 'Not a date', ambiguous_money: 'Thousands or decimals?', not_money: 'Not an amount', currency_unsaid: 'No currency',
  not_an_email: 'Not an e-mail address', not_a_number: 'Not a number', not_yes_or_no: 'Neither yes nor no', unknown_word: 'A word we do not know', damaged_by_spreadsheet: 'Digits lost in a spreadsheet',
  spreadsheet_error: 'A spreadsheet’s error', control_characters: 'Characters that cannot be shown', too_long: 'Too long', unreadable_characters: 'Unreadable characters', place_zone_unsaid: 'A new place without a time zone',
  unknown_time_zone: 'An unknown time zone', too_many_cells: 'More cells than columns', too_few_cells: 'Fewer cells than columns', cell_too_long: 'A cell too long to read', row_too_long: 'A row too long to read', too_many_columns: 'Too many columns', quote_not_closed: 'A quotation mark left open',
  digits_rounded: 'Digits rounded away', formula_without_value: 'A formula without a result', missing: 'Something is missing', no_identity: 'Nothing says which one it is', status_unsaid: 'No status', ends_before_start: 'Ends before it starts',
  repeated_in_file: 'Twice in the file', seat_repeated_in_file: 'The same seat twice', rows_disagree: 'Rows that do not agree', two_records: 'Belongs to two records', several_records: 'More than one record fits',
  other_number_here: 'Same e-mail, other number', other_serial_here: 'Same tag, other serial', unknown_person: 'Nobody known by that name', several_people: 'Could be several people', people_disagree: 'Columns name different people',
  own_manager: 'Their own manager', circular_manager: 'Managers in a circle', person_refused: 'Waits for another row', several_places: 'Could be several places', legal_hold: 'Under legal hold', not_sanitised: 'Not sanitised yet',
  in_open_case: 'Being decided in Handback', decided_elsewhere: 'Being decided in Handback', disposed: 'Disposed of here', status_needs_event: 'Needs a hand-over', changed_since: 'Changed since the preview', here_since: 'Here since the preview',
  formula: 'A formula in a cell', date_for_code: 'A date where a serial stands', rounded_digits: 'Digits rounded away', zeros_lost: 'Leading zeros lost', vendor_prefix: 'A prefix before the serial', looks_like_serial: 'Look-alike serials',
  near_serial: 'Serials that nearly meet', date_in_future: 'Dates in the future', date_too_early: 'Dates too long ago', like_birthday: 'Dates like birthdays', end_never: 'Ends that mean never', warranty_before_purchase: 'Warranty before purchase',
  two_holders: 'Two holders for one thing', held_otherwise: 'With somebody else here', holder_left: 'With people who have left', status_against_holder: 'Status against holder', seats_over: 'More people than seats',
  same_name_here: 'Perhaps here already', same_name_in_file: 'Perhaps one person twice', same_contact_in_file: 'Two rows, one mailbox', number_reused: 'A number used again', key_taken: 'Belongs to another record',
  encoded_twice: 'Letters written twice in the wrong encoding', column_name: 'A column’s name where a record should stand', negative_cost: 'Costs below nothing', decimals_added: 'Decimals added to a number',
};

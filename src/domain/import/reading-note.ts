/**
 * What a person should know about how a file was read, besides its rows: the
 * closed list and its sentences. None of it stops the file.
 */
import { encodingLabels, type EncodingName } from './encoding.ts';

export type ReadingNoteCode =
  | 'encoding_unsure' | 'mixed_encoding' | 'replaced_characters' | 'zero_bytes' | 'no_header' | 'from_archive'
  | 'hidden_rows' | 'hidden_columns' | 'hidden_sheet' | 'merged_cells' | 'several_sheets' | 'json_path' | 'nested_left_out';

export type ReadingNote = { readonly code: ReadingNoteCode; readonly count?: number; readonly text?: string; /** The first of them. */ readonly lines?: readonly number[] };

const counted = (n: number | undefined, one: string, many: string): string => (n === 1 ? `One ${one}` : `${(n ?? 0).toLocaleString('en')} ${many}`);
const at = ({ lines, count }: ReadingNote): string => (lines === undefined || lines.length === 0 ? '' : ` (line ${lines.slice(0, 8).join(', ')}${(count ?? 0) > 8 || lines.length > 8 ? ' …' : ''})`);

const sentences: { readonly [C in ReadingNoteCode]: (note: ReadingNote) => string } = {
  encoding_unsure: (n) => `The file does not say how its letters are written; ${encodingLabels[n.text as EncodingName]} fits best, but not by far. If names look wrong below, choose another encoding.`,
  mixed_encoding: (n) => `${counted(n.count, 'place is', 'places are')} written in another encoding than the rest of the file and ${n.count === 1 ? 'was' : 'were'} read as Windows-1252${at(n)}. Look at those lines.`,
  replaced_characters: (n) => `${counted(n.count, 'character', 'characters')} had been replaced by � before the file came here${at(n)}; what stood there is lost. Such rows wait.`,
  zero_bytes: (n) => `${counted(n.count, 'zero byte was', 'zero bytes were')} left off${at(n)}; the text around them is whole.`,
  no_header: () => 'The first line looks like data, so the columns have no names. Choose the fields below, or choose the line that names them.',
  from_archive: (n) => `Unpacked from the archive: ${n.text ?? ''}.`,
  hidden_rows: (n) => `${counted(n.count, 'row is', 'rows are')} hidden in the workbook and read all the same.`,
  hidden_columns: (n) => `${counted(n.count, 'column is', 'columns are')} hidden in the workbook and read all the same.`,
  hidden_sheet: (n) => `The sheet “${n.text ?? ''}” is hidden in the workbook.`,
  merged_cells: (n) => `${counted(n.count, 'block of cells is', 'blocks of cells are')} merged: the value stands in the first cell of each, the others are empty.`,
  several_sheets: (n) => `There are ${n.count ?? 0} sheets; “${n.text ?? ''}” looks most like a list. Choose another if you mean that.`,
  json_path: (n) => `The list stands under “${n.text ?? ''}”.`,
  nested_left_out: (n) => `Lists inside a record are kept as text: ${n.text ?? ''}.`,
};

export const sayNote = (note: ReadingNote): string => sentences[note.code](note);

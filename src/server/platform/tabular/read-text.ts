/** A text table: its encoding, its dialect, its records as a stream. */
import type { ReadingNote } from '#domain/import/reading-note';
import { RecordCutter, type CutDialect } from './cut-records.ts';
import { decode } from './decode-text.ts';
import { detectEncoding, type DetectedEncoding, type Encoding } from './detect-encoding.ts';
import type { RawRecord, Records, TableLimits } from './raw-record.ts';
import { sniffDialect, swapQuotes, type Delimiter } from './sniff-dialect.ts';
import { TableError } from './table-error.ts';
import { pacer, type TableSource } from './table-source.ts';
import { linesWith } from './find-lines.ts';

export type TextTable = { readonly records: Records; readonly encoding: DetectedEncoding; readonly delimiter: Delimiter; readonly notes: readonly ReadingNote[] };

const sniffed = 256 * 1024;

async function readHead(source: TableSource, encoding: DetectedEncoding): Promise<{ text: string; isWhole: boolean }> {
  let text = '';
  let hasText = false;
  for await (const part of decode(source, encoding)) {
    text += part;
    hasText ||= part.trim() !== '';
    if (text.length >= sniffed && hasText) return { text, isWhole: false };
  }
  return { text, isWhole: true };
}

/** What was detected, or what a person says instead: then nothing is mended, every byte is read so. */
export async function encodingOf(source: TableSource, said: Encoding | undefined): Promise<DetectedEncoding> {
  const found = await detectEncoding(source);
  return said === undefined || said === found.encoding ? found : { ...found, encoding: said, hasMark: false, broken: said === 'utf-8' ? Math.max(found.broken, 1) : 0, replaced: 0, isSure: true };
}

export async function encodingNotes(source: TableSource, encoding: DetectedEncoding): Promise<ReadingNote[]> {
  const notes: ReadingNote[] = [];
  if (!encoding.isSure) notes.push({ code: 'encoding_unsure', text: encoding.encoding });
  if (encoding.broken > 0) notes.push({ code: 'mixed_encoding', count: encoding.broken, lines: await linesWith(source, 'broken') });
  if (encoding.replaced > 0) notes.push({ code: 'replaced_characters', count: encoding.replaced, lines: await linesWith(source, 'replaced') });
  if (encoding.zeroes > 0) notes.push({ code: 'zero_bytes', count: encoding.zeroes, lines: await linesWith(source, 'zero') });
  return notes;
}

function unwrap(record: RawRecord, dialect: CutDialect, limits: TableLimits): RawRecord {
  const [inner] = record.problem === undefined ? new RecordCutter(dialect, limits).feed(record.cells[0] ?? '', true) : [];
  return inner === undefined ? record : { ...inner, line: record.line };
}

export async function readText(source: TableSource, limits: TableLimits, said: { encoding?: Encoding | undefined; delimiter?: Delimiter | undefined }): Promise<TextTable> {
  const encoding = await encodingOf(source, said.encoding);
  const head = await readHead(source, encoding);
  if (head.text.trim() === '') throw new TableError('empty', 1);
  const { delimiter, escapes, wrapped, apostrophes, skipped, skippedLines } = sniffDialect(head.text, head.isWhole, said.delimiter);
  const records: Records = async function* () {
    const cutter = new RecordCutter({ delimiter: wrapped ? '\u0000' : delimiter, escapes }, limits, 1 + skippedLines);
    const whole = (batch: RawRecord[]): RawRecord[] => {
      const cut = wrapped ? batch.map((record) => unwrap(record, { delimiter, escapes }, limits)) : batch;
      return apostrophes ? cut.map((record) => ({ ...record, cells: record.cells.map(swapQuotes) })) : cut;
    };
    const pause = pacer();
    let toSkip = skipped;
    for await (const part of decode(source, encoding)) {
      const here = toSkip > 0 ? part.slice(toSkip) : part;
      const batch = cutter.feed(apostrophes ? swapQuotes(here) : here);
      toSkip = Math.max(0, toSkip - part.length);
      if (batch.length > 0) yield whole(batch);
      await pause();
    }
    const last = cutter.feed('', true);
    if (last.length > 0) yield whole(last);
  };
  return { records, encoding, delimiter, notes: await encodingNotes(source, encoding) };
}

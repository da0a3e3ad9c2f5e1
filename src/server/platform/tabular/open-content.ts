/** The records of a file, whatever it is: text, workbook, page, JSON, or one of them inside an archive. */
import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { ReadingNote } from '#domain/import/reading-note';
import type { DetectedEncoding } from './detect-encoding.ts';
import type { Records, TableLimits } from './raw-record.ts';
import { codePages } from './code-pages.ts';
import { readJson } from './read-json.ts';
import { readMarkupTables, type MarkupFormat } from './read-markup-tables.ts';
import { encodingNotes, encodingOf, readText } from './read-text.ts';
import type { ReadOptions, TableFormat } from './read-table.ts';
import { readWorkbook } from './read-workbook.ts';
import { recogniseContent } from './recognise-content.ts';
import type { Delimiter } from './sniff-dialect.ts';
import type { Sheet } from './sheets.ts';
import { TableError } from './table-error.ts';
import { allBytes, firstBytes, mostPacked, type TableSource } from './table-source.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

export type Content = {
  readonly format: TableFormat;
  readonly records: Records;
  readonly notes: readonly ReadingNote[];
  readonly encoding?: DetectedEncoding;
  readonly delimiter?: Delimiter;
  readonly sheet?: string;
  readonly sheets?: readonly Sheet[];
};

/** Formats that say themselves how they are written. */
export const noEncoding: DetectedEncoding = { encoding: 'utf-8', hasMark: false, broken: 0, isSure: true, replaced: 0, zeroes: 0 };

const deepest = 2;
const packedLimit = 256 * 1024 * 1024;

export async function openContent(source: TableSource, limits: TableLimits, options: ReadOptions, depth = 0): Promise<Content> {
  const head = await firstBytes(source, 8192);
  if (head.length === 0) throw new TableError('empty', 1);
  if (depth > deepest) throw new TableError('not_text', 1, 'an archive inside an archive');
  switch (recogniseContent(head)) {
    case 'zip': return openArchive(openZip(await packed(source)), limits, options, depth);
    case 'gzip': return openContent(gunzipped(source, limits.unpackedBytes), limits, options, depth + 1);
    case 'compound': throw await compoundError(source);
    case 'html': case 'spreadsheet_xml': return openMarkup(source, recogniseContent(head) as MarkupFormat, head, limits, options);
    case 'json': return openJson(source, limits, options);
    case 'text': return { format: 'text', ...(await readText(source, limits, options)) };
  }
}

async function packed(source: TableSource): Promise<Uint8Array> {
  const bytes = await allBytes(source, mostPacked);
  if (bytes === null) throw new TableError('too_large_packed', 1, `${mostPacked / 1024 / 1024} MB`);
  return bytes;
}

/** A page says in its head which code page it is in; UTF-8 is believed by its bytes. */
async function openMarkup(source: TableSource, format: MarkupFormat, head: Uint8Array, limits: TableLimits, options: ReadOptions): Promise<Content> {
  const stated = /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(Buffer.from(head).toString('latin1'))?.[1]?.toLowerCase();
  const found = await encodingOf(source, options.encoding);
  const page = codePages.find((each) => each === stated || (each === 'windows-1252' && stated === 'iso-8859-1'));
  const encoding = options.encoding === undefined && page !== undefined && !found.encoding.startsWith('utf-') ? { ...found, encoding: page, isSure: true } : found;
  const table = await readMarkupTables(source, format, encoding, limits, options.sheet);
  return { format, encoding, ...table, notes: [...table.notes, ...await encodingNotes(source, encoding)] };
}

async function openJson(source: TableSource, limits: TableLimits, options: ReadOptions): Promise<Content> {
  const encoding = await encodingOf(source, options.encoding);
  return { format: 'json', encoding, ...(await readJson(source, encoding, limits)) };
}

function gunzipped(source: TableSource, limit: number): TableSource {
  return {
    open: async function* () {
      const stream = createGunzip({ chunkSize: 64 * 1024 });
      const packed = Readable.from(source.open());
      packed.on('error', (error) => stream.destroy(error));
      packed.pipe(stream);
      let length = 0;
      try {
        for await (const chunk of stream as AsyncIterable<Buffer>) {
          length += chunk.length;
          if (length > limit) throw new TableError('too_large_unpacked', 1, `${Math.round(limit / 1_000_000).toLocaleString('en')} MB`);
          yield chunk;
        }
      } catch (error) {
        throw error instanceof TableError ? error : new TableError('broken_archive', 1, 'a compressed file (gzip)');
      } finally {
        packed.destroy();
        stream.destroy();
      }
    },
  };
}

/** The container of the old Office formats: a workbook before 2007, or a newer one under a password. */
async function compoundError(source: TableSource): Promise<TableError> {
  const bytes = Buffer.from(await firstBytes(source, mostPacked));
  const has = (name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return new TableError('password', 1);
  if (has('Workbook') || has('Book')) return new TableError('workbook', 1, 'an Excel workbook of the old binary kind (.xls)');
  return new TableError('not_text', 1, has('WordDocument') ? 'a Word document of the old kind (.doc)' : has('PowerPoint Document') ? 'a presentation' : 'an old Office document or a message');
}

const tableEndings = /\.(?:csv|tsv|tab|txt|psv|xlsx|xlsm|ods|json|html?|xls)$/i;
const isClutter = (name: string): boolean => /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i.test(name);

async function openArchive(archive: ZipArchive, limits: TableLimits, options: ReadOptions, depth: number): Promise<Content> {
  const names = [...archive.entries.keys()].filter((name) => !isClutter(name));
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  if (has(/^xl\/workbook\.bin$/)) throw new TableError('workbook', 1, 'an Excel workbook of the binary kind (.xlsb)');
  if (has(/^word\//)) throw new TableError('not_text', 1, 'a Word document');
  if (has(/^ppt\//)) throw new TableError('not_text', 1, 'a presentation');
  if (has(/^Index\/|^Index\.zip$/) && has(/\.iwa$|Index\.zip$/)) throw new TableError('workbook', 1, 'a Numbers document');
  if (has(/^xl\//) || has(/^_rels\/\.rels$/)) return { format: 'workbook', ...(await readWorkbook(archive, limits, options.sheet)) };
  if (has(/^content\.xml$/)) {
    const type = archive.entries.has('mimetype') ? new TextDecoder().decode(await firstBytes(archive.open('mimetype', 1000), 200)) : '';
    if (/text|presentation|graphics/.test(type)) throw new TableError('not_text', 1, 'an OpenDocument text or drawing');
    if (archive.entries.has('META-INF/manifest.xml') && /encryption-data/.test(new TextDecoder().decode(await firstBytes(archive.open('META-INF/manifest.xml', limits.unpackedBytes), 65_536)))) throw new TableError('password', 1);
    return { format: 'open_document', ...(await readMarkupTables(archive.open('content.xml', limits.unpackedBytes), 'open_document', noEncoding, limits, options.sheet)) };
  }
  const tables = names.filter((name) => tableEndings.test(name));
  const list = tables.length > 0 ? tables : names;
  if (list.length > 1) throw new TableError('several_files', 1, `${list.slice(0, 4).map((name) => name.slice(-80)).join(', ')}${list.length > 4 ? ` and ${list.length - 4} more` : ''}`);
  const [only] = list;
  if (only === undefined) throw new TableError('no_table', 1, 'an empty archive');
  const content = await openContent(archive.open(only, packedLimit), limits, options, depth + 1);
  return { ...content, notes: [{ code: 'from_archive', text: only.split('/').at(-1) ?? only }, ...content.notes] };
}

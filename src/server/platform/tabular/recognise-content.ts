/**
 * What a file is, by its first bytes and never by its name: `.xls` is often a
 * page or a text, `.csv` now and then a workbook.
 * Source: the signatures of the formats (PKWARE, ECMA-376, ODF 1.3, MS-CFB, RFC 1952 …).
 */
import { byMark, byZeroes } from './detect-encoding.ts';
import { TableError } from './table-error.ts';
import { isZip } from './zip-archive.ts';

export type Content = 'text' | 'zip' | 'gzip' | 'compound' | 'html' | 'spreadsheet_xml' | 'json';

type Known = readonly [code: 'workbook' | 'not_text', name: string, magic: readonly number[] | string];
const known: readonly Known[] = [
  ['not_text', 'a PDF', '%PDF'], ['not_text', 'a picture', [0x89, 0x50, 0x4e, 0x47]], ['not_text', 'a picture', [0xff, 0xd8, 0xff]], ['not_text', 'a picture', 'GIF8'], ['not_text', 'a picture', [0x49, 0x49, 0x2a, 0x00]],
  ['not_text', 'a picture', [0x4d, 0x4d, 0x00, 0x2a]], ['not_text', 'a 7-Zip archive', [0x37, 0x7a, 0xbc, 0xaf]], ['not_text', 'a RAR archive', 'Rar!'], ['not_text', 'a compressed file (bzip2)', 'BZh'], ['not_text', 'a compressed file (xz)', [0xfd, 0x37, 0x7a, 0x58]],
  ['not_text', 'a compressed file (zstd)', [0x28, 0xb5, 0x2f, 0xfd]], ['not_text', 'a database file (SQLite)', 'SQLite format 3'], ['not_text', 'a Parquet file', 'PAR1'], ['not_text', 'an RTF document', '{\\rtf'], ['not_text', 'a program', 'MZ\x90'], ['not_text', 'a program', '\x7fELF'],
  ['workbook', 'a very old Excel workbook (before 1997)', [0x09, 0x08]], ['workbook', 'a very old Excel workbook (before 1997)', [0x09, 0x04]], ['workbook', 'a web archive (.mht)', 'MIME-Version:'],
];

const startsWith = (bytes: Uint8Array, magic: readonly number[] | string): boolean => {
  for (let at = 0; at < magic.length; at++) if (bytes[at] !== (typeof magic === 'string' ? magic.charCodeAt(at) : magic[at])) return false;
  return true;
};

/** Letters and digits of a mainframe stand high, its space is an @, and nothing ends a line as elsewhere. */
function isEbcdic(head: Uint8Array): boolean {
  const sample = head.subarray(0, 1000);
  const high = sample.filter((byte) => (byte >= 0x81 && byte <= 0xa9) || (byte >= 0xc1 && byte <= 0xe9) || byte >= 0xf0).length;
  const own = sample.filter((byte) => byte === 0x40 || byte === 0x4b || byte === 0x6b || byte === 0x5e || byte === 0x60).length;
  return sample.length > 20 && !sample.some((byte) => byte === 0x0a || byte === 0x0d || byte === 0x20 || byte === 0x2c) && high + own > sample.length * 0.85 && own > 2;
}

/** Throws for what is neither a table nor holds one. */
export function recogniseContent(head: Uint8Array): Content {
  if (isZip(head)) return 'zip';
  if (startsWith(head, [0x1f, 0x8b])) return 'gzip';
  if (startsWith(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'compound';
  const mark = byMark(head);
  if (startsWith(head, [0xff, 0xfe, 0, 0])) throw new TableError('not_text', 1, 'a text in UTF-32');
  const other = mark === undefined ? known.find(([, , magic]) => startsWith(head, magic)) : undefined;
  if (other !== undefined) throw new TableError(other[0], 1, other[1]);
  if (mark === undefined && isEbcdic(head)) throw new TableError('not_text', 1, 'a text of a mainframe (EBCDIC)');
  const text = new TextDecoder(mark ?? byZeroes(head) ?? 'utf-8').decode(head).trimStart();
  if (/^\{\s*(?:"|\}\s*$)/.test(text) || /^\[\s*(?:\{|\]\s*$)/.test(text)) return 'json';
  if (!text.startsWith('<')) return 'text';
  if (/^<\?xml/.test(text)) {
    if (/urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return 'spreadsheet_xml';
    if (/<!DOCTYPE\s+html|<html[\s>]/i.test(text)) return 'html';
    if (/<plist[\s>]|<!DOCTYPE\s+plist/i.test(text)) throw new TableError('not_text', 1, 'a property list');
    throw new TableError(/<!DOCTYPE/i.test(text) ? 'has_dtd' : 'not_text', 1, 'an XML file');
  }
  return /^<(?:!DOCTYPE\s+html|html|head|body|table|meta|div|style|title|!--)/i.test(text) ? 'html' : 'text';
}

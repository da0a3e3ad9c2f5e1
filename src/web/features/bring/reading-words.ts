/** What the page says about how a file was read, and what is sent when a person says otherwise. */
import type { ImportReading } from '#contract/imports';
import { encodingLabels } from '#domain/import/encoding';
import { Problem } from '../../platform/problem.ts';

export type Said = { readonly sheet?: string; readonly headerLine?: number | 'none'; readonly encoding?: ImportReading['encoding']; readonly delimiter?: NonNullable<ImportReading['delimiter']> };

/** "Read as a text table in UTF-8, columns divided by semicolon. The columns are named on line 4." */
export function readingText(reading: ImportReading, titles: readonly string[]): string {
  const { format, formatName, encoding, delimiter, headerLine, sheet, sheets } = reading;
  const where = format === 'text' ? ` in ${encodingLabels[encoding]}${delimiter === null ? '' : `, columns divided by ${delimiter}`}` : sheet !== null && sheets.length > 1 ? `, sheet “${sheet}”` : '';
  const header = format === 'json' ? '' : headerLine === null ? ' No line names the columns.' : ` The columns are named on line ${headerLine}.`;
  const above = titles.length === 0 ? '' : ` Above them: ${titles.slice(0, 4).join(' · ')}.`;
  return `Read as ${formatName}${where}.${header}${above}`;
}

/** Everything that differs from what would be recognised, with the newest word on top. Another sheet begins anew; a new encoding or delimiter keeps the header line only when somebody chose one. */
export function said(reading: ImportReading, say: Said): Said {
  if (say.sheet !== undefined) return { sheet: say.sheet };
  const sheet = reading.sheet === null || reading.sheets.length < 2 ? {} : { sheet: reading.sheet };
  const isText = reading.format === 'text';
  return { ...sheet, ...(isText || reading.format === 'html' ? { encoding: reading.encoding } : {}), ...(isText && reading.delimiter !== null ? { delimiter: reading.delimiter } : {}), ...say };
}

/** A file that cannot be read says why in one sentence; that is all a person needs. */
export const toldUnreadable = (problem: Problem | null): Problem | null =>
  problem?.code === 'file_unreadable' && typeof problem.facts['reason'] === 'string' ? new Problem({ type: 'urn:handback:problem:file_unreadable', code: problem.code, status: problem.status, title: problem.title, detail: problem.facts['reason'] }) : problem;

/**
 * A backup is one gzip'd text file that either engine can be filled from:
 * a head line, then for each table a line `#name` and its rows as JSON, then
 * an end line with the number and the sum of each table's rows.
 * Rule: a file without its end line, or whose sums differ, is not a backup.
 * The sum of a table does not depend on the order of its rows.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip } from 'node:zlib';

export const backupFormat = 'handback-backup';

export type MigrationName = { readonly name: string; readonly checksum: string };
export type BackupHead = { readonly format: typeof backupFormat; readonly formatVersion: 1; readonly madeAt: string; readonly program: string; readonly migrations: readonly MigrationName[] };
export type TableSum = { readonly rows: number; readonly sum: string };
export type BackupEnd = { readonly tables: Readonly<Record<string, TableSum>> };

/** Says what is wrong with a file and what to do; meant to be printed as it is. */
export class BackupError extends Error {}

/** What a reader meets, in this order: the head, tables with their rows, the end. */
export type BackupPart = { readonly kind: 'head'; readonly head: BackupHead } | { readonly kind: 'rows'; readonly table: string; readonly rows: readonly string[] } | { readonly kind: 'end'; readonly end: BackupEnd };

const modulus = 1n << 128n;

/** Counts and sums rows as they pass. */
export function rowSum(): { add(row: string): void; value(): TableSum } {
  let rows = 0;
  let sum = 0n;
  return {
    add(row) {
      rows += 1;
      sum = (sum + BigInt(`0x${createHash('sha256').update(row).digest('hex').slice(0, 32)}`)) % modulus;
    },
    value: () => ({ rows, sum: sum.toString(16).padStart(32, '0') }),
  };
}

export const lineOf = (part: BackupPart): string => {
  if (part.kind === 'head') return `${JSON.stringify(part.head)}\n`;
  if (part.kind === 'end') return `$${JSON.stringify(part.end)}\n`;
  return `#${part.table}\n${part.rows.map((row) => `${row}\n`).join('')}`;
};

const damaged = (file: string, why: string): BackupError => new BackupError(`${file} is not a whole backup: ${why}. Nothing was changed. Use another one.`);

function readHead(file: string, line: string): BackupHead {
  try {
    const head = JSON.parse(line) as BackupHead;
    if (head.format === backupFormat && head.formatVersion === 1) return head;
  } catch { /* said below */ }
  throw damaged(file, 'it does not begin as one of Handback’s');
}

const batchCharacters = 1_000_000;

async function* linesOf(file: string): AsyncGenerator<string> {
  const bytes = createReadStream(file);
  const text = bytes.pipe(createGunzip());
  bytes.on('error', (error) => text.destroy(error));
  try {
    // Only "\n" ends a line here: JSON escapes it, and every other line end may stand in a value.
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for await (const bytesRead of text as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.write(bytesRead)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new BackupError(`There is no file ${file}. Nothing was changed.`);
    throw damaged(file, code === 'Z_BUF_ERROR' ? 'it ends in the middle' : 'it cannot be unpacked');
  }
}

/** Reads a backup part by part, rows in batches. Throws `BackupError` as soon as something is not as it was written. */
export async function* readBackup(file: string): AsyncGenerator<BackupPart> {
  const sums = new Map<string, ReturnType<typeof rowSum>>();
  let table: string | null = null;
  let batch: string[] = [];
  let characters = 0;
  let began = false;
  for await (const line of linesOf(file)) {
    if (!began) {
      began = true;
      yield { kind: 'head', head: readHead(file, line) };
      continue;
    }
    if (!line.startsWith('{') || characters > batchCharacters) {
      if (table !== null && batch.length > 0) yield { kind: 'rows', table, rows: batch };
      batch = [];
      characters = 0;
    }
    if (line.startsWith('$')) {
      const end = JSON.parse(line.slice(1)) as BackupEnd;
      const wrong = Object.entries(end.tables).find(([name, { rows, sum }]) => { const got = sums.get(name)?.value() ?? rowSum().value(); return got.rows !== rows || got.sum !== sum; });
      if (wrong) throw damaged(file, `the rows of "${wrong[0]}" are not those that were written`);
      yield { kind: 'end', end };
      return;
    }
    if (line.startsWith('#')) {
      table = line.slice(1);
      if (!sums.has(table)) sums.set(table, rowSum());
      continue;
    }
    if (table === null) throw damaged(file, 'a row stands outside a table');
    sums.get(table)?.add(line);
    batch.push(line);
    characters += line.length;
  }
  throw damaged(file, 'its end is missing');
}

/** Reads to the end and says what it holds. */
export async function checkBackup(file: string): Promise<{ head: BackupHead; end: BackupEnd }> {
  let head: BackupHead | undefined;
  for await (const part of readBackup(file)) {
    if (part.kind === 'head') head = part.head;
    if (part.kind === 'end' && head) return { head, end: part.end };
  }
  throw damaged(file, 'its end is missing');
}

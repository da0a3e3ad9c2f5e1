/** The refused rows of a file, as it wrote them, with the reason at the end: to be mended and brought again. */
import type { FileAnswer } from '#contract/route';
import { sayReason, type Reason } from '#domain/import/reason';
import { allow, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { findRun } from './find-import.service.ts';
import { listRows } from './import-row.repo.ts';
import { isOwnColumn, ownColumns, withoutOwn } from './own-columns.ts';
import { safeCell } from './safe-cell.ts';
import { waitingFile } from './quarantine-file.service.ts';
import { openStored, readingFile } from './read-import-file.ts';

async function refusedLines(call: CallContext, id: string): Promise<Map<number, string>> {
  const lines = new Map<number, string>();
  for (let after = 0, more = true; more;) {
    const page = await call.run(call.actor, (unit) => listRows(unit.tx, id, { verdict: 'refuse', reason: undefined, after, limit: 5_000 }));
    for (const row of page) lines.set(row.line, (row.reasons as unknown as Reason[]).map(sayReason).join(' '));
    after = page.at(-1)?.line ?? after;
    more = page.length === 5_000;
  }
  return lines;
}

export async function refusedFile(call: CallContext, id: string): Promise<Verdict<FileAnswer>> {
  const found = await call.run(call.actor, (unit) => findRun(unit, id));
  if (!found.ok) return found;
  // Once it went in, what waits of it now is what there is to mend; each row then knows where it came from.
  if (found.value.status === 'applied' && found.value.waiting_at !== null) {
    const waiting = await waitingFile(call, { file: id });
    if (waiting.ok) return waiting;
  }
  const reasons = await refusedLines(call, id);
  const table = await openStored(call.run, found.value.file_id, found.value.reading.how);
  if (!table.ok) return table;
  const { headers } = found.value.reading;
  const text = await readingFile(async () => {
    const parts = [[...withoutOwn(headers), ownColumns.line, ownColumns.why].map(safeCell).join(',')];
    for await (const row of table.value.rows()) {
      const why = reasons.get(row.line);
      // A row that has moved keeps all its cells; the reason then stands behind them.
      if (why !== undefined) parts.push([...row.cells.filter((_, index) => !isOwnColumn(headers[index] ?? '')), String(row.line), why].map(safeCell).join(','));
    }
    return `\uFEFF${parts.join('\r\n')}\r\n`;
  });
  if (!text.ok) return text;
  const stem = found.value.file_name.replace(/\.[^.]*$/, '');
  return allow({ name: `${stem}-refused.csv`, mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(text.value) });
}

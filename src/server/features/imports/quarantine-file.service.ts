/**
 * Waiting rows as a file, with their reasons: to be mended outside and brought
 * again. Our last column leads each row back to the very one it came from;
 * that column and the reasons are mapped to nothing when the file comes back.
 */
import type { WaitingFilter } from '#contract/waiting';
import type { FileAnswer } from '#contract/route';
import { sayReason } from '#domain/import/reason';
import { rowNow } from '#domain/import/waiting';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { runById } from './import.repo.ts';
import { runOf, seesEverySite } from './import-run.ts';
import { ownColumns, withoutOwn } from './own-columns.ts';
import { letOthersIn } from './read-import-file.ts';
import { safeCell } from './safe-cell.ts';
import { idsAfter, waitingByIds, type WaitingRecord } from './waiting-row.repo.ts';

async function* rowsOf(call: CallContext, filter: WaitingFilter): AsyncGenerator<WaitingRecord[]> {
  for (let after = '00000000-0000-0000-0000-000000000000';;) {
    const rows = await call.run(call.actor, async (unit) => {
      const ids = await idsAfter(unit.tx, { ...filter, severity: 'blocks' }, unit.now, after, 1_000);
      after = ids.at(-1) ?? after;
      return waitingByIds(unit.tx, ids);
    });
    if (rows.length === 0) return;
    yield rows;
    await letOthersIn();
  }
}

const proposalOf = (row: WaitingRecord): string => row.reasons.flatMap((reason) => reason.proposal ?? []).join('; ');

export async function waitingFile(call: CallContext, filter: WaitingFilter): Promise<Verdict<FileAnswer>> {
  if (!seesEverySite(call.actor)) return refuse('import_needs_all_sites');
  let first: WaitingRecord | undefined;
  let width = 0;
  const parts: string[] = [];
  for await (const rows of rowsOf(call, filter)) {
    for (const row of rows) {
      if (first === undefined) {
        first = row;
        const run = await call.run(call.actor, (unit) => runById(unit.tx, row.run_id));
        const headers = run === undefined ? [] : withoutOwn(runOf(run).reading.headers);
        width = headers.length;
        parts.push([...headers, ownColumns.line, ownColumns.why, ownColumns.proposal, ownColumns.key].map(safeCell).join(','));
      } else if (row.layout !== first.layout) return refuse('waiting_several_layouts');
      const { cells } = rowNow(row, width);
      // Cells beyond the columns stand behind ours: none is lost, and the row still does not fit.
      parts.push([...cells.slice(0, width), String(row.line), row.reasons.map(sayReason).join(' '), proposalOf(row), row.id, ...cells.slice(width)].map(safeCell).join(','));
    }
  }
  if (first === undefined) return refuse('not_found');
  return allow({ name: `${first.file_name.replace(/\.[^.]*$/, '')}-waiting.csv`, mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(`\uFEFF${parts.join('\r\n')}\r\n`) });
}

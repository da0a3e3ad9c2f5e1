/** Accounts of a batch. One that its own system calls ended is ended here; whose end a case decides was refused before. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeAccounts, createAccounts, findAccountsByIds, type AccountColumns, type AccountRecordRow } from '../accounts/bring-accounts.service.ts';
import { leaversAmong } from '../cases/open-case-assets.service.ts';
import { keepBefore } from './import-before.repo.ts';
import { withValues } from './record-shape.ts';
import { changedSince, hereSince, replacedBy, touches, writtenBy, type Batch, type Decided, type Refused } from './write-batch.ts';

const noAccount: AccountColumns = { person_id: '', system: '', username: '', is_privileged: false, holds_data: false, status: 'active', ended_at: null, ended_by_name: null, custom: {} };
export const columnsOfAccount = (row: AccountRecordRow): AccountColumns => Object.fromEntries(Object.keys(noAccount).map((key) => [key, (row as unknown as Record<string, unknown>)[key] ?? null])) as unknown as AccountColumns;

function columnsFor(unit: Unit, batch: Batch, row: Decided, before: AccountColumns): AccountColumns {
  const { values, custom } = writtenBy(row);
  const columns = withValues('accounts', before, values, custom);
  const holder = row.links.people['holder'];
  const ended = columns.status !== 'ended' ? { ended_at: null, ended_by_name: null } : before.status === 'ended' ? {} : { ended_at: unit.now, ended_by_name: `file ${batch.run.file_name}` };
  return { ...columns, ...ended, ...(holder?.id !== undefined && touches(row, 'holder') ? { person_id: holder.id } : {}) };
}

export async function writeAccounts(unit: Unit, batch: Batch): Promise<Refused> {
  const news = batch.rows.filter((row) => row.verdict === 'create');
  const made = await createAccounts(unit, news.map((row) => ({ id: row.recordId, columns: columnsFor(unit, batch, row, noAccount) })), batch.cause);
  const refused: Refused = new Map(news.filter((row) => !made.has(row.recordId)).map((row) => [row.line, [hereSince(row)]]));

  const changed = batch.rows.filter((row) => row.verdict === 'change');
  const now = new Map((await findAccountsByIds(unit, changed.map((row) => row.recordId))).map((row) => [row.id, row]));
  const leaving = await leaversAmong(unit, [...now.values()].map((row) => row.person_id));
  const changes = changed.flatMap((row) => {
    const before = now.get(row.recordId);
    const isDecidedThere = before !== undefined && leaving.has(before.person_id) && (touches(row, 'accountStatus') || touches(row, 'holder'));
    if (isDecidedThere) refused.set(row.line, [{ code: 'in_open_case', field: 'accountStatus', here: [row.label] }]);
    return before === undefined || row.seenVersion === null || isDecidedThere ? [] : [{ row, id: row.recordId, version: row.seenVersion, before, columns: columnsFor(unit, batch, row, columnsOfAccount(before)) }];
  });
  const written = await changeAccounts(unit, changes, batch.cause);
  await keepBefore(unit.tx, batch.run.id, changes.filter(({ id }) => written.has(id)).map(({ row, id, version, before, columns }) => ({ line: row.line, recordId: id, version: version + 1, was: replacedBy(before, columns) })));
  for (const row of changed) if (!written.has(row.recordId) && !refused.has(row.line)) refused.set(row.line, [changedSince(row)]);
  return refused;
}

/** Reading asks, and taking care of answers that ask for a hand. */
import type { Ask, AskRow, listAsks as listRoute } from '#contract/asks';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, readListQuery } from '../../platform/http/read-list-query.ts';
import { memberId } from '../../platform/work/actor.ts';
import { catalogueOf } from '#domain/list/catalogue';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askSource } from './ask-source.repo.ts';
import { askById, asksOfCase, changeAsk, listAsks } from './ask.repo.ts';
import { askDetail, askRow, type AskRecord } from './asks.presenter.ts';
import { withdrawOne } from './send-ask.service.ts';

export async function findAsks(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const catalogue = catalogueOf('asks');
  const wish = readListQuery(given, catalogue);
  if (!wish.ok) return wish;
  const page = await listAsks(unit.tx, catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...askRow(row), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const askReader = listReader(askSource);

export const getAsk = (unit: Unit, id: string): Promise<AskRecord | undefined> => askById(unit.tx, id);
export type { AskRecord };
export const asksOf = (unit: Unit, caseId: string): Promise<AskRecord[]> => asksOfCase(unit.tx, caseId);

/** The asks of a case as rows of a list. */
export const askRowsOf = async (unit: Unit, caseId: string): Promise<AskRow[]> => (await asksOfCase(unit.tx, caseId)).map(askRow);

export async function readOne(unit: Unit, id: string): Promise<Verdict<Ask>> {
  const row = await askById(unit.tx, id);
  return row ? allow(askDetail(row)) : refuse('not_found');
}

export async function withdrawByHand(unit: Unit, id: string, reason: string | undefined): Promise<Verdict<Ask>> {
  const row = await askById(unit.tx, id);
  if (!row) return refuse('not_found');
  const withdrawn = await withdrawOne(unit, row, reason ?? null);
  return withdrawn.ok ? allow(askDetail(withdrawn.value)) : withdrawn;
}

/** Every open ask of a case, when the case stops. Returns them. */
export async function withdrawAsks(unit: Unit, caseId: string, reason: string): Promise<AskRecord[]> {
  const open = (await asksOfCase(unit.tx, caseId)).filter((ask) => ask.status === 'prepared' || ask.status === 'sent');
  for (const ask of open) await withdrawOne(unit, ask, reason);
  return open;
}

export async function markHandled(unit: Unit, id: string, note: string | undefined): Promise<Verdict<Ask>> {
  const row = await askById(unit.tx, id);
  if (!row) return refuse('not_found');
  if (row.handled_at !== null || !(await changeAsk(unit.tx, id, { statuses: ['answered'], version: row.version }, { handledAt: unit.now, handledBy: memberId(unit.actor) ?? null }))) return refuse('conflict', { status: row.status });
  unit.audit({ action: 'ask.handled', entity: { kind: 'ask', id }, caseId: row.case_id, ...(note ? { personal: { note } } : {}) });
  return readOne(unit, id);
}

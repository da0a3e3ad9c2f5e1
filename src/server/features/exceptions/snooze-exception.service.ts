/** Letting a row rest for a reason until an instant, and waking it. The row has to be in the list, and visible. */
import type { ExceptionRow, Snooze } from '#contract/exceptions';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { z } from 'zod';
import { memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { endSnooze, findRow, writeSnooze } from './exception.repo.ts';
import { exceptionRow } from './exceptions.presenter.ts';
import { watchedList } from './watched-lists.service.ts';

type Which = { readonly key: string; readonly rowId: string };
const yearMs = 366 * 86_400_000;

export async function snoozeRow(unit: Unit, which: Which, { reason, until }: z.output<typeof Snooze>): Promise<Verdict<ExceptionRow>> {
  const by = memberId(unit.actor);
  if (by === undefined) return refuse('needs_named_person');
  const ahead = Date.parse(until) - Date.parse(unit.now);
  if (ahead <= 0 || ahead > yearMs) return refuse('snooze_too_long', { until });
  const list = await watchedList(unit, which.key);
  const row = list && (await findRow(unit.tx, list, which.rowId, unit.now));
  if (!row) return refuse('not_found');
  await writeSnooze(unit.tx, { id: unit.newId(), ...which, reason, until, by, at: unit.now });
  unit.audit({ action: 'exception.snoozed', entity: { kind: which.key, id: which.rowId }, caseId: row.case_id, facts: { until }, personal: { reason } });
  return reread(unit, which);
}

export async function wakeRow(unit: Unit, which: Which): Promise<Verdict<ExceptionRow>> {
  const list = await watchedList(unit, which.key);
  const row = list && (await findRow(unit.tx, list, which.rowId, unit.now));
  if (!row) return refuse('not_found');
  if (await endSnooze(unit.tx, which.key, which.rowId, unit.now)) unit.audit({ action: 'exception.woken', entity: { kind: which.key, id: which.rowId }, caseId: row.case_id });
  return reread(unit, which);
}

async function reread(unit: Unit, { key, rowId }: Which): Promise<Verdict<ExceptionRow>> {
  const list = await watchedList(unit, key);
  const row = list && (await findRow(unit.tx, list, rowId, unit.now));
  return list && row ? allow(exceptionRow(list, row, unit.now)) : refuse('not_found');
}

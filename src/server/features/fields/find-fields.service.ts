/** Reading custom fields. */
import type { CustomField, listFields as listRoute } from '#contract/fields';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { fieldById, fieldsOfKind } from './field.repo.ts';
import { fieldDetail } from './fields.presenter.ts';

export async function findFields(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<{ rows: CustomField[] }>> {
  const rows = await fieldsOfKind(unit.tx, query.kind);
  return allow({ rows: rows.filter((row) => query.archived === 'true' || row.archived_at === null).map(fieldDetail) });
}

export async function readField(unit: Unit, id: string): Promise<Verdict<CustomField>> {
  const row = await fieldById(unit.tx, id);
  return row ? allow(fieldDetail(row)) : refuse('not_found');
}

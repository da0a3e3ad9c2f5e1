/** Some records of a bulk change, judged as they are now: what the preview shows and what the act goes by. */
import { decideRow, type BulkContext, type BulkRecord, type BulkVerdict, type FieldChange } from '#domain/bulk/decide-row';
import type { FieldKind } from '#domain/field/custom-field';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { isProvenSanitised } from '../assets/change-status.service.ts';
import { customFieldsOf } from '../fields/custom-values.service.ts';
import { reportingLine } from '../people/find-person.service.ts';
import { recordsNow } from './bulk-record.repo.ts';

const valueSet = (changes: readonly FieldChange[], field: string): string | null => {
  const change = changes.find((one) => one.field === field);
  return change?.do === 'set' ? String(change.value) : null;
};

/** What holds for every record alike. */
async function contextOf(unit: Unit, kind: FieldKind, changes: readonly FieldChange[]): Promise<BulkContext> {
  const manager = valueSet(changes, 'managerId');
  const touchesLocation = changes.some((change) => change.field === 'locationId');
  return {
    fields: await customFieldsOf(unit, kind), managersAbove: manager === null ? [] : await reportingLine(unit, manager),
    maySetLocation: kind !== 'asset' || !touchesLocation || worksAt(unit.actor, valueSet(changes, 'locationId')),
  };
}

export type Judged = { readonly record: BulkRecord | undefined; readonly verdict: BulkVerdict };

export async function judgeRecords(unit: Unit, kind: FieldKind, ids: readonly string[], changes: readonly FieldChange[]): Promise<Map<string, Judged>> {
  const context = await contextOf(unit, kind, changes);
  const records = new Map((await recordsNow(unit.tx, kind, ids)).map((record) => [record.id, record]));
  const asksForProof = valueSet(changes, 'act') === 'dispose';
  const judged = new Map<string, Judged>();
  for (const id of ids) {
    const found = records.get(id);
    const record = found?.asset?.dataBearing === true && asksForProof ? { ...found, asset: { ...found.asset, sanitised: await isProvenSanitised(unit, id) } } : found;
    judged.set(id, { record, verdict: record === undefined ? { verdict: 'refused', reason: { code: 'not_visible' } } : decideRow(kind, record, changes, context) });
  }
  return judged;
}

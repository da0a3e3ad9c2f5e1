/** Licences of a batch with their seats. Several rows are one licence: the first brings it, later ones add seats and what it left empty. */
import type { Value } from '#domain/import/draft';
import { columnOf } from '#domain/import/mapping';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { assignSeats, changeLicences, createLicences, findLicencesByIds, noLicence, type LicenceColumns, type LicenceRecordRow } from '../licences/bring-licences.service.ts';
import { keepBefore } from './import-before.repo.ts';
import { withValues } from './record-shape.ts';
import { changedSince, differs, hereSince, replacedBy, writtenBy, type Batch, type Decided, type Refused } from './write-batch.ts';

export const columnsOfLicence = (row: LicenceRecordRow): LicenceColumns => Object.fromEntries(Object.keys(noLicence).map((key) => [key, (row as unknown as Record<string, unknown>)[key] ?? null])) as unknown as LicenceColumns;

type OneLicence = { readonly id: string; readonly rows: Decided[]; readonly values: { [field: string]: Value }; readonly custom: { [name: string]: string } };

function byLicence(rows: readonly Decided[]): OneLicence[] {
  const all = new Map<string, OneLicence>();
  for (const row of rows) {
    const one = all.get(row.recordId) ?? { id: row.recordId, rows: [], values: {}, custom: {} };
    const { values, custom } = writtenBy(row);
    const { holder: _seat, ...facts } = values;
    Object.assign(one.values, facts);
    Object.assign(one.custom, custom);
    one.rows.push(row);
    all.set(row.recordId, one);
  }
  return [...all.values()];
}

export async function writeLicences(unit: Unit, batch: Batch): Promise<Refused> {
  const licences = byLicence(batch.rows);
  const before = new Map((await findLicencesByIds(unit, licences.map((one) => one.id))).map((row) => [row.id, row]));
  const isNew = (one: OneLicence): boolean => one.rows[0]?.verdict === 'create';
  const made = await createLicences(unit, licences.filter((one) => isNew(one) && !before.has(one.id)).map((one) => ({ id: one.id, columns: withValues('licences', noLicence, one.values, one.custom) })), batch.cause);
  const changes = licences.flatMap((one) => {
    const row = before.get(one.id);
    if (row === undefined) return [];
    const columns = withValues('licences', columnsOfLicence(row), one.values, one.custom);
    // A licence that an earlier batch of this run brought is as we left it.
    return differs(row, columns) ? [{ one, id: one.id, version: isNew(one) ? row.version : (one.rows[0]?.seenVersion ?? row.version), before: row, columns }] : [];
  });
  const written = await changeLicences(unit, changes, batch.cause);
  await keepBefore(unit.tx, batch.run.id, changes.flatMap(({ one, id, before: row, columns }) => (isNew(one) || !written.has(id) ? [] : [{ line: one.rows[0]?.line ?? 0, recordId: id, version: null, was: replacedBy(row, columns) }])));
  const lost = new Set(changes.filter((change) => !written.has(change.id)).map((change) => change.id));
  const refused: Refused = new Map();
  for (const one of licences) {
    const missing = isNew(one) && !before.has(one.id) && !made.has(one.id);
    if (missing || lost.has(one.id)) for (const row of one.rows) refused.set(row.line, [missing ? hereSince(row) : changedSince(row)]);
  }
  await assignSeats(unit, batch.rows.flatMap((row) => (refused.has(row.line) || row.seat?.isNew !== true || row.seat.holder.id === undefined ? [] : [{ licenceId: row.recordId, personId: row.seat.holder.id }])), batch.cause, columnOf(batch.mapping, 'seats') !== undefined);
  return refused;
}

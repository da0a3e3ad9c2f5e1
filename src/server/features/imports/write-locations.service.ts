/** Locations of a batch: rows of their own. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { allLocations, changeLocations, createLocations, type LocationColumns, type LocationRecordRow } from '../people/bring-locations.service.ts';
import { keepBefore } from './import-before.repo.ts';
import { withValues } from './record-shape.ts';
import { changedSince, hereSince, replacedBy, touches, writtenBy, type Batch, type Decided, type Refused } from './write-batch.ts';

const noLocation: LocationColumns = { name: '', code: null, country: null, time_zone: 'UTC', address: {}, responsible_id: null, custom: {} };
export const columnsOfLocation = (row: LocationRecordRow): LocationColumns => Object.fromEntries(Object.keys(noLocation).map((key) => [key, (row as unknown as Record<string, unknown>)[key] ?? null])) as unknown as LocationColumns;

function columnsFor(row: Decided, before: LocationColumns): LocationColumns {
  const { values, custom } = writtenBy(row);
  const manager = row.links.people['manager'];
  return { ...withValues('locations', before, values, custom), ...(manager?.id !== undefined && touches(row, 'manager') ? { responsible_id: manager.id } : {}) };
}

export async function writeLocations(unit: Unit, batch: Batch): Promise<Refused> {
  const news = batch.rows.filter((row) => row.verdict === 'create');
  const made = await createLocations(unit, news.map((row) => ({ id: row.recordId, columns: columnsFor(row, noLocation) })), batch.cause);
  const refused: Refused = new Map(news.filter((row) => !made.has(row.recordId)).map((row) => [row.line, [hereSince(row)]]));
  const now = new Map((await allLocations(unit)).map((row) => [row.id, row]));
  const changed = batch.rows.filter((row) => row.verdict === 'change');
  const changes = changed.flatMap((row) => {
    const before = now.get(row.recordId);
    return before === undefined || row.seenAt === undefined ? [] : [{ line: row.line, before, id: row.recordId, seenAt: row.seenAt, fields: row.changes.map((change) => change.field), columns: columnsFor(row, columnsOfLocation(before)) }];
  });
  const written = await changeLocations(unit, changes, batch.cause);
  await keepBefore(unit.tx, batch.run.id, changes.filter(({ id }) => written.has(id)).map(({ line, id, before, columns }) => ({ line, recordId: id, version: null, was: replacedBy(before, columns) })));
  for (const row of changed) if (!written.has(row.recordId)) refused.set(row.line, [changedSince(row)]);
  return refused;
}

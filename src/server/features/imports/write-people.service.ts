/** People of a batch; a manager who comes with the same file is set when everybody is there. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changePeople, createPeople, findPeopleByIds, findPeopleHere, noPerson, setManagers, type PersonColumns, type PersonRecordRow } from '../people/bring-people.service.ts';
import { keepBefore } from './import-before.repo.ts';
import { recordsOfLines } from './import-row.repo.ts';
import { withValues } from './record-shape.ts';
import { settlePlaces, type PlacesOfRow } from './settle-places.service.ts';
import { changedSince, differs, hereSince, replacedBy, touches, writtenBy, type Batch, type Decided, type Refused } from './write-batch.ts';

export const columnsOfPerson = (row: PersonRecordRow): PersonColumns => Object.fromEntries(Object.keys(noPerson).map((key) => [key, (row as unknown as Record<string, unknown>)[key] ?? null])) as unknown as PersonColumns;

function columnsFor(row: Decided, before: PersonColumns, places: PlacesOfRow | undefined): PersonColumns {
  const { values, custom } = writtenBy(row);
  const columns = withValues('people', before, values, custom);
  const manager = row.links.people['manager'];
  return {
    ...columns, ...(touches(row, 'location') && places !== undefined ? { location_id: places.locationId } : {}),
    ...(manager?.id !== undefined && touches(row, 'manager') ? { manager_id: manager.id } : {}),
  };
}

export async function writePeople(unit: Unit, batch: Batch): Promise<Refused> {
  const places = await settlePlaces(unit, batch);
  const lines = batch.rows.flatMap((row) => row.links.people['manager']?.line ?? []);
  const brought = await recordsOfLines(unit.tx, batch.run.id, lines);
  const later = (row: Decided): { laterManagerId?: string } => {
    const manager = row.links.people['manager'];
    const id = manager?.id === undefined && manager?.line !== undefined && touches(row, 'manager') ? brought.get(manager.line) : undefined;
    return id === undefined ? {} : { laterManagerId: id };
  };
  const news = batch.rows.filter((row) => row.verdict === 'create');
  // Most managers came with an earlier batch: said at once, they cost no second writing of the row and its indexes.
  const here = await findPeopleHere(unit, [...brought.values()]);
  const made = await createPeople(unit, news.map((row) => {
    const columns = columnsFor(row, noPerson, places.get(row.line));
    const { laterManagerId } = later(row);
    const isHere = laterManagerId !== undefined && here.has(laterManagerId);
    return { id: row.recordId, columns: isHere ? { ...columns, manager_id: laterManagerId } : columns, ...later(row) };
  }), batch.cause);
  const refused: Refused = new Map(news.filter((row) => !made.has(row.recordId)).map((row) => [row.line, [hereSince(row)]]));

  const changed = batch.rows.filter((row) => row.verdict === 'change');
  const now = new Map((await findPeopleByIds(unit, changed.map((row) => row.recordId))).map((row) => [row.id, row]));
  const changes = changed.flatMap((row) => {
    const before = now.get(row.recordId);
    return before === undefined || row.seenVersion === null ? [] : [{ row, id: row.recordId, version: row.seenVersion, before, columns: columnsFor(row, columnsOfPerson(before), places.get(row.line)), ...later(row) }];
  });
  const written = await changePeople(unit, changes.filter(({ before, columns, row }) => differs(before, columns) || touches(row, 'manager')), batch.cause);
  await keepBefore(unit.tx, batch.run.id, changes.filter(({ id }) => written.has(id)).map(({ row, id, version, before, columns, ...more }) => ({
    line: row.line, recordId: id, version: version + 1, was: { ...replacedBy(before, columns), ...('laterManagerId' in more ? { manager_id: before.manager_id } : {}) },
  })));
  for (const row of changed) if (!written.has(row.recordId)) refused.set(row.line, [changedSince(row)]);
  return refused;
}

/** Second phase: everybody is there. */
export async function writeManagers(unit: Unit, batch: Batch): Promise<Refused> {
  const brought = await recordsOfLines(unit.tx, batch.run.id, batch.rows.flatMap((row) => row.links.people['manager']?.line ?? []));
  const pairs = batch.rows.flatMap((row) => {
    const line = row.links.people['manager']?.line;
    const managerId = line === undefined ? undefined : brought.get(line);
    return managerId === undefined || !touches(row, 'manager') ? [] : [{ id: row.recordId, managerId }];
  });
  await setManagers(unit, pairs, batch.cause);
  return new Map();
}

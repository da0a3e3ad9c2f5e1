/**
 * Assets of a batch with who answers for them. What an open case or a legal hold
 * decides is asked again at this moment: it may have come after the preview.
 */
import { guardAsset } from '#domain/import/asset-guards';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeAssets, createAssets, findAssetsByIds, noAsset, type AssetColumns, type AssetRecordRow } from '../assets/bring-assets.service.ts';
import { moveCustody, registerCustody, type Custodian } from '../custody/bring-custody.service.ts';
import { existingByIds } from './existing-records.service.ts';
import { withValues } from './record-shape.ts';
import { keepBefore } from './import-before.repo.ts';
import { settlePlaces, type PlacesOfRow } from './settle-places.service.ts';
import { changedSince, hereSince, replacedBy, touches, writtenBy, type Batch, type Decided, type Refused } from './write-batch.ts';

export const columnsOfAsset = (row: AssetRecordRow): AssetColumns => Object.fromEntries(Object.keys(noAsset).map((key) => [key, (row as unknown as Record<string, unknown>)[key] ?? null])) as unknown as AssetColumns;

/** For a person, or for a department; a department beside a person is only told. */
function assigneeColumns(row: Decided, columns: AssetColumns, department: string | undefined): Partial<AssetColumns> {
  const assignee = row.links.people['assignee'];
  const person = assignee?.id !== undefined && touches(row, 'assignee') ? assignee.id : columns.assignee_id;
  if (person !== null) return { assignee_kind: 'person', assignee_id: person, assignee_department: null, custom: { ...columns.custom, ...(department === undefined ? {} : { Department: department }) } };
  return department === undefined ? {} : { assignee_kind: 'department', assignee_department: department };
}

function columnsFor(row: Decided, before: AssetColumns, places: PlacesOfRow | undefined): AssetColumns {
  const { values, custom } = writtenBy(row);
  const columns = withValues('assets', before, values, custom);
  const department = typeof values['department'] === 'string' ? values['department'] : undefined;
  const location = places !== undefined && places.locationId !== null && (touches(row, 'location') || row.verdict === 'create') ? { location_id: places.locationId } : {};
  return { ...columns, ...assigneeColumns(row, columns, department), ...location };
}

function custodianOf(row: Decided, places: PlacesOfRow | undefined): Custodian {
  const { custodian } = row;
  if (custodian?.kind === 'person' && custodian.person.id !== undefined) return { type: 'person', id: custodian.person.id };
  const heldAt = places?.heldAtId ?? null;
  return custodian?.kind === 'place' && heldAt !== null ? { type: 'place', id: heldAt } : { type: 'unaccounted' };
}

async function writeNew(unit: Unit, batch: Batch, places: ReadonlyMap<number, PlacesOfRow>, refused: Refused): Promise<void> {
  const rows = batch.rows.filter((row) => row.verdict === 'create');
  const drafts = rows.map((row) => ({ row, id: row.recordId, columns: columnsFor(row, noAsset, places.get(row.line)), custodian: custodianOf(row, places.get(row.line)) }));
  const custodians = new Map(drafts.map((draft) => [draft.id, draft.custodian]));
  // A ready asset of the first import was prepared before Handback knew it; its entry says so for ever (asset-guards).
  const ready = new Set(drafts.filter((draft) => draft.columns.status === 'ready').map((draft) => draft.id));
  const made = await createAssets(unit, drafts, batch.cause, (id) => ({ custodian: custodians.get(id), ...(ready.has(id) ? { ready: 'by initial import' } : {}) }));
  await registerCustody(unit, drafts.filter(({ id }) => made.has(id)).map(({ id, columns, custodian }) => ({ assetId: id, to: custodian, locationId: columns.location_id })), batch.cause.facts);
  for (const { row } of drafts) if (!made.has(row.recordId)) refused.set(row.line, [hereSince(row)]);
}

async function writeChanges(unit: Unit, batch: Batch, places: ReadonlyMap<number, PlacesOfRow>, refused: Refused): Promise<void> {
  const rows = batch.rows.filter((row) => row.verdict === 'change');
  if (rows.length === 0) return;
  const ids = rows.map((row) => row.recordId);
  const here = await existingByIds(unit, 'assets', ids);
  const now = new Map((await findAssetsByIds(unit, ids)).map((row) => [row.id, row]));
  const changes = rows.flatMap((row) => {
    const [record, before] = [here.get(row.recordId), now.get(row.recordId)];
    const status = row.changes.find((change) => change.field === 'status')?.to;
    const against = record === undefined ? undefined : guardAsset(record, { ...(typeof status === 'string' ? { status } : {}), changesAssignee: touches(row, 'assignee') });
    if (before === undefined || row.seenVersion === null || against !== undefined) {
      refused.set(row.line, [against ?? changedSince(row)]);
      return [];
    }
    return [{ row, id: row.recordId, version: row.seenVersion, before, columns: columnsFor(row, columnsOfAsset(before), places.get(row.line)) }];
  });
  const moving = changes.filter(({ row }) => row.custodian !== undefined);
  const movers = new Map(moving.map((change) => [change.id, change]));
  const written = await changeAssets(unit, changes, batch.cause, (id) => {
    const mover = movers.get(id);
    return mover === undefined ? {} : { custodian: custodianOf(mover.row, places.get(mover.row.line)) };
  });
  const moved = await moveCustody(unit, moving.filter(({ id }) => written.has(id)).map(({ row, id, columns }) => ({ assetId: id, to: custodianOf(row, places.get(row.line)), locationId: columns.location_id })), batch.cause.facts);
  await keepBefore(unit.tx, batch.run.id, changes.filter(({ id }) => written.has(id)).map(({ row, id, version, before, columns }) => {
    const seq = moved.get(id);
    const custody = seq === undefined ? {} : { custody: { kind: before.custodian_kind ?? 'unaccounted', id: before.custodian_id, seq } };
    return { line: row.line, recordId: id, version: version + 1, was: replacedBy(before, columns), ...custody };
  }));
  for (const { row } of changes) if (!written.has(row.recordId)) refused.set(row.line, [changedSince(row)]);
}

export async function writeAssets(unit: Unit, batch: Batch): Promise<Refused> {
  const places = await settlePlaces(unit, batch);
  const refused: Refused = new Map();
  await writeNew(unit, batch, places, refused);
  await writeChanges(unit, batch, places, refused);
  return refused;
}

/** Mappings kept for the next file: found by headers that are the same or nearly so, named, renamed, forgotten. */
import type { KeptMapping, keepMapping as keepRoute } from '#contract/imports';
import type { Received } from '#contract/route';
import type { ImportKind } from '#domain/import/field';
import { headerNames, nearEnough, overlay, sharedHeaders } from '#domain/import/kept-mapping';
import type { Mapping } from '#domain/import/mapping';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findRun } from './find-import.service.ts';
import { decideRun } from './import.repo.ts';
import { seesEverySite, type Run } from './import-run.ts';
import { layoutOf, ownLeftOut, withoutOwn } from './own-columns.ts';
import { allMappings, deleteMapping, insertMapping, mappingById, mappingNamed, nameMapping, renewMapping, unnamedMappingFor, type MappingRow } from './mapping.repo.ts';

/** A kept mapping in use for a file. `isNear`: its headers are not quite those of the file. */
export type MappingUsed = { readonly id: string; readonly name: string; readonly isNamed: boolean; readonly isNear: boolean };

const shown = (row: MappingRow): KeptMapping => {
  const mapping = row.mapping as Mapping;
  return { id: row.id, name: row.name, kind: row.kind as ImportKind, isNamed: row.is_named, columns: mapping.columns.length, used: mapping.columns.filter(({ use }) => use.to !== 'nothing').length, files: row.files, keptBy: row.kept_by, updatedAt: row.updated_at };
};

const headersOf = (row: MappingRow): readonly string[] => {
  const kept = row.headers as readonly string[];
  return kept.length > 0 ? kept : headerNames((row.mapping as Mapping).columns.map(({ header }) => header));
};

/** The kept mapping that fits these headers best: named before unnamed, the newest first among equals. */
export async function keptFor(unit: Unit, kind: ImportKind | null, headers: readonly string[]): Promise<{ used: MappingUsed; mapping: Mapping } | null> {
  const names = headerNames(headers);
  let best: { row: MappingRow; share: number } | undefined;
  for (const row of await allMappings(unit.tx)) {
    if (kind !== null && row.kind !== kind) continue;
    const share = sharedHeaders(headersOf(row), names);
    // A file whose kind nobody knows takes it from an equal one only.
    if (share >= (kind === null ? 1 : nearEnough) && share > (best?.share ?? 0)) best = { row, share };
  }
  if (best === undefined) return null;
  const { row, share } = best;
  return { used: { id: row.id, name: row.name, isNamed: row.is_named, isNear: share < 1 }, mapping: row.mapping as Mapping };
}

/** One that was chosen by name. */
export async function keptById(unit: Unit, id: string, headers: readonly string[]): Promise<{ used: MappingUsed; mapping: Mapping } | null> {
  const row = await mappingById(unit.tx, id);
  if (row === undefined) return null;
  return { used: { id, name: row.name, isNamed: row.is_named, isNear: sharedHeaders(headersOf(row), headerNames(headers)) < 1 }, mapping: row.mapping as Mapping };
}

export const fitted = (kept: Mapping, headers: readonly string[], proposed: Mapping): Mapping => overlay(kept, headers, proposed);

const keptOf = (run: Run, kind: ImportKind, at: string) => ({
  headerKey: layoutOf(kind, run.reading.headers), headers: headerNames(withoutOwn(run.reading.headers)), kind, mapping: ownLeftOut(run.mapping as Mapping), at,
});

/** After a file went in: its mapping is what is proposed next time. A named one stays itself. */
export async function renewKept(unit: Unit, run: Run, kind: ImportKind): Promise<void> {
  if (run.mapping === null) return;
  const kept = keptOf(run, kind, unit.now);
  const used = run.options.keptMapping;
  const named = used?.isNamed === true ? await mappingById(unit.tx, used.id) : undefined;
  const before = named ?? (await unnamedMappingFor(unit.tx, kept.headerKey));
  if (before !== undefined) await renewMapping(unit.tx, before.id, before.is_named ? kept : { ...kept, name: run.file_name });
  else await insertMapping(unit.tx, unit.newId(), { ...kept, name: run.file_name, isNamed: false, by: run.created_by.name });
}

export async function listKept(unit: Unit): Promise<Verdict<{ rows: KeptMapping[] }>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  return allow({ rows: (await allMappings(unit.tx)).map(shown) });
}

/** Keeps what is settled for this file under a name; a mapping of that name and kind is replaced by it. */
export async function keepByName(unit: Unit, body: Received<typeof keepRoute>['body']): Promise<Verdict<KeptMapping>> {
  const found = await findRun(unit, body.importId);
  if (!found.ok) return found;
  const run = found.value;
  if (run.kind === null || run.mapping === null) return refuse('import_kind_unsaid');
  const kept = keptOf(run, run.kind, unit.now);
  const before = await mappingNamed(unit.tx, run.kind, body.name);
  const id = before?.id ?? unit.newId();
  if (before === undefined) await insertMapping(unit.tx, id, { ...kept, name: body.name, isNamed: true, by: unit.actor.name });
  else await renewMapping(unit.tx, id, { ...kept, name: body.name });
  const options = { ...run.options, mappingFrom: body.name, keptMapping: { id, name: body.name, isNamed: true, isNear: false } };
  if (!(await decideRun(unit.tx, run.id, run.version, { options }))) return refuse('conflict', { version: run.version });
  unit.audit({ action: 'import.mapping_kept', entity: { kind: 'import_mapping', id }, facts: { name: body.name, kind: run.kind } });
  const row = await mappingById(unit.tx, id);
  return row === undefined ? refuse('not_found') : allow(shown(row));
}

export async function renameKept(unit: Unit, id: string, name: string): Promise<Verdict<KeptMapping>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const row = await mappingById(unit.tx, id);
  if (row === undefined) return refuse('not_found');
  const other = await mappingNamed(unit.tx, row.kind, name);
  if (other !== undefined && other.id !== id) return refuse('mapping_exists', { name: other.name });
  await nameMapping(unit.tx, id, name);
  unit.audit({ action: 'import.mapping_renamed', entity: { kind: 'import_mapping', id }, facts: { from: row.name, to: name } });
  return allow(shown({ ...row, name, is_named: true }));
}

export async function forgetKept(unit: Unit, id: string): Promise<Verdict<{ forgotten: true }>> {
  if (!seesEverySite(unit.actor)) return refuse('import_needs_all_sites');
  const row = await mappingById(unit.tx, id);
  if (row === undefined) return refuse('not_found');
  await deleteMapping(unit.tx, id);
  unit.audit({ action: 'import.mapping_forgotten', entity: { kind: 'import_mapping', id }, facts: { name: row.name, kind: row.kind } });
  return allow({ forgotten: true });
}

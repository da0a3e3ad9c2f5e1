/** All SQL of `import_mapping`. */
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type MappingRow = { id: string; header_key: string; name: string; kind: string; mapping: unknown; headers: unknown; is_named: boolean; files: number; kept_by: string | null; updated_at: string };

const newestFirst = (tx: Tx) => tx.selectFrom('import_mapping').selectAll().orderBy('is_named', 'desc').orderBy('updated_at', 'desc').orderBy('id', 'desc');

/** More than anybody keeps; a list this long would be no help. */
const most = 300;

export const allMappings = (tx: Tx) => newestFirst(tx).limit(most).execute();
export const mappingById = (tx: Tx, id: string) => tx.selectFrom('import_mapping').selectAll().where('id', '=', id).executeTakeFirst();
export const mappingNamed = (tx: Tx, kind: string, name: string) => tx.selectFrom('import_mapping').selectAll().where('kind', '=', kind).where('is_named', '=', true).where((e) => e(e.fn<string>('lower', ['name']), '=', name.toLowerCase())).executeTakeFirst();
export const unnamedMappingFor = (tx: Tx, headerKey: string) => tx.selectFrom('import_mapping').selectAll().where('header_key', '=', headerKey).where('is_named', '=', false).orderBy('updated_at', 'desc').executeTakeFirst();

export type Kept = { readonly headerKey: string; readonly headers: readonly string[]; readonly kind: string; readonly mapping: object; readonly at: string };
const stored = ({ headerKey, headers, kind, mapping, at }: Kept) => ({ header_key: headerKey, headers: JSON.stringify(headers), kind, mapping: JSON.stringify(mapping), updated_at: at });

export async function insertMapping(tx: Tx, id: string, kept: Kept & { readonly name: string; readonly isNamed: boolean; readonly by: string }): Promise<void> {
  await tx.insertInto('import_mapping').values({ id, name: kept.name, is_named: kept.isNamed, kept_by: kept.by, ...stored(kept) }).execute();
}

/** The same mapping as it was settled for another file. */
export async function renewMapping(tx: Tx, id: string, kept: Kept & { readonly name?: string }): Promise<void> {
  await tx.updateTable('import_mapping').set((e) => ({ ...stored(kept), ...(kept.name === undefined ? {} : { name: kept.name }), files: e('files', '+', 1) })).where('id', '=', id).execute();
}

export async function nameMapping(tx: Tx, id: string, name: string): Promise<void> {
  await tx.updateTable('import_mapping').set({ name, is_named: true }).where('id', '=', id).execute();
}

export const deleteMapping = (tx: Tx, id: string) => tx.deleteFrom('import_mapping').where('id', '=', id).execute();

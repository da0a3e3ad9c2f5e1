/** All SQL of `location`. */
import type { Tx } from '../../platform/work/unit-of-work.ts';

export type NewLocation = { id: string; name: string; code?: string | null; country: string | null; timeZone: string; address?: object; isSite?: boolean; at: string };

export const locations = (tx: Tx) => tx.selectFrom('location').selectAll().orderBy('name').execute();
export const locationById = (tx: Tx, id: string) => tx.selectFrom('location').selectAll().where('id', '=', id).executeTakeFirst();
export const locationByName = (tx: Tx, name: string) => tx.selectFrom('location').selectAll().where((e) => e(e.fn<string>('lower', ['name']), '=', name.toLowerCase())).executeTakeFirst();

export async function insertLocation(tx: Tx, l: NewLocation): Promise<void> {
  await tx.insertInto('location').values({ id: l.id, name: l.name, code: l.code ?? null, country: l.country, time_zone: l.timeZone, address: JSON.stringify(l.address ?? {}), is_site: l.isSite ?? true, created_at: l.at, updated_at: l.at }).execute();
}

export async function updateLocation(tx: Tx, id: string, set: { name?: string; code?: string | null; country?: string | null; timeZone?: string; isSite?: boolean; address?: object; holidays?: string[]; at: string }): Promise<boolean> {
  const result = await tx.updateTable('location').set({
    updated_at: set.at, ...(set.name === undefined ? {} : { name: set.name }), ...(set.code === undefined ? {} : { code: set.code }), ...(set.country === undefined ? {} : { country: set.country }), ...(set.isSite === undefined ? {} : { is_site: set.isSite }), ...(set.timeZone === undefined ? {} : { time_zone: set.timeZone }),
    ...(set.address === undefined ? {} : { address: JSON.stringify(set.address) }), ...(set.holidays === undefined ? {} : { holidays: set.holidays }),
  }).where('id', '=', id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

export const hasAnyRecord = async (tx: Tx): Promise<boolean> =>
  (await tx.selectNoFrom((e) => e.or([e.exists(e.selectFrom('person').select('id')), e.exists(e.selectFrom('asset').select('id'))]).as('any')).executeTakeFirst())?.any === true;

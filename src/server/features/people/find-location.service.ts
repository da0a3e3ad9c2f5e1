/** Locations: the organisation's sites with their time zones. */
import type { SiteRef } from '#contract/session';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { hasAnyRecord, locationById, locations } from './location.repo.ts';

export const listSites = async (unit: Unit): Promise<SiteRef[]> => (await locations(unit.tx)).filter((row) => row.is_site).map((row) => ({ id: row.id, name: row.name, zone: row.time_zone }));

export const findLocation = (unit: Unit, id: string) => locationById(unit.tx, id);
export const listLocations = (unit: Unit) => locations(unit.tx);

/** Nobody and nothing is known yet: the first page offers the demo company or your own files. */
export const isEmpty = async (unit: Unit): Promise<boolean> => !(await hasAnyRecord(unit.tx));

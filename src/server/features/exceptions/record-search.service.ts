/** The search of an own list: the conditions of a list of records, read as that list reads them. */
import type { RecordSearch } from '#contract/exceptions';
import { listDefinitions } from '#domain/list/catalogue';
import { parseListQuery } from '#domain/list/list-query';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listCatalogue } from '../fields/list-catalogue.service.ts';
import { listReaders } from '../views/list-readers.service.ts';
import type { Search } from './exception-search.repo.ts';
import { searchOfRecords } from './record-search.repo.ts';

/** A search on records that somebody may not read is not theirs to make. */
export async function recordSearch(unit: Unit, { list, q, where }: RecordSearch): Promise<Verdict<Search>> {
  if (!mayDo(unit.actor, listDefinitions[list].permission)) return refuse('not_found');
  const catalogue = await listCatalogue(unit, list);
  const read = parseListQuery({ q, where }, catalogue);
  return read.ok ? allow(searchOfRecords(list, listReaders[list].matching(catalogue, read.value))) : read;
}

/** Reading people. */
import type { listPeople as listRoute, Person } from '#contract/people';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { listReader } from '../../platform/db/list-reader.ts';
import { askedCells, customCells } from '../../platform/http/read-list-query.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readWish } from '../fields/list-catalogue.service.ts';
import { personSource } from './person-source.repo.ts';
import { countReports, listPeople, managersAbove, peopleByIds, personById } from './person.repo.ts';
import { personDetail, personRow } from './people.presenter.ts';

export async function findPeople(unit: Unit, given: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const wish = await readWish(unit, 'people', given);
  if (!wish.ok) return wish;
  const page = await listPeople(unit.tx, wish.value.catalogue, wish.value);
  return allow({ ...page, rows: page.rows.map((row) => ({ ...personRow(row), ...customCells(wish.value.query, row.custom), ...askedCells(row.cells) })) });
}

/** The list for what works on many of its rows: selections, exports, exceptions. */
export const personReader = listReader(personSource);

export async function readPerson(unit: Unit, id: string): Promise<Verdict<Person>> {
  const row = await personById(unit.tx, id);
  return row ? allow(personDetail(row, await countReports(unit.tx, id))) : refuse('not_found');
}

/** The record as other slices need it: with location name and zone, manager's name. */
export const getPerson = (unit: Unit, id: string) => personById(unit.tx, id);
export const getPeople = (unit: Unit, ids: readonly string[]) => peopleByIds(unit.tx, ids);
export type PersonRecord = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

/** Managers above a person, nearest first. */
export const reportingLine = (unit: Unit, id: string): Promise<string[]> => managersAbove(unit.tx, id);

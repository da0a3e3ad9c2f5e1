/** Reading people. */
import type { listPeople as listRoute, Person } from '#contract/people';
import type { Answer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countPeople, countReports, listPeople, managersAbove, personById } from './person.repo.ts';
import { personDetail, personRow } from './people.presenter.ts';

export async function findPeople(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const page = pageOf(await listPeople(unit.tx, query, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map(personRow), next: page.next, total: query.after ? null : await countPeople(unit.tx, query) });
}

export async function readPerson(unit: Unit, id: string): Promise<Verdict<Person>> {
  const row = await personById(unit.tx, id);
  return row ? allow(personDetail(row, await countReports(unit.tx, id))) : refuse('not_found');
}

/** The record as other slices need it: with location name and zone, manager's name. */
export const getPerson = (unit: Unit, id: string) => personById(unit.tx, id);
export type PersonRecord = NonNullable<Awaited<ReturnType<typeof getPerson>>>;

/** Managers above a person, nearest first. */
export const reportingLine = (unit: Unit, id: string): Promise<string[]> => managersAbove(unit.tx, id);

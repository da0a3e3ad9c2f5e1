/** People whom a name may mean, who is above whom, who has left: for what asks rather than assumes. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { managersAbove, peopleLike, peopleNamed, peopleWhoLeft } from './near-person.repo.ts';

export const findPeopleNamed = (unit: Unit, names: readonly string[]) => (names.length === 0 ? Promise.resolve([]) : peopleNamed(unit.tx, [...new Set(names)]));
export const findPeopleLike = (unit: Unit, text: string, limit = 4) => (text.trim() === '' ? Promise.resolve([]) : peopleLike(unit.tx, text, limit));
export const findManagersAbove = (unit: Unit, id: string) => managersAbove(unit.tx, id);
export const whoLeft = async (unit: Unit, ids: readonly string[]): Promise<Set<string>> => (ids.length === 0 ? new Set() : new Set(await peopleWhoLeft(unit.tx, [...new Set(ids)])));

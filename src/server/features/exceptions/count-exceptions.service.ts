/** The lists a reader may see, with their counts, in one round trip. */
import type { ExceptionList } from '#contract/exceptions';
import { exceptionDefinitions, exceptionKeys, type ExceptionKey } from '#domain/exception/definitions';
import { mayDo, type Actor } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { countRows } from './exception.repo.ts';
import { exceptionList } from './exceptions.presenter.ts';

export const mayWatch = (actor: Actor, key: ExceptionKey): boolean => mayDo(actor, 'exceptions.read') && mayDo(actor, exceptionDefinitions[key].permission);

export async function countExceptions(unit: Unit, site: string | undefined): Promise<ExceptionList[]> {
  const keys = exceptionKeys.filter((key) => mayWatch(unit.actor, key));
  const counts = await countRows(unit.tx, keys, { now: unit.now, site });
  const byKey = new Map(counts.map((count) => [count.key, count]));
  return keys.map((key) => exceptionList(byKey.get(key) ?? { key, rows: 0, snoozed: 0 }));
}

export async function countOne(unit: Unit, key: ExceptionKey, site: string | undefined): Promise<ExceptionList> {
  const [count] = await countRows(unit.tx, [key], { now: unit.now, site });
  return exceptionList(count ?? { key, rows: 0, snoozed: 0 });
}

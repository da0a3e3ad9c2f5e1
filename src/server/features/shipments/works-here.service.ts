/** Where sight was lifted to do the work, the actor's sites are checked by hand. A parcel that is nowhere yet is everybody's. */
import type { Unit } from '../../platform/work/unit-of-work.ts';

export function worksHere(unit: Unit, locationId: string | null): boolean {
  const { actor } = unit;
  if (actor.kind !== 'member' && actor.kind !== 'key') return true;
  return actor.sites === 'all' || locationId === null || actor.sites.includes(locationId);
}

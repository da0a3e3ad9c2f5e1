/** Where sight was lifted to do the work, the actor's sites are checked by hand. A parcel that is nowhere yet is everybody's. */
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';

export const worksHere = (unit: Unit, locationId: string | null): boolean => locationId === null || worksAt(unit.actor, locationId);

/** STAND-IN until the partners slice lands. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { partnerAt } from './partner.repo.ts';
export const partnerOf = (unit: Unit, placeId: string | null, locationId: string) => partnerAt(unit.tx, placeId, locationId);

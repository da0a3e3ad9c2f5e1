/** For files: what is in the scope of an open case is decided there. Cases that the actor may not see do not show here either. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { assetsInOpenCases, peopleInOpenCases } from './open-case-assets.repo.ts';

export const inOpenCases = async (unit: Unit, assetIds: readonly string[]): Promise<Set<string>> => (assetIds.length === 0 ? new Set() : new Set(await assetsInOpenCases(unit.tx, assetIds)));
export const leaversAmong = async (unit: Unit, personIds: readonly string[]): Promise<Set<string>> => (personIds.length === 0 ? new Set() : new Set(await peopleInOpenCases(unit.tx, personIds)));

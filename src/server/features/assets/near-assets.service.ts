/** Assets that a serial number may mean when look-alike characters are mixed up. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { assetsAlike } from './near-asset.repo.ts';

export type AssetAlike = Awaited<ReturnType<typeof assetsAlike>>[number];
export const findAssetsAlike = (unit: Unit, keys: readonly string[]): Promise<AssetAlike[]> => (keys.length === 0 ? Promise.resolve([]) : assetsAlike(unit.tx, [...new Set(keys)]));

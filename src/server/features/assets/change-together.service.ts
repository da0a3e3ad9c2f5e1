/** Assets changed together: judged by the caller, written and told by the rules of this slice. */
import type { AssetFields } from '#contract/assets';
import { changeTogether } from '../../platform/work/change-together.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { valuesOf } from './asset-values.ts';

export type FieldsTogether<Fields> = { readonly id: string; readonly version: number; readonly before: Partial<Fields>; readonly after: Partial<Fields> };

const isPersonal = (column: string): boolean => column === 'notes' || column === 'custom' || column.startsWith('assignee') || column === 'reserved_for';

const columnsOf = ({ custom, ...fields }: Partial<AssetFields>) => ({ ...valuesOf(fields), ...(custom === undefined ? {} : { custom }) });

export const changeAssetsTogether = (unit: Unit, changes: readonly FieldsTogether<AssetFields>[]): Promise<Set<string>> =>
  changeTogether(unit, { table: 'asset', entity: 'asset', isPersonal }, changes.map(({ id, version, before, after }) => ({ id, version, from: columnsOf(before), to: columnsOf(after) })));

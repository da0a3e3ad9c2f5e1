/** Settings of this Handback, by key. Other slices keep theirs here too. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readSetting as read, writeSetting as write } from './member.repo.ts';

export const readSetting = <T>(unit: Unit, key: string): Promise<T | undefined> => read<T>(unit.tx, key);

export async function writeSetting(unit: Unit, key: string, value: unknown): Promise<void> {
  await write(unit.tx, key, value, unit.now);
  unit.audit({ action: 'setting.changed', entity: { kind: 'setting', id: key } });
}

/** Settings of this Handback, by key. Other slices keep theirs here too. */
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeSetting, readSetting as read, settingAt, writeSetting as write } from './member.repo.ts';

export const readSetting = <T>(unit: Unit, key: string): Promise<T | undefined> => read<T>(unit.tx, key);

/** The name that pages and messages carry from now on; what was sent keeps the name it had. */
export async function nameOrganisation(unit: Unit, name: string): Promise<Verdict<{ name: string }>> {
  await writeSetting(unit, 'organisation', { name });
  return allow({ name });
}

export async function writeSetting(unit: Unit, key: string, value: unknown): Promise<void> {
  await write(unit.tx, key, value, unit.now);
  unit.audit({ action: 'setting.changed', entity: { kind: 'setting', id: key } });
}

/** With the version that a change of it has to name; 0 while nobody has set it. */
export async function readVersioned<T>(unit: Unit, key: string): Promise<{ value: T | undefined; version: number }> {
  const row = await settingAt(unit.tx, key);
  return { value: row?.value as T | undefined, version: row?.version ?? 0 };
}

/** By compare-and-set; whoever calls it writes the audit entry, since only they know what the change means. */
export const writeVersioned = (unit: Unit, key: string, value: unknown, version: number): Promise<boolean> => changeSetting(unit.tx, key, value, version, unit.now);

/**
 * The organisation's rules for the workshop, as one setting; the strict ones unless told.
 * They hold for every job from the next act on, also for those on the bench.
 */
import type { changeWorkshopRules as changeRoute, WorkshopRules as RulesView } from '#contract/workshop-rules';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { defaultRules, type WorkshopRules } from '#domain/workshop/rules';
import { readVersioned, writeVersioned } from '../members/setting.service.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';

export type { WorkshopRules };

const key = 'workshop.rules';
type Stored = Partial<Omit<RulesView, 'version'>>;

async function stored(unit: Unit): Promise<RulesView> {
  const { value, version } = await readVersioned<Stored>(unit, key);
  return { ...defaultRules, ...value, version };
}

export async function workshopRules(unit: Unit): Promise<WorkshopRules> {
  const { verifierDiffers, version: _, ...others } = await stored(unit);
  return { ...others, verifierDiffersFromOperator: verifierDiffers };
}

export const readRules = async (unit: Unit): Promise<Verdict<RulesView>> => allow(await stored(unit));

/** All of them at once, by whoever saw the newest. */
export async function changeRules(unit: Unit, { version, ...rules }: Received<typeof changeRoute>['body']): Promise<Verdict<RulesView>> {
  const before = await stored(unit);
  const names = Object.keys(rules) as (keyof typeof rules)[];
  const changed = names.filter((name) => rules[name] !== before[name]);
  if (before.version !== version) return refuse('conflict', { version: before.version });
  if (changed.length === 0) return allow(before);
  if (!(await writeVersioned(unit, key, rules, version))) return refuse('conflict', { version: before.version });
  unit.audit({ action: 'setting.changed', entity: { kind: 'setting', id: key }, facts: Object.fromEntries(changed.map((name) => [name, { from: before[name], to: rules[name] }])) });
  return allow({ ...rules, version: version + 1 });
}

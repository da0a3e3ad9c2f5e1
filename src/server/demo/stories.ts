/** Tells the leavers' stories in order of time: opened, asked, answered, sent, stored, collected, wiped, cleared. */
import type { Verdict } from '#domain/verdict';
import type { Unit } from '../platform/work/unit-of-work.ts';
import { openCase } from '../features/cases/open-case.service.ts';
import { leavers, type Leaver } from './leavers.ts';
import type { Stage } from './load-demo.ts';
import type { DemoPerson } from './workforce.ts';

/** A service that refuses breaks the demo, loudly: the stories must follow the rules. */
export async function must<T>(verdict: Promise<Verdict<T>>, what: string): Promise<T> {
  const result = await verdict;
  if (!result.ok) throw new Error(`demo: ${what}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export type Step = { readonly at: string; readonly tell: () => Promise<void> };

export async function tellStories(stage: Stage): Promise<number> {
  const steps = leavers.flatMap((leaver) => stepsOf(stage, leaver, personOf(stage, leaver)));
  for (const step of steps.sort((a, b) => a.at.localeCompare(b.at))) {
    await stage.goTo(step.at);
    await step.tell();
  }
  return leavers.length;
}

/** By name, or the nth ordinary person of a site: nobody's manager, nobody with a part of their own. */
function personOf({ workforce }: Stage, { name }: Leaver): DemoPerson {
  if (typeof name === 'string') return workforce.people.find((person) => person.name === name)!;
  const managers = new Set(workforce.people.map((person) => person.managerId));
  const named = new Set(leavers.map((leaver) => leaver.name));
  const ordinary = workforce.people.filter((person) => person.site === name.site && !managers.has(person.id) && !named.has(person.name) && person.employment !== 'agency' && !/^IT |Mailroom|People partner|Receptionist|Controller|Head of/.test(person.title));
  return ordinary[name.nth * 3 - 2]!;
}

function stepsOf(stage: Stage, leaver: Leaver, person: DemoPerson): Step[] {
  const as = <T>(work: (unit: Unit) => Promise<T>) => stage.run(stage.crew[leaver.by], work);
  return [{
    at: leaver.opensAt,
    tell: async () => {
      await must(as((unit) => openCase(unit, { personId: person.id, reason: leaver.reason, lastWorkingOn: leaver.lastWorkingOn, ...(leaver.immediate ? { immediate: true } : {}), ...(leaver.note ? { note: leaver.note } : {}) })), `a case for ${person.name}`);
    },
  }];
}

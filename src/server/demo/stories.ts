/** Tells the leavers' stories in order of time: opened, asked, answered, brought, stored, collected, doors closed. */
import type { Verdict } from '#domain/verdict';
import type { Actor } from '../platform/work/actor.ts';
import type { Unit } from '../platform/work/unit-of-work.ts';
import { openCase } from '../features/cases/open-case.service.ts';
import { answerSteps } from './answers.ts';
import { closingSteps } from './closing.ts';
import { leavers, type Leaver } from './leavers.ts';
import type { Stage } from './load-demo.ts';
import { standaloneSteps } from './surprises.ts';
import type { DemoPerson } from './workforce.ts';

/** A service that refuses breaks the demo, loudly: the stories must follow the rules. */
export async function must<T>(verdict: Promise<Verdict<T>>, what: string): Promise<T> {
  const result = await verdict;
  if (!result.ok) throw new Error(`demo: ${what}: ${JSON.stringify(result.error)}`);
  return result.value;
}

export type Step = { readonly at: string; readonly tell: () => Promise<void> };

/** One leaver's part: who it is, and the case once it is open. */
export type Part = { readonly stage: Stage; readonly leaver: Leaver; readonly person: DemoPerson; caseId: string };

export const as = <T>(stage: Stage, actor: Actor, work: (unit: Unit) => Promise<T>, sight?: 'system'): Promise<T> => stage.run(actor, work, sight ? { sight } : {});

/** `days` after a local date, at an hour of UTC. */
export const dayAfter = (on: string, days: number, time = '10:00:00'): string => `${new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10)}T${time}.000Z`;

const reached = ['planned', 'asked', 'answered', 'on_its_way', 'stored', 'collected', 'workshop', 'home', 'cleared'] as const;
export const hasReached = (leaver: Leaver, phase: (typeof reached)[number]): boolean => leaver.phase !== 'cancelled' && reached.indexOf(leaver.phase as 'planned') >= reached.indexOf(phase);

export async function tellStories(stage: Stage): Promise<number> {
  const steps = [...leavers.flatMap((leaver) => stepsOf({ stage, leaver, person: personOf(stage, leaver), caseId: '' })), ...standaloneSteps(stage)];
  for (const step of steps.filter((one) => one.at <= stage.today).sort((a, b) => a.at.localeCompare(b.at))) {
    await stage.goTo(step.at);
    await step.tell();
  }
  return leavers.length;
}

/** By name, or the nth ordinary person of a site: nobody's manager, nobody with a part of their own. */
export function personOf({ workforce }: Stage, { name }: Pick<Leaver, 'name'>): DemoPerson {
  if (typeof name === 'string') return workforce.people.find((person) => person.name === name)!;
  const managers = new Set(workforce.people.map((person) => person.managerId));
  const named = new Set(leavers.map((leaver) => leaver.name));
  const ordinary = workforce.people.filter((person) => person.site === name.site && !managers.has(person.id) && !named.has(person.name) && person.employment !== 'agency' && !/^IT |Mailroom|People partner|Receptionist|Controller|Head of/.test(person.title));
  return ordinary[name.nth * 3 - 2]!;
}

function stepsOf(part: Part): Step[] {
  const { stage, leaver, person } = part;
  const open: Step = {
    at: leaver.opensAt,
    tell: async () => {
      const opened = await must(as(stage, stage.crew[leaver.by], (unit) => openCase(unit, {
        personId: person.id, reason: leaver.reason, lastWorkingOn: leaver.lastWorkingOn, ...(leaver.immediate ? { immediate: true } : {}), ...(leaver.note ? { note: leaver.note } : {}),
      })), `a case for ${person.name}`);
      part.caseId = opened.id;
    },
  };
  return [open, ...answerSteps(part), ...closingSteps(part)];
}

/** Tells the leavers' stories in order of time: opened, asked, answered, brought, stored, collected, doors closed. */
import { openCase } from '../features/cases/open-case.service.ts';
import { answerSteps } from './answers.ts';
import { closingSteps } from './closing.ts';
import { leavers, type Leaver } from './leavers.ts';
import { as, must, type Part, type Stage, type Step } from './part.ts';
import { standaloneSteps } from './surprises.ts';
import type { DemoPerson } from './workforce.ts';

export async function tellStories(stage: Stage): Promise<number> {
  const steps = [...leavers.flatMap((leaver) => stepsOf({ stage, leaver, person: personOf(stage, leaver), caseId: '' })), ...standaloneSteps(stage)];
  for (const step of steps.filter((one) => one.at <= stage.today).sort((a, b) => a.at.localeCompare(b.at))) {
    await stage.goTo(step.at);
    await step.tell();
  }
  return leavers.length;
}

/** By name, or the nth ordinary person of a site: nobody's manager, nobody with a part of their own. */
function personOf({ workforce }: Stage, { name }: Pick<Leaver, 'name'>): DemoPerson {
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

/** What the stories are told with: the stage, one leaver's part, and acts that must succeed. */
import type { Verdict } from '#domain/verdict';
import type { MovableClock } from '../platform/clock/clock.ts';
import type { Actor } from '../platform/work/actor.ts';
import type { RunUnit, Unit } from '../platform/work/unit-of-work.ts';
import type { DemoAsset } from './belongings.ts';
import type { Crew } from './crew.ts';
import type { Leaver } from './leavers.ts';
import type { DemoPerson, Workforce } from './workforce.ts';

/** What the stories act on. */
export type Stage = {
  readonly run: RunUnit; readonly clock: MovableClock; readonly workforce: Workforce; readonly assets: readonly DemoAsset[]; readonly crew: Crew;
  /** Where the stories end; what lies beyond is still to come. */
  readonly today: string;
  /** Moves the clock and lets happen what falls due on the way. */
  readonly goTo: (instant: string) => Promise<void>;
};

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

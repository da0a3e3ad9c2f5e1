/**
 * What the rows of a file say of each other, gathered while they are decided.
 * Most files have nothing of the kind, so they are decided once; only where a
 * row turns out to speak against another one is the file decided again, then
 * with all of it known.
 */
import type { Decision } from '#domain/import/decide-row';
import type { Draft } from '#domain/import/draft';
import { beginIndex, indexDraft, noRepeats, repeatsOf, speaks, type FileIndex, type Repeats } from '#domain/import/file-index';
import { findCircles, refuseAfterAll, withoutRefused } from '#domain/import/find-circles';

export type Knowledge = { readonly repeats: Repeats; readonly circles: ReadonlyMap<number, readonly string[]>; readonly refused: ReadonlySet<number> };
export const nothingKnown: Knowledge = { repeats: noRepeats, circles: new Map(), refused: new Set() };

export type Gathered = {
  readonly index: FileIndex; readonly refused: Set<number>;
  /** Lines that other rows refer to. */
  readonly meant: Set<number>;
  /** Who reports to whom, by id or by line. */
  readonly managers: Map<string, string>; readonly labels: Map<string, string>; readonly lineOf: Map<string, number>;
};
export const beginGathering = (): Gathered => ({ index: beginIndex(), refused: new Set(), meant: new Set(), managers: new Map(), labels: new Map(), lineOf: new Map() });

export function gatherDrafts(gathered: Gathered, drafts: readonly Draft[]): void {
  for (const draft of drafts) indexDraft(gathered.index, draft);
}

export function gatherDecisions(gathered: Gathered, decisions: readonly Decision[], withManagers: boolean): void {
  for (const decision of decisions) {
    if (decision.verdict === 'refuse') gathered.refused.add(decision.line);
    if (decision.verdict !== 'create' && decision.verdict !== 'change') continue;
    for (const { id, line } of Object.values(decision.links.people)) if (id === undefined && line !== undefined) gathered.meant.add(line);
    if (withManagers) gatherManager(gathered, decision);
  }
}

function gatherManager({ managers, labels, lineOf }: Gathered, decision: Extract<Decision, { verdict: 'create' | 'change' }>): void {
  const node = decision.verdict === 'change' ? decision.id : `line:${decision.line}`;
  const manager = decision.links.people['manager'];
  labels.set(node, decision.label);
  if (manager === undefined) return;
  managers.set(node, manager.id ?? `line:${manager.line}`);
  lineOf.set(node, decision.line);
}

/** The row in the light of what is known by now of the others. */
export function inLightOf(decision: Decision, { circles, refused }: Knowledge): Decision {
  const circle = circles.get(decision.line);
  const settled = circle === undefined || decision.verdict === 'refuse' ? decision : refuseAfterAll(decision, { code: 'circular_manager', field: 'manager', here: circle });
  return withoutRefused(settled, refused);
}

/** Who here reports to whom; asked for only when the file says something about managers. */
type ManagersHere = () => Promise<Map<string, string>>;

/** What has to be known to decide these rows rightly; null when they were. */
export async function learn(gathered: Gathered, known: Knowledge, managersHere: ManagersHere): Promise<Knowledge | null> {
  const repeats = repeatsOf(gathered.index);
  const isRepeating = known === nothingKnown && speaks(repeats);
  if (isRepeating) return { ...known, repeats };
  const circles = await circlesOf(gathered, managersHere);
  const refused = new Set([...gathered.refused, ...circles.keys()]);
  const isRefusedManager = [...gathered.meant].some((line) => refused.has(line));
  return circles.size > 0 || isRefusedManager ? { repeats: known.repeats, circles, refused } : null;
}

/** Lines whose managers lead back to themselves, with the circle. */
async function circlesOf({ managers, labels, lineOf }: Gathered, managersHere: ManagersHere): Promise<Map<number, readonly string[]>> {
  if (managers.size === 0) return new Map();
  const all = new Map([...(await managersHere()), ...managers]);
  return new Map([...findCircles(all)].flatMap(([node, circle]): [number, string[]][] => {
    const line = lineOf.get(node);
    return line === undefined ? [] : [[line, circle.map((each) => labels.get(each) ?? 'someone here')]];
  }));
}

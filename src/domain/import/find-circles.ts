/**
 * Who reports, by way of others, to themselves?
 * Rule: every walk upward through managers must end; a circle is refused, not cut.
 */
import type { Decision } from './decide-row.ts';
import type { Reason } from './reason.ts';

/** Person → manager; a node is an id, or `line:7` for a person whom the file brings. Returns each member of a circle with the circle. */
export function findCircles(managerOf: ReadonlyMap<string, string>): Map<string, readonly string[]> {
  const done = new Set<string>();
  const circles = new Map<string, readonly string[]>();
  for (const start of managerOf.keys()) {
    const path: string[] = [];
    const at = new Map<string, number>();
    let node: string | undefined = start;
    while (node !== undefined && !done.has(node) && !at.has(node)) {
      at.set(node, path.length);
      path.push(node);
      node = managerOf.get(node);
    }
    const from = node === undefined ? undefined : at.get(node);
    if (from !== undefined) {
      const circle = path.slice(from);
      for (const member of circle) circles.set(member, circle);
    }
    for (const member of path) done.add(member);
  }
  return circles;
}

/** The same row, refused after all. */
export function refuseAfterAll(decision: Decision, reason: Reason): Decision {
  const reasons = decision.verdict === 'refuse' ? [...decision.reasons, reason] : [reason];
  return { verdict: 'refuse', line: decision.line, label: decision.label, withheld: decision.withheld, reasons };
}

/** The same row without a reference to a person whose own row was refused; it waits for the next import. */
export function withoutRefused(decision: Decision, refusedLines: ReadonlySet<number>): Decision {
  if (decision.verdict !== 'create' && decision.verdict !== 'change') return decision;
  const gone = Object.entries(decision.links.people).filter(([, person]) => person.id === undefined && person.line !== undefined && refusedLines.has(person.line));
  if (gone.length === 0) return decision;
  const names = new Set(gone.map(([reference]) => reference));
  const people = Object.fromEntries(Object.entries(decision.links.people).filter(([reference]) => !names.has(reference)));
  const withheld = [...decision.withheld, ...gone.map(([reference, person]): Reason => ({ code: 'person_refused', field: reference, text: person.label, lines: [person.line ?? 0] }))];
  const links = { ...decision.links, people };
  if (decision.verdict === 'create') return { ...decision, links, withheld };
  const changes = decision.changes.filter((change) => !names.has(change.field));
  return changes.length === 0 ? { verdict: 'same', line: decision.line, label: decision.label, id: decision.id, withheld } : { ...decision, changes, links, withheld };
}

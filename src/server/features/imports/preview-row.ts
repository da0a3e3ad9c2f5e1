/** A decided row as it is kept: a new record gets its id now, so that later rows and the act itself agree on it. */
import type { Decision } from '#domain/import/decide-row';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { NewRow } from './import-row.repo.ts';
import type { Here } from './look-up.service.ts';

/** Several rows are one licence: the first of them names it. */
export type Ids = { readonly licences: Map<string, string> };

const isLicence = (decision: Extract<Decision, { verdict: 'create' }>): boolean =>
  decision.seat !== undefined || decision.group.startsWith('licenceKey:') || decision.group.startsWith('vendor+product:');

function idOfNew(decision: Extract<Decision, { verdict: 'create' }>, unit: Unit, ids: Ids): string {
  if (!isLicence(decision)) return unit.newId();
  const id = ids.licences.get(decision.group) ?? unit.newId();
  ids.licences.set(decision.group, id);
  return id;
}

export function rowOf(decision: Decision, records: ReadonlyMap<string, Here>, unit: Unit, ids: Ids): NewRow {
  const common = { line: decision.line, label: decision.label, verdict: decision.verdict, withheld: decision.withheld, reasons: [], changes: [], draft: null, recordId: null, seenVersion: null };
  switch (decision.verdict) {
    case 'refuse': return { ...common, reasons: decision.reasons };
    case 'left': return { ...common, reasons: [decision.reason] };
    case 'same': return { ...common, recordId: decision.id };
    case 'create': {
      const { values, custom, links, custodian, seat } = decision;
      return { ...common, recordId: idOfNew(decision, unit, ids), draft: { values, custom, links, custodian, seat } };
    }
    case 'change': {
      const { links, custodian, seat } = decision;
      const seen = records.get(decision.id);
      return { ...common, recordId: decision.id, seenVersion: seen?.version ?? null, changes: decision.changes, draft: { links, custodian, seat, seenAt: seen?.seenAt } };
    }
  }
}

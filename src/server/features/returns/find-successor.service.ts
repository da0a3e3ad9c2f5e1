/** Who may take over: the manager's own people and peers first, then whoever bears the name that was typed. */
import { findSuccessor, type Candidate, type ManagerRefusal, type Successor } from '#domain/ask/manager-answer';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findPeople, getPerson } from '../people/find-person.service.ts';

type Row = { readonly id: string; readonly name: string; readonly title: string | null; readonly department: string | null };
const candidate = (row: Row): Candidate => ({ id: row.id, name: row.name, detail: row.title ?? row.department ?? '' });

/** As many as a list of suggestions can hold and still be read. */
const most = 40;

const active = async (unit: Unit, query: Parameters<typeof findPeople>[1]): Promise<Row[]> => {
  const found = await findPeople(unit, { ...query, status: 'active' });
  return found.ok ? found.value.rows : [];
};

export async function teamAround(unit: Unit, helperId: string | null, leaverId: string): Promise<Candidate[]> {
  const helper = helperId ? await getPerson(unit, helperId) : undefined;
  if (!helper) return [];
  const reports = await active(unit, { manager: helper.id, limit: most });
  const peers = helper.manager_id ? await active(unit, { manager: helper.manager_id, limit: most }) : [];
  const unique = new Map([...reports, helper, ...peers].filter((row) => row.id !== leaverId).map((row) => [row.id, candidate(row)]));
  return [...unique.values()].slice(0, most);
}

/** A name typed that is none of theirs is looked up once, and only as a name: three letters find nobody by chance. */
export async function resolvePerson(unit: Unit, typed: string, chosenId: string, team: readonly Candidate[], exceptId: string): Promise<Verdict<Successor, ManagerRefusal>> {
  const near = findSuccessor(typed, team);
  const isSettled = near.ok && near.value.kind !== 'name_only';
  const name = typed.split(',')[0]?.trim() ?? '';
  const wide = isSettled || name.length < 3 ? [] : (await active(unit, { q: name, limit: 8 })).filter((row) => row.id !== exceptId).map(candidate);
  const chosen = [...team, ...wide].find((one) => one.id === chosenId);
  if (chosen) return allow({ kind: 'person', id: chosen.id, name: chosen.name });
  return isSettled || !near.ok ? near : findSuccessor(typed, wide);
}

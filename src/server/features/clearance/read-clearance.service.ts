/** Reading clearance: one case's state, waivers everywhere, approvals that wait for the reader's roles, the certificate, events. */
import type { AwaitedApproval, ClearanceState, listAwaited, listEvents, listWaivers as listRoute } from '#contract/clearance';
import type { Answer, FileAnswer, Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { pageOf } from '../../platform/db/keyset.ts';
import { eventsAfter } from '../../platform/events/outbound-event.repo.ts';
import { readFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { awaited, clearancesOf, listWaivers } from './clearance.repo.ts';
import { clearanceState, waiverRow } from './clearance.presenter.ts';
import { gather } from './gather-facts.service.ts';

export async function readClearance(unit: Unit, caseId: string): Promise<Verdict<ClearanceState>> {
  const gathered = await gather(unit, caseId);
  return gathered.ok ? allow(clearanceState(gathered.value, await clearancesOf(unit.tx, caseId), unit.actor)) : gathered;
}

export async function findWaivers(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 50;
  const page = pageOf(await listWaivers(unit.tx, query, { sort: query.sort, after: query.after, limit }), limit);
  return allow({ rows: page.rows.map((row) => waiverRow(row, unit.actor)), next: page.next, total: null });
}

export async function findAwaited(unit: Unit, query: Received<typeof listAwaited>['query']): Promise<Verdict<Answer<typeof listAwaited>>> {
  const limit = query.limit ?? 50;
  const roles = unit.actor.kind === 'member' ? unit.actor.roles : [];
  const page = pageOf(await awaited(unit.tx, roles, { after: query.after, limit }), limit);
  const rows = page.rows.flatMap((row): AwaitedApproval[] => row.waiting_roles.map((role) => ({
    id: `${row.id}:${role}`, case: { id: row.id, number: row.number, person: row.person_name }, role: role as AwaitedApproval['role'], because: (row.approvals as { role: string; because: string }[]).find((one) => one.role === role)?.because ?? '',
    lastWorkingOn: row.last_working_on, assetsHome: row.assets_home, assetsAll: row.assets_all,
  })));
  return allow({ rows, next: page.next, total: null });
}

/** The certificate in force; a withdrawn one is shown by the evidence file only. */
export async function readCertificate(unit: Unit, caseId: string): Promise<Verdict<FileAnswer>> {
  const live = (await clearancesOf(unit.tx, caseId)).find((row) => row.withdrawn_at === null);
  const file = live && (await readFile(unit, live.certificate_file_id));
  return file ? allow({ name: file.name, bytes: file.bytes, mediaType: file.mediaType }) : refuse('not_found');
}

export async function findEvents(unit: Unit, query: Received<typeof listEvents>['query']): Promise<Verdict<Answer<typeof listEvents>>> {
  const rows = await eventsAfter(unit.tx, query.after ?? 0, query.limit ?? 100);
  return allow({ rows: rows.map((row) => ({ id: row.id, cursor: row.seq, type: row.type, caseId: row.case_id, at: row.at, data: row.payload as Record<string, unknown> })), cursor: rows.at(-1)?.seq ?? query.after ?? 0 });
}

/** Writes the clearance certificate from the facts it was decided by, and keeps the file. */
import type { Clearance } from '#domain/case/clearance';
import type { ClearanceCertificate } from '../../platform/documents/clearance-certificate.ts';
import { renderClearanceCertificate } from '../../platform/documents/clearance-certificate.ts';
import { keepFile } from '../../platform/files/stored-file.repo.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getMember, type MemberRecord } from '../members/find-member.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import type { Gathered } from './gather-facts.service.ts';

export type Issued = { readonly fileId: string; readonly sha256: string; readonly statement: ClearanceCertificate };

export async function issueCertificate(unit: Unit, number: string, gathered: Gathered, clearance: Clearance, by: string): Promise<Issued> {
  const statement = await statementOf(unit, number, gathered, clearance, by);
  const bytes = await renderClearanceCertificate(statement);
  const { id, sha256 } = await keepFile(unit, { kind: 'clearance_certificate', name: `clearance-${number}.pdf`, mediaType: 'application/pdf', bytes, caseId: gathered.case.id });
  return { fileId: id, sha256, statement };
}

async function statementOf(unit: Unit, number: string, { case: subject, row, waivers, approvals, nameOf }: Gathered, clearance: Clearance, by: string): Promise<ClearanceCertificate> {
  const person = await getPerson(unit, row.person_id);
  const signer = await getMember(unit, by);
  const organisation = (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation';
  const counted = new Set(clearance.waivers.map((waiver) => waiver.id));
  const home = subject.assets.filter((asset) => asset.status === 'accepted' || asset.status === 'received');
  return {
    stamp: { number, issuedAt: unit.now, zone: row.time_zone, organisation, verification: `The original and its fingerprint are in the evidence file of case ${row.number}; ask for it and check it with "handback verify".` },
    person: { name: row.person_name, ...given('number', person?.employee_number), ...given('department', row.department), ...given('location', person?.location_name) },
    case: { number: String(row.number), lastWorkingDayOn: row.last_working_on, clearedAt: unit.now },
    returned: home.map((asset) => ({
      what: asset.name, ...given('assetTag', asset.assetTag), ...given('serialEnd', asset.serialNumber?.slice(-4)), returnedAt: asset.receivedAt ?? unit.now, place: asset.trail.findLast((custodian) => custodian.kind === 'place')?.name ?? row.site_name ?? '–',
    })),
    waivers: waivers.filter((waiver) => counted.has(waiver.id)).map((waiver) => ({
      what: nameOf({ kind: waiver.subject_kind, id: waiver.subject_id }), reason: waiver.reason, approvedBy: waiver.decider_name ?? '', approvedAs: waiver.decider_title ?? roleOf(waiver.decider_roles), approvedAt: waiver.decided_at ?? unit.now,
    })),
    approvals: approvals.filter((one) => one.decision === 'approved').map((one) => ({ role: words(one.role), name: one.decider_name, approvedAt: one.decided_at, ...given('note', one.note) })),
    signedBy: { name: signer?.name ?? '', position: positionOf(signer) },
  };
}

const given = <K extends string>(name: K, value: string | null | undefined): { [P in K]?: string } => (value ? ({ [name]: value } as { [P in K]: string }) : {});
const words = (role: string): string => (role === 'hr' ? 'HR' : (role[0]?.toUpperCase() ?? '') + role.slice(1).replace('_', ' '));
const roleOf = (roles: readonly string[] | null): string => words(roles?.[0] ?? 'member');
const positionOf = (member: MemberRecord | undefined): string => member?.title ?? roleOf(member?.roles ?? null);

/** Many sightings of one device are one incident, and one bell: opened once, then counted. Nothing is locked or wiped by it. */
import { consolePage } from '#contract/console-page';
import { foldSighting, type Incident, type IncidentKind, type Sighting } from '#domain/watch/sighting';
import { renderMail } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { getCase } from '../cases/read-case.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { bellFor, contextOf, foldInto, incidentsOf, insertIncident } from './sighting.repo.ts';

type Row = Awaited<ReturnType<typeof incidentsOf>>[number];
type Seen = { readonly id: string; readonly asset_tag: string | null; readonly model: string | null; readonly location_id: string | null };

const stored: { readonly [K in IncidentKind]: 'after_exit' | 'after_receipt' } = { seen_after_cut_off: 'after_exit', seen_after_receipt: 'after_receipt' };

const incidentOf = (row: Row): Incident => ({
  kind: row.kind === 'after_exit' ? 'seen_after_cut_off' : 'seen_after_receipt', assetId: row.asset_id, firstSeenAt: row.first_seen_at, lastSeenAt: row.last_seen_at, count: row.sightings, sources: row.sources,
  lastNetwork: row.network, lastLocation: row.place, status: row.resolved_at === null ? 'open' : 'resolved', resolvedAt: row.resolved_at,
});

export async function foldIntoIncidents(unit: Unit, asset: Seen, sighting: Sighting): Promise<void> {
  const context = await contextOf(unit.tx, asset.id, sighting.seenAt);
  const rows = await incidentsOf(unit.tx, asset.id, context.case_id);
  const facts = { accessCutOffAt: context.cut_off_at, receivedAt: context.received_at, workshopFromAt: context.workshop_from, workshopUntilAt: context.workshop_until, issuedAt: context.issued_at };
  const known = new Map(rows.map((row) => [incidentOf(row), row] as const));
  const folded = foldSighting(sighting, facts, [...known.keys()], unit.now);
  if (!folded.ok || folded.value.outcome === 'nothing') return;
  const { incident } = folded.value;
  const values = { first_seen_at: incident.firstSeenAt, last_seen_at: incident.lastSeenAt, sightings: incident.count, sources: [...incident.sources], place: incident.lastLocation, network: incident.lastNetwork };
  if (folded.value.outcome === 'repeated') return foldInto(unit.tx, rowFolded(rows, incident).id, values);
  const id = unit.newId();
  await insertIncident(unit.tx, { id, asset_id: asset.id, case_id: context.case_id, kind: stored[incident.kind], opened_at: unit.now, ...values });
  unit.audit({ action: 'sighting.incident_opened', entity: { kind: 'sighting_incident', id }, caseId: context.case_id, facts: { asset: asset.id, kind: stored[incident.kind], seenAt: sighting.seenAt, source: sighting.source } });
  await ringTheBell(unit, { id, caseId: context.case_id, asset, sighting });
}

/** The row the domain has folded into: the open one of its kind, else the resolved one that reaches that far. */
function rowFolded(rows: readonly Row[], incident: Incident): Row {
  const ofKind = rows.filter((row) => row.kind === stored[incident.kind]);
  return (ofKind.find((row) => row.resolved_at === null) ?? ofKind.find((row) => row.resolved_at === incident.resolvedAt))!;
}

type Bell = { readonly id: string; readonly caseId: string | null; readonly asset: Seen; readonly sighting: Sighting };

/** One message to each of security who sees the site; nothing about an embargoed case leaves before its embargo ends. */
async function ringTheBell(unit: Unit, { id, caseId, asset, sighting }: Bell): Promise<void> {
  const about = caseId ? await getCase(unit, caseId) : undefined;
  const what = [asset.model ?? 'A device', asset.asset_tag].filter(Boolean).join(' ');
  const where = [sighting.network, sighting.location].filter(Boolean).join(', ');
  const seen = `${sighting.source} saw it on ${sighting.seenAt.slice(0, 16).replace('T', ' at ')} UTC${where ? `, ${where}` : ''}.`;
  for (const member of await bellFor(unit.tx, 'security', asset.location_id)) {
    const mail = renderMail({
      title: `${what} was seen after ${about ? 'the exit' : 'it came home'}`,
      paragraphs: [`${seen}${about ? ` It belongs to case ${about.number}.` : ''}`, 'Nothing was locked or erased.'],
      action: { label: 'Look at the incident', url: `${unit.publicUrl}${consolePage.sightings({ incident: id })}` },
      afterwards: ['Further sightings are counted in the same incident; you will not be written to about it again.'],
    });
    await queueMessage(unit, { cause: `sighting:${id}`, kind: 'sighting', to: { name: member.name, email: member.email }, caseId, ...mail });
  }
}

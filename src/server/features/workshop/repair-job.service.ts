/** Away for repair and back: the job keeps its place, the chain of custody says who has it. */
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { changeStatus } from '../assets/change-status.service.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { workshopOf } from '../places/find-place.service.ts';
import { repairOf } from '../places/furnish-site.service.ts';
import { advance, auditJob, told, type Begun } from './bench.service.ts';
import type { Said } from './job-facts.ts';

/** The reason and the repairer stand with the job while it waits. */
export async function sendToRepair(unit: Unit, bench: Begun, said: Said): Promise<Verdict<Begun>> {
  const { asset, job } = bench;
  const aside = await advance(unit, bench, 'block', { blocked_reason: `With ${said.recipient}: ${said.reason}`, recipient: said.recipient });
  if (!aside.ok) return aside;
  const changed = await changeStatus(unit, asset.id, 'send_to_repair', { caseId: job.case_id });
  if (!changed.ok) return told(unit, changed);
  if (!asset.location_id) return refuse('no_workshop', { site: null });
  const away = await repairOf(unit, asset.location_id);
  const handed = await recordHandOver(unit, { assetId: asset.id, kind: 'sent_to_repair', to: { type: 'place', id: away }, caseId: job.case_id, placeLocationId: asset.location_id, evidence: { workshopJob: job.id, recipient: said.recipient } });
  if (!handed.ok) return told(unit, handed);
  auditJob(unit, bench, 'sent_to_repair', { recipient: said.recipient }, said.reason);
  return aside;
}

/** Received again, where it went away from. */
export async function receiveFromRepair(unit: Unit, { asset, job }: Begun): Promise<Verdict<true>> {
  if (asset.status !== 'in_repair') return allow(true);
  const changed = await changeStatus(unit, asset.id, 'back_from_repair', { caseId: job.case_id });
  if (!changed.ok) return told(unit, changed);
  const workshop = asset.location_id ? await workshopOf(unit, asset.location_id) : undefined;
  if (!workshop) return refuse('no_workshop', { site: asset.location_name });
  const received = await recordHandOver(unit, { assetId: asset.id, kind: 'received', to: { type: 'place', id: workshop.id }, caseId: job.case_id, placeLocationId: workshop.location_id, evidence: { workshopJob: job.id } });
  return received.ok ? allow(true) : received;
}

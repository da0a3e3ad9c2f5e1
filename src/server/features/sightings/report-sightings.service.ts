/**
 * Taking in what a management system saw. Every row gets its answer: kept,
 * known, or refused with what to do; nothing is dropped in silence. The unit
 * sees everything, since an incident of an embargoed case must be found to be
 * counted; the answer therefore says nothing of incidents.
 */
import type { reportSightings as reportRoute, SightingAnswer, SightingFields } from '#contract/sightings';
import type { Answer, Received } from '#contract/route';
import { compareSerials } from '#domain/asset/serial';
import { classify } from '#domain/intake/scan';
import { allow, type Verdict } from '#domain/verdict';
import { worksAt } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { lockForChange, markSeen } from '../assets/change-status.service.ts';
import { findByScan, type FoundAsset } from '../assets/find-asset.service.ts';
import { foldIntoIncidents } from './fold-sighting.service.ts';
import { insertSighting } from './sighting.repo.ts';

type Reason = NonNullable<SightingAnswer['reason']>;
type Match = { readonly row: SightingFields; readonly asset: FoundAsset | null; readonly reason: Reason | null };

/** The clock of a device may run ahead by this much. */
const skewMs = 3_600_000;

export async function reportSightings(unit: Unit, body: Received<typeof reportRoute>['body']): Promise<Verdict<Answer<typeof reportRoute>>> {
  const given = 'sightings' in body ? body.sightings : [body];
  const matches: Match[] = [];
  for (const row of given) matches.push(await match(unit, row));
  // Locked in one order, so that two batches about the same devices wait for each other instead of blocking each other.
  for (const id of [...new Set(matches.flatMap(({ asset }) => (asset ? [asset.id] : [])))].sort()) await lockForChange(unit, id);
  const rows: SightingAnswer[] = [];
  for (const [index, one] of matches.entries()) rows.push(await take(unit, one, index));
  const count = (outcome: SightingAnswer['outcome']) => rows.filter((row) => row.outcome === outcome).length;
  const answer = { rows, kept: count('kept'), known: count('known'), refused: count('refused') };
  if (answer.kept > 0) auditReport(unit, matches, answer);
  return allow(answer);
}

function auditReport(unit: Unit, matches: readonly Match[], { kept, known, refused }: { kept: number; known: number; refused: number }): void {
  const sources = [...new Set(matches.map(({ row }) => row.source))];
  unit.audit({ action: 'sighting.reported', entity: { kind: 'sighting_report', id: unit.newId() }, facts: { kept, known, refused, sources } });
}

/** Only what is printed on it: a look-alike is nobody's sighting. Where both are given, both have to mean the same asset. */
async function match(unit: Unit, row: SightingFields): Promise<Match> {
  const byTag = await found(unit, row.assetTag, (asset, text) => sameText(asset.asset_tag, text));
  const bySerial = await found(unit, row.serialNumber, (asset, text) => asset.serial_number !== null && ['same', 'vendor_prefix'].includes(compareSerials(text, asset.serial_number)));
  const both = byTag.filter((asset) => bySerial.some((other) => other.id === asset.id));
  if (byTag.length > 0 && bySerial.length > 0 && both.length === 0) return { row, asset: null, reason: 'tag_and_serial_differ' };
  const candidates = both.length > 0 ? both : byTag.length > 0 ? byTag : bySerial;
  if (candidates.length === 0) return { row, asset: null, reason: 'unknown_asset' };
  if (candidates.length > 1) return { row, asset: null, reason: 'several_assets' };
  return Date.parse(row.seenAt) > Date.parse(unit.now) + skewMs ? { row, asset: null, reason: 'in_the_future' } : { row, asset: candidates[0] ?? null, reason: null };
}

async function found(unit: Unit, text: string | undefined, isIt: (asset: FoundAsset, text: string) => boolean): Promise<FoundAsset[]> {
  if (text === undefined) return [];
  return (await findByScan(unit, classify(text))).filter((asset) => worksAt(unit.actor, asset.location_id) && isIt(asset, text));
}

const sameText = (a: string | null, b: string): boolean => a !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

const advice: { readonly [R in Reason]: string } = {
  unknown_asset: 'No asset here has this tag or serial number. Bring it in as an asset, or correct the number, and report it again.',
  several_assets: 'More than one asset has this serial number. Report it with the asset tag.',
  tag_and_serial_differ: 'The tag and the serial number belong to two different assets. Look at the label and report it again.',
  in_the_future: 'It claims to have been seen in the future. Check the clock of the system that reports.',
};

async function take(unit: Unit, { row, asset, reason }: Match, index: number): Promise<SightingAnswer> {
  const base = { index, assetTag: row.assetTag ?? null, serialNumber: row.serialNumber ?? null };
  if (!asset || reason) return { ...base, outcome: 'refused', reason, text: reason && advice[reason] };
  const seenAt = new Date(row.seenAt).toISOString();
  const isNew = await insertSighting(unit.tx, { id: unit.newId(), assetId: asset.id, seenAt, source: row.source, network: row.network ?? null, place: row.place ?? null, user: row.user ?? null, at: unit.now });
  if (!isNew) return { ...base, outcome: 'known', reason: null, text: null };
  await markSeen(unit, asset.id, seenAt);
  await foldIntoIncidents(unit, asset, { assetId: asset.id, seenAt, source: row.source, network: row.network ?? null, location: row.place ?? null });
  return { ...base, outcome: 'kept', reason: null, text: null };
}

/** Incidents in sentences. */
import type { SightingIncident } from '#contract/sightings';

export const deviceName = (asset: SightingIncident['asset']): string => [asset.model ?? asset.category, asset.assetTag].filter(Boolean).join(' ');

/** "Seen 40 times since, by Fleet and VPN" */
export function countText({ sightings, sources }: Pick<SightingIncident, 'sightings' | 'sources'>): string {
  const by = sources.length > 1 ? `${sources.slice(0, -1).join(', ')} and ${sources.at(-1)}` : (sources[0] ?? '');
  return `${sightings === 1 ? 'Seen once' : `Seen ${sightings.toLocaleString('en-GB')} times`}${by === '' ? '' : `, by ${by}`}`;
}

/** "26 hours after the exit", from the cut-off to the first sighting. */
export function lateText(incident: Pick<SightingIncident, 'kind' | 'case' | 'firstSeenAt'>): string {
  if (incident.kind === 'after_receipt') return 'after it came home';
  if (incident.case === null) return 'after the exit';
  const minutes = Math.max(0, Math.round((Date.parse(incident.firstSeenAt) - Date.parse(incident.case.cutOffAt)) / 60_000));
  const text = minutes < 60 ? `${minutes} minutes` : minutes < 48 * 60 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
  return `${text} after the exit`;
}

export function incidentsTitle(open: number | null): string {
  if (open === null) return 'Devices seen when they should sleep';
  if (open === 0) return 'Every device sleeps';
  return open === 1 ? 'One device is awake after the exit' : `${open.toLocaleString('en-GB')} devices are awake after the exit`;
}

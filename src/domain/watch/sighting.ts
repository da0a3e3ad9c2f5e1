/**
 * A device that is seen when it should sleep: after the access cut-off, or
 * after we received it. (Mailrooms do not sign in.)
 * Rules: many sightings of one device are one incident, also those that come
 * out of order; nothing is wiped or locked by this rule, it rings a bell. The
 * same report twice is stored once (asset, source, time) before it comes here.
 * Source: STANDARDS 3.5 (custody anomaly), FIELD (e) 3. Instants are ISO strings.
 */
import { allow, refuse, type Verdict } from '../verdict.ts';

export type Sighting = {
  readonly assetId: string;
  readonly seenAt: string;
  /** The system that saw it: an MDM, an identity provider, the network. */
  readonly source: string;
  readonly network: string | null;
  readonly location: string | null;
};

export type SightingFacts = {
  /** Null while access has not ended or the asset belongs to no case. */
  readonly accessCutOffAt: string | null;
  /** When it was last handed to us; null while it is with the person. */
  readonly receivedAt: string | null;
  /** Sign-ins of our own workshop: from when it was switched on there, until it was ready. */
  readonly workshopFromAt: string | null;
  readonly workshopUntilAt: string | null;
  /** Given to its next owner: from here on it is theirs to use. */
  readonly issuedAt: string | null;
};

export type IncidentKind = 'seen_after_cut_off' | 'seen_after_receipt';

export type Incident = {
  readonly kind: IncidentKind;
  readonly assetId: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
  readonly count: number;
  readonly sources: readonly string[];
  readonly lastNetwork: string | null;
  readonly lastLocation: string | null;
  readonly status: 'open' | 'resolved';
  readonly resolvedAt: string | null;
};

export type SightingRefusal = { readonly code: 'sighting_in_the_future'; readonly seenAt: string; readonly receivedAt: string };

const after = (a: string, b: string | null): boolean => b !== null && Date.parse(a) > Date.parse(b);

/** A clock of a device may run ahead; an hour is more than any that still gets a certificate accepted. */
const SKEW_MS = 3600e3;

/** Which incident a sighting belongs to; null when all is as it should be. */
export function judgeSighting(sighting: Sighting, facts: SightingFacts): IncidentKind | null {
  const { seenAt } = sighting;
  if (facts.issuedAt !== null && !after(facts.issuedAt, seenAt)) return null;
  const inWorkshop = facts.workshopFromAt !== null && !after(facts.workshopFromAt, seenAt) && !after(seenAt, facts.workshopUntilAt);
  if (inWorkshop) return null;
  if (after(seenAt, facts.receivedAt)) return 'seen_after_receipt';
  return after(seenAt, facts.accessCutOffAt) ? 'seen_after_cut_off' : null;
}

export type SightingOutcome =
  | { readonly outcome: 'nothing' }
  /** `notify`: someone should hear of it now; a repeat only adds to the count. */
  | { readonly outcome: 'opened' | 'repeated'; readonly incident: Incident; readonly notify: boolean };

const opened = (kind: IncidentKind, sighting: Sighting): Incident => ({
  kind, assetId: sighting.assetId, firstSeenAt: sighting.seenAt, lastSeenAt: sighting.seenAt, count: 1, sources: [sighting.source],
  lastNetwork: sighting.network, lastLocation: sighting.location, status: 'open', resolvedAt: null,
});

function folded(incident: Incident, sighting: Sighting): Incident {
  const newest = after(sighting.seenAt, incident.lastSeenAt);
  return {
    ...incident,
    firstSeenAt: after(incident.firstSeenAt, sighting.seenAt) ? sighting.seenAt : incident.firstSeenAt,
    lastSeenAt: newest ? sighting.seenAt : incident.lastSeenAt,
    count: incident.count + 1,
    sources: [...new Set([...incident.sources, sighting.source])].sort(),
    lastNetwork: newest ? (sighting.network ?? incident.lastNetwork) : incident.lastNetwork,
    lastLocation: newest ? (sighting.location ?? incident.lastLocation) : incident.lastLocation,
  };
}

/**
 * One sighting against the asset's incidents of this case. A resolved incident
 * takes in what was seen before it was resolved; what is seen after opens a new one.
 */
export function foldSighting(
  sighting: Sighting,
  facts: SightingFacts,
  incidents: readonly Incident[],
  now: string,
): Verdict<SightingOutcome, SightingRefusal> {
  if (Date.parse(sighting.seenAt) > Date.parse(now) + SKEW_MS) return refuse('sighting_in_the_future', { seenAt: sighting.seenAt, receivedAt: now });
  const kind = judgeSighting(sighting, facts);
  if (kind === null) return allow({ outcome: 'nothing' });
  const ofKind = incidents.filter((incident) => incident.assetId === sighting.assetId && incident.kind === kind);
  const known = ofKind.find(({ status }) => status === 'open') ?? ofKind.find(({ resolvedAt }) => resolvedAt !== null && !after(sighting.seenAt, resolvedAt));
  if (known === undefined) return allow({ outcome: 'opened', incident: opened(kind, sighting), notify: true });
  return allow({ outcome: 'repeated', incident: folded(known, sighting), notify: false });
}

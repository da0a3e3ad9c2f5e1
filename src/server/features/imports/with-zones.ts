/** A new place goes in only when somebody said which time zone it is in. */
import { placeKey, type Decision } from '#domain/import/decide-row';
import { refuseAfterAll } from '#domain/import/find-circles';
import type { Mapping } from '#domain/import/mapping';

export function withZones(decision: Decision, mapping: Mapping): Decision {
  if (decision.verdict !== 'create' && decision.verdict !== 'change') return decision;
  const { location, heldAt } = decision.links.places;
  const site = location ?? heldAt;
  const isNew = site !== undefined && site.id === undefined;
  return isNew && mapping.answers.placeZones?.[placeKey('location', site.label)] === undefined
    ? refuseAfterAll(decision, { code: 'place_zone_unsaid', field: location === undefined ? 'heldAt' : 'location', text: site.label }) : decision;
}

import { listIncidents, listSightings, reportSightings, resolveIncident } from '#contract/sightings';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findIncidents, findSightings, resolveIncident as resolve } from './find-incidents.service.ts';
import { reportSightings as report } from './report-sightings.service.ts';

export const sightingRoutes = (): Registered[] => [
  handle(reportSightings, (unit, { body }) => report(unit, body), { sight: 'system' }),
  handle(listIncidents, (unit, { query }) => findIncidents(unit, query)),
  handle(resolveIncident, (unit, { params, body }) => resolve(unit, params.incidentId, body)),
  handle(listSightings, (unit, { params, query }) => findSightings(unit, params.assetId, query)),
];

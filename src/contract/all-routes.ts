/**
 * Every route of the API, collected from the files of this room; the tests
 * hold that none is missing here and none is left unregistered. Only the
 * server, the generator and tests use it: a client imports the routes it calls.
 */
import * as accounts from './accounts.ts';
import * as asks from './asks.ts';
import * as assets from './assets.ts';
import * as audit from './audit.ts';
import * as auth from './auth.ts';
import * as bulk from './bulk.ts';
import * as backups from './backups.ts';
import * as casePeople from './case-people.ts';
import * as cases from './cases.ts';
import * as clearance from './clearance.ts';
import * as custody from './custody.ts';
import * as evidence from './evidence.ts';
import * as exceptions from './exceptions.ts';
import * as fields from './fields.ts';
import * as history from './history.ts';
import * as imports from './imports.ts';
import * as intake from './intake.ts';
import * as labels from './labels.ts';
import * as licences from './licences.ts';
import * as live from './live.ts';
import * as members from './members.ts';
import * as messages from './messages.ts';
import * as parcels from './parcels.ts';
import * as partners from './partners.ts';
import * as people from './people.ts';
import * as pickups from './pickups.ts';
import * as places from './places.ts';
import * as policies from './policies.ts';
import * as search from './search.ts';
import * as session from './session.ts';
import * as sightings from './sightings.ts';
import * as station from './station.ts';
import * as thanks from './thanks.ts';
import * as today from './today.ts';
import * as views from './views.ts';
import * as waiting from './waiting.ts';
import * as workshop from './workshop.ts';
import * as workshopRules from './workshop-rules.ts';
import type { RouteObject } from './route.ts';

const files: readonly object[] = [
  accounts, asks, assets, audit, auth, backups, bulk, casePeople, cases, clearance, custody, evidence, exceptions, fields, history, imports,
  intake, labels, licences, live, members, messages, parcels, partners, people, pickups, places, policies, search, session, sightings, station,
  thanks, today, views, waiting, workshop, workshopRules,
];

export const isRoute = (value: unknown): value is RouteObject => typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'permission' in value;

export const allRoutes: readonly RouteObject[] = files.flatMap((file) => Object.values(file).filter(isRoute)).sort((a, b) => a.id.localeCompare(b.id, 'en'));

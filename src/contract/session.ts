/**
 * Who is signed in, what they may do, and the few facts each page needs: which
 * sites they see, what time it is here (a demo company has its own clock).
 */
import { permissions, roles } from '#domain/access/permission';
import { z } from 'zod';
import { route } from './route.ts';

export const SiteRef = z.object({ id: z.string(), name: z.string(), zone: z.string().describe('IANA time zone') }).meta({ id: 'SiteRef' });
export type SiteRef = z.infer<typeof SiteRef>;

export const Session = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), initials: z.string() }),
    roles: z.array(z.enum(roles)),
    permissions: z.array(z.enum(permissions)),
    sites: z.array(SiteRef).describe('The sites in this person’s scope'),
    organisation: z.object({ name: z.string() }),
    demo: z.boolean().describe('The data is the demo company'),
    empty: z.boolean().describe('Nobody is known yet: no people, no assets'),
    embedded: z.boolean().describe('The database is the embedded one, meant for trying and small places'),
    now: z.iso.datetime({ offset: true }).describe('The clock of this Handback'),
    version: z.string(),
  })
  .meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const readSession = route({
  id: 'session.read',
  method: 'GET',
  path: '/api/session',
  summary: 'Who is signed in, and what they may do',
  permission: 'signed-in',
  response: Session,
});

export const nameOrganisation = route({
  id: 'session.nameOrganisation',
  method: 'PUT',
  path: '/api/organisation',
  summary: 'Name the organisation, as leavers and helpers read it',
  permission: 'settings.manage',
  body: z.object({ name: z.string().trim().min(1, 'The name people know it by').max(120) }),
  response: z.object({ name: z.string() }),
});

export const signOut = route({
  id: 'session.signOut',
  method: 'POST',
  path: '/api/sign-out',
  summary: 'End this sign-in',
  permission: 'signed-in',
  response: z.object({}),
});

export const signOutEverywhere = route({
  id: 'session.signOutEverywhere',
  method: 'POST',
  path: '/api/sign-out/everywhere',
  summary: 'End every sign-in of yours, on every device',
  permission: 'signed-in',
  response: z.object({ ended: z.int().describe('How many there were') }),
  errors: ['needs_named_person'],
});

/**
 * Every page a person can see, and as whom: the list that `npm run shots`
 * photographs and that the browser run checks with axe, in light and dark.
 * A new screen is added here; a page missing here is a page nobody checks.
 */
import type { Role } from '#domain/access/permission';

export type PageToVisit = {
  /** Kebab-case: the name of its pictures. */
  readonly name: string;
  /** Path and query. What differs between databases stands as `:name` and is filled from `facts`. */
  readonly path: string;
  /** Whose session it is seen in; `nobody` has none. */
  readonly as: Role | 'nobody';
};

export const pagesToVisit: readonly PageToVisit[] = [
  { name: 'sign-in', path: '/', as: 'nobody' },
  { name: 'exceptions', path: '/exceptions', as: 'asset_manager' },
  { name: 'exception-rows', path: '/exceptions/task_overdue', as: 'asset_manager' },
  { name: 'asks', path: '/asks', as: 'asset_manager' },
  { name: 'thanks', path: '/thanks', as: 'asset_manager' },
  { name: 'partners', path: '/partners', as: 'asset_manager' },
  { name: 'new-partner', path: '/partners/new', as: 'asset_manager' },
  { name: 'outbox', path: '/outbox', as: 'asset_manager' },
  { name: 'api-docs', path: '/docs/api', as: 'nobody' },
  { name: 'approvals', path: '/approvals', as: 'asset_manager' },
  { name: 'evidence', path: '/evidence', as: 'auditor' },
  { name: 'workshop', path: '/workshop', as: 'technician' },
  { name: 'sightings', path: '/sightings', as: 'security' },
  { name: 'bring', path: '/bring', as: 'asset_manager' },
  { name: 'cases', path: '/cases', as: 'asset_manager' },
  { name: 'new-leaver', path: '/cases/new', as: 'hr' },
  { name: 'case', path: '/cases/:caseId', as: 'asset_manager' },
  { name: 'case-hr', path: '/cases/:caseId', as: 'hr' },
  { name: 'case-security', path: '/cases/:caseId', as: 'security' },
  { name: 'policy', path: '/settings/policy', as: 'asset_manager' },
  { name: 'station', path: '/station', as: 'mailroom' },
  { name: 'pickups', path: '/pickups', as: 'technician' },
  { name: 'pickup-plan', path: '/pickups/new', as: 'technician' },
  { name: 'parcels', path: '/parcels', as: 'technician' },
  { name: 'intake', path: '/intake', as: 'asset_manager' },
  { name: 'assets', path: '/assets', as: 'asset_manager' },
  { name: 'asset', path: '/assets/:assetId', as: 'asset_manager' },
  { name: 'asset-security', path: '/assets/:assetId', as: 'security' },
  { name: 'asset-edit', path: '/assets/:assetId/edit', as: 'asset_manager' },
  { name: 'asset-new', path: '/assets/new', as: 'technician' },
  { name: 'people', path: '/people', as: 'hr' },
  { name: 'person', path: '/people/:personId', as: 'asset_manager' },
  { name: 'person-hr', path: '/people/:personId', as: 'hr' },
  { name: 'person-edit', path: '/people/:personId/edit', as: 'hr' },
  { name: 'person-new', path: '/people/new', as: 'hr' },
  { name: 'licences', path: '/licences', as: 'asset_manager' },
  { name: 'licence', path: '/licences/:licenceId', as: 'asset_manager' },
  { name: 'licence-edit', path: '/licences/:licenceId/edit', as: 'asset_manager' },
  { name: 'licence-new', path: '/licences/new', as: 'asset_manager' },
  { name: 'accounts', path: '/accounts', as: 'security' },
  { name: 'settings', path: '/settings', as: 'owner' },
  { name: 'settings-locations', path: '/settings/locations', as: 'owner' },
  { name: 'settings-places', path: '/settings/places', as: 'owner' },
  { name: 'settings-members', path: '/settings/members', as: 'owner' },
  { name: 'settings-keys', path: '/settings/keys', as: 'owner' },
  { name: 'settings-pin', path: '/settings/pin', as: 'mailroom' },
];

/** The path with its `:name` parts filled in; says which one is missing. */
export function pathOfPage(page: PageToVisit, facts: Readonly<Record<string, string>>): string {
  return page.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`The page "${page.name}" needs :${name}`);
    return encodeURIComponent(fact);
  });
}

/**
 * Every page a person can see, and as whom: the list that `npm run shots`
 * photographs and that the browser run checks with axe, in light and dark.
 * A new screen is added here; every-page.test.ts fails for a route that is not.
 */
import type { Role } from '#domain/access/permission';
import type { Page } from 'playwright-core';

export type PageToVisit = {
  /** Kebab-case: the name of its pictures. */
  readonly name: string;
  /** Path and query. What differs between databases stands as `:name` and is filled from `facts`. */
  readonly path: string;
  /** Whose session it is seen in; `nobody` has none. */
  readonly as: Role | 'nobody';
  /** Before anybody owns this Handback, owned and empty, or with the demo company in it, as most pages are. */
  readonly when?: 'unowned' | 'empty';
  /** What is done on the page before it is looked at: a dialog opened, a place chosen. */
  readonly open?: (page: Page) => Promise<unknown>;
  /** It tells of a refusal: with an alert, and with these statuses. */
  readonly refuses?: readonly number[];
};

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click();
const inDialog = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page);
  await page.getByRole('dialog').waitFor();
};
const fromMenu = (menu: string | RegExp, name: string) => async (page: Page) => {
  await press(menu)(page);
  await page.getByRole('menuitem', { name }).click();
  await page.getByRole('dialog').waitFor();
};
/** Acts on all rows of a list that are on the page. */
const chosen = (act: string | RegExp) => async (page: Page) => {
  await page.getByRole('checkbox').first().check();
  await inDialog(act)(page);
};
/** The device remembers where it stands; asked only the first time. */
const atTheStation = async (page: Page) => {
  const ready = page.getByText('Ready.');
  const which = page.getByRole('list', { name: 'Places' }).getByRole('button', { name: /^Mailroom, / });
  await ready.or(which).first().waitFor();
  if (await which.isVisible()) await which.click();
  await ready.waitFor();
};

const beforeTheDemo: readonly PageToVisit[] = [
  { name: 'setup', path: '/setup?token=:setupToken', as: 'nobody', when: 'unowned' },
  { name: 'setup-mistyped', path: '/setup?token=:setupToken', as: 'nobody', when: 'unowned', open: press('Begin') },
  { name: 'welcome', path: '/welcome', as: 'owner', when: 'empty' },
  { name: 'today-empty', path: '/', as: 'owner', when: 'empty' },
  ...['cases', 'people', 'assets', 'licences', 'accounts', 'exceptions', 'asks', 'thanks', 'partners', 'outbox', 'approvals', 'evidence', 'workshop', 'sightings', 'pickups', 'parcels', 'intake', 'bring', 'station']
    .map((name): PageToVisit => ({ name: `${name}-empty`, path: `/${name}`, as: 'owner', when: 'empty' })),
  { name: 'settings-locations-empty', path: '/settings/locations', as: 'owner', when: 'empty' },
  { name: 'settings-places-empty', path: '/settings/places', as: 'owner', when: 'empty' },
];

const wayIn: readonly PageToVisit[] = [
  { name: 'sign-in', path: '/sign-in', as: 'nobody' },
  { name: 'sign-in-sent', path: '/sign-in', as: 'nobody', open: async (page) => {
    await page.getByLabel('E-mail').fill('nobody@varanda.example');
    await press('E-mail me a link')(page);
    await page.getByRole('status').filter({ hasText: 'on its way' }).waitFor();
  } },
  { name: 'sign-in-refused', path: '/sign-in', as: 'nobody', refuses: [401], open: async (page) => {
    await press('Use a password')(page);
    await page.getByLabel('E-mail').fill('nobody@varanda.example');
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
  } },
  { name: 'sign-in-link', path: '/sign-in/link?token=a-link-nobody-pressed-yet', as: 'nobody' },
  { name: 'sign-in-link-spent', path: '/sign-in/link?token=a-link-that-was-pressed', as: 'nobody', refuses: [401, 404, 410, 422], open: async (page) => {
    await press('Sign me in')(page);
    await page.getByRole('alert').waitFor();
  } },
  { name: 'setup-spent', path: '/setup?token=a-link-that-was-pressed', as: 'nobody', refuses: [410] },
  { name: 'welcome-full', path: '/welcome', as: 'owner' },
];

const consolePages: readonly PageToVisit[] = [
  { name: 'today', path: '/', as: 'asset_manager' },
  { name: 'today-technician', path: '/', as: 'technician' },
  { name: 'today-hr', path: '/', as: 'hr' },
  { name: 'today-security', path: '/', as: 'security' },
  { name: 'today-mailroom', path: '/', as: 'mailroom' },
  { name: 'today-approver', path: '/', as: 'approver' },
  { name: 'today-auditor', path: '/', as: 'auditor' },
  { name: 'palette', path: '/', as: 'asset_manager', open: async (page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('dialog').getByRole('combobox').fill('wilk');
    await page.getByRole('option', { name: /Tomasz Wilk/ }).first().waitFor();
  } },
  { name: 'keys-help', path: '/', as: 'asset_manager', open: async (page) => {
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
  } },
  { name: 'nowhere', path: '/no/such/page', as: 'asset_manager' },
  { name: 'case-gone', path: '/cases/00000000-0000-7000-8000-000000000000', as: 'asset_manager', refuses: [404] },
  { name: 'members-forbidden', path: '/settings/members', as: 'asset_manager', refuses: [403] },
  { name: 'exceptions', path: '/exceptions', as: 'asset_manager' },
  { name: 'exceptions-new', path: '/exceptions/new', as: 'asset_manager' },
  { name: 'exceptions-new-from-a-list', path: '/exceptions/new?list=assets&q=ThinkPad', as: 'asset_manager' },
  { name: 'exception-settings', path: '/exceptions/:exceptionKey/settings', as: 'asset_manager' },
  { name: 'exception-rows', path: '/exceptions/:exceptionKey', as: 'asset_manager' },
  { name: 'asks', path: '/asks', as: 'asset_manager' },
  { name: 'ask', path: '/asks/:openAskId', as: 'asset_manager' },
  { name: 'ask-answered', path: '/asks/:askId', as: 'asset_manager' },
  { name: 'thanks', path: '/thanks', as: 'asset_manager' },
  { name: 'partners', path: '/partners', as: 'asset_manager' },
  { name: 'partner', path: '/partners/:partnerId', as: 'asset_manager' },
  { name: 'partner-new', path: '/partners/new', as: 'asset_manager' },
  { name: 'outbox', path: '/outbox', as: 'asset_manager' },
  { name: 'message', path: '/outbox/:messageId', as: 'asset_manager' },
  { name: 'approvals', path: '/approvals', as: 'asset_manager' },
  { name: 'evidence', path: '/evidence', as: 'auditor' },
  { name: 'evidence-of-a-case', path: '/evidence?case=:clearedCaseId', as: 'auditor' },
  { name: 'workshop', path: '/workshop', as: 'technician' },
  { name: 'workshop-waiting', path: '/workshop/:waitingJobId', as: 'technician' },
  { name: 'workshop-checks', path: '/workshop/:checkingJobId', as: 'technician' },
  { name: 'workshop-verify', path: '/workshop/:verifyingJobId', as: 'asset_manager' },
  { name: 'workshop-graded', path: '/workshop/:gradedJobId', as: 'technician' },
  { name: 'account', path: '/accounts/:accountId', as: 'asset_manager' },
  { name: 'bulk', path: '/bulk', as: 'asset_manager' },
  { name: 'bulk-preview', path: '/bulk/:bulkId', as: 'asset_manager' },
  { name: 'bulk-done', path: '/bulk/:changedBulkId', as: 'asset_manager' },
  { name: 'bulk-undo', path: '/bulk/:changedBulkId', as: 'asset_manager', open: inDialog('Undo') },
  { name: 'settings-fields', path: '/settings/fields', as: 'asset_manager' },
  { name: 'settings-field', path: '/settings/fields', as: 'asset_manager', open: inDialog(/^Add a field to assets/) },
  { name: 'settings-workshop', path: '/settings/workshop', as: 'owner' },
  { name: 'settings-backups', path: '/settings/backups', as: 'owner' },
  { name: 'sightings', path: '/sightings', as: 'security' },
  { name: 'bring', path: '/bring', as: 'asset_manager' },
  { name: 'waiting', path: '/waiting', as: 'asset_manager' },
  { name: 'waiting-row', path: '/waiting/:waitingRowId', as: 'asset_manager' },
  { name: 'waiting-rule', path: '/waiting/:waitingRowId', as: 'asset_manager', open: inDialog(/^Always…/) },
  { name: 'waiting-aside', path: '/waiting?state=aside', as: 'asset_manager' },
  { name: 'waiting-rules', path: '/waiting/rules', as: 'asset_manager' },
  ...['columns', 'questions'].map((step): PageToVisit => ({ name: `import-${step}`, path: `/bring/:columnsImportId?step=${step}`, as: 'asset_manager' })),
  { name: 'import-preview', path: '/bring/:previewedImportId', as: 'asset_manager' },
  { name: 'import-done', path: '/bring/:appliedImportId', as: 'asset_manager' },
  { name: 'import-undo', path: '/bring/:appliedImportId', as: 'asset_manager', open: inDialog('Take this import back') },
  { name: 'cases', path: '/cases', as: 'asset_manager' },
  { name: 'new-leaver', path: '/cases/new', as: 'hr' },
  { name: 'new-leaver-planned', path: '/cases/new?person=:holderId', as: 'hr' },
  { name: 'case', path: '/cases/:caseId', as: 'asset_manager' },
  { name: 'case-hr', path: '/cases/:caseId', as: 'hr' },
  { name: 'case-security', path: '/cases/:caseId', as: 'security' },
  { name: 'case-technician', path: '/cases/:siteCaseId', as: 'technician' },
  { name: 'case-approver', path: '/cases/:caseId', as: 'approver' },
  { name: 'case-late', path: '/cases/:lateCaseId', as: 'asset_manager' },
  { name: 'case-cleared', path: '/cases/:clearedCaseId', as: 'auditor' },
  { name: 'case-death', path: '/cases/:deathCaseId', as: 'hr' },
  { name: 'case-cancelled', path: '/cases/:cancelledCaseId', as: 'asset_manager' },
  { name: 'case-plan-anew', path: '/cases/:caseId', as: 'asset_manager', open: fromMenu('More for this case', 'Plan anew…') },
  { name: 'case-cancel', path: '/cases/:caseId', as: 'asset_manager', open: fromMenu('More for this case', 'Cancel the case…') },
  { name: 'case-contact', path: '/cases/:caseId', as: 'asset_manager', open: fromMenu('More for this case', 'Contact after the exit…') },
  { name: 'policy', path: '/settings/policy', as: 'asset_manager' },
  { name: 'policy-publish', path: '/settings/policy', as: 'asset_manager', open: inDialog('Bring a new version') },
  { name: 'pickups', path: '/pickups', as: 'technician' },
  { name: 'pickup-plan', path: '/pickups/new', as: 'technician' },
  { name: 'pickup', path: '/pickups/:runId', as: 'technician' },
  { name: 'pickup-differs', path: '/pickups/:runId', as: 'technician', open: inDialog(/^Settle /) },
  { name: 'parcels', path: '/parcels', as: 'technician' },
  { name: 'parcel', path: '/parcels/:parcelId', as: 'asset_manager' },
  { name: 'parcel-open', path: '/parcels/:collectedParcelId/open', as: 'technician' },
  { name: 'intake', path: '/intake', as: 'asset_manager' },
  { name: 'intake-item', path: '/intake/:intakeId', as: 'asset_manager' },
  { name: 'assets', path: '/assets', as: 'asset_manager' },
  { name: 'assets-views', path: '/assets', as: 'asset_manager', open: async (page) => {
    await press(/^Views?\b/)(page);
    await page.getByRole('menuitem', { name: 'Keep this view' }).waitFor();
  } },
  { name: 'assets-keep-view', path: '/assets?q=ThinkPad', as: 'asset_manager', open: fromMenu(/^Views?\b/, 'Keep this view') },
  { name: 'assets-filtered', path: '/assets?status=in_use', as: 'asset_manager' },
  { name: 'assets-change', path: '/assets', as: 'asset_manager', open: chosen(/^Change \d/) },
  { name: 'assets-labels', path: '/assets', as: 'asset_manager', open: chosen('Labels') },
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
  { name: 'settings-add-location', path: '/settings/locations', as: 'owner', open: inDialog('Add a location') },
  { name: 'settings-places', path: '/settings/places', as: 'owner' },
  { name: 'settings-add-place', path: '/settings/places', as: 'owner', open: inDialog('Add a place') },
  { name: 'settings-members', path: '/settings/members', as: 'owner' },
  { name: 'settings-invite', path: '/settings/members', as: 'owner', open: inDialog('Invite somebody') },
  { name: 'settings-keys', path: '/settings/keys', as: 'owner' },
  { name: 'settings-make-key', path: '/settings/keys', as: 'owner', open: inDialog('Make a key') },
  { name: 'settings-pin', path: '/settings/pin', as: 'mailroom' },
];

const station: readonly PageToVisit[] = [
  { name: 'station-places', path: '/station', as: 'owner' },
  { name: 'station', path: '/station', as: 'technician', open: atTheStation },
  { name: 'station-unknown-code', path: '/station', as: 'technician', open: async (page) => {
    await atTheStation(page);
    await page.getByLabel('Code', { exact: true }).fill('NO-SUCH-THING-77');
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Answer' }).getByText('Ready.').waitFor({ state: 'detached' });
  } },
  { name: 'station-who', path: '/station', as: 'technician', open: async (page) => {
    await atTheStation(page);
    await page.getByRole('banner').getByRole('button').last().click();
    await page.getByRole('dialog').waitFor();
  } },
];

const helpers: readonly PageToVisit[] = [
  { name: 'leaver', path: '/a/:leaverToken', as: 'nobody' },
  { name: 'leaver-german', path: '/a/:leaverToken?lang=de', as: 'nobody' },
  { name: 'leaver-answered', path: '/a/:answeredLeaverToken', as: 'nobody' },
  { name: 'leaver-again', path: '/a/:answeredLeaverToken?edit=1', as: 'nobody' },
  ...['later', 'help', 'cant', 'not-me'].map((which): PageToVisit => ({ name: `ask-${which}`, path: `/a/:managerToken/${which}`, as: 'nobody' })),
  { name: 'manager', path: '/a/:managerToken', as: 'nobody' },
  { name: 'manager-answered', path: '/a/:answeredManagerToken', as: 'nobody' },
  { name: 'link-gone', path: '/a/a-link-that-never-was-any-good', as: 'nobody', refuses: [404, 410] },
  { name: 'receipt', path: '/r/:receiptToken', as: 'nobody' },
  { name: 'receipt-gone', path: '/r/a-receipt-that-never-was', as: 'nobody', refuses: [404] },
  // Some hundred routes of one shape: the first two of each part stand for the rest.
  { name: 'api-docs', path: '/docs/api', as: 'nobody', open: (page) => page.evaluate(() => { for (const route of document.querySelectorAll('details:nth-of-type(n + 3)')) route.remove(); }) },
];

export const pagesToVisit: readonly PageToVisit[] = [...beforeTheDemo, ...wayIn, ...consolePages, ...station, ...helpers];

/** The path with its `:name` parts filled in; says which one is missing. */
export function pathOfPage(page: PageToVisit, facts: Readonly<Record<string, string>>): string {
  return page.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => {
    const fact = facts[name];
    if (fact === undefined) throw new Error(`The page "${page.name}" needs :${name}`);
    return encodeURIComponent(fact);
  });
}

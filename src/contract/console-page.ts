/**
 * Where each page of the console lives. Written once, since the server puts
 * these paths in decisions, messages and search results, and slices link to
 * each other's pages without importing each other.
 */
const id = encodeURIComponent;

const query = (values: Record<string, string | number | undefined> | undefined): string => {
  const pairs = Object.entries(values ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [`${id(name)}=${id(String(value))}`]));
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
};

export type PageFilter = Record<string, string | number | undefined>;

export const consolePage = {
  today: () => '/',
  cases: (filter?: PageFilter) => `/cases${query(filter)}`,
  newCase: (personId?: string) => `/cases/new${query({ person: personId })}`,
  case: (caseId: string) => `/cases/${id(caseId)}`,
  assets: (filter?: PageFilter) => `/assets${query(filter)}`,
  asset: (assetId: string) => `/assets/${id(assetId)}`,
  people: (filter?: PageFilter) => `/people${query(filter)}`,
  person: (personId: string) => `/people/${id(personId)}`,
  licences: (filter?: PageFilter) => `/licences${query(filter)}`,
  licence: (licenceId: string) => `/licences/${id(licenceId)}`,
  accounts: (filter?: PageFilter) => `/accounts${query(filter)}`,
  station: () => '/station',
  pickups: (filter?: PageFilter) => `/pickups${query(filter)}`,
  pickup: (runId: string) => `/pickups/${id(runId)}`,
  planPickup: (locationId?: string) => `/pickups/new${query({ site: locationId })}`,
  parcels: (filter?: PageFilter) => `/parcels${query(filter)}`,
  parcel: (parcelId: string) => `/parcels/${id(parcelId)}`,
  openParcel: (parcelId: string) => `/parcels/${id(parcelId)}/open`,
  intake: (filter?: PageFilter) => `/intake${query(filter)}`,
  intakeItem: (intakeId: string) => `/intake/${id(intakeId)}`,
  workshop: (filter?: PageFilter) => `/workshop${query(filter)}`,
  workItem: (assetId: string) => `/workshop/${id(assetId)}`,
  partners: (filter?: PageFilter) => `/partners${query(filter)}`,
  newPartner: () => '/partners/new',
  partner: (partnerId: string) => `/partners/${id(partnerId)}`,
  asks: (filter?: PageFilter) => `/asks${query(filter)}`,
  ask: (askId: string) => `/asks/${id(askId)}`,
  thanks: (filter?: PageFilter) => `/thanks${query(filter)}`,
  sightings: (filter?: PageFilter) => `/sightings${query(filter)}`,
  exceptions: (filter?: PageFilter) => `/exceptions${query(filter)}`,
  exception: (kind: string) => `/exceptions/${id(kind)}`,
  exceptionSettings: (kind: string) => `/exceptions/${id(kind)}/settings`,
  /** `search`: the list of records with its conditions, as in that list’s own link. */
  newException: (search?: { list: string; q?: string | undefined; where: readonly string[] }) =>
    `/exceptions/new${search === undefined ? '' : `?${[`list=${id(search.list)}`, ...(search.q ? [`q=${id(search.q)}`] : []), ...search.where.map((one) => `where=${id(one)}`)].join('&')}`}`,
  evidence: (filter?: PageFilter) => `/evidence${query(filter)}`,
  approvals: (filter?: PageFilter) => `/approvals${query(filter)}`,
  outbox: (filter?: PageFilter) => `/outbox${query(filter)}`,
  message: (messageId: string) => `/outbox/${id(messageId)}`,
  bulkChanges: () => '/bulk',
  bulkChange: (bulkId: string) => `/bulk/${id(bulkId)}`,
  account: (accountId: string) => `/accounts/${id(accountId)}`,
  settings: (section?: string) => (section === undefined ? '/settings' : `/settings/${id(section)}`),
  bringFile: () => '/bring',
  waiting: (filter?: PageFilter) => `/waiting${query(filter)}`,
  waitingRow: (rowId: string, filter?: PageFilter) => `/waiting/${id(rowId)}${query(filter)}`,
  waitingRules: () => '/waiting/rules',
  import: (importId: string) => `/bring/${id(importId)}`,
  signIn: (returnTo?: string) => `/sign-in${query({ to: returnTo })}`,
  signInLink: (token: string) => `/sign-in/link${query({ token })}`,
  setup: (token: string) => `/setup${query({ token })}`,
} as const;

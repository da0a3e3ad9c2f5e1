/**
 * The columns of a record that its history may speak of, in words.
 * Rule: a column that is not here is not told: keys and private addresses
 * change without a word of what they were.
 */
export const fieldWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person: {
    name: 'Name', given_name: 'Given name', family_name: 'Family name', preferred_name: 'Preferred name', employee_number: 'Number', email: 'E-mail', username: 'User name', phone: 'Phone', department: 'Department', title: 'Title',
    cost_centre: 'Cost centre', manager_id: 'Manager', location_id: 'Location', employment: 'Employment', work_mode: 'Works', country: 'Country', time_zone: 'Time zone', locale: 'Language', starts_on: 'First day', ends_on: 'Last day', status: 'Status',
  },
  asset: {
    asset_tag: 'Asset tag', serial_number: 'Serial number', name: 'Name', manufacturer: 'Manufacturer', model: 'Model', category: 'Category', ownership: 'Owned by', owner_name: 'Owner’s name', assignee_id: 'Meant for', assignee_department: 'Meant for the department',
    assignee: 'Meant for', location_id: 'Location', purchased_on: 'Bought on', purchase_cost: 'Price', currency: 'Currency', order_number: 'Order number', supplier: 'Supplier', warranty_months: 'Warranty in months', warranty_ends_on: 'Warranty ends on',
    lease_ends_on: 'Lease ends on', grade: 'Grade', disposition: 'Disposition', reserved_for: 'Reserved for', reservedFor: 'Reserved for', notes: 'Notes', data_bearing: 'Holds data', status: 'Status',
  },
  licence: { product: 'Product', vendor: 'Vendor', contract_number: 'Contract', seats_total: 'Seats', renews_on: 'Renews on', seat_cost: 'Cost of a seat', currency: 'Currency', billing: 'Billed', owner_name: 'Owner', holds_data: 'Work lies in it', is_reclaimable: 'Can be given again' },
  account: { system: 'System', username: 'User name', person_id: 'Whose', is_privileged: 'Privileged', holds_data: 'Work lies in it', status: 'State' },
  ask: {}, parcel: {},
};

const isNothing = (value: unknown): boolean => value === null || value === undefined || value === '';
export type ValueChange = { readonly field: string; readonly label: string; readonly from: unknown; readonly to: unknown };

const objectOf = (value: unknown): Record<string, unknown> => (typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {});

/** What differs between two sets of custom values, under their labels. */
function customChanges(from: unknown, to: unknown, labels: ReadonlyMap<string, string>): ValueChange[] {
  const [was, is] = [objectOf(from), objectOf(to)];
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((key) => JSON.stringify(was[key] ?? null) !== JSON.stringify(is[key] ?? null))
    .map((key) => ({ field: `custom.${key}`, label: labels.get(key) ?? key, from: was[key] ?? null, to: is[key] ?? null }));
}

/** From → to of an entry: the plain part of its facts and the personal part beside it. */
export function changesIn(kind: string, facts: Readonly<Record<string, unknown>>, personal: Readonly<Record<string, unknown>> | null, labels: ReadonlyMap<string, string>): ValueChange[] {
  const words = fieldWords[kind] ?? {};
  const from = { ...objectOf(facts['from']), ...objectOf(personal?.['from']) };
  const to = { ...objectOf(facts['to']), ...objectOf(personal?.['to']) };
  // In the order of the words, since JSON in the database keeps none.
  const plain = Object.keys(words).filter((field) => (field in from || field in to) && JSON.stringify(from[field] ?? null) !== JSON.stringify(to[field] ?? null));
  return [
    ...plain.filter((field) => !(isNothing(from[field]) && isNothing(to[field]))).map((field) => ({ field, label: words[field] as string, from: from[field] ?? null, to: to[field] ?? null })),
    ...('custom' in from || 'custom' in to ? customChanges(from['custom'], to['custom'], labels) : []),
  ];
}

export const changeSentence = ({ label, from, to }: { label: string; from: string | null; to: string | null }): string =>
  (from === null ? `${label} set to ${to ?? 'nothing'}` : to === null ? `${label} emptied; it was ${from}` : `${label} changed from ${from} to ${to}`);

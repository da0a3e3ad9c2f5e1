/**
 * Which fields of a record may be changed for many records at once. Keys that
 * tell records apart (tag, serial number, e-mail, user name) are not among
 * them; status changes only by acts, custody only by hand-overs.
 */
import type { FieldKind } from '../field/custom-field.ts';

export type BulkInput = 'text' | 'number' | 'date' | 'flag' | 'choice' | 'person' | 'location' | 'act';
export type BulkField = { readonly id: string; readonly label: string; readonly input: BulkInput; readonly choices?: readonly { readonly value: string; readonly label: string }[]; readonly clearable: boolean; readonly longest?: number };

const text = (id: string, label: string, longest = 120): BulkField => ({ id, label, input: 'text', clearable: true, longest });
const plain = (id: string, label: string, input: BulkInput, clearable = true): BulkField => ({ id, label, input, clearable });
const choice = (id: string, label: string, words: Readonly<Record<string, string>>): BulkField => ({ id, label, input: 'choice', clearable: false, choices: Object.entries(words).map(([value, said]) => ({ value, label: said })) });

export const bulkActs = { declare_missing: 'Declare missing', dispose: 'Dispose of' } as const;
export type BulkAct = keyof typeof bulkActs;

export const bulkFields: { readonly [K in FieldKind]: readonly BulkField[] } = {
  asset: [
    plain('assigneeId', 'Meant for', 'person'), text('assigneeDepartment', 'Meant for the department'), plain('locationId', 'Location', 'location'),
    choice('ownership', 'Owned by', { own: 'Ours', lessor: 'Lessor’s', vendor: 'Vendor’s', agency: 'Agency’s', client: 'Client’s', personal: 'Their own' }), text('ownerName', 'Owner’s name', 200), plain('leaseEndsOn', 'Lease ends on', 'date'),
    text('model', 'Model', 200), text('manufacturer', 'Manufacturer'), { ...text('category', 'Category', 60), clearable: false }, text('name', 'Name', 200), plain('purchasedOn', 'Bought on', 'date'), text('orderNumber', 'Order number'),
    plain('warrantyMonths', 'Warranty in months', 'number'), text('reservedFor', 'Reserved for', 200), text('notes', 'Notes', 4000),
    { id: 'act', label: 'Status', input: 'act', clearable: false, choices: Object.entries(bulkActs).map(([value, label]) => ({ value, label })) },
  ],
  person: [
    text('department', 'Department'), plain('managerId', 'Manager', 'person'), plain('locationId', 'Location', 'location'), text('costCentre', 'Cost centre', 60), text('title', 'Title', 160),
    choice('employment', 'Employment', { employee: 'Employee', contractor: 'Contractor', agency: 'Agency', intern: 'Intern' }), choice('workMode', 'Works', { office: 'Office', hybrid: 'Hybrid', remote: 'Remote' }),
    plain('startsOn', 'First day', 'date'), plain('endsOn', 'Last day', 'date'),
  ],
  licence: [text('vendor', 'Vendor'), text('ownerName', 'Owner', 200), plain('renewsOn', 'Renews on', 'date'), text('billing', 'Billed', 60), text('contractNumber', 'Contract'), plain('holdsData', 'Work lies in it', 'flag', false)],
  account: [plain('isPrivileged', 'Privileged', 'flag', false), plain('holdsData', 'Work lies in it', 'flag', false)],
};

/** Fields that change with another one, in words. */
export const followingFields: Readonly<Record<string, string>> = { dataBearing: 'Holds data' };

export const customPrefix = 'custom.';

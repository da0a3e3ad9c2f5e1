/** The lists of records that an exception of one's own can be made from, and who may read them. */
import type { Permission } from '../access/permission.ts';

export const recordListNames = ['people', 'assets', 'licences', 'accounts', 'cases', 'asks', 'parcels'] as const;
export type RecordList = (typeof recordListNames)[number];

export const recordLists: Readonly<Record<RecordList, { readonly noun: string; readonly permission: Permission; readonly act: string }>> = {
  people: { noun: 'People', permission: 'people.read', act: 'Open the person' },
  assets: { noun: 'Assets', permission: 'assets.read', act: 'Open the asset' },
  licences: { noun: 'Licences', permission: 'licences.read', act: 'Open the licence' },
  accounts: { noun: 'Accounts', permission: 'accounts.read', act: 'Open the account' },
  cases: { noun: 'Cases', permission: 'cases.read', act: 'Open the case' },
  asks: { noun: 'Asks', permission: 'asks.read', act: 'Open the ask' },
  parcels: { noun: 'Parcels', permission: 'pickups.run', act: 'Open the parcel' },
};

export const isRecordList = (name: string): name is RecordList => (recordListNames as readonly string[]).includes(name);

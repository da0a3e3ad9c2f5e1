/**
 * Exports that are known by their headers, and where a header means something
 * else in them than elsewhere (Fleet's `status` is "online", not an asset's state).
 * Source: the vendors' documentation of their own exports and templates.
 */
import { normaliseHeader, type ImportKind } from './field.ts';

export type KnownFile = {
  readonly id: string;
  readonly name: string;
  readonly kind: ImportKind | undefined;
  /** Headers that must all be there (normalised). */
  readonly signature: readonly string[];
  /** Header → field, or undefined to leave the column alone. */
  readonly exceptions: ReadonlyMap<string, string | undefined>;
};

function known(id: string, name: string, kind: ImportKind | undefined, signature: string, exceptions: Record<string, string | undefined> = {}): KnownFile {
  return {
    id, name, kind,
    signature: signature.split('|').map(normaliseHeader),
    exceptions: new Map(Object.entries(exceptions).map(([header, target]) => [normaliseHeader(header), target])),
  };
}

export const knownFiles: readonly KnownFile[] = [
  known('snipe-assets', 'Snipe-IT assets', 'assets', 'Asset Tag|Model|Category|Checkout Type', { 'Item Name': 'name', 'Asset Notes': 'notes' }),
  known('snipe-users', 'Snipe-IT users', 'people', 'First Name|Username|Activated|VIP', { Activated: undefined, Website: undefined }),
  known('snipe-licences', 'Snipe-IT licences', 'licences', 'Item name|Licensed To Name|Reassignable|Seats'),
  known('snipe-locations', 'Snipe-IT locations', 'locations', 'name|address2|manager username'),
  known('snipe-models', 'Snipe-IT asset models', undefined, 'Name|Model Number|Fieldset|Requestable'),
  known('snipe-accessories', 'Snipe-IT accessories (counted goods)', undefined, 'Name|QTY|Min Amount|Category'),
  known('shelf-assets', 'Shelf assets', 'assets', 'title|valuation|custodian|bookable', { custodian: 'assigneeName', type: 'tracking', description: 'notes' }),
  known('shelf-users', 'Shelf users', 'accounts', 'role|email|teamMemberId', { email: 'username' }),
  known('intune', 'Intune devices', 'assets', 'Device ID|Device name|Serial number|Primary user UPN|Management name', { 'Phone number': undefined, 'Device state': undefined }),
  known('autopilot', 'Windows Autopilot devices', 'assets', 'Device Serial Number|Windows Product ID|Hardware Hash', { 'Assigned User': 'assigneeEmail' }),
  known('jamf-computers', 'Jamf computers', 'assets', 'Computer Serial|Asset Tag|AppleCare ID', { 'Barcode 1': undefined, 'Is Leased': undefined, Site: undefined, Building: 'location' }),
  known('jamf-mobile', 'Jamf mobile devices', 'assets', 'Mobile Device Serial|Asset Tag|Airplay Password', { Site: undefined, Building: 'location' }),
  known('jamf-users', 'Jamf users', 'people', 'Username|Full Name|LDAP Server ID', { Site: undefined }),
  known('fleet', 'Fleet hosts', 'assets', 'hardware_serial|osquery_version|hostname|uuid', { status: undefined, hostname: 'name', computer_name: undefined, display_text: undefined }),
  known('gam-chromeos', 'Google ChromeOS devices', 'assets', 'deviceId|annotatedAssetId|serialNumber|orgUnitPath', { status: undefined, 'recentUsers.email': undefined }),
  known('workday', 'Workday feed', 'people', 'Employee_ID|Business_Title|Manager_ID|Management_Chain_01', { Job_Title: undefined, Business_Title: 'jobTitle', Preferred_Name: 'preferredName' }),
  known('bamboohr', 'BambooHR employees', 'people', 'Employee #|Reports To|Hire Date|Work Email'),
];

/** The first known export whose signature these headers carry. */
export function knownFileOf(normalHeaders: readonly string[]): KnownFile | undefined {
  const present = new Set(normalHeaders);
  return knownFiles.find((file) => file.signature.every((header) => present.has(header)));
}

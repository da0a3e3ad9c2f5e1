/**
 * Exports of device management: Intune, Autopilot, Entra, Jamf, Kandji,
 * Mosyle, Meraki, Workspace ONE, Configuration Manager, Fleet, Google,
 * Apple Business Manager. What such a tool calls status is how a device talks
 * to it, never the state of an asset.
 */
import { known, notBrought, type KnownFile } from './known-file.ts';

const notOurs = { Status: undefined, State: undefined, 'Device state': undefined, 'Phone number': undefined, Compliance: undefined, Notes: 'notes' };

const microsoft: readonly KnownFile[] = [
  known('intune', 'Intune devices', 'assets', 'Device ID|Device name|Serial number|Primary user UPN', { ...notOurs, 'Management name': undefined, UserId: undefined, 'Azure AD Device ID': undefined, 'Microsoft Entra Device ID': undefined }),
  known('intune-list', 'Intune devices', 'assets', 'Device name|Managed by|Ownership|Serial number|Primary user UPN~Primary user email address~Primary user display name', { ...notOurs, 'Managed by': undefined }),
  known('intune-graph', 'Intune devices', 'assets', 'deviceName|managedDeviceOwnerType|serialNumber', { ...notOurs, id: 'externalId', userId: undefined, azureADDeviceId: undefined, deviceCategoryDisplayName: 'category', complianceState: undefined, emailAddress: 'assigneeEmail', managedDeviceName: undefined, deviceType: undefined }),
  known('autopilot', 'Windows Autopilot devices', 'assets', 'Device Serial Number|Windows Product ID|Hardware Hash', { 'Assigned User': 'assigneeEmail', 'Windows Product ID': undefined, 'Hardware Hash': undefined }),
  known('autopilot-list', 'Windows Autopilot devices', 'assets', 'Serial number|Group tag|Profile status', { 'Assigned user': 'assigneeEmail', 'Profile status': undefined, 'Enrollment state': undefined, 'Userless enrollment status': undefined }),
  notBrought('entra-devices', 'Entra devices', 'displayName~Name|trustType~joinType~Join Type|operatingSystem~OS|deviceId~Device ID|registeredOwners~isCompliant~approximateLastSignInDateTime~profileType',
    'Entra’s list has no serial numbers, so nothing in it can be matched with a thing. Bring the devices of Intune or Autopilot instead; they are the same computers.'),
  known('sccm', 'Configuration Manager computers', 'assets', 'ResourceID|SerialNumber0~Serial Number|Netbios_Name0~Name0~Name', { ResourceID: undefined, 'User_Name0': 'assigneeUsername', 'Primary User(s)': 'assigneeUsername', 'Client Activity': undefined, ...notOurs }),
  known('workspace-one', 'Workspace ONE devices', 'assets', 'Friendly Name|Serial Number|Ownership|Organization Group~Enrollment Status', { ...notOurs, 'Enrollment Status': undefined, 'Organization Group': undefined, Username: 'assigneeUsername', 'User Email': 'assigneeEmail', Asset: 'assetTag', Platform: undefined }),
];

const jamfPeople = { Position: undefined, Site: undefined, Building: 'location', Room: undefined, 'Phone Number': undefined, Phone: undefined };
const apple: readonly KnownFile[] = [
  known('jamf-computers', 'Jamf computers', 'assets', 'Computer Serial|Asset Tag|AppleCare ID', { ...jamfPeople, 'Barcode 1': undefined, 'Barcode 2': undefined, 'Is Leased': undefined }),
  known('jamf-inventory', 'Jamf computers', 'assets', 'Computer Name~Display Name|Serial Number|Last Inventory Update~Last Check-in|JSS Computer ID~Jamf Pro Computer ID~Managed~Model Identifier|Username~Full Name', {
    ...jamfPeople, 'Bar Code': undefined, 'Bar Code 1': undefined, 'Leased or Purchased': undefined, Managed: undefined, 'Life Expectancy': undefined, 'Full Name': 'assigneeName', 'Purchasing Contact': undefined,
  }),
  known('jamf-mobile', 'Jamf mobile devices', 'assets', 'Mobile Device Serial|Asset Tag|Airplay Password', { ...jamfPeople, 'Airplay Password': undefined }),
  known('jamf-mobile-inventory', 'Jamf mobile devices', 'assets', 'Display Name|Serial Number|Jamf Pro Mobile Device ID~JSS Mobile Device ID~Supervised~Wi-Fi MAC Address|Username~Full Name', { ...jamfPeople, 'Full Name': 'assigneeName', Managed: undefined, Supervised: undefined }),
  known('jamf-users', 'Jamf users', 'people', 'Username|Full Name|LDAP Server ID', { Site: undefined, 'LDAP Server ID': undefined }),
  known('kandji', 'Kandji devices', 'assets', 'Device name~Name|Serial number|Blueprint~Blueprint name', { Blueprint: undefined, 'Blueprint name': undefined, 'User': 'assignee', ...notOurs }),
  known('mosyle', 'Mosyle devices', 'assets', 'Device Name|Serial Number|User ID|User Name', { 'User ID': 'assigneeUsername', 'User Name': 'assigneeName', 'User Type': undefined, Tags: undefined, ...notOurs }),
  known('meraki', 'Meraki Systems Manager devices', 'assets', 'Name|Serial|Owner~Owner email|Connectivity~SM tags~WiFi MAC~Last connected', { Tags: undefined, 'SM tags': undefined, Connectivity: undefined, Owner: 'assignee', ...notOurs }),
  known('apple-business', 'Apple Business Manager devices', 'assets', 'Serial Number|Order Number|MDM Server~Device Management Service~Source', { Source: undefined, 'MDM Server': undefined, Type: 'category', 'Date Added': undefined }),
];

const fleetAndGoogle: readonly KnownFile[] = [
  known('fleet', 'Fleet hosts', 'assets', 'hardware_serial|osquery_version~platform|hostname|uuid', { status: undefined, hostname: 'name', computer_name: undefined, display_text: undefined, display_name: undefined, hardware_version: undefined, team_name: undefined, id: undefined, platform: undefined, build: undefined }),
  known('gam-chromeos', 'Google ChromeOS devices', 'assets', 'deviceId|serialNumber|orgUnitPath|annotatedAssetId~annotatedUser~annotatedLocation', { status: undefined, 'recentUsers.email': undefined, 'recentUsers.0.email': undefined, annotatedUser: 'assignee', orgUnitPath: undefined }),
  known('chromeos-console', 'Google ChromeOS devices', 'assets', 'Serial Number|Asset ID|Auto-update expiration~Auto update expiration date~Org Unit Path~Organizational unit~Last sync', { Status: undefined, 'Enrollment status': undefined, User: 'assignee', 'Most recent user': undefined, 'Org Unit Path': undefined, 'Organizational unit': undefined, 'Device ID': 'externalId' }),
  known('google-mobile', 'Google mobile devices', 'assets', 'resourceId|deviceId|email|model', { name: 'assigneeName', 'name.0': 'assigneeName', email: 'assigneeEmail', 'email.0': 'assigneeEmail', type: undefined, status: undefined, resourceId: 'externalId', hardwareId: undefined, deviceId: undefined }),
];

export const knownDevices: readonly KnownFile[] = [...microsoft, ...apple, ...fleetAndGoogle];

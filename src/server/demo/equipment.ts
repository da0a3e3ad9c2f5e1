/** What people at Varanda Labs work with: models, prices, seats and systems. */

export type DemoModel = { readonly category: string; readonly manufacturer: string; readonly model: string; readonly cost: string; readonly serial: string };

export const laptops: readonly DemoModel[] = [
  { category: 'laptop', manufacturer: 'Apple', model: 'MacBook Pro 14 M4', cost: '2199.00', serial: 'C02X' }, { category: 'laptop', manufacturer: 'Apple', model: 'MacBook Air 13 M3', cost: '1299.00', serial: 'FVFX' },
  { category: 'laptop', manufacturer: 'Lenovo', model: 'ThinkPad T14 Gen 5', cost: '1480.00', serial: 'PF4' }, { category: 'laptop', manufacturer: 'Dell', model: 'Latitude 7450', cost: '1560.00', serial: '7XK' },
];
export const phones: readonly DemoModel[] = [
  { category: 'phone', manufacturer: 'Apple', model: 'iPhone 16', cost: '929.00', serial: 'G6TX' }, { category: 'phone', manufacturer: 'Google', model: 'Pixel 9', cost: '799.00', serial: '3A1J' },
];
export const monitors: readonly DemoModel[] = [
  { category: 'monitor', manufacturer: 'Dell', model: 'U2724 monitor', cost: '389.00', serial: 'CN-0P2' }, { category: 'monitor', manufacturer: 'LG', model: '27UP850 monitor', cost: '349.00', serial: '408N' },
];
export const keys: readonly DemoModel[] = [{ category: 'security_key', manufacturer: 'Yubico', model: 'YubiKey 5C', cost: '58.00', serial: '2048' }];
export const docks: readonly DemoModel[] = [{ category: 'dock', manufacturer: 'CalDigit', model: 'TS4 dock', cost: '399.00', serial: 'B54' }];
export const badges: readonly DemoModel[] = [{ category: 'badge', manufacturer: 'HID', model: 'Seos badge', cost: '9.00', serial: '7731' }];

export type DemoLicence = { readonly product: string; readonly vendor: string; readonly seats: number; readonly cost: string; readonly renewsOn: string; readonly share: number; readonly departments?: readonly string[]; readonly holdsData: boolean };

export const licences: readonly DemoLicence[] = [
  { product: 'Figma Organization', vendor: 'Figma', seats: 60, cost: '540.00', renewsOn: '2027-03-01', share: 0.7, departments: ['Design', 'Product'], holdsData: true },
  { product: 'JetBrains All Products', vendor: 'JetBrains', seats: 130, cost: '779.00', renewsOn: '2027-01-15', share: 0.8, departments: ['Engineering'], holdsData: false },
  { product: 'Salesforce Sales Cloud', vendor: 'Salesforce', seats: 55, cost: '1980.00', renewsOn: '2026-12-20', share: 0.9, departments: ['Sales'], holdsData: true },
  { product: 'Zoom Workplace', vendor: 'Zoom', seats: 300, cost: '180.00', renewsOn: '2027-06-30', share: 0.6, holdsData: false },
  { product: 'AutoCAD LT', vendor: 'Autodesk', seats: 40, cost: '480.00', renewsOn: '2027-02-10', share: 0.6, departments: ['Field engineering'], holdsData: false },
  { product: '1Password Business', vendor: '1Password', seats: 420, cost: '96.00', renewsOn: '2027-09-01', share: 0.95, holdsData: true },
];

export const systems: readonly { readonly name: string; readonly share: number; readonly departments?: readonly string[]; readonly privileged: boolean; readonly holdsData: boolean }[] = [
  { name: 'SSO', share: 1, privileged: false, holdsData: false }, { name: 'Mail and files', share: 1, privileged: false, holdsData: true }, { name: 'VPN', share: 0.7, privileged: false, holdsData: false },
  { name: 'GitHub', share: 0.95, departments: ['Engineering'], privileged: false, holdsData: true }, { name: 'AWS', share: 0.25, departments: ['Engineering'], privileged: true, holdsData: false },
  { name: 'ERP', share: 0.8, departments: ['Finance', 'Operations'], privileged: false, holdsData: false },
];

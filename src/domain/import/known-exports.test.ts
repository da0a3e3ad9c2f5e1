/**
 * Header rows as the vendors' exports, templates and reports print them, and
 * lists as people make them, with what each column has to become. `-` is left
 * out; `?field` is only proposed.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportKind } from './field.ts';
import { knownFileOf } from './known-files.ts';
import { recogniseColumns } from './recognise-columns.ts';
import { recogniseKind } from './recognise-kind.ts';
import { readHeader } from './field.ts';
import { sayKind } from './say.ts';

type Golden = { readonly kind: ImportKind; readonly known: string | undefined; readonly columns: string };

const exports: readonly Golden[] = [
  { kind: 'assets', known: 'Snipe-IT asset report', columns: `
    ID: - | Company: company | Asset Name: name | Asset Tag: assetTag | Serial: serial | Model: model | Model No.: modelNumber
    Category: category | Status: status | Checked Out To: assignee | Employee No.: assigneeNumber | Location: location | Default Location: -
    Manufacturer: manufacturer | Supplier: supplier | Purchase Date: purchaseOn | Purchase Cost: cost | Current Value: -
    Order Number: orderNumber | EOL: - | EOL Date: endOfLifeOn | Warranty: - | Warranty Expires: warrantyEndsOn | Requestable: - | Notes: notes
    Checkouts: - | Created At: - | Updated At: - | Checkout Date: - | Expected Checkin Date: - | Last Audit: - | Next Audit Date: - | BYOD: -
  ` },
  { kind: 'assets', known: 'Snipe-IT asset report', columns: `
    Company: company | Asset Name: name | Asset Tag: assetTag | Model: model | Model No.: modelNumber | Category: category
    Manufacturer: manufacturer | Serial: serial | Purchase Date: purchaseOn | Purchase Cost: cost | Warranty: -
    Warranty Expires: warrantyEndsOn | Value: - | Order Number: orderNumber | Supplier: supplier | Location: location | Default Location: -
    Checked Out: assignee | Type: checkoutType | Username: assigneeUsername | Employee No.: assigneeNumber | Manager: - | Department: department
    Title: - | Status: status | Checkout Date: - | Notes: notes
  ` },
  { kind: 'people', known: 'Snipe-IT users', columns: `
    ID: - | Company: company | Employee No.: employeeNumber | First Name: givenName | Last Name: familyName | Username: username | Email: email
    Phone: phone | Title: jobTitle | Department: department | Location: location | Manager: manager | Assets: - | Licenses: - | Groups: -
    Notes: notes | Login Enabled: - | Created At: - | Start Date: startOn | End Date: endOn | VIP: - | Remote: workMode
  ` },
  { kind: 'licences', known: 'Snipe-IT licences', columns: `
    ID: - | Company: company | Name: product | Product Key: licenceKey | Expiration Date: expiresOn | Licensed to Email: licensedToEmail
    Licensed to Name: licensedToName | Manufacturer: vendor | Total: seats | Avail: - | Purchase Date: purchaseOn | Termination Date: -
    Depreciation: - | Maintained: maintained | Reassignable: reassignable | Purchase Cost: cost | Purchase Order Number: purchaseOrder
    Order Number: orderNumber | Category: category | Notes: notes
  ` },
  { kind: 'assets', known: 'GLPI inventory', columns: `
    Name: name | Entity: company | Status: status | Manufacturers: manufacturer | Serial number: serial | Types: category | Model: model
    Operating System - Name: - | Locations: location | Last update: - | Components - Processor: -
  ` },
  { kind: 'assets', known: 'GLPI inventory', columns: `
    Nom: name | Entité: company | Statut: status | Fabricants: manufacturer | Numéro de série: serial | Types: category | Modèle: model
    Système d'exploitation - Nom: - | Lieux: location | Dernière modification: - | Composants - Processeur: - | Usager: assigneeUsername
    Numéro d'inventaire: assetTag | Utilisateur: assignee
  ` },
  { kind: 'assets', known: 'GLPI inventory', columns: `
    Name: name | Einheit: company | Status: status | Hersteller: manufacturer | Seriennummer: serial | Typen: category | Modell: model
    Betriebssystem - Name: - | Standorte: location | Letzte Änderung: - | Inventarnummer: assetTag | Benutzer: assignee
  ` },
  { kind: 'assets', known: 'GLPI inventory', columns: `
    Nombre: name | Entidad: company | Estado: status | Fabricantes: manufacturer | Número de serie: serial | Tipos: category | Modelo: model
    Sistema operativo - Nombre: - | Localizaciones: location | Última actualización: - | Número de inventario: assetTag | Usuario: assignee
  ` },
  { kind: 'people', known: undefined, columns: `
    Login: username | Last name: familyName | First name: givenName | Emails: email | Phone: phone | Locations: location
    Active: employmentStatus | Administrative number: employeeNumber | Title: jobTitle
  ` },
  { kind: 'people', known: undefined, columns: `
    Identifiant: username | Nom de famille: familyName | Prénom: givenName | Adresses de messagerie: email | Téléphone: phone | Lieu: location
    Actif: employmentStatus | Matricule: employeeNumber | Titre: jobTitle
  ` },
  { kind: 'people', known: undefined, columns: `
    Anmeldename: username | Nachname: familyName | Vorname: givenName | E-Mails: email | Telefon: phone | Standort: location
    Aktiv: employmentStatus
  ` },
  { kind: 'people', known: undefined, columns: `
    Usuario: username | Apellidos: familyName | Nombre: givenName | Correos electrónicos: email | Teléfono: phone | Ubicación: location
    Activo: employmentStatus
  ` },
  { kind: 'assets', known: 'Intune devices', columns: `
    Device ID: externalId | Device name: name | Enrollment date: - | Last check-in: - | Azure AD Device ID: ?externalId | OS version: -
    Azure AD registered: - | EAS activation ID: - | Serial number: serial | Manufacturer: manufacturer | Model: model | EAS activated: -
    IMEI: imei | Last EAS sync time: - | MEID: - | Category: category | UserId: - | Primary user UPN: assigneeUsername
    Primary user email address: assigneeEmail | Primary user display name: assigneeName | Compliance: - | Managed by: - | Ownership: ownership
    Device state: - | Supervised: - | Encrypted: - | OS: - | Phone number: -
  ` },
  { kind: 'assets', known: 'Intune devices', columns: `
    Device name: name | Managed by: - | Ownership: ownership | Compliance: - | OS: - | OS version: - | Last check-in: -
    Primary user UPN: assigneeUsername | Serial number: serial | Manufacturer: manufacturer | Model: model
  ` },
  { kind: 'assets', known: 'Intune devices', columns: `
    deviceName: name | managedDeviceOwnerType: ownership | enrolledDateTime: - | lastSyncDateTime: - | operatingSystem: - | complianceState: -
    osVersion: - | emailAddress: assigneeEmail | azureADDeviceId: - | model: model | manufacturer: manufacturer | serialNumber: serial
    userPrincipalName: assigneeUsername | userDisplayName: assigneeName | imei: imei | id: externalId
  ` },
  { kind: 'assets', known: 'Windows Autopilot devices', columns: `
    Serial number: serial | Manufacturer: manufacturer | Model: model | Group tag: - | Profile status: - | Purchase order: orderNumber
    Assigned user: assigneeEmail
  ` },
  { kind: 'people', known: 'Entra users', columns: `
    userPrincipalName: username | displayName: name | surname: familyName | mail: email | givenName: givenName | id: - | userType: -
    jobTitle: jobTitle | department: department | accountEnabled: employmentStatus | usageLocation: - | streetAddress: street | state: region
    country: country | officeLocation: location | city: city | postalCode: postalCode | telephoneNumber: ?phone | mobilePhone: phone
    alternateEmailAddress: - | companyName: company | creationType: - | createdDateTime: - | employeeId: employeeNumber
  ` },
  { kind: 'people', known: 'Microsoft 365 users', columns: `
    Block credential: - | City: city | Country/Region: country | Department: department | Display name: name | Fax: - | First name: givenName
    Last name: familyName | Licenses: - | Mobile Phone: ?phone | Object Id: - | Office: location | Phone number: phone | Postal code: postalCode
    State: region | Street address: street | Title: jobTitle | Usage location: - | User principal name: email | When created: -
  ` },
  { kind: 'assets', known: 'Jamf computers', columns: `
    Computer Name: name | Asset Tag: assetTag | Serial Number: serial | Model: model | Model Identifier: modelNumber
    Username: assigneeUsername | Full Name: assigneeName | Email Address: assigneeEmail | Position: - | Department: department
    Building: location | Room: - | Last Check-in: - | Last Inventory Update: - | Managed: - | Operating System Version: -
    PO Number: orderNumber | PO Date: purchaseOn | Warranty Expiration: warrantyEndsOn | Purchase Price: cost | Vendor: supplier
    UDID: externalId | MAC Address: -
  ` },
  { kind: 'people', known: 'Google users', columns: `
    First Name [Required]: givenName | Last Name [Required]: familyName | Email Address [Required]: email | Password [Required]: -
    Password Hash Function [UPLOAD ONLY]: - | Org Unit Path [Required]: - | New Primary Email [UPLOAD ONLY]: -
    Status [READ ONLY]: employmentStatus | Last Sign In [READ ONLY]: - | Recovery Email: - | Home Secondary Email: personalEmail
    Work Secondary Email: - | Recovery Phone [MUST BE IN THE E.164 FORMAT]: - | Work Phone: phone | Home Phone: - | Mobile Phone: -
    Employee ID: employeeNumber | Employee Type: employmentType | Employee Title: jobTitle | Manager Email: managerEmail
    Department: department | Cost Center: costCentre | Building ID: location
  ` },
  { kind: 'people', known: 'Google users', columns: `
    primaryEmail: email | name.givenName: givenName | name.familyName: familyName | name.fullName: name | suspended: - | orgUnitPath: -
    externalIds.0.value: employeeNumber | organizations.0.title: jobTitle | organizations.0.department: department
    relations.0.value: managerEmail | isAdmin: -
  ` },
  { kind: 'assets', known: 'Google ChromeOS devices', columns: `
    Serial Number: serial | Status: - | Asset ID: assetTag | User: assignee | Location: location | Notes: notes | Model: model
    Policy status: - | Last sync: - | OS version: - | Auto-update expiration: endOfLifeOn | MAC address: -
  ` },
  { kind: 'assets', known: 'Google mobile devices', columns: `
    resourceId: externalId | deviceId: - | name: assigneeName | email: assigneeEmail | model: model | os: - | type: - | status: -
    serialNumber: serial | imei: imei
  ` },
  { kind: 'people', known: 'Okta people', columns: `
    login: username | firstName: givenName | lastName: familyName | middleName: - | email: email | title: jobTitle | displayName: name
    secondEmail: personalEmail | mobilePhone: phone | primaryPhone: ?phone | streetAddress: street | city: city | state: region
    zipCode: postalCode | countryCode: country | userType: - | employeeNumber: employeeNumber | costCenter: costCentre | organization: company
    division: division | department: department | managerId: managerNumber | manager: manager
  ` },
  { kind: 'people', known: 'Workday report', columns: `
    Employee ID: employeeNumber | Worker: name | Business Title: jobTitle | Supervisory Organization: department | Location: location
    Cost Center: costCentre | Manager: manager | Hire Date: startOn | Termination Date: ?endOn | Last Day of Work: endOn
    Worker Type: employmentType | Time Type: - | Active Status: employmentStatus | Email - Primary Work: email
  ` },
  { kind: 'people', known: 'BambooHR employees', columns: `
    Employee #: employeeNumber | First Name: givenName | Last Name: familyName | Job Title: jobTitle | Department: department
    Division: division | Location: location | Status: employmentStatus | Hire Date: startOn | Work Email: email | Reports To: manager
    Termination Date: endOn
  ` },
  { kind: 'people', known: 'Personio employees', columns: `
    ID: employeeNumber | Vorname: givenName | Nachname: familyName | E-Mail: email | Position: jobTitle | Abteilung: department | Team: -
    Standort: location | Vorgesetzter: manager | Einstellungsdatum: startOn | Letzter Arbeitstag: endOn | Beschäftigungsart: employmentType
    Status: employmentStatus | Gesellschaft: company
  ` },
  { kind: 'people', known: 'HiBob employees', columns: `
    Employee ID: employeeNumber | Display name: name | First name: givenName | Last name: familyName | Email: email | Job title: jobTitle
    Department: department | Site: location | Reports to: manager | Start date: startOn | Termination date: endOn
    Lifecycle status: employmentStatus
  ` },
  { kind: 'people', known: 'ADP employees', columns: `
    Associate ID: employeeNumber | File Number: - | Payroll Name: name | Legal First Name: givenName | Legal Last Name: familyName
    Position Status: employmentStatus | Hire Date: startOn | Termination Date: endOn | Job Title Description: jobTitle
    Home Department Description: department | Location Description: location | Reports To Name: manager | Reports To Associate ID: managerNumber
    Work Contact: Work Email: email | Worker Category Description: employmentType
  ` },
  { kind: 'assets', known: 'Lansweeper assets', columns: `
    AssetName: name | AssetTypename: category | Domain: - | Username: assigneeUsername | Userdomain: - | IPAddress: -
    Manufacturer: manufacturer | Model: model | Serialnumber: serial | Location: location | Lastseen: - | Statename: status
    Purchasedate: purchaseOn | Warrantydate: warrantyEndsOn | BarCode: assetTag
  ` },
  { kind: 'assets', known: 'ServiceNow hardware', columns: `
    display_name: - | asset_tag: assetTag | serial_number: serial | model.display_name: model | model_category: category
    install_status: status | substatus: - | assigned_to: assignee | assigned_to.email: assigneeEmail | location: location | stockroom: heldAt
    purchase_date: purchaseOn | warranty_expiration: warrantyEndsOn | cost: cost | ci: - | department: department | company: company
  ` },
  { kind: 'assets', known: 'ServiceNow hardware', columns: `
    name: name | asset_tag: assetTag | serial_number: serial | model_id: model | manufacturer: manufacturer | assigned_to: assignee
    install_status: status | location: location | department: department
  ` },
  { kind: 'people', known: 'ServiceNow users', columns: `
    user_name: username | first_name: givenName | last_name: familyName | email: email | title: jobTitle | department: department
    location: location | manager: manager | active: employmentStatus | employee_number: employeeNumber | sys_id: -
  ` },
  { kind: 'assets', known: 'Freshservice assets', columns: `
    Display Name: name | Asset Type: category | Asset Tag: assetTag | Impact: - | Description: notes | End of Life: - | Usage Type: -
    Used By: assignee | Managed By: - | Department: department | Location: location | Assigned on: - | Product: model | Vendor: supplier
    Cost: cost | Warranty: - | Acquisition Date: purchaseOn | Warranty Expiry Date: warrantyEndsOn | Serial Number: serial | Asset State: status
  ` },
  { kind: 'assets', known: 'Jira Assets objects', columns: `
    Key: assetTag | Label: name | Created: - | Updated: - | Owner: assignee | Serial Number: serial | Model: model | Status: status
    Location: location
  ` },
  { kind: 'assets', known: 'Kandji devices', columns: `
    Device name: name | Serial number: serial | Model: model | OS version: - | Assigned user: assignee | Assigned user email: assigneeEmail
    Asset tag: assetTag | Blueprint: - | Last check-in: -
  ` },
  { kind: 'assets', known: 'Mosyle devices', columns: `
    Device Name: name | Serial Number: serial | Asset Tag: assetTag | Model: model | OS Version: - | User ID: assigneeUsername
    User Name: assigneeName | User Type: - | Tags: -
  ` },
  { kind: 'assets', known: 'Meraki Systems Manager devices', columns: `
    Name: name | Serial: serial | Model: model | OS: - | Owner: assignee | Tags: - | WiFi MAC: - | Connectivity: -
  ` },
  { kind: 'assets', known: 'Workspace ONE devices', columns: `
    Friendly Name: name | Serial Number: serial | Device Model: model | Asset Number: assetTag | Username: assigneeUsername
    User Email: assigneeEmail | Ownership: ownership | Organization Group: - | Enrollment Status: - | Last Seen: - | IMEI: imei
    Phone Number: - | Platform: -
  ` },
  { kind: 'assets', known: 'Configuration Manager computers', columns: `
    ResourceID: - | Netbios_Name0: name | SerialNumber0: serial | Manufacturer0: manufacturer | Model0: model | User_Name0: assigneeUsername
  ` },
  { kind: 'assets', known: 'Apple Business Manager devices', columns: `
    Serial Number: serial | Order Number: orderNumber | Source: - | MDM Server: - | Type: category | Date Added: -
  ` },
  { kind: 'assets', known: 'Dell order list', columns: `
    Service Tag: serial | Order Number: orderNumber | System Description: model | Ship Date: purchaseOn | Express Service Code: -
    Warranty End Date: warrantyEndsOn
  ` },
  { kind: 'assets', known: 'Lenovo order list', columns: `
    Serial Number: serial | Machine Type Model: modelNumber | Product Description: model | Warranty Start: - | Warranty End: warrantyEndsOn
    PO Number: orderNumber
  ` },
  { kind: 'assets', known: undefined, columns: `
    Name: name | Email: assigneeEmail | Department: department | Laptop Serial: serial | Laptop Model: model | Asset Tag: assetTag
    Issued on: -
  ` },
  { kind: 'assets', known: undefined, columns: `
    Employee ID: assigneeNumber | Employee Name: assigneeName | Employee Email: assigneeEmail | Device: name | Serial No: serial
    Location: location
  ` },
  { kind: 'assets', known: undefined, columns: `
    Mitarbeiter: assignee | Personalnummer: assigneeNumber | Gerät: name | Hersteller: manufacturer | Modell: model | Seriennummer: serial
    Inventarnr: assetTag | Ausgabedatum: - | Garantie bis: warrantyEndsOn
  ` },
  { kind: 'assets', known: undefined, columns: `
    Utilisateur: assignee | Matériel: name | Marque: manufacturer | Modèle: model | N° série: serial | N° inventaire: assetTag
    Date achat: purchaseOn | Prix HT: cost | Site: location
  ` },
  { kind: 'assets', known: undefined, columns: `
    Empleado: assignee | Equipo: name | Marca: manufacturer | Modelo: model | Nº de serie: serial | Etiqueta: assetTag
    Fecha de compra: purchaseOn | Precio: cost | Oficina: location
  ` },
  { kind: 'people', known: undefined, columns: `
    Matricule: employeeNumber | Nom: familyName | Prénom: givenName | Email professionnel: email | Date d'entrée: startOn
    Date de sortie: endOn | Type de contrat: employmentType | Responsable: manager | Service: department | Établissement: location
  ` },
  { kind: 'people', known: undefined, columns: `
    Código de empleado: employeeNumber | Nombre completo: name | Correo corporativo: email | Puesto: jobTitle | Departamento: department
    Fecha de ingreso: startOn | Fecha de baja: endOn | Jefe inmediato: manager | Centro de trabajo: location
  ` },
  { kind: 'licences', known: undefined, columns: `
    Software: product | Vendor: vendor | Seats: seats | Renewal date: expiresOn | Annual cost: cost | Owner: holder
  ` },
  { kind: 'licences', known: undefined, columns: `
    Lizenz: product | Hersteller: vendor | Anzahl: seats | Ablaufdatum: expiresOn | Kosten: cost | Benutzer: holder
  ` },
  { kind: 'accounts', known: undefined, columns: `
    Application: system | Username: username | Email: holderEmail | Role: role | Status: accountStatus | Last login: -
  ` },
  { kind: 'accounts', known: undefined, columns: `
    App: system | User: username | Role: role | Is admin: isPrivileged
  ` },
  { kind: 'locations', known: undefined, columns: `
    Standort: name | Straße: street | PLZ: postalCode | Ort: city | Land: country
  ` },
  { kind: 'locations', known: undefined, columns: `
    Nom du site: name | Adresse: street | Code postal: postalCode | Ville: city | Pays: country | Responsable: manager
  ` },
  { kind: 'people', known: undefined, columns: `
    Employee Number: employeeNumber | Last Day: endOn | Manager Email: managerEmail
  ` },
  { kind: 'assets', known: undefined, columns: `
    Tag: assetTag | Make: manufacturer | Model: model | Serial #: serial | Assigned To: assignee | Purchase Date: purchaseOn | Cost (EUR): cost
  ` },
  { kind: 'assets', known: undefined, columns: `
    Service Tag: serial | Order Number: orderNumber | Model: model | Ship Date: purchaseOn | Warranty End Date: warrantyEndsOn
    Company: company | Country: -
  ` },
  { kind: 'assets', known: undefined, columns: `
    Gerät: name | Seriennummer: serial | Nutzer: assignee | E-Mail: assigneeEmail | Standort: location | Kaufdatum: purchaseOn
    Preis (EUR): cost | Garantie bis: warrantyEndsOn
  ` },
  { kind: 'people', known: undefined, columns: `
    Personalnummer: employeeNumber | Name: familyName | Vorname: givenName | E-Mail-Adresse: email | Standort: location | Abteilung: department
    Eintritt: startOn | Austritt: endOn | Vorgesetzter: manager | Status: employmentStatus
  ` },
  { kind: 'assets', known: undefined, columns: `
    asset.tag: assetTag | asset.serial: serial | asset.model: model | user.email: assigneeEmail | location.name: location
  ` },
  { kind: 'assets', known: undefined, columns: `
    Device - Name: name | Device - Serial Number: serial | Device - Model: model | User - Email: assigneeEmail | User - Name: assigneeUsername
  ` },
  { kind: 'people', known: undefined, columns: `
    Emp ID: employeeNumber | Full Name: name | Email ID: email | DOJ: startOn | Designation: jobTitle | Reporting Manager: manager
    Location: location
  ` },
  { kind: 'licences', known: undefined, columns: `
    Produit: product | Éditeur: vendor | Clé de licence: licenceKey | Nombre de licences: seats | Date d'expiration: expiresOn
    Coût annuel: cost
  ` },
  { kind: 'licences', known: undefined, columns: `
    Producto: product | Fabricante: vendor | Clave de licencia: licenceKey | Número de licencias: seats | Fecha de vencimiento: expiresOn
    Coste: cost
  ` },
  { kind: 'accounts', known: undefined, columns: `
    Sistema: system | Usuario: username | Correo electrónico: holderEmail | Rol: role | Estado: accountStatus
  ` },
  { kind: 'locations', known: undefined, columns: `
    Name: name | Street: street | City: city | State: region | Zip: postalCode | Country: country | Time zone: timeZone
  ` },
  { kind: 'locations', known: undefined, columns: `
    Sede: name | Dirección: street | Ciudad: city | Provincia: region | Código postal: postalCode | País: country
  ` },
];

const notBrought: readonly (readonly [known: string, headers: string])[] = [
  ['Snipe-IT consumables (counted goods)', 'Company,Name,Category,QTY,Min. QTY,Item No.,Remaining,Location,Order Number,Purchase Date'],
  ['Snipe-IT components (counted goods)', 'Name,Serial,Category,Model Number,Total,Remaining,Min. QTY,Location,Order Number'],
  ['Snipe-IT asset models', 'Name,Category,Manufacturer,Model Notes,Model Number,Fieldset,Requestable,EOL,Min Qty'],
  ['Snipe-IT accessories (counted goods)', 'Company,Name,Category,Supplier,Manufacturer,QTY,Location,Order Number,Min Amount,Model Number,Notes,Purchase Date,Purchase Cost'],
  ['Entra devices', 'displayName,accountEnabled,operatingSystem,operatingSystemVersion,joinType,registeredOwners,userNames,mdmDisplayName,isCompliant,registrationTime,approximateLastSignInDateTime,deviceId,isManaged,objectId,profileType'],
];

/** `header: field` pairs as they stand in the table. */
const pairsOf = (columns: string): [string, string][] => columns.trim().split(/\s*\|\s*|\n\s*/).map((cell) => {
  const at = cell.lastIndexOf(': ');
  return [cell.slice(0, at), cell.slice(at + 2)];
});
const read = (kind: ImportKind, headers: readonly string[]): [string, string][] =>
  recogniseColumns(kind, headers).map((match) => [match.header, match.field ?? (match.proposal === undefined ? '-' : `?${match.proposal}`)]);

describe.each(exports)('$kind: $known', ({ kind, known, columns }) => {
  const pairs = pairsOf(columns);
  const headers = pairs.map(([header]) => header);
  it('is a file of that kind', () => expect(recogniseKind(headers)).toMatchObject({ kind, ...(known === undefined ? { why: 'headers' } : { knownAs: known }) }));
  it('has its columns in the right fields', () => expect(read(kind, headers)).toEqual(pairs));
  it('means the same in capitals, in small letters and without accents', () => {
    for (const change of [(text: string) => text.toLowerCase(), (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')]) {
      const camel = (text: string): boolean => /\p{Ll}\p{Lu}/u.test(text);
      const changed = headers.map((header) => (camel(header) ? header : change(header)));
      expect(read(kind, changed).map(([, field]) => field)).toEqual(pairs.map(([, field]) => field));
    }
  });
  it('means the same in any order, where no two columns want one field', () => {
    const open = new Set(pairs.filter(([, field]) => field.startsWith('?')).map(([, field]) => field.slice(1)));
    const expected = new Map(pairs);
    fc.assert(fc.property(fc.shuffledSubarray(headers, { minLength: headers.length, maxLength: headers.length }), (order) => {
      for (const [header, field] of read(kind, order)) if (!open.has(field.replace('?', ''))) expect(field).toBe(expected.get(header));
    }), { numRuns: 10 });
  });
});

describe('what Handback does not keep', () => {
  it.each(notBrought)('%s: says so, and what to bring instead', (known, headers) => {
    const kind = recogniseKind(headers.split(','));
    expect(kind).toMatchObject({ kind: undefined, why: 'not_brought', knownAs: known });
    expect(sayKind(kind.why, null, known)).toMatch(/Bring .* instead|Bring the export of assets/);
  });
});

it('every known export is known by its own headers', () => {
  for (const { known, columns } of exports) expect(knownFileOf(pairsOf(columns).map(([header]) => readHeader(header).normal))?.name).toBe(known);
});

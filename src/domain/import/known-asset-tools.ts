/**
 * Exports of asset tools and service desks: Snipe-IT, Shelf, GLPI, ServiceNow,
 * Freshservice, Lansweeper, Jira Assets, order lists of makers.
 * Source: the vendors' documentation and import templates.
 */
import { known, notBrought, type KnownFile } from './known-file.ts';

const counted = 'Those are counted goods without a chain of custody of their own, so Handback leaves them where they are. Bring the export of assets instead; single things among them can be in it.';

const snipeColumns = {
  'Item Name': 'name', 'Asset Name': 'name', 'Asset Notes': 'notes', EOL: undefined, Warranty: undefined, Age: undefined, 'Current Value': undefined, Value: undefined, Title: undefined,
  'Job Title': undefined, Manager: undefined, Phone: undefined, 'Checked Out': 'assignee', 'Checked Out To': 'assignee', Address: undefined, City: undefined, State: undefined, Country: undefined,
  ID: undefined, 'Model Notes': undefined, 'Default Location': undefined, BYOD: undefined,
};

const snipe: readonly KnownFile[] = [
  known('snipe-assets', 'Snipe-IT assets', 'assets', 'Asset Tag|Model|Category|Checkout Type', snipeColumns),
  known('snipe-report', 'Snipe-IT asset report', 'assets', 'Asset Tag|Asset Name|Checked Out~Checked Out To', { ...snipeColumns, Type: 'checkoutType' }),
  known('snipe-users', 'Snipe-IT users', 'people', 'First Name|Username|Activated~Login Enabled|VIP~Groups~Remote', {
    Activated: undefined, 'Login Enabled': undefined, Website: undefined, ID: undefined, Title: 'jobTitle', Assets: undefined, Licenses: undefined,
  }),
  known('snipe-licences', 'Snipe-IT licences', 'licences', 'Licensed To Name|Reassignable|Seats~Total', { 'Termination Date': undefined, ID: undefined, Total: 'seats', Name: 'product', License: 'product' }),
  known('snipe-locations', 'Snipe-IT locations', 'locations', 'name|address2|manager username', { 'LDAP Search OU': undefined }),
  known('snipe-locations-list', 'Snipe-IT locations', 'locations', 'Location Name~Name|Parent|Address|Currency', { Parent: undefined, ID: undefined, Assets: undefined }),
  notBrought('snipe-models', 'Snipe-IT asset models', 'Name~Asset Model|Model Number~Model No.|Fieldset', 'A model is not a thing that somebody can hand back: Handback takes models from the assets themselves. Bring the export of assets.'),
  notBrought('snipe-accessories', 'Snipe-IT accessories (counted goods)', 'Name|QTY~Total|Min Amount~Min. QTY~Min Amt|Category', counted),
  notBrought('snipe-consumables', 'Snipe-IT consumables (counted goods)', 'Name|Item No.|Category|Total~QTY|Remaining~Min. QTY~Location', counted),
  notBrought('snipe-components', 'Snipe-IT components (counted goods)', 'Name|Serial|Category|Total~QTY|Remaining~Min. QTY', counted),
];

const shelf: readonly KnownFile[] = [
  known('shelf-assets', 'Shelf assets', 'assets', 'title|valuation|custodian|bookable', { custodian: 'assigneeName', type: 'tracking', description: 'notes', kit: undefined, tags: undefined }),
  known('shelf-export', 'Shelf assets', 'assets', 'Name|QR ID|Custody', { Custody: 'assigneeName', 'Sequential ID': 'assetTag', Value: 'cost', ID: undefined, 'QR ID': undefined, Kit: undefined, Tags: undefined, Barcode: undefined }),
  known('shelf-users', 'Shelf users', 'accounts', 'role|email|teamMemberId', { email: 'username' }),
];

const glpiColumns = {
  Contact: 'assigneeUsername', 'Alternate username': 'assigneeUsername', Usager: 'assigneeUsername', 'Last update': undefined, 'Dernière modification': undefined, 'Letzte Änderung': undefined,
  'Última actualización': undefined, 'Operating System - Name': undefined, 'Network - IP': undefined,
};
const glpi: readonly KnownFile[] = [
  known('glpi-assets', 'GLPI inventory', 'assets', 'Name|Entity~Entities~Status|Manufacturers~Manufacturer|Serial number|Types~Type|Model~Models|Locations~Location|Last update', glpiColumns),
  known('glpi-assets-fr', 'GLPI inventory', 'assets', 'Nom|Fabricants~Fabricant|Numéro de série|Types~Type|Modèle~Modèles|Lieux~Lieu|Dernière modification', glpiColumns),
  known('glpi-assets-de', 'GLPI inventory', 'assets', 'Name|Hersteller|Seriennummer|Typen~Typ|Modell~Modelle|Standorte~Standort|Letzte Änderung~Letzte Aktualisierung', { ...glpiColumns, 'Letzte Aktualisierung': undefined }),
  known('glpi-assets-es', 'GLPI inventory', 'assets', 'Nombre|Fabricantes~Fabricante|Número de serie|Tipos~Tipo|Modelo~Modelos|Ubicaciones~Ubicación~Localizaciones~Localización|Última actualización~Última modificación', { ...glpiColumns, 'Última modificación': undefined }),
];

const desks: readonly KnownFile[] = [
  known('servicenow-hardware', 'ServiceNow hardware', 'assets', 'asset_tag|serial_number|model_category~install_status~substatus~substate', {
    'Owned by': undefined, 'Managed by': undefined, Substate: undefined, substatus: undefined, ci: undefined, 'Model category': 'category', 'Configuration Item': 'name', 'Display name': undefined, display_name: undefined,
  }),
  known('servicenow-users', 'ServiceNow users', 'people', 'user_name|first_name|last_name|active~sys_id', { active: 'employmentStatus', sys_id: undefined, source: undefined }),
  known('freshservice-assets', 'Freshservice assets', 'assets', 'Display Name~Name|Asset Type|Asset Tag|Impact', { Warranty: undefined, 'End of Life': undefined, 'Managed By': undefined, 'Usage Type': undefined, 'Used By': 'assignee', Product: 'model', Impact: undefined }),
  known('lansweeper', 'Lansweeper assets', 'assets', 'AssetName|Assettype~Assettypename~Type|IPAddress~IP Address', { Statename: 'status', State: 'status', Contact: undefined, Userdomain: undefined, Domain: undefined, Description: 'notes' }),
  known('jira-assets', 'Jira Assets objects', 'assets', 'Key|Label|Created|Updated', { Key: 'assetTag', Label: 'name', Created: undefined, Updated: undefined }),
  known('lenovo-orders', 'Lenovo order list', 'assets', 'Serial Number|Machine Type Model~Machine Type~MTM|Warranty End~Warranty End Date', { 'Warranty Start': undefined }),
  known('dell-orders', 'Dell order list', 'assets', 'Service Tag|Express Service Code', { 'Express Service Code': undefined, 'Ship Date': 'purchaseOn', 'Country Lookup Code': undefined }),
];

export const knownAssetTools: readonly KnownFile[] = [...snipe, ...shelf, ...glpi, ...desks];

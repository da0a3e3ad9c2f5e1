/**
 * Where a file of assets can go: asset tools (Snipe-IT, Shelf, GLPI), device
 * management (Intune, Autopilot, Jamf, Fleet, Google) and lists by hand.
 * Rule: an asset is known by asset tag, then serial number. A title, a host
 * name or a model is never its identity.
 */
import { field, type PersonPart } from './field.ts';

const assigneePart = (part: PersonPart) => ({ reference: { to: 'assignee', part } });

export const assetFields = [
  field('assetTag', 'Asset tag', 'code', "tag|asset no|asset number|asset #|asset id|inventory number|inventory no|inventory tag|barcode|property tag|annotated asset id|device tag|Inventarnummer|Inventar-Nr.|Inv.-Nr.|Anlagennummer|Geräte-ID|Asset-Nr.|numéro d'inventaire|n° d'inventaire|n° inventaire|étiquette|código de inventario|número de inventario|nº inventario|etiqueta|etiqueta de activo"),
  field('serial', 'Serial number', 'code', 'serial|serial no|serial #|s/n|sn|device serial number|device serial|computer serial|mobile device serial|hardware serial|hardware serial number|service tag|manufacturer serial number|Seriennummer|Serien-Nr.|SerienNr|numéro de série|n° de série|n° série|no de série|número de serie|nº de serie|nº serie|num serie'),
  field('name', 'Name', 'text', "device name|computer name|asset name|item name|title|display name|host name|hostname|machine name|item|Gerätename|Bezeichnung|Rechnername|Gerät|nom de l'appareil|nom de l'ordinateur|désignation|appareil|nom|nombre del dispositivo|nombre del equipo|equipo|dispositivo|nombre"),
  field('category', 'Category', 'text', 'asset category|asset type|device type|device category|item type|hardware type|Kategorie|Gerätetyp|Geräteart|Gerätekategorie|catégorie|type de matériel|type d’appareil|categoría|tipo de activo|tipo de equipo|tipo de dispositivo'),
  field('model', 'Model', 'text', 'model name|asset model|hardware model|device model|product|Modell|Modellbezeichnung|Gerätemodell|modèle|modelo'),
  field('modelNumber', 'Model number', 'code', 'model no|model #|model identifier|part number|sku|Modellnummer|Modell-Nr.|numéro de modèle|n° de modèle|référence|número de modelo|nº de modelo'),
  field('manufacturer', 'Manufacturer', 'text', 'make|brand|hardware vendor|vendor name|oem|Hersteller|Marke|fabricant|constructeur|marque|fabricante|marca'),
  field('status', 'Status', 'choice', "asset status|status label|state|asset state|lifecycle|lifecycle state|inventory status|Zustand|Gerätestatus|statut|état|estado|estado del activo|situación", { choice: 'assetStatus' }),
  field('assignee', 'Assigned to', 'person', 'assignee|assigned user|assigned employee|user|owner|current user|used by|issued to|allocated to|checked out to|holder|employee|primary user|custodian|Zugewiesen an|Benutzer|Nutzer|Besitzer|Mitarbeiter|ausgegeben an|Verantwortlicher|attribué à|affecté à|utilisateur|détenteur|asignado a|usuario|asignado|responsable|empleado', assigneePart('any')),
  field('assigneeNumber', 'Assignee employee number', 'person', 'employee number|employee id|employee no|employee #|assignee id|assigned to employee number|Personalnummer|matricule|número de empleado', assigneePart('number')),
  field('assigneeEmail', 'Assignee e-mail', 'person', 'checked out to email|primary user email address|primary user email|assigned to email|user email|email|email address|user email address|owner email|annotated user|assigned user email|E-Mail|E-Mail-Adresse|Benutzer-E-Mail|courriel|adresse e-mail|correo|correo electrónico', assigneePart('email')),
  field('assigneeUsername', 'Assignee username', 'person', "checked out to username|primary user upn|upn|user principal name|username|user name|login|Benutzername|Anmeldename|identifiant|nom d'utilisateur|nombre de usuario", assigneePart('username')),
  field('assigneeName', 'Assignee name', 'person', 'full name|real name|primary user display name|user display name|employee name|user full name|owner name|assigned to name|Benutzer Name|Name des Benutzers|nom complet|nombre completo', assigneePart('name')),
  field('assigneeGivenName', 'Assignee first name', 'person', 'checked out to first name|user first name|first name|Vorname|prénom', assigneePart('givenName')),
  field('assigneeFamilyName', 'Assignee last name', 'person', 'checked out to last name|user last name|last name|Nachname|nom de famille|apellidos', assigneePart('familyName')),
  field('checkoutType', 'Checked out to what', 'text', 'checkout type|checkout class'),
  field('heldAt', 'Checked out to a place', 'place', 'checked out to location|held at|stored at|storage location|stockroom|shelf|Lagerort|Lagerplatz|lieu de stockage|almacén'),
  field('location', 'Location', 'place', 'site|office|location name|default location|annotated location|asset location|building|branch|Standort|Büro|Niederlassung|Gebäude|lieu|localisation|emplacement|bureau|ubicación|oficina|sede|localización'),
  field('department', 'Department', 'text', 'dept|team|Abteilung|département|service|departamento|área'),
  field('company', 'Company', 'text', 'company name|organisation|organization|entity|Firma|Gesellschaft|société|entité|empresa'),
  field('ownership', 'Ownership', 'choice', 'owned by|device ownership|owner type|managed device owner type|is leased|leased|Eigentum|propriété|propiedad', { choice: 'ownership' }),
  field('owner', 'Lessor or other owner', 'text', 'lessor|leasing company|leased from|Leasinggeber|bailleur|arrendador'),
  field('leaseEndsOn', 'Lease ends', 'date', 'lease expires|lease end|lease end date|lease expiry|Leasingende|Leasing bis|fin de location|fin de leasing|fin de arrendamiento|fin del leasing'),
  field('purchaseOn', 'Purchase date', 'date', "purchased|purchased on|bought on|date of purchase|po date|acquisition date|date acquired|Kaufdatum|Anschaffungsdatum|Einkaufsdatum|gekauft am|date d'achat|date d'acquisition|fecha de compra|fecha de adquisición"),
  field('cost', 'Purchase cost', 'money', "cost|price|purchase price|valuation|value|acquisition cost|unit cost|unit price|amount|Kaufpreis|Preis|Anschaffungskosten|Anschaffungswert|Einkaufspreis|Kosten|prix|prix d'achat|coût|coût d'achat|valeur|precio|precio de compra|coste|costo|importe|valor"),
  field('currency', 'Currency', 'currency', 'currency code|purchase currency|Währung|devise|monnaie|moneda|divisa'),
  field('supplier', 'Supplier', 'text', 'vendor|reseller|purchased from|Lieferant|Händler|fournisseur|proveedor'),
  field('orderNumber', 'Order number', 'text', 'order no|po number|purchase order|purchase order number|po|Bestellnummer|Bestell-Nr.|Auftragsnummer|numéro de commande|n° de commande|bon de commande|número de pedido|nº pedido|orden de compra'),
  field('warrantyEndsOn', 'Warranty ends', 'date', 'warranty expires|warranty expiration|warranty end|warranty end date|warranty until|warranty expiry|Garantie bis|Garantieende|fin de garantie|fin de garantía|garantía hasta|vencimiento de garantía'),
  field('endOfLifeOn', 'End of life', 'date', 'asset eol date|eol date|eol|end of life date|auto update expiration|support end date|Nutzungsende|fin de vie|fin de vida útil'),
  field('imei', 'IMEI', 'code', 'imei 1|imei number|imei/meid'),
  field('externalId', 'Identifier in the other system', 'code', 'device id|uuid|udid|host uuid|external id|managed device id'),
  field('tracking', 'Counted or individual', 'choice', 'tracking type|asset tracking', { choice: 'tracking' }),
  field('quantity', 'Quantity', 'integer', 'qty|count|Menge|Anzahl|quantité|cantidad'),
  field('notes', 'Notes', 'text', 'asset notes|note|description|comment|comments|remarks|Notizen|Bemerkung|Bemerkungen|Beschreibung|Kommentar|remarques|commentaire|notas|observaciones|descripción|comentarios'),
];

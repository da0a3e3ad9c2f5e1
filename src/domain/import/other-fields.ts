/**
 * Where files of licences, accounts and locations can go.
 * Rule: a licence is known by its licence key, without one by vendor and
 * product; one row may also carry one seat and its holder. An account is known
 * by system and username, and always has a holder. A location is known by its name.
 */
import { field, type PersonPart } from './field.ts';

const holderPart = (part: PersonPart) => ({ reference: { to: 'holder', part } });
const managerPart = (part: PersonPart) => ({ reference: { to: 'manager', part } });

export const licenceFields = [
  field('product', 'Product', 'text', 'item name|licence name|license name|licence|license|software|software name|application|product name|name|Produkt|Lizenz|Lizenzname|Anwendung|produit|logiciel|nom de la licence|nom du logiciel|producto|licencia|nombre de la licencia|aplicación', { required: true }),
  field('vendor', 'Vendor', 'text', 'manufacturer|publisher|maker|software publisher|Hersteller|Anbieter|fabricant|éditeur|fabricante|editor|proveedor de software'),
  field('licenceKey', 'Licence key', 'code', 'license key|serial number|serial|product key|key|licence number|license number|subscription id|Lizenzschlüssel|Lizenznummer|Seriennummer|Produktschlüssel|clé de licence|numéro de licence|clé de produit|clave de licencia|clave de producto|número de licencia'),
  field('category', 'Category', 'text', 'Kategorie|catégorie|categoría'),
  field('seats', 'Seats', 'integer', 'seat count|number of seats|quantity|qty|licences|licenses|total seats|purchased seats|units|Anzahl|Plätze|Anzahl Lizenzen|Lizenzanzahl|nombre de postes|nombre de licences|postes|quantité|asientos|puestos|número de licencias|cantidad'),
  field('purchaseOn', 'Purchase date', 'date', "purchased|date of purchase|Kaufdatum|date d'achat|fecha de compra|start date|contract start"),
  field('expiresOn', 'Renewal or end', 'date', "expiration date|expires|expiry date|expiry|renewal date|renews on|next renewal|end date|contract end|valid until|termination date|Ablaufdatum|gültig bis|Verlängerung|Vertragsende|date d'expiration|expiration|date de renouvellement|échéance|fecha de vencimiento|fecha de caducidad|vencimiento|fecha de renovación"),
  field('cost', 'Cost', 'money', 'purchase cost|price|amount|annual cost|total cost|Kosten|Preis|Kaufpreis|coût|prix|coste|costo|precio|importe'),
  field('seatCost', 'Cost per seat', 'money', 'price per seat|cost per user|price per user|unit price|unit cost|Preis pro Platz|Preis pro Nutzer|prix par poste|prix unitaire|precio por puesto|precio unitario'),
  field('currency', 'Currency', 'currency', 'currency code|Währung|devise|moneda|divisa'),
  field('contractNumber', 'Contract number', 'text', 'contract no|contract|agreement number|Vertragsnummer|numéro de contrat|número de contrato'),
  field('billing', 'Billing', 'text', 'billing period|billing cycle|billing frequency|Abrechnung|facturation|facturación'),
  field('purchaseOrder', 'Purchase order', 'text', 'po number|po|Bestellung|bon de commande|orden de compra'),
  field('orderNumber', 'Order number', 'text', 'order no|Bestellnummer|numéro de commande|número de pedido'),
  field('licensedToName', 'Licensed to', 'text', 'licensed to name|registered to|Lizenziert für|licencié à|licenciado a'),
  field('licensedToEmail', 'Licensed to, e-mail', 'email', 'licensed to email|registered email'),
  field('maintained', 'Under maintenance', 'boolean', 'maintained|maintenance|Wartung|maintenu|mantenimiento'),
  field('reassignable', 'Seats can be given on', 'boolean', 'reassignable|transferable|übertragbar|réassignable|réattribuable|reasignable|transferible'),
  field('holdsData', 'Holds work', 'boolean', 'holds data|work to hand over|contains work|contains data|has data|keeps data|data to hand over|enthält Daten|contient des données|contiene datos|contém dados'),
  field('supplier', 'Supplier', 'text', 'reseller|Lieferant|fournisseur|proveedor'),
  field('company', 'Company', 'text', 'Firma|société|empresa'),
  field('holder', 'Seat holder', 'person', 'assigned to|assignee|user|used by|holder|seat|allocated to|zugewiesen an|Nutzer|Benutzer|attribué à|utilisateur|asignado a|usuario', holderPart('any')),
  field('holderName', 'Seat holder name', 'person', 'full name|user full name|employee name|display name|vollständiger Name|nom complet|nombre completo', holderPart('name')),
  field('holderEmail', 'Seat holder e-mail', 'person', 'email|email address|user email|assigned to email|assignee email|E-Mail-Adresse|courriel|correo electrónico|correo', holderPart('email')),
  field('holderUsername', 'Seat holder username', 'person', "username|user name|login|Benutzername|identifiant|nom d'utilisateur|nombre de usuario", holderPart('username')),
  field('holderNumber', 'Seat holder employee number', 'person', 'employee number|employee id|employee no|employee #|Personalnummer|matricule|número de empleado', holderPart('number')),
  field('notes', 'Notes', 'text', 'note|comment|comments|Notizen|Bemerkungen|remarques|notas|observaciones'),
];

export const accountFields = [
  field('system', 'System', 'text', 'application|app|app name|application name|service|platform|system name|target system|Anwendung|Dienst|application cible|système|sistema|aplicación', { required: true }),
  field('username', 'Username', 'code', "user name|login|account|account name|account id|login name|user id|userid|user|member|principal|Benutzername|Anmeldename|Konto|Kontoname|identifiant|compte|nom d'utilisateur|usuario|cuenta|nombre de usuario", { required: true }),
  field('holderEmail', 'Holder e-mail', 'person', 'email|email address|user email|work email|primary email|mail|owner email|E-Mail|E-Mail-Adresse|courriel|adresse e-mail|correo|correo electrónico', holderPart('email')),
  field('holderNumber', 'Holder employee number', 'person', 'employee number|employee id|employee no|employee #|Personalnummer|matricule|número de empleado', holderPart('number')),
  field('holder', 'Holder', 'person', 'person|owner|assigned to|used by|employee|Besitzer|Inhaber|Mitarbeiter|titulaire|titular', holderPart('any')),
  field('holderName', 'Holder name', 'person', 'full name|display name|name|vollständiger Name|nom complet|nombre completo', holderPart('name')),
  field('role', 'Role', 'text', 'access level|permission|permissions|access|profile|group|Rolle|Berechtigung|rôle|profil|rol|perfil'),
  field('isPrivileged', 'Privileged', 'boolean', 'privileged|is admin|admin|administrator|superuser|privilegiert|administrateur|administrador'),
  field('holdsData', 'Holds work', 'boolean', 'holds data|work to hand over|contains work|contains data|has data|keeps data|data to hand over|enthält Daten|contient des données|contiene datos|contém dados'),
  field('accountKind', 'Kind of access', 'text', 'account type|access type|account kind|type|Kontotyp|type de compte|tipo de cuenta'),
  field('accountStatus', 'Status', 'choice', 'account status|state|active|enabled|is active|suspended state|Kontostatus|statut|état|estado', { choice: 'accountStatus' }),
  field('notes', 'Notes', 'text', 'note|comment|comments|Bemerkungen|remarques|notas'),
];

export const locationFields = [
  field('name', 'Name', 'text', 'location|location name|site|site name|office|office name|building|branch|Standort|Standortname|Niederlassung|nom|nom du site|lieu|nombre|sede|oficina|ubicación', { required: true }),
  field('code', 'Code', 'code', 'location code|site code|office code|location id|site id|Standortkürzel|code site|código'),
  field('street', 'Street', 'text', 'address|address line 1|street address|address 1|Straße|Adresse|Anschrift|rue|dirección|calle'),
  field('street2', 'Street, second line', 'text', 'address2|address 2|address line 2|Adresszusatz|complément d’adresse'),
  field('city', 'City', 'text', 'town|Ort|Stadt|ville|ciudad'),
  field('region', 'State or province', 'text', 'state|province|county|region|Bundesland|région|estado|provincia'),
  field('postalCode', 'Postal code', 'text', 'zip|zip code|postcode|PLZ|Postleitzahl|code postal|código postal'),
  field('country', 'Country', 'text', 'country code|Land|pays|país'),
  field('timeZone', 'Time zone', 'text', 'timezone|tz|Zeitzone|fuseau horaire|zona horaria'),
  field('currency', 'Currency', 'currency', 'currency code|Währung|devise|moneda'),
  field('manager', 'Responsible person', 'person', 'manager|manager name|site manager|site lead|contact|Leiter|Standortleiter|responsable|jefe de sede', managerPart('any')),
  field('managerUsername', 'Responsible person, username', 'person', 'manager username', managerPart('username')),
  field('managerEmail', 'Responsible person, e-mail', 'person', 'manager email|site manager email|contact email', managerPart('email')),
  field('notes', 'Notes', 'text', 'note|comment|comments|Bemerkungen|remarques|notas'),
];

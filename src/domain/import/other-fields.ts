/**
 * Where files of licences, accounts and locations can go.
 * Rule: a licence is known by its licence key, without one by vendor and
 * product; one row may also carry one seat and its holder. An account is known
 * by system and username, and always has a holder. A location is known by its name.
 */
import { field, type PersonPart } from './field.ts';
import { holderNouns, partHeaders } from './person-words.ts';

const holderPart = (part: PersonPart) => ({ reference: { to: 'holder', part } });
const managerPart = (part: PersonPart) => ({ reference: { to: 'manager', part } });

export const licenceFields = [
  field('product', 'Product', 'text', `
    item name | licence name | license name | licence | license | software | software name | application | product name | name | Produkt | Lizenz
    Lizenzname | Anwendung | produit | logiciel | nom de la licence | nom du logiciel | producto | licencia | nombre de la licencia | aplicación | app
    software title | product title | subscription | subscription name | plan | product plan | title | license product | licensed product | service
    saas application | tool | license type | licence type | software product | Programm | Abo | Abonnement | Softwareprodukt | Lizenzprodukt
    Lizenztyp | programme | logiciel / service | nom logiciel | type de licence | programa | suscripción | nombre del software | software / servicio
    nombre del producto | tipo de licencia
  `, { required: true }),
  field('vendor', 'Vendor', 'text', `
    manufacturer | publisher | maker | software publisher | Hersteller | Anbieter | fabricant | éditeur | fabricante | editor | proveedor de software
    software vendor | vendor name | provider | manufacturer name | publisher name | brand | company (vendor) | Softwarehersteller | Herausgeber
    fournisseur de logiciel | nom de l'éditeur | proveedor | nombre del fabricante | desarrollador
  `),
  field('licenceKey', 'Licence key', 'code', `
    license key | serial number | serial | product key | key | licence number | license number | subscription id | Lizenzschlüssel | Lizenznummer
    Seriennummer | Produktschlüssel | clé de licence | numéro de licence | clé de produit | clave de licencia | clave de producto | número de licencia
    activation key | license code | serial key | key code | product code | license id | licence id | cd key | subscription key | license serial
    Aktivierungsschlüssel | Lizenzcode | Lizenz-ID | Abo-ID | code de licence | clé d'activation | identifiant de licence | numéro de série
    clave de activación | código de licencia | id de licencia | número de serie | clave
  `),
  field('category', 'Category', 'text', `
    Kategorie | catégorie | categoría | type | license category | software category | product category | Typ | Softwarekategorie | Art
    catégorie de logiciel | tipo | categoría de software
  `),
  field('seats', 'Seats', 'integer', `
    seat count | number of seats | quantity | qty | licences | licenses | total seats | purchased seats | units | Anzahl | Plätze | Anzahl Lizenzen
    Lizenzanzahl | nombre de postes | nombre de licences | postes | quantité | asientos | puestos | número de licencias | cantidad | total licenses
    total licences | total | total quantity | license count | licence count | # of seats | qty purchased | purchased quantity | purchased
    entitlements | user count | number of users | seats purchased | seats total | license quantity | no of licenses | number of licenses
    number of licences | prepaid units | available seats total | Lizenzen | Stückzahl | Anzahl Nutzer | Nutzeranzahl | Lizenzmenge | Menge
    Anzahl der Lizenzen | Arbeitsplätze | Anzahl Plätze | licences achetées | nombre d'utilisateurs | nb licences | nb de licences | nombre de sièges
    sièges | qté | nombre de places | nº de licencias | número de usuarios | licencias | usuarios permitidos | licencias compradas
    cantidad de licencias | número de puestos | plazas
  `),
  field('purchaseOn', 'Purchase date', 'date', `
    purchased | date of purchase | Kaufdatum | date d'achat | fecha de compra | start date | contract start | bought on | subscription start | start
    order date | activation date | valid from | Bestelldatum | Beginn | gültig ab | Vertragsbeginn | Laufzeitbeginn | date de commande | date de début
    début du contrat | date achat | fecha de inicio | fecha de pedido | inicio del contrato | fecha de activación
  `),
  field('expiresOn', 'Renewal or end', 'date', `
    expiration date | expires | expiry date | expiry | renewal date | renews on | next renewal | end date | contract end | valid until
    termination date | Ablaufdatum | gültig bis | Verlängerung | Vertragsende | date d'expiration | expiration | date de renouvellement | échéance
    fecha de vencimiento | fecha de caducidad | vencimiento | fecha de renovación | expires on | license expiration | license expiry | renewal
    renewal on | subscription end | subscription end date | support ends | end of term | term end | valid to | expiry on | renews | next renewal date
    contract expiry | läuft ab am | Laufzeitende | Ablauf | Verlängerungsdatum | Ende | nächste Verlängerung | Laufzeit bis | Gültigkeit bis
    Ablauf am | gekündigt zum | date de fin | fin du contrat | date d'échéance | renouvellement | expire le | valable jusqu'au
    date d'expiration de la licence | prochaine échéance | fecha de expiración | fecha de fin | renovación | válido hasta | próxima renovación
    expira el | fin de contrato | caducidad
  `),
  field('cost', 'Cost', 'money', `
    purchase cost | price | amount | annual cost | total cost | Kosten | Preis | Kaufpreis | coût | prix | coste | costo | precio | importe
    yearly cost | annual price | total price | subscription cost | contract value | cost total | monthly cost | Jahreskosten | Gesamtkosten | Betrag
    Gesamtpreis | Kosten pro Jahr | coût annuel | coût total | montant | montant annuel | prix total | coste anual | coste total | importe anual
    precio total | costo anual
  `),
  field('seatCost', 'Cost per seat', 'money', `
    price per seat | cost per user | price per user | unit price | unit cost | Preis pro Platz | Preis pro Nutzer | prix par poste | prix unitaire
    precio por puesto | precio unitario | cost per license | cost per licence | price per license | per seat cost | per user price | price/seat
    cost/seat | Preis pro Lizenz | Stückpreis | Kosten pro Lizenz | Einzelpreis | prix par licence | coût par licence | prix par utilisateur
    coût unitaire | precio por licencia | coste por licencia | precio por usuario | coste unitario
  `),
  field('currency', 'Currency', 'currency', 'currency code | Währung | devise | moneda | divisa'),
  field('contractNumber', 'Contract number', 'text', `
    contract no | contract | agreement number | Vertragsnummer | numéro de contrat | número de contrato | contract id | agreement | agreement id
    contract ref | Vertrag | Vertrags-Nr. | Rahmenvertrag | contrat | n° de contrat | référence contrat | contrato | nº de contrato
    referencia de contrato
  `),
  field('billing', 'Billing', 'text', `
    billing period | billing cycle | billing frequency | Abrechnung | facturation | facturación
  `),
  field('purchaseOrder', 'Purchase order', 'text', 'purchase order number | po number | po | Bestellung | bon de commande | orden de compra'),
  field('orderNumber', 'Order number', 'text', 'order no | Bestellnummer | numéro de commande | número de pedido'),
  field('licensedToName', 'Licensed to', 'text', 'licensed to name | registered to | Lizenziert für | licencié à | licenciado a'),
  field('licensedToEmail', 'Licensed to, e-mail', 'email', 'registered email'),
  field('maintained', 'Under maintenance', 'boolean', 'maintained | maintenance | Wartung | maintenu | mantenimiento'),
  field('reassignable', 'Seats can be given on', 'boolean', `
    reassignable | transferable | übertragbar | réassignable | réattribuable | reasignable | transferible
  `),
  field('holdsData', 'Holds work', 'boolean', `
    holds data | work to hand over | contains work | contém dados
    contains data | has data | keeps data | data to hand over | enthält Daten | contient des données | contiene datos
  `),
  field('supplier', 'Supplier', 'text', `
    reseller | Lieferant | fournisseur | proveedor | vendor (reseller) | dealer | bought from | partner | Händler | Wiederverkäufer | Bezugsquelle
    revendeur | acheté chez | distribuidor | revendedor
  `),
  field('company', 'Company', 'text', `
    Firma | société | empresa | legal entity | entity | subsidiary | Gesellschaft | Unternehmen | Mandant | entreprise | entité | filiale | sociedad
    entidad | compañía
  `),
  field('holder', 'Seat holder', 'person', `
    assigned to | assignee | user | used by | holder | seat | allocated to | zugewiesen an | Nutzer | Benutzer | attribué à | utilisateur | asignado a
    usuario | assigned user | allocated user | licensed user | user name/email | checked out to | assigned employee | owner | user assigned
    Benutzer zugewiesen | zugewiesener Benutzer | Lizenznehmer | Inhaber | Mitarbeiter | affecté à | assigné à | utilisateur affecté | titulaire
    bénéficiaire | collaborateur | usuario asignado | titular | asignado al usuario | empleado
  `, holderPart('any')),
  field('holderName', 'Seat holder name', 'person', `
    full name | user full name | employee name | display name | vollständiger Name | nom complet | nombre completo
    ${partHeaders(holderNouns, 'name')}
  `, holderPart('name')),
  field('holderEmail', 'Seat holder e-mail', 'person', `
    email | email address | user email | assigned to email | assignee email | E-Mail-Adresse | courriel | correo electrónico | correo
    ${partHeaders(holderNouns, 'email')}
  `, holderPart('email')),
  field('holderUsername', 'Seat holder username', 'person', `
    username | login | Benutzername | identifiant | nom d'utilisateur | nombre de usuario
    ${partHeaders(holderNouns, 'username', ['user id', 'employee user id'])}
  `, holderPart('username')),
  field('holderNumber', 'Seat holder employee number', 'person', `
    employee number | employee id | employee no | employee # | Personalnummer | matricule | número de empleado
    ${partHeaders(holderNouns, 'number', ['user id', 'user number', 'person id', 'owner id', 'assigned user id', 'primary user id', 'device owner id', 'asset owner id', 'asset user id', 'end user id', 'current user id'])}
  `, holderPart('number')),
  field('notes', 'Notes', 'text', `
    note | comment | comments | Notizen | Bemerkungen | remarques | notas | observaciones | remark | remarks | description | Notiz | Anmerkung
    Beschreibung | Bemerkung | commentaire | commentaires | remarque | nota | comentarios | descripción
  `),
];

export const accountFields = [
  field('system', 'System', 'text', `
    application | app | app name | application name | service | platform | system name | target system | Anwendung | Dienst | application cible
    système | sistema | aplicación | tool | saas | saas app | system/app | directory | tenant | app label | resource | Software | Zielsystem
    Applikation | outil | logiciel | aplicativo | servicio | herramienta | plataforma
  `, { required: true }),
  field('username', 'Username', 'code', `
    login | account | account name | account id | login name | user id | user | member | principal | Benutzername | Anmeldename | Konto | Kontoname
    identifiant | compte | nom d'utilisateur | usuario | cuenta | nombre de usuario | account login | sign-in name | principal name | account email
    app username | external username | user principal name | upn | account id/email | Kontobezeichnung | Kennung | nom de compte
    identifiant de compte | nombre de cuenta | id de cuenta
  `, { required: true }),
  field('holderEmail', 'Holder e-mail', 'person', `
    email | email address | user email | work email | primary email | mail | owner email | E-Mail-Adresse | courriel | adresse e-mail | correo
    correo electrónico | person email | employee email | user's email | assigned email | account owner email | okta user email | owner's email
    E-Mail des Inhabers | Mailadresse | Mitarbeiter E-Mail | email du titulaire | email del titular | correo del usuario
  `, holderPart('email')),
  field('holderNumber', 'Holder employee number', 'person', `
    employee number | employee id | employee no | employee # | Personalnummer | matricule | número de empleado
  `, holderPart('number')),
  field('holder', 'Holder', 'person', `
    person | owner | assigned to | used by | employee | Besitzer | Inhaber | Mitarbeiter | titulaire | titular | account owner | belongs to
    user's name | employee name | assigned user | person name | Kontoinhaber | gehört zu | Nutzer | titulaire du compte | propriétaire | personne
    utilisateur | collaborateur | titular de la cuenta | propietario | persona | empleado
  `, holderPart('any')),
  field('holderName', 'Holder name', 'person', 'full name | display name | name | vollständiger Name | nom complet | nombre completo', holderPart('name')),
  field('role', 'Role', 'text', `
    access level | permission | permissions | access | profile | group | Rolle | Berechtigung | rôle | profil | rol | perfil | roles | role name
    groups | permission set | access role | privilege | license assigned | entitlement | Rollen | Gruppe | Gruppen | Rechte | droits | groupe
    groupes | habilitation | permisos | grupo | grupos
  `),
  field('isPrivileged', 'Privileged', 'boolean', `
    is admin | admin | administrator | superuser | privilegiert | administrateur | administrador | is administrator | privileged access | elevated
    super admin | privilégié | est admin | es administrador | privilegiado
  `),
  field('holdsData', 'Holds work', 'boolean', `
    holds data | work to hand over | contains work | contém dados
    contains data | has data | keeps data | data to hand over | enthält Daten | contient des données | contiene datos
  `),
  field('accountKind', 'Kind of access', 'text', `
    account type | access type | account kind | type | Kontotyp | type de compte | tipo de cuenta
  `),
  field('accountStatus', 'Status', 'choice', `
    account status | state | active | enabled | is active | suspended state | Kontostatus | statut | état | estado | user status | login status
    status (account) | provisioning status | account enabled | login enabled | aktiv | Zustand | état du compte | statut du compte | actif
    estado de la cuenta | activo
  `, { choice: 'accountStatus' }),
  field('notes', 'Notes', 'text', 'note | comment | comments | Bemerkungen | remarques | notas'),
];

export const locationFields = [
  field('name', 'Name', 'text', `
    location | location name | site | site name | office | office name | building | branch | Standort | Standortname | Niederlassung | nom
    nom du site | lieu | nombre | sede | oficina | ubicación | place | place name | office location | facility | facility name | location title
    work location | location description | branch name | building name | Standorte | Ort (Name) | Bezeichnung | Gebäude | Büro | Filiale
    Bürostandort | intitulé | libellé | établissement | agence | bureau | bâtiment | nom du lieu | sitio | nombre de la sede | centro | edificio
    delegación | sucursal | nombre del sitio
  `, { required: true }),
  field('code', 'Code', 'code', `
    location code | site code | office code | location id | site id | Standortkürzel | code site | código | location no | site number | branch code
    short name | abbreviation | location number | plant code | Kürzel | Kurzname | Standortnummer | Filialnummer | Standort-ID | code du site | sigle
    code établissement | identifiant | código de sede | código de centro | sigla | id de sede
  `),
  field('street', 'Street', 'text', `
    address | address line 1 | street address | address 1 | Straße | Adresse | Anschrift | rue | dirección | calle | street and number | street 1
    location address | Straße und Hausnummer | Straße Nr. | Strasse/Hausnummer | adresse postale | adresse 1 | voie | calle y número | domicilio
    dirección 1
  `),
  field('street2', 'Street, second line', 'text', 'address2 | address line 2 | Adresszusatz | complément d’adresse'),
  field('city', 'City', 'text', `
    town | Ort | Stadt | ville | ciudad | city/town | municipality | location city | Ortschaft | commune | localité | localidad | población
    municipio
  `),
  field('region', 'State or province', 'text', `
    state | province | county | region | Bundesland | région | estado | provincia | county/state | state/region | state/province | Kanton
    Land (Bundesland) | canton | département | comunidad autónoma
  `),
  field('postalCode', 'Postal code', 'text', `
    zip | zip code | postcode | PLZ | Postleitzahl | code postal | código postal | zip/postal code | postal | zip/postcode | Postleitzahl (PLZ) | CP
    cod. postal
  `),
  field('country', 'Country', 'text', `
    country code | Land | pays | país | country name | country/region | nation | Land/Region | Ländercode | Staat | code pays | código de país
  `),
  field('timeZone', 'Time zone', 'text', `
    tz | Zeitzone | fuseau horaire | zona horaria | time zone name | iana time zone | Zeitzone (IANA) | fuseau | zona
  `),
  field('currency', 'Currency', 'currency', 'currency code | Währung | devise | moneda'),
  field('manager', 'Responsible person', 'person', `
    manager | manager name | site manager | site lead | contact | Leiter | Standortleiter | responsable | jefe de sede | location manager
    facility manager | office manager | responsible | contact person | head of site | Standortverantwortlicher | Verantwortlicher | Ansprechpartner
    responsable du site | gérant | encargado | contacto | responsable de sede
  `, managerPart('any')),
  field('managerUsername', 'Responsible person, username', 'person', 'manager username', managerPart('username')),
  field('managerEmail', 'Responsible person, e-mail', 'person', 'manager email | site manager email | contact email', managerPart('email')),
  field('notes', 'Notes', 'text', `
    note | comment | comments | Bemerkungen | remarques | notas | remarks | description | Notiz | Anmerkungen | Beschreibung | commentaires
    comentarios | descripción
  `),
];

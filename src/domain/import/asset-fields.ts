/**
 * Where a file of assets can go: asset tools (Snipe-IT, Shelf, GLPI), device
 * management (Intune, Autopilot, Jamf, Fleet, Google) and lists by hand.
 * Rule: an asset is known by asset tag, then serial number. A title, a host
 * name or a model is never its identity.
 */
import { field, type PersonPart } from './field.ts';
import { holderNouns, partHeaders } from './person-words.ts';

const assigneePart = (part: PersonPart) => ({ reference: { to: 'assignee', part } });

export const assetFields = [
  field('assetTag', 'Asset tag', 'code', `
    tag | asset no | asset number | asset # | asset id | inventory number | inventory no | inventory tag | barcode | property tag | annotated asset id
    device tag | Inventarnummer | Inventar-Nr. | Inv.-Nr. | Anlagennummer | Geräte-ID | Asset-Nr. | numéro d'inventaire | n° d'inventaire
    n° inventaire | étiquette | código de inventario | número de inventario | nº inventario | etiqueta | etiqueta de activo | asset code
    asset tag number | tag number | tag no | tag id | asset label | inventory id | inventory code | fixed asset number | fixed asset id
    fixed asset tag | fa number | asset identifier | company tag | equipment number | equipment id | equipment tag | property number | property id
    barcode number | barcode id | it tag | it asset tag | it asset number | asset barcode | object key | key | sticker | sticker number
    computer asset tag | device asset tag | annotated asset | stock number | label number | asset ref | asset reference | unit number | tag/barcode
    Inventar-ID | Inventarkennzeichen | Geräte-Nr. | Anlagen-Nr. | Anlage | Etikett | Etikettnummer | Aufkleber | Equipmentnummer | Asset-Kennung
    Inventar | Anlagen-ID | Barcodenummer | Gerätenummer | Kennzeichen | Inventarschild | n° d'immobilisation | numéro d'immobilisation
    code inventaire | n° inv | code barre | code-barres | référence interne | n° d'actif | numéro d'actif | étiquette d'actif | code matériel
    numéro d'étiquette | identifiant matériel | n° étiquette | code d'inventaire | immobilisation | étiquette d'inventaire | numéro de matériel
    n° de parc | numéro de parc | código de activo | nº de activo | número de activo | activo fijo | etiqueta de inventario | código inventario
    id de activo | código de barras | placa | número de placa | número de etiqueta | activo | nº de inventario | inventario | código de equipo
    código patrimonial | número de bien | id activo | código interno
  `),
  field('serial', 'Serial number', 'code', `
    serial | serial no | s/n | device serial number | device serial | computer serial | mobile device serial | hardware serial
    hardware serial number | service tag | manufacturer serial number | Seriennummer | Serien-Nr. | numéro de série | n° de série | n° série
    no de série | número de serie | nº de serie | nº serie | num serie | system serial number | bios serial number | bios serial
    chassis serial number | device serial no | ser no | serial num | manufacturer serial | product serial | product serial number | equipment serial
    equipment serial number | computer serial number | laptop serial | laptop serial number | dell service tag | asset serial number | asset serial
    machine serial | machine serial number | serial number0 | sn/imei | serial/service tag | service tag/serial | system service tag | pc serial
    pc serial number | serial number/service tag | system serial | unit serial number | mobile device serial number | host serial | hw serial
    serial nbr | mfg serial number | s/n number | serial id | service tag number | laptop s/n | s/n laptop | device s/n | Geräteseriennummer
    Fabriknummer | Herstellernummer | SN-Nummer | Ser.-Nr. | Serialnummer | Serial-Nr. | Seriennummer (S/N) | Notebook Seriennummer
    Hardware-Seriennummer | Fabrikationsnummer | SNr. | n° de serie fabricant | numéro série | n° série constructeur | no série
    n° de série constructeur | numéro de série de l'appareil | numéro de série fabricant | série | número serie | n. de serie | núm. de serie | serie
    nro. de serie | no. de serie | serial del equipo | nro serie | número de serie del equipo | n/s | número de serie del dispositivo | num. de serie
  `),
  field('name', 'Name', 'text', `
    device name | computer name | asset name | item name | title | display name | host name | machine name | item | Gerätename | Bezeichnung
    Rechnername | Gerät | nom de l'appareil | nom de l'ordinateur | désignation | appareil | nom | nombre del dispositivo | nombre del equipo | equipo
    dispositivo | nombre | computer | device | machine | netbios name | dns name | asset title | host | system name | configuration item | name0
    resource name | device friendly name | friendly name | managed device name | device display name | pc name | laptop name | computer description
    workstation name | host display name | equipment name | equipment | user annotated name | netbios name0 | server name | hardware name | hardware
    fqdn | Gerätebezeichnung | Rechner | Arbeitsplatzname | Bezeichnung des Geräts | Anlagenbezeichnung | Artikelbezeichnung | Artikel | Gegenstand
    nom de la machine | nom machine | nom du poste | poste | nom d'hôte | nom du matériel | libellé | matériel | équipement | nom de l'équipement
    nom de l'actif | intitulé | nom du PC | nombre de equipo | nombre del activo | nombre de host | máquina | nombre del ordenador | ordenador
    nombre de la máquina | descripción del equipo | artículo | nombre de dispositivo | activo (nombre) | bien
  `),
  field('category', 'Category', 'text', `
    Typen | tipos | statut type | Arten | Kategorien
    asset category | asset type | device type | device category | item type | hardware type | Kategorie | Gerätetyp | Geräteart | Gerätekategorie
    catégorie | type de matériel | type d’appareil | categoría | tipo de activo | tipo de equipo | tipo de dispositivo | type | kind | class
    asset class | equipment type | equipment category | product type | device class | hardware category | product category | model category
    form factor | chassis type | computer type | asset category name | asset type name | category name | ci type | ci class | type of asset
    type of device | types | device form factor | hardware class | Typ | Art | Geräteklasse | Assettyp | Anlagenklasse | Warengruppe | Hardwaretyp
    Gerätegruppe | Asset-Kategorie | Art des Geräts | Computertyp | Produktart | Objekttyp | type d'équipement | type d'actif | famille | genre
    nature | type matériel | catégorie de matériel | type de poste | classe | catégorie d'équipement | type d'ordinateur | tipo | clase | tipo de bien
    familia | tipo de hardware | tipo equipo | tipo de ordenador | clase de activo | categoría de activo | tipo de computadora
  `),
  field('model', 'Model', 'text', `
    model name | asset model | hardware model | device model | product | Modell | Modellbezeichnung | Gerätemodell | modèle | modelo
    model description | product name | product model | device model name | computer model | system model | laptop model | asset model name
    equipment model | model id | model display name | hardware model name | phone model | product description | system description | marketing name
    model type | machine model | pc model | model0 | hardware product | item description | device model friendly name | models | Modellname
    Typenbezeichnung | Produkt | Produktname | Gerätetyp/Modell | Modelltyp | Modelle | Gerätemodellname | Produktbezeichnung | modèle de l'appareil
    produit | modèle du matériel | désignation modèle | modèles | modèle de matériel | nom du modèle | référence modèle | producto | modelo de equipo
    modelo del equipo | modelo del dispositivo | modelo de activo | nombre del modelo | modelos
  `),
  field('modelNumber', 'Model number', 'code', `
    model no | model # | model identifier | part number | sku | Modellnummer | Modell-Nr. | numéro de modèle | n° de modèle | référence
    número de modelo | nº de modelo | model code | product number | mpn | part no | part # | machine type model | mtm | machine type
    manufacturer part number | product code | sku number | model nbr | part num | mfg part number | item number | item no | system sku
    mfr part number | Artikelnummer | Teilenummer | Produktnummer | Artikel-Nr. | Modellkennung | Modellcode | Bestellartikel | code produit
    référence produit | référence fabricant | référence article | réf. produit | réf | código de producto | número de parte | referencia
    código de modelo | nº de parte
  `),
  field('manufacturer', 'Manufacturer', 'text', `
    make | brand | hardware vendor | vendor name | oem | Hersteller | Marke | fabricant | constructeur | marque | fabricante | marca
    manufacturer name | maker | device manufacturer | computer manufacturer | system manufacturer | hardware manufacturer | mfr | mfg | brand name
    manufacturers | manufacturer0 | device brand | equipment manufacturer | make (manufacturer) | device make | Gerätehersteller | Fabrikat
    Herstellername | Marke/Hersteller | fabricant de l'appareil | marque du matériel | fabricants | fabricante del equipo | fabricantes
    marca del equipo
  `),
  field('status', 'Status', 'choice', `
    statename | state name | Stati | estados | statut actuel
    asset status | status label | state | asset state | lifecycle | lifecycle state | inventory status | Zustand | Gerätestatus | statut | état
    estado | estado del activo | situación | asset status name | status name | install status | hardware status | device status | current status
    asset lifecycle | lifecycle status | lifecycle stage | stage | deployment status | usage status | asset state name | availability
    operational status | state of asset | status type | equipment status | status description | physical status | asset stage | Einsatzstatus
    Verfügbarkeit | Nutzungsstatus | Inventarstatus | Bestandsstatus | statut de l'actif | statut du matériel | situation | état du matériel | statuts
    disponibilité | état de l'actif | estado del equipo | estatus | estado de activo | estado del dispositivo | disponibilidad | situación del equipo
    estado actual
  `, { choice: 'assetStatus' }),
  field('assignee', 'Assigned to', 'person', `
    assigned to (user) | assigned to/user | issued to (name) | usager
    assignee | assigned user | assigned employee | user | owner | current user | used by | issued to | allocated to | checked out to | holder
    employee | primary user | custodian | Zugewiesen an | Benutzer | Nutzer | Besitzer | Mitarbeiter | ausgegeben an | Verantwortlicher | attribué à
    affecté à | utilisateur | détenteur | asignado a | usuario | asignado | responsable | empleado | assigned | assigned to user | assigned to person
    deployed to | given to | in use by | asset owner | device owner | asset user | asset holder | borrower | employee assigned | end user
    primary owner | issued to employee | assigned person | assigned staff | in possession of | current owner | current holder | staff member
    team member | staff | user assigned | assigned custodian | registered to | loaned to | lent to | with | who has it | used by (user) | person
    responsible person | responsible | worker | colleague | current assignee | assigned user/employee | users | Zugewiesene Person
    zugewiesener Benutzer | zugeordnet zu | zugeordnet | zugeordneter Mitarbeiter | Hauptbenutzer | Anwender | Inhaber | Empfänger | genutzt von
    Verwender | zugewiesen | ausgeliehen an | Gerätenutzer | Mitarbeiter/in | Gerätebesitzer | aktueller Nutzer | Zuständiger | Nutzer/in | wer hat es
    Nutzende Person | vergeben an | affecté | attribué | assigné à | utilisateur principal | utilisateur affecté | bénéficiaire | possesseur
    collaborateur | salarié | porteur | remis à | propriétaire | assigné | prêté à | attributaire | employé | affectation | personne
    utilisateur actuel | usuario asignado | usuario principal | usuario final | entregado a | poseedor | propietario | persona asignada | custodio
    trabajador | titular | colaborador | asignado al empleado | en uso por | asignación | asignado al usuario | quién lo tiene | empleado asignado
    usuario actual | persona
  `, assigneePart('any')),
  field('assigneeNumber', 'Assignee employee number', 'person', `
    employee number | employee id | employee no | employee # | assignee id | assigned to employee number | Personalnummer | matricule
    número de empleado
    ${partHeaders(holderNouns, 'number', ['user id', 'user number', 'person id', 'owner id', 'assigned user id', 'primary user id', 'device owner id', 'asset owner id', 'asset user id', 'end user id', 'current user id'])}
  `, assigneePart('number')),
  field('assigneeEmail', 'Assignee e-mail', 'person', `
    checked out to email | primary user email address | primary user email | assigned to email | user email | email | email address
    user email address | owner email | annotated user | assigned user email | E-Mail-Adresse | Benutzer-E-Mail | courriel | adresse e-mail | correo
    correo electrónico
    ${partHeaders(holderNouns, 'email')}
  `, assigneePart('email')),
  field('assigneeUsername', 'Assignee username', 'person', `
    checked out to username | primary user upn | upn | user principal name | username | login | Benutzername | Anmeldename | identifiant
    nom d'utilisateur | nombre de usuario
    ${partHeaders(holderNouns, 'username', ['user id', 'employee user id'])}
  `, assigneePart('username')),
  field('assigneeName', 'Assignee name', 'person', `
    full name | real name | primary user display name | user display name | employee name | user full name | owner name | assigned to name
    Benutzer Name | Name des Benutzers | nom complet | nombre completo
    ${partHeaders(holderNouns, 'name')}
  `, assigneePart('name')),
  field('assigneeGivenName', 'Assignee first name', 'person', `
    checked out to first name | user first name | first name | Vorname | prénom
    ${partHeaders(holderNouns, 'givenName')}
  `, assigneePart('givenName')),
  field('assigneeFamilyName', 'Assignee last name', 'person', `
    checked out to last name | user last name | last name | Nachname | nom de famille | apellidos
    ${partHeaders(holderNouns, 'familyName')}
  `, assigneePart('familyName')),
  field('checkoutType', 'Checked out to what', 'text', 'checkout type | checkout class'),
  field('heldAt', 'Checked out to a place', 'place', `
    checked out to location | held at | stored at | storage location | stockroom | shelf | Lagerort | Lagerplatz | lieu de stockage | almacén
    stock location | shelf location | cabinet | drawer | locker | storeroom | bin | warehouse | storage | Lager | Regal | Schrank | Lagerraum
    Lagerfach | armoire | entrepôt | dépôt | étagère | réserve | depósito | bodega | armario | estante | almacenado en
  `),
  field('location', 'Location', 'place', `
    localizaciones | Standorte | emplacements | location/room
    site | office | location name | default location | annotated location | asset location | building | branch | Standort | Büro | Niederlassung
    Gebäude | lieu | localisation | emplacement | bureau | ubicación | oficina | sede | localización | physical location | current location
    asset location name | site name | office location | campus | user location | location (site) | work location | assigned location | device location
    region/site | office name | site/location | home location | locations | location description | rtd location | owning location
    location display name | office site | facility | Standortname | Ort | Bürostandort | Filiale | Werk | Betriebsstätte | Dienststelle
    Gerätestandort | Standorte | Aufstellort | Einsatzort | agence | établissement | emplacement physique | lieu d'affectation | lieux
    lieu de travail | site d'affectation | site de rattachement | implantation | lugar | planta | centro | delegación | sucursal | localidad
    ubicación física | sitio | centro de trabajo | ubicaciones | lugar de trabajo | emplazamiento
  `),
  field('department', 'Department', 'text', `
    dept | team | Abteilung | département | service | departamento | área | user department | assigned department | owning department
    department name | dept name | business unit | group | Abt. | Fachbereich | Bereich | Gruppe | Organisationseinheit | nom du service | pôle
    direction | équipe | groupe | sección | gerencia | unidad | equipo de trabajo | grupo
  `),
  field('company', 'Company', 'text', `
    Einheit | Einheiten | entité | entidades
    company name | organisation | organization | entity | Firma | Gesellschaft | société | entité | empresa | subsidiary | legal entity
    business entity | organization name | organisation name | entities | Mandant | Unternehmen | Buchungskreis | Tochtergesellschaft | filiale
    entreprise | raison sociale | entités | compañía | sociedad | entidad | razón social
  `),
  field('ownership', 'Ownership', 'choice', `
    owned by | device ownership | owner type | managed device owner type | is leased | leased | Eigentum | propriété | propiedad | ownership type
    device owner type | property type | acquisition method | acquisition type | financing | corporate/personal | personal/corporate
    device ownership type | Besitzart | Eigentumsart | Beschaffungsart | Besitz | type de propriété | mode d'acquisition | mode de financement
    tipo de propiedad | tipo de adquisición | titularidad
  `, { choice: 'ownership' }),
  field('owner', 'Lessor or other owner', 'text', `
    lessor | leasing company | leased from | Leasinggeber | bailleur | arrendador | lease company | lessor name | leased by | leasing partner
    leasing provider | leasing vendor | Leasinggesellschaft | Leasingfirma | Vermieter | loueur | société de leasing | compañía de leasing
    empresa de leasing
  `),
  field('leaseEndsOn', 'Lease ends', 'date', `
    lease expires | lease end | lease end date | lease expiry | Leasingende | Leasing bis | fin de location | fin de leasing | fin de arrendamiento
    fin del leasing | lease end on | leased until | lease expiration | lease expiration date | lease until | end of lease | lease return date
    lease termination date | Leasingende am | Leasingablauf | Leasingvertragsende | Mietende | fin du leasing | fin de bail | date de fin de location
    échéance leasing | fecha fin leasing | fin de alquiler | vencimiento del leasing | fin leasing
  `),
  field('purchaseOn', 'Purchase date', 'date', `
    purchased | purchased on | bought on | date of purchase | po date | acquisition date | date acquired | Kaufdatum | Anschaffungsdatum
    Einkaufsdatum | gekauft am | date d'achat | date d'acquisition | fecha de compra | fecha de adquisición | acquired on | acquired | date purchased
    bought | order date | invoice date | ship date | received date | date received | date of acquisition | in service date | purchase dt | date bought
    po order date | delivered on | date ordered | asset purchase date | procurement date | buy date | Rechnungsdatum | Lieferdatum | Bestelldatum
    Beschaffungsdatum | Anschaffung | Anschaffung am | Datum der Anschaffung | Kauf am | gekauft | angeschafft am | Zugangsdatum | Datum des Kaufs
    Einkauf am | Inventurzugang | date de facture | date de commande | date de livraison | acheté le | date de mise en service
    date d'acquisition du matériel | achat | fecha de factura | fecha de pedido | comprado el | fecha de entrega | adquirido el | fecha de alta
    compra | fecha de puesta en servicio | fecha de la compra
  `),
  field('cost', 'Purchase cost', 'money', `
    cost | price | purchase price | valuation | value | acquisition cost | unit cost | unit price | amount | Kaufpreis | Preis | Anschaffungskosten
    Anschaffungswert | Einkaufspreis | Kosten | prix | prix d'achat | coût | coût d'achat | valeur | precio | precio de compra | coste | costo
    importe | valor | total cost | asset cost | asset value | original cost | original value | list price | net price | net cost | acquisition value
    purchase amount | invoice amount | price paid | purchase value | buy price | initial cost | cost price | net purchase price | replacement cost
    initial value | Nettopreis | Anschaffungspreis | Betrag | Wert | Einkaufswert | Kaufwert | AHK | Kaufpreis netto | Preis netto
    Beschaffungskosten | Nettowert | Neupreis | Bruttopreis | Kaufbetrag | montant | montant HT | prix HT | prix unitaire | coût d'acquisition
    valeur d'achat | valeur d'acquisition | prix d'acquisition | prix TTC | montant d'achat | valeur brute | coût HT | coste de compra
    costo de compra | valor de compra | precio de adquisición | valor de adquisición | importe de compra | precio unitario | monto
    coste de adquisición | precio neto | valor original | costo de adquisición
  `),
  field('currency', 'Currency', 'currency', `
    currency code | purchase currency | Währung | devise | monnaie | moneda | divisa | ccy | cost currency | price currency | Währungscode | Whg.
    code devise | código de moneda
  `),
  field('supplier', 'Supplier', 'text', `
    vendor | reseller | purchased from | Lieferant | Händler | fournisseur | proveedor | supplier name | dealer | provider | seller | distributor
    purchased at | bought from | suppliers | vendor/supplier | vendor company | Lieferfirma | Bezugsquelle | Verkäufer | gekauft bei | Lieferanten
    revendeur | vendeur | distributeur | acheté chez | fournisseurs | distribuidor | vendedor | comprado a | proveedores
  `),
  field('orderNumber', 'Order number', 'text', `
    order no | po number | purchase order | purchase order number | po | Bestellnummer | Bestell-Nr. | Auftragsnummer | numéro de commande
    n° de commande | bon de commande | número de pedido | nº pedido | orden de compra | order id | sales order | sales order number | customer po
    customer po number | purchase order no | purchase order id | order ref | order reference | dell order number | order nbr | Bestellung | Bestell-ID
    Bestellreferenz | Einkaufsbestellung | commande | n° bon de commande | référence commande | numéro de bon de commande | pedido | número de orden
    nº orden de compra | orden | número de orden de compra | referencia del pedido
  `),
  field('warrantyEndsOn', 'Warranty ends', 'date', `
    warranty date | warranty expiration (date) | warranty enddate | warranty expires (date)
    warranty expires | warranty expiration | warranty end | warranty end date | warranty until | warranty expiry | Garantie bis | Garantieende
    fin de garantie | fin de garantía | garantía hasta | vencimiento de garantía | warranty expiration date | warranty expires on
    warranty expiry date | warranty exp | warranty through | warranty to | end of warranty | coverage end date | coverage end | applecare end date
    warranty exp date | warranty | warranty valid until | support end | support expires | expiration of warranty | date of warranty expiration
    warranty end on | service end date | entitlement end date | Garantieablauf | Gewährleistung bis | Garantie | Ablauf der Garantie
    Garantieablaufdatum | Garantie endet | Garantie bis zum | Garantie läuft ab | Ablaufdatum Garantie | Garantieende am | Herstellergarantie bis
    Supportende | date de fin de garantie | garantie jusqu'au | expiration de la garantie | date d'expiration de la garantie | échéance garantie
    fin de la garantie | fin garantie | date d'expiration de garantie | fin de la garantía | fecha fin de garantía | fecha de fin de garantía
    caducidad de la garantía | expiración de garantía | garantía | fecha de vencimiento de garantía | fecha de expiración de la garantía
    garantía hasta el | fin garantía
  `),
  field('endOfLifeOn', 'End of life', 'date', `
    asset eol date | eol date | eol | end of life date | auto update expiration | support end date | Nutzungsende | fin de vie | fin de vida útil
    end of support | aue date | auto update expires | replacement date | refresh date | planned replacement | replacement due | end of support date
    aue | renewal date | Ersatzdatum | Austauschdatum | Austausch geplant | Lebensende | Nutzungsdauer bis | Austausch am | date de remplacement
    remplacement prévu | date de fin de vie | fecha de reemplazo | fin de vida | fecha de renovación | fecha de sustitución
  `),
  field('imei', 'IMEI', 'code', `
    imei 1 | imei number | imei/meid | imei no | imei/esn | phone imei | modem imei | imei code | meid/imei | primary imei | IMEI-Nummer | IMEI-Nr.
    numéro imei | n° imei | número imei | nº imei | número de imei
  `),
  field('externalId', 'Identifier in the other system', 'code', `
    device id | uuid | udid | host uuid | external id | managed device id | azure ad device id | entra device id | microsoft entra device id
    intune device id | jss computer id | jamf computer id | jamf pro computer id | agent id | sys id | hardware uuid | object guid | smbios guid
    device uuid | directory device id
  `),
  field('tracking', 'Counted or individual', 'choice', 'tracking type | asset tracking', { choice: 'tracking' }),
  field('quantity', 'Quantity', 'integer', `
    qty | count | Menge | Anzahl | quantité | cantidad | quantity on hand | number of units | units | Stück | Stückzahl | qté | unidades
    cant.
  `),
  field('notes', 'Notes', 'text', `
    asset notes | note | description | comment | comments | remarks | Notizen | Bemerkung | Bemerkungen | Beschreibung | Kommentar | remarques
    commentaire | notas | observaciones | descripción | comentarios | additional info | additional information | internal notes | remark
    asset description | other details | details | notes/comments | general notes | Hinweis | Hinweise | Anmerkung | Anmerkungen | Info | Zusatzinfo
    Notiz | Sonstiges | observations | commentaires | remarque | notes internes | divers | nota | comentario | observación | detalles
    información adicional | otros
  `),
];

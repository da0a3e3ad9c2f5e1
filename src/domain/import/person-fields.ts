/**
 * Where a file of people can go, with the headers that HR systems, directories
 * and asset tools write in English, German, French and Spanish.
 * Rule: a person is known by employee number, then e-mail, then username.
 */
import { field } from './field.ts';
import { managerNouns, partHeaders } from './person-words.ts';

const managerPart = (part: 'any' | 'number' | 'email' | 'username') => ({ reference: { to: 'manager', part } });

export const personFields = [
  field('employeeNumber', 'Employee number', 'code', `
    administrative number | numéro administratif | Verwaltungsnummer | número administrativo | id number
    employee # | employee id | employee no | emp id | emp no | emp number | personnel number | personnel no | staff number | staff id | worker id
    person id | payroll number | associate id | employee code | hr id | Personalnummer | Personal-Nr. | Pers.-Nr. | Mitarbeiternummer | Mitarbeiter-ID
    Mitarbeiter-Nr. | matricule | numéro d'employé | numéro employé | n° employé | numéro de matricule | id employé | número de empleado | nº empleado
    nº de empleado | id empleado | id de empleado | código de empleado | legajo | employee identifier | employee num | employee ref
    employee reference | emp # | emp code | personnel id | worker number | worker no | staff no | staff code | file number | payroll id | payroll no
    associate number | aoid | eeid | hris id | person number | person no | employee id number | colleague id | global id | employee external id
    Personal-ID | Pers.-ID | MA-Nr. | MA-ID | Stammnummer | Beschäftigtennummer | Personalstammnummer | Ausweisnummer | n° matricule | numéro salarié
    numéro de salarié | id salarié | code salarié | matricule salarié | matricule employé | identifiant employé | numéro agent | code employé
    matricule agent | identifiant salarié | n° collaborateur | id collaborateur | nº trabajador | número de trabajador | código trabajador
    código empleado | número de nómina | clave de empleado | id trabajador | id del empleado | expediente | ficha | número de legajo | id colaborador
    código de trabajador
  `),
  field('name', 'Name', 'text', `
    full name | display name | employee name | worker name | worker | employee | real name | person | complete name | Vollständiger Name | Anzeigename
    Mitarbeiter | Mitarbeitername | Vor- und Nachname | nom complet | nom et prénom | nom prénom | prénom et nom | employé | salarié | nombre completo
    nombre y apellidos | apellidos y nombre | empleado | colaborador | nom | nombre | employee full name | full legal name | legal name | payroll name
    worker full name | staff name | team member | colleague | preferred full name | display | associate name | user display name
    employee display name | name of employee | Name, Vorname | Nachname, Vorname | Vorname Nachname | Vorname Name | Name des Mitarbeiters
    Beschäftigter | Mitarbeitender | Mitarbeitende | Mitarbeiterin | nom de l'employé | nom du salarié | collaborateur | nom et prénoms | prénom nom
    nom du collaborateur | agent | nombres y apellidos | apellidos, nombre | apellidos y nombres | nombre del empleado | nombre y apellido
    nombre de empleado | trabajador | nombre del trabajador | persona | nombre del colaborador
  `),
  field('givenName', 'First name', 'text', `
    given name | forename | first | legal first name | Vorname | Rufname | prénom | nombre de pila | nombres | primer nombre | fname
    legal given name | name.givenName | user first name | employee first name | given names | forenames | Vornamen | prénoms | prénom usuel
    prénom du salarié | nombre propio
  `),
  field('familyName', 'Last name', 'text', `
    family name | surname | last | legal last name | Nachname | Familienname | Zuname | nom de famille | apellido | apellidos | primer apellido
    lname | legal family name | name.familyName | user last name | employee last name | sn | second name | Name (Nachname) | nom d'usage
    nom patronymique | nom du salarié (famille) | nom usage | apellido paterno | apellidos del empleado
  `),
  field('preferredName', 'Preferred name', 'text', `
    known as | nickname | goes by | bevorzugter Name | nom usuel | nombre preferido | preferred first name | chosen name | known name
    display first name | Spitzname | prénom d'usage | nombre de preferencia | apodo
  `),
  field('email', 'E-mail', 'email', `
    adresses de messagerie | email addresses | adresses email | Mails | direcciones de correo electrónico
    email address | work email | work email address | business email | company email | corporate email | office email | mail | primary email
    user principal name | upn | email - primary work | E-Mail-Adresse | E-Mail dienstlich | dienstliche E-Mail | geschäftliche E-Mail | Firmen-E-Mail
    courriel | adresse e-mail | adresse électronique | mél | e-mail professionnel | courriel professionnel | correo | correo electrónico
    dirección de correo electrónico | correo corporativo | email corporativo | correo de trabajo | email (work) | email id | business email address
    primary work email | work contact: work email | email business | official email | official email id | mail address | primary email address
    login email | user email | email1 | employee email | employee email address | corporate email address | organisation email | organization email
    work mail | contact email | internet email | smtp address | primary smtp address | windows email address | email address [required]
    E-Mail (geschäftlich) | geschäftliche E-Mail-Adresse | Mailadresse | Dienst-E-Mail | Arbeits-E-Mail | berufliche E-Mail | Firmenmail
    dienstliche E-Mail-Adresse | E-Mail Arbeit | E-Mails | mail professionnel | mail pro | email pro | adresse mail | adresse de messagerie
    messagerie | adresse courriel | adresse mail professionnelle | adresse e-mail professionnelle | adresse de courriel | dirección de correo
    dirección email | mail corporativo | correo empresa | correo institucional | correo laboral | correo profesional | email de empresa
    dirección de e-mail | correo electrónico corporativo | correo de empresa | correos electrónicos
  `),
  field('personalEmail', 'Personal e-mail', 'email', `
    private email | home email | personal email address | email - primary home | Privat-E-Mail | E-Mail privat | e-mail personnel | courriel personnel
    adresse e-mail personnelle | correo personal | email personal | correo electrónico personal | secondary email | second email | alternate email
    alternate email address | other email | recovery email | recovery email [must be in e164] | personal contact: personal email
    home contact: personal email | private E-Mail-Adresse | persönliche E-Mail | email privé | mail personnel | correo privado | correo alternativo
  `),
  field('username', 'Username', 'code', `
    login | login name | user id | user | account name | samaccountname | network id | Benutzername | Anmeldename | Benutzerkennung | Benutzer
    identifiant | nom d'utilisateur | utilisateur | usuario | nombre de usuario | login id | logon name | ad username | network login
    network username | windows login | user logon name | user login | alias | mail nickname | uid | handle | windows username | domain user
    user principal name | upn | ad account | ldap username | employee username | sso username | okta username | user key | Kennung | Kürzel
    Benutzer-ID | Windows-Benutzer | AD-Benutzer | Nutzername | nom de connexion | login réseau | compte utilisateur | identifiant de connexion
    compte windows | compte AD | utilisateur AD | usuario de red | usuario de dominio | inicio de sesión | nombre de usuario de red
    cuenta de usuario | cuenta | usuario windows | id de usuario
  `),
  field('phone', 'Phone', 'text', `
    phone number | telephone | work phone | mobile | mobile phone | cell phone | Telefon | Telefonnummer | Handy | Mobil | téléphone | portable
    teléfono | móvil | celular | work phone number | office phone | business phone | business phones | telephone number | telephone no | mobile number
    phone no | desk phone | cell | cell number | contact number | primary phone | work mobile | mobile phone number | cell phone number
    company phone | direct phone | Mobilnummer | Handynummer | Tel. | Durchwahl | Telefon geschäftlich | Mobiltelefon | Diensthandynummer
    n° de téléphone | téléphone professionnel | tél | portable professionnel | mobile professionnel | téléphone mobile | ligne directe
    nº de teléfono | número de teléfono | teléfono móvil | teléfono de trabajo | tlf | número de móvil | extensión
  `),
  field('jobTitle', 'Job title', 'text', `
    title | position | business title | job | job name | job profile | Stellenbezeichnung | Stelle | Funktion | Berufsbezeichnung | Jobtitel | poste
    fonction | intitulé du poste | emploi | puesto | cargo | título del puesto | job title description | working title | position title | job position
    occupation | designation | job role | employee title | role | role title | user title | job description | position description | Tätigkeit | Rolle
    Stellentitel | Funktionsbezeichnung | Aufgabe | Jobbezeichnung | titre | intitulé de poste | fonction occupée | métier | libellé emploi
    libellé du poste | titre du poste | puesto de trabajo | posición | rol | ocupación | denominación del puesto | categoría profesional | función
    título
  `),
  field('department', 'Department', 'text', `
    dept | department name | team | org unit | organisation unit | organizational unit | supervisory organization | Abteilung | Bereich
    Organisationseinheit | département | service | équipe | departamento | área | equipo | department description | home department
    home department description | dept name | team name | org unit path | org unit path [required] | unit | organisational unit | primary department
    organization unit | workgroup | department/team | current team | Fachbereich | Abt. | OE | Referat | Abteilungsname | Gruppe | pôle
    département / service | nom du service | entité de rattachement | unité organisationnelle | sección | gerencia | área o departamento
    nombre del departamento | unidad organizativa | área de trabajo
  `),
  field('division', 'Division', 'text', `
    business unit | Geschäftsbereich | Sparte | direction | unité | división | unidad de negocio | division name | sector | segment | directorate
    Ressort | Sektor | pôle d'activité | direction générale | dirección general | gerencia general
  `),
  field('company', 'Company', 'text', `
    employer | legal entity | company name | organisation | organization | agency | Firma | Gesellschaft | Unternehmen | Arbeitgeber | société
    entreprise | employeur | empresa | sociedad | empleador | subsidiary | organization name | organisation name | company code | entity name
    business entity | legal employer | paying company | legal entity name | employer name | Tochtergesellschaft | Mandant | Buchungskreis
    Gesellschaftsname | Firmenname | raison sociale | filiale | nom de la société | entité juridique | razón social | entidad | compañía
    entidad legal | nombre de la empresa
  `),
  field('costCentre', 'Cost centre', 'code', `
    cost center | cost centre code | cost center code | Kostenstelle | centre de coût | centre de coûts | centro de coste | centro de costo
    centro de costes | cost center id | cost center name | cost centre name | cost centre number | cc | KST | Kostenstellennummer | Kostenstelle-Nr.
    code analytique | section analytique | code centre de coût | ceco | centro coste | código centro de coste
  `),
  field('location', 'Location', 'place', `
    locations | lieux | Standorte | localizaciones | ubicaciones
    office | site | work location | office location | location name | workplace | work site | building | campus | Standort | Büro | Niederlassung
    Arbeitsort | Dienstort | lieu | lieu de travail | bureau | localisation | ubicación | oficina | sede | centro de trabajo | lugar de trabajo
    localización | office name | office location name | work location name | location description | site name | primary location
    primary work location | based at | base location | physical delivery office name | workplace location | employee location | work site name
    location (office) | user location | default location | office site | home location | assigned location | Arbeitsplatz | Arbeitsstätte
    Betriebsstätte | Einsatzort | Werk | Standortname | Bürostandort | Dienststelle | Filiale | site de travail | site d'affectation | établissement
    lieu d'affectation | agence | site de rattachement | emplacement | localisation du poste | centro | delegación | lugar | planta | sucursal
    ubicación de trabajo | oficina de trabajo | centro de trabajo asignado
  `),
  field('street', 'Street', 'text', `
    address | address line 1 | street address | address 1 | Straße | Adresse | Anschrift | rue | dirección | calle | work address | office address
    work street | street 1 | Straße und Hausnummer | Hausanschrift | adresse postale | adresse professionnelle | domicilio laboral
    dirección de trabajo
  `),
  field('city', 'City', 'text', `
    town | work city | Ort | Stadt | ville | ciudad | localidad | población | office city | location city | Wohnort | Arbeitsort (Stadt) | commune
    localité | municipio
  `),
  field('region', 'State or province', 'text', `
    state | province | county | state/province | Bundesland | région | estado | provincia | state name | work state | location state | Kanton | canton
    département (géographique) | comunidad autónoma
  `),
  field('postalCode', 'Postal code', 'text', `
    zip | zip code | postcode | PLZ | Postleitzahl | code postal | código postal | zip/postal code | work postal code | zip/postcode | work zip
    Postleitzahl Arbeitsort | CP | cod. postal
  `),
  field('country', 'Country', 'text', `
    country code | work country | primary coverage country | Land | pays | país | country name | country/region | location country | usage location
    work location country | country of work | Land/Region | Ländercode | Arbeitsland | pays de travail | code pays | país de trabajo | código de país
  `),
  field('timeZone', 'Time zone', 'text', 'tz | Zeitzone | fuseau horaire | zona horaria | huso horario'),
  field('homeStreet', 'Home street', 'text', `
    home address | home address line 1 | home address address line 1 | private address | Privatadresse | adresse personnelle | domicilio
  `),
  field('homeStreet2', 'Home street, second line', 'text', 'home address line 2 | home address address line 2'),
  field('homeCity', 'Home city', 'text', 'home address city'),
  field('homeRegion', 'Home state or province', 'text', 'home address state | home address state province | home state'),
  field('homePostalCode', 'Home postal code', 'text', 'home address postal code | home zip | home postcode'),
  field('homeCountry', 'Home country', 'text', 'home address country'),
  field('manager', 'Manager', 'person', `
    manager name | reports to | reports to name | supervisor | supervisor name | line manager | line manager name | reporting manager | reporting to
    manager - level 01 | Vorgesetzter | Vorgesetzte | Führungskraft | Teamleiter | responsable | nom du responsable | supérieur hiérarchique
    supérieur | manager hiérarchique | responsable hiérarchique | N+1 | jefe | jefe directo | jefa | supervisor directo | responsable directo
    gerente | superior | manager display name | direct manager | direct supervisor | people manager | reporting line | team lead | team leader | boss
    manager full name | immediate supervisor | immediate manager | manager level 1 | management level 1 | line supervisor | supervising manager
    worker's manager | employee's manager | direkter Vorgesetzter | disziplinarischer Vorgesetzter | Vorgesetzter Name | Leiter | Teamleitung
    Vorgesetzten | Name des Vorgesetzten | direkte Führungskraft | Chef | Leitung | verantwortlicher Manager | manager direct | chef d'équipe
    responsable direct | superviseur | nom du manager | supérieur direct | encadrant | chef de service | jefe inmediato | supervisor inmediato
    mánager | encargado | nombre del jefe | nombre del supervisor | nombre del responsable | superior directo | superior inmediato | gerente directo
    jefe/a
    ${partHeaders(managerNouns, 'name')}
  `, managerPart('any')),
  field('managerEmail', 'Manager e-mail', 'person', `
    reports to email | supervisor email | line manager email | manager email address | manager upn | E-Mail Vorgesetzter | E-Mail des Vorgesetzten
    E-Mail Führungskraft | e-mail du responsable | courriel du responsable | e-mail responsable | correo del jefe | email del jefe
    correo del responsable | correo del supervisor
    ${partHeaders(managerNouns, 'email')}
  `, managerPart('email')),
  field('managerNumber', 'Manager employee number', 'person', `
    manager id | manager employee id | manager no | manager # | supervisor id | supervisor employee id | reports to id | reports to employee id
    line manager id | Personalnummer Vorgesetzter | Personalnummer des Vorgesetzten | Vorgesetzter Personalnummer | Personalnummer Führungskraft
    matricule du responsable | matricule responsable | id del jefe | número de empleado del jefe | id del supervisor | id responsable
    ${partHeaders(managerNouns, 'number')}
  `, managerPart('number')),
  field('managerUsername', 'Manager username', 'person', `
    supervisor username | manager login
    ${partHeaders(managerNouns, 'username')}
  `, managerPart('username')),
  field('employmentType', 'Employment type', 'choice', `
    employee type | worker type | contract type | type of employment | employment | employee class | employment category | Beschäftigungsart
    Vertragsart | Anstellungsart | Mitarbeitertyp | type de contrat | type d'emploi | contrat | tipo de contrato | tipo de empleo | tipo de empleado
    contrato | worker category | worker category description | employee category | staff type | employment type name | worker sub type
    employee group | person type | contract | employment contract | time type | full time/part time | ft/pt | employment class | employee sub type
    engagement type | contract category | worker class | Beschäftigungsverhältnis | Art der Beschäftigung | Anstellungsverhältnis | Mitarbeitergruppe
    Mitarbeiterkreis | Arbeitsverhältnis | Beschäftigungstyp | type de salarié | nature du contrat | nature de contrat | type contrat
    catégorie de salarié | tipo contrato | modalidad de contrato | tipo de relación | régimen | modalidad de contratación | tipo de trabajador
  `, { choice: 'employmentType' }),
  field('employmentStatus', 'Employment status', 'choice', `
    activated | user status | account status
    status | employee status | worker status | hr status | active | Beschäftigungsstatus | Mitarbeiterstatus | statut | état | estado | situación
    estatus | position status | assignment status | active status | employment status description | current status | is active | currently active
    status name | employment state | active employee | account enabled | worker status name | hr employment status | lifecycle status | employee state
    Aktiv | Beschäftigungsstand | Anstellungsstatus | Personalstatus | Status Mitarbeiter | situation | actif | statut du salarié
    statut de l'employé | état du salarié | statut professionnel | estado del empleado | estado laboral | situación laboral | activo | estatus laboral
    estado de empleo | estado del trabajador
  `, { choice: 'employmentStatus' }),
  field('workMode', 'Work mode', 'choice', `
    remote | work arrangement | working model | work model | workplace type | remote worker | remote/on-site | Arbeitsmodell | Homeoffice
    Arbeitsform | mode de travail | télétravail | modalidad | modalidad de trabajo | teletrabajo | remoto | work location type | onsite/remote
    location type | remote status | teleworker | work type | working mode | work style | work setting | workplace model | is remote | remote employee
    mobiles Arbeiten | Arbeitsort-Modell | Arbeitsplatzmodell | Arbeitsweise | modalité de travail | organisation du travail | mode d'organisation
    tipo de trabajo | régimen de trabajo | modelo de trabajo | modo de trabajo | trabajo remoto
  `, { choice: 'workMode' }),
  field('startOn', 'Start date', 'date', `
    DOJ | date of join | fecha de ingreso a la empresa
    hire date | hired on | date of joining | joining date | join date | entry date | original hire date | date hired | employment start date
    first day | Eintrittsdatum | Eintritt | Startdatum | Beginn | Einstellungsdatum | date d'embauche | date d'entrée | date de début | fecha de alta
    fecha de ingreso | fecha de contratación | fecha de inicio | start | started | commencement date | most recent hire date | last hire date
    latest hire date | employment date | seniority date | date started | onboard date | onboarding date | contract start | contract start date
    employment start | service date | employee hire date | employee start date | date of hire | hiring date | date of employment | original start date
    first day of work | hire | continuous service date | joined | joined on | date joined | Beschäftigt seit | Eintritt am | Beschäftigungsbeginn
    Vertragsbeginn | Anstellungsdatum | Einstelldatum | Anstellungsbeginn | eingetreten am | Arbeitsbeginn | Beginn der Beschäftigung | date d'arrivée
    date d'embauche initiale | date entrée société | début de contrat | date de début de contrat | date d'ancienneté | embauche | embauché le
    date début | date de prise de poste | entré le | fecha de incorporación | fecha de inicio de contrato | fecha de antigüedad | fecha alta
    inicio de contrato | fecha ingreso | incorporación | fecha de inicio laboral | fecha de entrada | alta
  `),
  field('endOn', 'Last working day', 'date', `
    last day | last day of work | last day worked | last working date | letzter Arbeitstag | dernier jour travaillé | último día de trabajo | LWD | DOL
    end date | termination date | last day | last day of work | leave date | leaving date | contract end | contract end date | exit date
    date of leaving | employment end date | Austrittsdatum | Austritt | Enddatum | Vertragsende | letzter Arbeitstag | date de sortie | date de départ
    date de fin | fin de contrat | dernier jour travaillé | fecha de baja | fecha de salida | fecha de fin | fin de contrato | último día de trabajo
    último día laboral | last day worked | last working date | last day of employment | last date worked | termination effective date
    separation date | term date | date terminated | exit | leaver date | departure date | date of separation | offboarding date | end of employment
    employment end | contract expiry | contract expiration | contract expiry date | effective termination date | employee leave date time | final day
    final working day | last day in office | expected end date | planned end date | leaves on | leaving on | terminated on | date of termination
    date of exit | effective end date | assignment end date | end | left on | last day at work | exit day | Austritt am | geplantes Austrittsdatum
    Beschäftigungsende | Kündigung zum | ausgeschieden am | Ende | letzter Tag | Vertragsende am | befristet bis | Austrittstermin
    Austrittsdatum geplant | Ende der Beschäftigung | letzter Arbeitstag am | letzter Werktag | Datum Austritt | date de fin de contrat
    date sortie société | date de sortie des effectifs | dernier jour | date de départ prévue | départ | sortie | date de fin prévue
    dernier jour de travail | date de dernier jour | sorti le | date fin | date de fin d'emploi | date effective de départ | fecha de cese
    fecha de terminación | fecha fin contrato | fecha de fin de contrato | fecha de egreso | último día | fecha de desvinculación
    vencimiento de contrato | baja | fecha de término | fecha fin | fecha de salida prevista | último día trabajado | salida | fecha de finalización
  `),
  field('notes', 'Notes', 'text', `
    note | comment | comments | remarks | Notizen | Notiz | Bemerkung | Bemerkungen | Kommentar | remarque | remarques | commentaire | notas
    observaciones | comentarios | remark | additional info | additional information | other information | internal notes | Anmerkung | Anmerkungen
    Hinweis | Hinweise | Info | commentaires | observations | note interne | nota | observación | comentario
  `),
];

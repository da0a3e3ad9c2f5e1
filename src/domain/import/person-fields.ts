/**
 * Where a file of people can go, with the headers that HR systems, directories
 * and asset tools write in English, German, French and Spanish.
 * Rule: a person is known by employee number, then e-mail, then username.
 */
import { field } from './field.ts';

const managerPart = (part: 'any' | 'number' | 'email' | 'username') => ({ reference: { to: 'manager', part } });

export const personFields = [
  field('employeeNumber', 'Employee number', 'code', "employee #|employee id|employee no|emp id|emp no|emp number|personnel number|personnel no|staff number|staff id|worker id|person id|payroll number|associate id|employee code|hr id|Personalnummer|Personal-Nr.|Pers.-Nr.|PersNr|Mitarbeiternummer|Mitarbeiter-ID|Mitarbeiter-Nr.|matricule|numéro d'employé|numéro employé|n° employé|numéro de matricule|id employé|número de empleado|nº empleado|nº de empleado|id empleado|id de empleado|código de empleado|legajo"),
  field('name', 'Name', 'text', 'full name|display name|employee name|worker name|worker|employee|real name|person|complete name|Vollständiger Name|Anzeigename|Mitarbeiter|Mitarbeitername|Vor- und Nachname|nom complet|nom et prénom|nom prénom|prénom et nom|employé|salarié|nombre completo|nombre y apellidos|apellidos y nombre|empleado|colaborador|nom|nombre'),
  field('givenName', 'First name', 'text', 'given name|forename|first|legal first name|Vorname|Rufname|prénom|nombre de pila|nombres|primer nombre'),
  field('familyName', 'Last name', 'text', 'family name|surname|last|legal last name|Nachname|Familienname|Zuname|nom de famille|apellido|apellidos|primer apellido'),
  field('preferredName', 'Preferred name', 'text', 'known as|nickname|goes by|bevorzugter Name|nom usuel|nombre preferido'),
  field('email', 'E-mail', 'email', "email address|work email|work email address|business email|company email|corporate email|office email|mail|primary email|user principal name|upn|email - primary work|E-Mail-Adresse|E-Mail dienstlich|dienstliche E-Mail|geschäftliche E-Mail|Firmen-E-Mail|courriel|adresse e-mail|adresse électronique|mél|e-mail professionnel|courriel professionnel|correo|correo electrónico|dirección de correo electrónico|correo corporativo|email corporativo|correo de trabajo"),
  field('personalEmail', 'Personal e-mail', 'email', 'private email|home email|personal email address|email - primary home|private E-Mail|Privat-E-Mail|E-Mail privat|e-mail personnel|courriel personnel|adresse e-mail personnelle|correo personal|email personal|correo electrónico personal'),
  field('username', 'Username', 'code', "user name|login|login name|user id|userid|user|account name|samaccountname|network id|Benutzername|Anmeldename|Benutzerkennung|Benutzer|identifiant|nom d'utilisateur|utilisateur|usuario|nombre de usuario"),
  field('phone', 'Phone', 'text', 'phone number|telephone|work phone|mobile|mobile phone|cell phone|Telefon|Telefonnummer|Handy|Mobil|téléphone|portable|teléfono|móvil|celular'),
  field('jobTitle', 'Job title', 'text', 'title|position|business title|job|job name|job profile|Stellenbezeichnung|Stelle|Funktion|Berufsbezeichnung|Jobtitel|poste|fonction|intitulé du poste|emploi|puesto|cargo|título del puesto'),
  field('department', 'Department', 'text', 'dept|department name|team|org unit|organisation unit|organizational unit|supervisory organization|Abteilung|Bereich|Organisationseinheit|département|service|équipe|departamento|área|equipo'),
  field('division', 'Division', 'text', 'business unit|Geschäftsbereich|Sparte|direction|unité|división|unidad de negocio'),
  field('company', 'Company', 'text', 'employer|legal entity|company name|organisation|organization|agency|Firma|Gesellschaft|Unternehmen|Arbeitgeber|société|entreprise|employeur|empresa|sociedad|empleador'),
  field('costCentre', 'Cost centre', 'code', 'cost center|cost centre code|cost center code|Kostenstelle|centre de coût|centre de coûts|centro de coste|centro de costo|centro de costes'),
  field('location', 'Location', 'place', 'office|site|work location|office location|location name|workplace|work site|building|campus|Standort|Büro|Niederlassung|Arbeitsort|Dienstort|lieu|lieu de travail|bureau|localisation|ubicación|oficina|sede|centro de trabajo|lugar de trabajo|localización'),
  field('street', 'Street', 'text', 'address|address line 1|street address|address 1|Straße|Adresse|Anschrift|rue|dirección|calle'),
  field('city', 'City', 'text', 'town|work city|Ort|Stadt|ville|ciudad|localidad|población'),
  field('region', 'State or province', 'text', 'state|province|county|state/province|Bundesland|région|estado|provincia'),
  field('postalCode', 'Postal code', 'text', 'zip|zip code|postcode|PLZ|Postleitzahl|code postal|código postal'),
  field('country', 'Country', 'text', 'country code|work country|primary coverage country|Land|pays|país'),
  field('timeZone', 'Time zone', 'text', 'timezone|tz|Zeitzone|fuseau horaire|zona horaria|huso horario'),
  field('homeStreet', 'Home street', 'text', 'home address|home address line 1|home address address line 1|private address|Privatadresse|adresse personnelle|domicilio'),
  field('homeStreet2', 'Home street, second line', 'text', 'home address line 2|home address address line 2'),
  field('homeCity', 'Home city', 'text', 'home address city'),
  field('homeRegion', 'Home state or province', 'text', 'home address state|home address state province|home state'),
  field('homePostalCode', 'Home postal code', 'text', 'home address postal code|home zip|home postcode'),
  field('homeCountry', 'Home country', 'text', 'home address country'),
  field('manager', 'Manager', 'person', 'manager name|reports to|reports to name|supervisor|supervisor name|line manager|line manager name|reporting manager|reporting to|manager - level 01|Vorgesetzter|Vorgesetzte|Vorgesetzte/r|Führungskraft|Teamleiter|responsable|nom du responsable|supérieur hiérarchique|supérieur|manager hiérarchique|responsable hiérarchique|N+1|jefe|jefe directo|jefa|supervisor directo|responsable directo|gerente|superior', managerPart('any')),
  field('managerEmail', 'Manager e-mail', 'person', 'reports to email|supervisor email|line manager email|manager email address|manager upn|E-Mail Vorgesetzter|E-Mail des Vorgesetzten|E-Mail Führungskraft|e-mail du responsable|courriel du responsable|e-mail responsable|correo del jefe|email del jefe|correo del responsable|correo del supervisor', managerPart('email')),
  field('managerNumber', 'Manager employee number', 'person', 'manager id|manager employee id|manager no|manager #|supervisor id|supervisor employee id|reports to id|reports to employee id|line manager id|Personalnummer Vorgesetzter|Personalnummer des Vorgesetzten|Vorgesetzter Personalnummer|Personalnummer Führungskraft|matricule du responsable|matricule responsable|id del jefe|número de empleado del jefe|id del supervisor|id responsable', managerPart('number')),
  field('managerUsername', 'Manager username', 'person', 'supervisor username|manager login', managerPart('username')),
  field('employmentType', 'Employment type', 'choice', "employee type|worker type|contract type|type of employment|employment|employee class|employment category|Beschäftigungsart|Vertragsart|Anstellungsart|Mitarbeitertyp|type de contrat|type d'emploi|contrat|tipo de contrato|tipo de empleo|tipo de empleado|contrato", { choice: 'employmentType' }),
  field('employmentStatus', 'Employment status', 'choice', 'status|employee status|worker status|hr status|active|Beschäftigungsstatus|Mitarbeiterstatus|statut|état|estado|situación|estatus', { choice: 'employmentStatus' }),
  field('workMode', 'Work mode', 'choice', "remote|work arrangement|working model|work model|workplace type|remote worker|remote/on-site|Arbeitsmodell|Homeoffice|Arbeitsform|mode de travail|télétravail|modalidad|modalidad de trabajo|teletrabajo|remoto", { choice: 'workMode' }),
  field('startOn', 'Start date', 'date', "hire date|hired on|date of joining|joining date|join date|entry date|original hire date|date hired|employment start date|first day|Eintrittsdatum|Eintritt|Startdatum|Beginn|Einstellungsdatum|date d'embauche|date d'entrée|date de début|fecha de alta|fecha de ingreso|fecha de contratación|fecha de inicio"),
  field('endOn', 'Last working day', 'date', "end date|termination date|last day|last day of work|leave date|leaving date|contract end|contract end date|exit date|date of leaving|employment end date|Austrittsdatum|Austritt|Enddatum|Vertragsende|letzter Arbeitstag|date de sortie|date de départ|date de fin|fin de contrat|dernier jour travaillé|fecha de baja|fecha de salida|fecha de fin|fin de contrato|último día de trabajo|último día laboral"),
  field('notes', 'Notes', 'text', 'note|comment|comments|remarks|Notizen|Notiz|Bemerkung|Bemerkungen|Kommentar|remarque|remarques|commentaire|notas|observaciones|comentarios'),
];

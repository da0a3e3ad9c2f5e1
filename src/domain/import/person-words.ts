/**
 * Headers that name one part of a person in a file about something else:
 * `Manager e-mail`, `Assigned to: username`, `Nachname des Benutzers`.
 * Each noun is combined with each word for the part; the order of the words
 * does not matter (`unorderedHeader`).
 */
import type { PersonPart } from './field.ts';

const parts: { readonly [P in Exclude<PersonPart, 'any'>]: string } = {
  email: 'email|email address|mail|mail address|mailadresse|email adresse|courriel|adresse email|adresse mail|correo|correo electrónico|email id|work email',
  username: 'username|login|upn|user principal name|account|samaccountname|benutzername|anmeldename|identifiant|nombre de usuario|login name|user id|network id',
  number: 'employee number|employee id|id|number|personnel number|staff id|staff number|worker id|associate id|personalnummer|matricule|employee code|número de empleado|payroll number|mitarbeiternummer|person number|external id',
  name: 'name|full name|display name|nombre|nom|nom complet|nombre completo|vollständiger name',
  givenName: 'first name|given name|forename|vorname|prénom',
  familyName: 'last name|surname|family name|nachname|nom de famille|apellidos|apellido',
};

/** Every header of this part for these nouns, except those that mean something else. */
export function partHeaders(nouns: string, part: Exclude<PersonPart, 'any'>, except: readonly string[] = []): string {
  const words = nouns.split('|').flatMap((noun) => parts[part].split('|').map((word) => `${noun} ${word}`));
  return words.filter((word) => !except.includes(word)).join('|');
}

export const holderNouns =
  'assignee|assigned to|assigned user|assigned employee|primary user|owner|current user|checked out to|holder|custodian|issued to|allocated to|used by|end user|asset owner|device owner|asset user|zugewiesen an|benutzer|nutzer|mitarbeiter|utilisateur|attribué à|affecté à|détenteur|asignado a|usuario asignado|responsable|person|user|employee|staff';
export const managerNouns =
  'manager|supervisor|line manager|direct manager|reports to|reporting manager|people manager|team lead|vorgesetzter|vorgesetzte|vorgesetzten|führungskraft|responsable|supérieur|supérieur hiérarchique|responsable hiérarchique|jefe|jefe directo|supervisor directo|responsable directo|superior|direct supervisor|teamleiter|n+1';

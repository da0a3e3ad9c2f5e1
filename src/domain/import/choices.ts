/**
 * Words of closed lists as other tools and people write them, and what they
 * mean here. A word whose meaning is not certain is only proposed; a person
 * chooses it once for the file.
 * Source: default status labels of Snipe-IT, exports of HR systems; PRODUCT, "Words".
 */
import { fold } from './field.ts';

export type ChoiceName = 'assetStatus' | 'employmentType' | 'employmentStatus' | 'workMode' | 'ownership' | 'tracking' | 'accountStatus';
type WordList = { readonly values: readonly string[]; readonly sure: Record<string, string>; readonly proposed: Record<string, string> };

export const assetStatuses = ['in_use', 'returned', 'in_workshop', 'ready', 'in_repair', 'disposed', 'missing'] as const;
export type AssetStatus = (typeof assetStatuses)[number];

const lists: { readonly [C in ChoiceName]: WordList } = {
  assetStatus: {
    values: assetStatuses,
    sure: {
      ready: 'ready to deploy|deployable|available|in stock|in store|in storage|stock|spare|einsatzbereit|verfügbar|auf lager|lager|im lager|disponible|en stock|prêt|prêt à déployer|en almacén|listo para asignar',
      in_use: 'deployed|assigned|checked out|issued|allocated|in production|pending return|awaiting return|return pending|in betrieb|im einsatz|in gebrauch|in benutzung|ausgegeben|zugewiesen|en service|utilisé|en cours d’utilisation|attribué|affecté|déployé|en uso|asignado|desplegado|en producción',
      in_workshop: 'pending|in preparation|being prepared|in workshop|awaiting wipe|to be wiped|imaging|in vorbereitung|en préparation|en preparación|pendiente|ausstehend|en attente',
      returned: 'received back|returned to it|zurückgegeben|retourné|rendu|devuelto',
      in_repair: 'out for repair|out for diagnostics|repair|under repair|being repaired|at repair|in reparatur|en réparation|en reparación',
      disposed: 'archived|retired|disposed of|sold|scrapped|recycled|written off|write off|donated|decommissioned|ausgemustert|entsorgt|verkauft|archiviert|verschrottet|mis au rebut|réformé|cédé|archivé|vendu|retirado|dado de baja|vendido|archivado|desechado',
      missing: 'lost|stolen|lost/stolen|lost or stolen|unaccounted|verloren|gestohlen|vermisst|perdu|volé|perdu/volé|manquant|perdido|robado|extraviado|perdido/robado',
    },
    proposed: {
      in_use: 'active|aktiv|actif|activo|enabled|online|offline|live|reserved',
      returned: 'in transit|shipped|on its way|unterwegs|en transit|en tránsito|inactive|storage pending',
      in_repair: 'broken|defective|damaged|undeployable|defekt|kaputt|en panne|averiado|roto',
      disposed: 'broken - not fixable|deprovisioned|end of life|eol|out of service',
      in_workshop: 'quarantine|new|ordered|received',
    },
  },
  employmentType: {
    values: ['employee', 'contractor', 'agency', 'intern'],
    sure: {
      employee: 'regular|permanent|full time|part time|fulltime|parttime|regular employee|salaried|ft|pt|full-time employee|part-time employee|fte|fixed term|seasonal|vollzeit|teilzeit|festangestellt|angestellter|angestellte|unbefristet|befristet|cdi|cdd|salarié|temps plein|temps partiel|empleado|indefinido|tiempo completo|tiempo parcial|fijo|plazo fijo|temporal',
      contractor: 'external|consultant|freelance|freelancer|independent contractor|extern|externe|externer|freiberufler|auftragnehmer|prestataire|consultant externe|indépendant|contratista|externo|autónomo|consultor',
      agency: 'agency worker|temp agency|agency temp|zeitarbeit|leiharbeit|leiharbeiter|intérim|intérimaire|ett',
      intern: 'internship|trainee|apprentice|working student|praktikant|praktikantin|werkstudent|werkstudentin|auszubildender|auszubildende|azubi|stagiaire|stage|apprenti|alternant|becario|becaria|prácticas|en prácticas',
    },
    proposed: { employee: 'active|other|executive|hourly|staff', contractor: 'contingent|contingent worker|vendor|third party|partner|associate', agency: 'temporary|temp|aushilfe|eventual', intern: 'student' },
  },
  employmentStatus: {
    // Someone on leave is still employed: their things are not due.
    values: ['active', 'left'],
    sure: {
      active: 'employed|current|working|enabled|true|yes|on leave|leave|leave of absence|parental leave|maternity leave|sabbatical|notice|notice period|leaving|aktiv|beschäftigt|angestellt|beurlaubt|elternzeit|actif|active(e)|en poste|en activité|en congé|oui|activo|activa|en activo|alta|de permiso|excedencia|sí|ja|1|a|l',
      left: 'offboarded|terminated|former|resigned|leaver|departed|exited|ended|retired|deceased|ausgeschieden|gekündigt|parti|sorti|baja|cesado|t',
    },
    proposed: { left: 'inactive|false|no|disabled|nein|non|0|suspended|inaktiv|inactif|inactivo', active: 'pre-hire|prehire|onboarding|new' },
  },
  workMode: {
    values: ['office', 'hybrid', 'remote'],
    sure: {
      office: 'on-site|onsite|on site|in office|in-office|office-based|false|no|0|nein|non|vor ort|büro|sur site|présentiel|au bureau|presencial|oficina|en oficina',
      hybrid: 'partly remote|flexible|flex|teilweise mobil|hybride|híbrido|hibrido|mixto',
      remote: 'fully remote|home|home office|homeoffice|work from home|wfh|telework|true|yes|1|ja|oui|sí|si|mobil|télétravail|à distance|remoto|teletrabajo|a distancia',
    },
    proposed: {},
  },
  ownership: {
    values: ['own', 'lessor', 'vendor', 'agency', 'client', 'personal'],
    sure: {
      own: 'organisation|organization|company|corporate|corporate owned|company owned|owned|purchased|business|firma|unternehmen|eigentum|entreprise|société|empresa|corporativo|false|no',
      lessor: 'leased|lease|leasing|rented|rental|gemietet|geleast|location|loué|alquilado|arrendado|true|yes',
      vendor: 'supplier|fournisseur|proveedor|lieferant',
      client: 'customer|client owned|kunde|cliente',
      personal: 'byod|private|employee owned|user|personally owned|privat|personnel|privé|propio',
    },
    proposed: { vendor: 'partner|third party' },
  },
  tracking: {
    values: ['individual', 'quantity'],
    sure: { individual: 'serialized|serialised|single', quantity: 'quantity tracked|quantity_tracked|counted|bulk|consumable' },
    proposed: {},
  },
  accountStatus: {
    values: ['active', 'ended'],
    sure: {
      active: 'enabled|true|yes|ok|1|aktiv|actif|activo|provisioned',
      ended: 'deleted|deprovisioned|removed|closed|terminated|gelöscht|supprimé|eliminado|cerrado',
    },
    // Someone can switch a locked account on again, so it is not simply ended.
    proposed: { active: 'invited|pending|staged', ended: 'disabled|suspended|locked|locked out|inactive|false|no|0|blocked|paused|deaktiviert|gesperrt|suspendu|désactivé|suspendido|desactivado' },
  },
};

/** `IN_STOCK`, `in stock` and `In-Stock` are one word. */
export function foldWord(text: string): string {
  return fold(text).replace(/[_\-/]+/g, ' ').replace(/\s+/g, ' ').trim();
}

function wordsOf(table: Record<string, string>): [string, string][] {
  return Object.entries(table).flatMap(([value, words]) => words.split('|').map((word): [string, string] => [foldWord(word), value]));
}

const tables = Object.fromEntries(
  Object.entries(lists).map(([name, list]) => [
    name,
    {
      sure: new Map([...wordsOf(list.sure), ...list.values.map((value): [string, string] => [foldWord(value), value])]),
      proposed: new Map(wordsOf(list.proposed)),
    },
  ]),
) as Record<ChoiceName, { sure: Map<string, string>; proposed: Map<string, string> }>;

export function valuesOf(choice: ChoiceName): readonly string[] {
  return lists[choice].values;
}

/** What a word means, or only what it may mean. */
export function readWord(choice: ChoiceName, text: string): { readonly value: string } | { readonly proposal?: string } {
  const word = foldWord(text);
  const value = tables[choice].sure.get(word);
  if (value !== undefined) return { value };
  const proposal = tables[choice].proposed.get(word);
  return proposal === undefined ? {} : { proposal };
}

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
    values: ['employee', 'contractor', 'intern', 'temporary'],
    sure: {
      employee: 'regular|permanent|full time|part time|full-time|part-time|fulltime|parttime|regular employee|staff|salaried|ft|pt|vollzeit|teilzeit|festangestellt|angestellter|angestellte|unbefristet|cdi|salarié|temps plein|temps partiel|empleado|indefinido|tiempo completo|tiempo parcial|fijo|full-time employee|part-time employee|fte',
      contractor: 'contingent|contingent worker|external|consultant|freelance|freelancer|vendor|agency|independent contractor|third party|extern|externe|externer|freiberufler|auftragnehmer|prestataire|consultant externe|indépendant|contratista|externo|autónomo|consultor',
      intern: 'internship|trainee|apprentice|student|working student|praktikant|praktikantin|werkstudent|auszubildender|azubi|stagiaire|stage|apprenti|alternant|becario|prácticas|en prácticas',
      temporary: 'temp|fixed term|fixed-term|seasonal|term|temporary employee|befristet|zeitarbeit|leiharbeit|aushilfe|cdd|intérim|intérimaire|temporal|eventual|plazo fijo',
    },
    proposed: { employee: 'active|other|executive|hourly' , contractor: 'partner|associate' },
  },
  employmentStatus: {
    values: ['active', 'on_leave', 'left'],
    sure: {
      active: 'employed|current|working|enabled|true|yes|aktiv|beschäftigt|angestellt|actif|active(e)|en poste|en activité|oui|activo|activa|en activo|alta|sí|ja|1|a',
      on_leave: 'on leave|leave|leave of absence|parental leave|maternity leave|sabbatical|furlough|beurlaubt|elternzeit|en congé|congé|de permiso|excedencia|baja médica|l',
      left: 'offboarded|terminated|inactive|former|resigned|leaver|departed|exited|ended|retired|deceased|ausgeschieden|inaktiv|gekündigt|parti|sorti|inactif|baja|inactivo|cesado|t',
    },
    proposed: { left: 'false|no|disabled|nein|non|0|suspended', active: 'pre-hire|prehire|onboarding|new|notice|notice period|leaving' },
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
    values: ['organisation', 'lessor', 'vendor', 'personal'],
    sure: {
      organisation: 'organization|company|corporate|corporate owned|company owned|owned|purchased|business|firma|unternehmen|eigentum|entreprise|société|empresa|corporativo|false|no',
      lessor: 'leased|lease|leasing|rented|rental|gemietet|geleast|location|loué|alquilado|arrendado|true|yes',
      vendor: 'supplier|client|customer|partner|third party|fournisseur|proveedor|kunde',
      personal: 'byod|private|employee owned|user|personally owned|privat|personnel|privé|propio',
    },
    proposed: {},
  },
  tracking: {
    values: ['individual', 'quantity'],
    sure: { individual: 'serialized|serialised|single', quantity: 'quantity tracked|quantity_tracked|counted|bulk|consumable' },
    proposed: {},
  },
  accountStatus: {
    values: ['active', 'suspended', 'ended'],
    sure: {
      active: 'enabled|true|yes|ok|1|aktiv|actif|activo|staged|provisioned',
      suspended: 'disabled|locked|locked out|inactive|false|no|0|blocked|paused|deaktiviert|gesperrt|suspendu|désactivé|suspendido|desactivado',
      ended: 'deleted|deprovisioned|removed|closed|terminated|gelöscht|supprimé|eliminado|cerrado',
    },
    proposed: { active: 'invited|pending' },
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

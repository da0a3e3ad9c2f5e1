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
      ready: 'ready to deploy|deployable|available|in stock|in store|in storage|stock|spare|einsatzbereit|verfügbar|auf lager|lager|im lager|disponible|en stock|prêt|prêt à déployer|en almacén|listo para asignar|instock|ready to assign|ready for deployment|ready for use|available for use|ready to deploy deployable|in inventory|in stockroom|in warehouse|unassigned|not assigned|free|vorrätig|nicht zugewiesen|frei|bereit|einsatzfähig|bestand|im bestand|lagernd|verfügbar im lager|en réserve|libre|non affecté|non attribué|au stock|prêt à l’emploi|disponible en stock|en stock disponible|en inventario|en bodega|sin asignar|no asignado|listo|en existencias|disponible para asignar',
      in_use: 'deployed|assigned|checked out|issued|allocated|in production|production|en production|pending return|awaiting return|return pending|in betrieb|im einsatz|in gebrauch|in benutzung|ausgegeben|zugewiesen|en service|utilisé|en cours d’utilisation|attribué|affecté|déployé|en uso|asignado|desplegado|en producción|in use|inuse|ready to deploy deployed|deployed deployed|installed|in service|with user|in custody|on loan|loaned|loaned out|lent|checked-out|in operation|operational|given out|in the field|in verwendung|verwendet|genutzt|in nutzung|vergeben|ausgeliehen|produktiv|im feld|belegt|eingesetzt|en utilisation|en fonction|utilisée|prêté|sorti|déployée|en cours d’usage|installé|affectée|en usage|en servicio|prestado|entregado|utilizado|instalado|asignada|en préstamo',
      in_workshop: 'pending|in preparation|being prepared|in workshop|awaiting wipe|to be wiped|imaging|in vorbereitung|en préparation|en preparación|pendiente|ausstehend|en attente|pending pending|in wipe|being wiped|in setup|staging|in configuration|refurbishing|being refurbished|pending setup|in aufbereitung|wird vorbereitet|in bearbeitung|zu löschen|wird aufbereitet|en cours de préparation|à préparer|en configuration|en reconditionnement|en configuración|en proceso|por preparar|en alistamiento',
      returned: 'received back|returned to it|zurückgegeben|retourné|rendu|devuelto|checked in|back in office|given back|returned by user|zurück|retour|restitué|restituée|retornado|regresado',
      in_repair: 'out for repair|out for diagnostics|repair|under repair|being repaired|at repair|in reparatur|en réparation|en reparación|in for repair|rma|sent for repair|in maintenance|maintenance|at vendor for repair|repairing|in service center|wartung|in wartung|zur reparatur|reparatur|en maintenance|maintenance en cours|au sav|sav|chez le réparateur|en mantenimiento|mantenimiento|en servicio técnico|reparación',
      disposed: 'archived|retired|disposed of|sold|scrapped|recycled|written off|write off|donated|decommissioned|ausgemustert|entsorgt|verkauft|archiviert|verschrottet|mis au rebut|réformé|cédé|archivé|vendu|retirado|dado de baja|vendido|archivado|desechado|archived archived|disposed|destroyed|recycled out|sold off|e-waste|ewaste|discarded|trashed|surplus sold|withdrawn|außer betrieb|stillgelegt|abgeschrieben|weggeworfen|recycelt|ausgesondert|veräußert|hors service|sorti du parc|détruit|recyclé|jeté|donné|cédée|dado de baja definitivo|desechada|baja|de baja|destruido|reciclado|donado|eliminado',
      missing: 'lost|stolen|lost/stolen|lost or stolen|unaccounted|verloren|gestohlen|vermisst|perdu|volé|perdu/volé|manquant|perdido|robado|extraviado|perdido/robado|lost or missing|not found|cannot be found|theft|unknown location|nicht auffindbar|fehlt|abhanden gekommen|diebstahl|verschwunden|disparu|introuvable|égaré|perdue|volée|desaparecido|no encontrado|no localizado|extraviada|robada|perdida',
    },
    proposed: {
      in_use: 'active|aktiv|actif|activo|enabled|online|offline|live|reserved|assigned - pending|provisioned|managed|compliant|enrolled|monitored|consumed|in bestellung zugewiesen|zugeteilt|verplant|reservado|réservé|reserviert',
      returned: 'in transit|shipped|on its way|unterwegs|en transit|en tránsito|inactive|storage pending|in transit to it|to be returned|rückgabe|en cours de retour|por devolver|devolución|pending receipt',
      in_repair: 'broken|defective|damaged|undeployable|defekt|kaputt|en panne|averiado|roto|faulty|not working|out of order|for repair|to repair|beschädigt|fehlerhaft|nicht funktionsfähig|hs|endommagé|cassé|défectueux|dañado|defectuoso|no funciona|malogrado',
      disposed: 'broken - not fixable|deprovisioned|end of life|eol|out of service|obsolete|to be disposed|for disposal|decommission|end-of-life|verschrotten|zu entsorgen|veraltet|obsolète|à réformer|obsoleto|fuera de servicio|para desechar',
      in_workshop: 'quarantine|new|ordered|received|on order|build|procured|neu|bestellt|nouveau|commandé|en commande|nuevo|pedido',
    },
  },
  employmentType: {
    values: ['employee', 'contractor', 'agency', 'intern'],
    sure: {
      employee: 'regular|permanent|full time|part time|fulltime|parttime|regular employee|salaried|ft|pt|full-time employee|part-time employee|fte|fixed term|seasonal|vollzeit|teilzeit|festangestellt|angestellter|angestellte|unbefristet|befristet|cdi|cdd|salarié|temps plein|temps partiel|empleado|indefinido|tiempo completo|tiempo parcial|fijo|plazo fijo|temporal|internal|internal employee|full time employee|part time employee|regular full-time|regular part-time|full-time regular|part-time regular|permanent full-time|permanent part-time|regular (full-time)|permanent employee|employed|direct hire|perm|vollzeitkraft|teilzeitkraft|mitarbeiter|mitarbeiterin|feste anstellung|interner mitarbeiter|interne|angestellt|minijob|salarié cdi|salarié cdd|employé|employée|titulaire|permanent(e)|interne (salarié)|plantilla|contrato indefinido|contrato temporal|jornada completa|media jornada|personal fijo|empleada|trabajador|interno',
      contractor: 'external|consultant|freelance|freelancer|independent contractor|extern|externe|externer|freiberufler|auftragnehmer|prestataire|consultant externe|indépendant|contratista|externo|autónomo|consultor|external contractor|1099|c2c|independent|freelance contractor|external employee|external consultant|selbstständig|selbständig|freie mitarbeit|freier mitarbeiter|dienstleister|externer mitarbeiter|externe mitarbeiter|berater|externe (prestataire)|sous-traitant|consultant(e)|freelance (f/h)|freelance externo|externa|contrata|subcontratado|por servicios|honorarios',
      agency: 'agency worker|temp agency|agency temp|zeitarbeit|leiharbeit|leiharbeiter|intérim|intérimaire|ett|agency staff|agency employee|temp worker|staffing agency|temporary agency worker|leasing|arbeitnehmerüberlassung|zeitarbeiter|zeitarbeitnehmer|leiharbeitnehmer|personnel intérimaire|travailleur intérimaire|personal de ett|trabajador temporal ett',
      intern: 'internship|trainee|apprentice|working student|praktikant|praktikantin|werkstudent|werkstudentin|auszubildender|auszubildende|azubi|stagiaire|stage|apprenti|alternant|becario|becaria|prácticas|en prácticas|student intern|co-op|graduate trainee|student worker|praktikum|duales studium|dualer student|duale studentin|volontär|lehrling|alternante|apprentie|apprentissage|contrat d’apprentissage|stagiaire(e)|alternance|practicante|pasante|aprendiz',
    },
    proposed: { employee: 'active|other|executive|hourly|staff', contractor: 'contingent|contingent worker|vendor|third party|partner|associate', agency: 'temporary|temp|aushilfe|eventual', intern: 'student' },
  },
  employmentStatus: {
    // Someone on leave is still employed: their things are not due.
    values: ['active', 'left'],
    sure: {
      active: 'employed|current|working|enabled|true|yes|on leave|leave|leave of absence|parental leave|maternity leave|sabbatical|notice|notice period|leaving|aktiv|beschäftigt|angestellt|beurlaubt|elternzeit|actif|active(e)|en poste|en activité|en congé|oui|activo|activa|en activo|alta|de permiso|excedencia|sí|ja|1|a|l|active employee|currently employed|on parental leave|sick leave|paid leave|unpaid leave|probation|in probation|aktives arbeitsverhältnis|aktiv beschäftigt|tätig|in elternzeit|mutterschutz|in probezeit|probezeit|ja|wahr|vrai|verdadero|y|x|présent|présente|en congé maternité|congé parental|arrêt maladie|en période d’essai|sí, activo|vigente|en plantilla|de baja médica|baja médica|permiso parental|ativo|enabled (active)|staged|provisioned',
      left: 'offboarded|terminated|former|resigned|leaver|departed|exited|ended|retired|deceased|ausgeschieden|gekündigt|parti|sorti|baja|cesado|t|termed|separated|dismissed|left company|no longer employed|withdrawn|contract ended|ex-employee|former employee|deprovisioned|nicht mehr beschäftigt|ehemalig|ehemaliger|ehemaliger mitarbeiter|verlassen|ausgetreten|entlassen|beendet|sortie|a quitté|ancien|ancien salarié|licencié|démissionné|démissionnaire parti|désinscrit|dado de baja|de baja definitiva|despedido|exempleado|finalizado|terminado|egresado|desvinculado|retirado',
    },
    proposed: { left: 'inactive|false|no|disabled|nein|non|0|suspended|inaktiv|inactif|inactivo|deactivated|archived|deaktiviert|gesperrt|désactivé|suspendu|desactivado|suspendido|falsch|faux|falso|locked out|password expired|deleted|blocked', active: 'pre-hire|prehire|onboarding|new|future hire|pending|not started|onboarding started|upcoming|à venir|en attente|pendiente|zukünftig|recovery|invited' },
  },
  workMode: {
    values: ['office', 'hybrid', 'remote'],
    sure: {
      office: 'on-site|onsite|on site|in office|in-office|office-based|false|no|0|nein|non|vor ort|büro|sur site|présentiel|au bureau|presencial|oficina|en oficina|on premise|in person|at office|office based|office worker|site|fixed desk|im büro|präsenz|vor-ort|bürobasiert|au siège|sur place|100% présentiel|in situ|en sede|en la oficina|100% presencial',
      hybrid: 'partly remote|flexible|flex|teilweise mobil|hybride|híbrido|hibrido|mixto|part remote|mixed|blended|partially remote|hybrid worker|teilweise homeoffice|gemischt|mixte|semi-presencial|semipresencial',
      remote: 'fully remote|home|home office|homeoffice|work from home|wfh|telework|true|yes|1|ja|oui|sí|si|mobil|télétravail|à distance|remoto|teletrabajo|a distancia|full remote|remote worker|100% remote|remotely|from home|home based|homebased|distributed|virtual|mobiles arbeiten|mobile arbeit|telearbeit|vollständig remote|100% homeoffice|100% télétravail|en télétravail|distanciel|full télétravail|en remoto|100% remoto|desde casa|trabajo remoto|teletrabajador',
    },
    proposed: {},
  },
  ownership: {
    values: ['own', 'lessor', 'vendor', 'agency', 'client', 'personal'],
    sure: {
      own: 'organisation|organization|company|corporate|corporate owned|company owned|owned|purchased|business|firma|unternehmen|eigentum|entreprise|société|empresa|corporativo|false|no|corporate - dedicated|corporate - shared|corporate dedicated|corporate shared|c|s|cope|bought|purchase|ours|company-owned|company property|in house|gekauft|eigen|eigenbesitz|firmeneigentum|firmengerät|firmeneigen|kauf|unternehmenseigentum|acheté|achat|propriété de l’entreprise|appartient à l’entreprise|comprado|compra|propiedad de la empresa|propiedad|de la empresa',
      lessor: 'leased|lease|leasing|rented|rental|gemietet|geleast|location|loué|alquilado|arrendado|true|yes|hire|hired|on lease|operating lease|finance lease|leasinggerät|miete|mietgerät|geleast (leasing)|en location|crédit-bail|loa|lld|leasing financier|alquiler|arrendamiento|en leasing|renting',
      vendor: 'supplier|fournisseur|proveedor|lieferant',
      client: 'customer|client owned|kunde|cliente',
      personal: 'byod|private|employee owned|user|personally owned|privat|personnel|privé|propio|e|employee - owned|employee-owned|employee|bring your own device|own device|private device|privatgerät|privateigentum|eigenes gerät|appareil personnel|propriété personnelle|perso|dispositivo personal|particular|del empleado',
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
      active: 'enabled|true|yes|ok|1|aktiv|actif|activo|provisioned|active user|in use|licensed|ja|wahr|oui|sí|activée|activada|habilitado|freigeschaltet|yes|y',
      ended: 'deleted|deprovisioned|removed|closed|terminated|gelöscht|supprimé|eliminado|cerrado|offboarded|revoked|cancelled|canceled|expired|archived|beendet|geschlossen|entfernt|supprimée|fermé|révoqué|eliminada|cerrada|revocado',
    },
    // Someone can switch a locked account on again, so it is not simply ended.
    proposed: { active: 'invited|pending|staged', ended: 'disabled|suspended|locked|locked out|inactive|false|no|0|blocked|paused|deaktiviert|gesperrt|suspendu|désactivé|suspendido|desactivado|unlicensed|falsch|faux|falso|n|deactivated|desactivada|deshabilitado|désactivée|suspendue|bloqué|bloqueado|blockiert' },
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

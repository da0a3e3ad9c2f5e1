/** Whom an ask goes to, at which address, in which language: as it is today, not as it was when the case was opened. */
import { languageFor } from '#domain/ask/language';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { AskRecord } from '../asks/find-ask.service.ts';
import { readdressAsk } from '../asks/send-ask.service.ts';
import { getPerson, reportingLine } from '../people/find-person.service.ts';
import { contactOf, type CaseRecord } from './case.repo.ts';

export type AskKind = 'leaver_return' | 'manager_confirm';
export type Addressee = { readonly personId: string | null; readonly name: string; readonly email: string; readonly locale: string };

/** Written to in their own language: theirs, else that of the country they work in. */
export const addresseeOf = (person: { id: string; name: string; locale: string | null; country: string | null; location_country: string | null }, email: string): Addressee =>
  ({ personId: person.id, name: person.name, email, locale: languageFor({ locale: person.locale, country: person.country ?? person.location_country }) });

/** Before the exit the work address; after it only what the leaver left us. */
export async function leaverAddress(unit: Unit, row: CaseRecord): Promise<Addressee | null> {
  const contact = await contactOf(unit.tx, row.id);
  const outside = contact?.email ?? row.person_personal_email;
  const email = unit.now < row.cut_off_at ? (row.person_email ?? outside) : (outside ?? null);
  return email ? { personId: row.person_id, name: row.person_name, email, locale: languageFor({ locale: row.person_locale, country: row.country ?? row.site_country }) } : null;
}

/** The ask with the address that is read today. */
export async function askToday(unit: Unit, row: CaseRecord, ask: AskRecord): Promise<AskRecord> {
  const now = ask.kind === 'leaver_return' ? await leaverAddress(unit, row) : null;
  return now ? readdressAsk(unit, ask, now.email) : ask;
}

/** The manager, or the next one up the line who is still here: a case is never parked with somebody who has left. */
export async function managerAddress(unit: Unit, row: CaseRecord): Promise<Addressee | null> {
  for (const id of await reportingLine(unit, row.person_id)) {
    const person = await getPerson(unit, id);
    if (person && person.status === 'active' && person.email) return addresseeOf(person, person.email);
  }
  return null;
}

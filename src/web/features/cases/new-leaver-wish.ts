/** What is typed on “New leaver”, and the wish it makes of it: the same thing is previewed and then opened. */
import type { OpenCase, PlanPreview } from '#contract/cases';
import { reasons } from '#domain/policy/facts';

export type NewLeaver = {
  personId: string | null;
  personName: string;
  reason: OpenCase['reason'] | null;
  lastWorkingOn: string;
  immediate: boolean;
  embargo: boolean;
  embargoOn: string;
  embargoAt: string;
  circle: readonly string[];
  note: string;
};

export const nothingTyped: NewLeaver = { personId: null, personName: '', reason: null, lastWorkingOn: '', immediate: false, embargo: false, embargoOn: '', embargoAt: '09:00', circle: [], note: '' };

const isDate = (on: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(on) && !Number.isNaN(Date.parse(on));

/** The instant of a date and time on the clock of who types it. */
export function embargoInstant(typed: Pick<NewLeaver, 'embargoOn' | 'embargoAt'>): string | null {
  if (!isDate(typed.embargoOn) || !/^\d{2}:\d{2}$/.test(typed.embargoAt)) return null;
  const at = new Date(`${typed.embargoOn}T${typed.embargoAt}:00`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

/** Which parts are still missing, by the name of their field, with what to do. */
export function missing(typed: NewLeaver, now: Date): Partial<Record<keyof NewLeaver, string>> {
  const until = typed.embargo ? embargoInstant(typed) : null;
  return {
    ...(typed.personId === null ? { personId: 'Choose the person first' } : {}),
    ...(typed.reason === null || !reasons.includes(typed.reason) ? { reason: 'Choose why they leave' } : {}),
    ...(isDate(typed.lastWorkingOn) ? {} : { lastWorkingOn: 'Say which day is the last' }),
    ...(typed.embargo && until === null ? { embargoOn: 'Say until when nobody else may know' } : {}),
    ...(until !== null && Date.parse(until) <= now.getTime() ? { embargoOn: 'This is past already; choose a later moment' } : {}),
  };
}

/** Null while something needed is missing. */
export function wishOf(typed: NewLeaver, now: Date): OpenCase | null {
  const { personId, reason, lastWorkingOn } = typed;
  if (personId === null || reason === null || Object.keys(missing(typed, now)).length > 0) return null;
  const until = typed.embargo ? embargoInstant(typed) : null;
  return {
    personId,
    reason,
    lastWorkingOn,
    ...(typed.immediate ? { immediate: true } : {}),
    ...(until === null ? {} : { embargoUntil: until, circle: [...typed.circle] }),
    ...(typed.note.trim() === '' ? {} : { note: typed.note.trim() }),
  };
}

/** "Open the case; asks go out on 6 November": the button says what follows. */
export function openLabel(preview: Pick<PlanPreview, 'askFrom' | 'toLeaver'>, now: Date, say: (at: string) => string): string {
  if (preview.askFrom === null) return 'Open the case; no message goes out';
  if (preview.toLeaver === 'after_told') return 'Open the case; no ask before they were told';
  return Date.parse(preview.askFrom) <= now.getTime() ? 'Open the case; asks go out now' : `Open the case; asks go out on ${say(preview.askFrom)}`;
}

/** What each reason means for timing, said where it is chosen. */
export const reasonDetails: Record<OpenCase['reason'], string> = {
  resignation: 'Notice period; nothing early',
  dismissal: 'Nothing is sent before they were told',
  redundancy: 'Careful words; HR speaks first',
  contract_end: 'Agreed with the agency',
  retirement: 'Warm words, no hurry',
  death: 'Silence, and one person',
  internal_transfer: 'Stays with us; old access ends',
};

/**
 * What is readable and still not to be trusted: near serials, namesakes, dates
 * that cannot be, people who have left and hold things, seats beyond the total.
 * Rule: PRODUCT, The flow 1: quarantined with a reason, never guessed. Whether
 * a doubt holds the row back or only asks for a look is `severityOf`.
 */
import { serialKey } from '../asset/serial.ts';
import { alikeKey, isRounded, withoutPrefix, withZeros } from './alike.ts';
import { personKey, sayReference, type Draft } from './draft.ts';
import { fold } from './field.ts';
import { namesakeKey, type Repeats } from './file-index.ts';
import type { Existing } from './match-record.ts';
import type { Reason } from './reason.ts';
import type { PersonFound } from './resolve-person.ts';
import { foldName } from './values.ts';

export type NearAsset = { readonly id: string; readonly label: string; readonly serial: string; readonly tag: string | null };
export type Namesake = { readonly id: string; readonly label: string; readonly number: string | null; readonly email: string | null; readonly department: string | null };
export type Closer = {
  /** The local date the file is looked at. */
  readonly today: string;
  /** By `alikeKey`. */
  readonly alike: ReadonlyMap<string, readonly NearAsset[]>;
  /** By `personKey.name`. */
  readonly namesakes: ReadonlyMap<string, readonly Namesake[]>;
  /** Ids of people here who have left. */
  readonly left: ReadonlySet<string>;
};

const textOf = (draft: Draft, field: string): string => (typeof draft.values[field] === 'string' ? draft.values[field] : '');

function serialDoubts(draft: Draft, here: Existing | undefined, repeats: Repeats, closer: Closer): Reason[] {
  const serial = textOf(draft, 'serial');
  if (serial === '' || here?.values['serial'] === serial) return [];
  if (isRounded(serial)) return [{ code: 'rounded_digits', field: 'serial', text: serial }];
  const bare = withoutPrefix(serial, { manufacturer: textOf(draft, 'manufacturer'), thing: `${textOf(draft, 'model')} ${textOf(draft, 'name')}` });
  if (bare !== undefined) {
    const known = (closer.alike.get(alikeKey(bare.serial)) ?? []).filter((near) => serialKey(near.serial) === serialKey(bare.serial));
    return [{ code: 'vendor_prefix', field: 'serial', text: serial, proposal: bare.serial, here: known.map((near) => near.label) }];
  }
  if (here !== undefined) return [];
  const [key, tag] = [serialKey(serial), textOf(draft, 'assetTag')];
  const near = (closer.alike.get(alikeKey(serial)) ?? []).filter((other) => serialKey(other.serial) !== key);
  const others = (repeats.alike.get(alikeKey(serial)) ?? []).filter((other) => other.line !== draft.line && other.key !== key);
  const isApart = tag !== '' && near.every((other) => other.tag !== null) && others.every((other) => other.hasTag);
  if (near.length === 0 && others.length === 0) return [];
  return [{
    code: isApart ? 'near_serial' : 'looks_like_serial', field: 'serial', text: serial, lines: others.map((other) => other.line), here: near.map((other) => other.label),
    ...(near[0] === undefined ? (others[0] === undefined ? {} : { proposal: others[0].text }) : { proposal: near[0].serial }),
  }];
}

/** A number that is new here and shorter than its siblings; one that is known here is right as it stands. */
function zeroDoubts(draft: Draft, here: Existing | undefined, repeats: Repeats): Reason[] {
  if (here !== undefined) return [];
  return ['employeeNumber', 'assetTag', 'serial'].flatMap((field): Reason[] => {
    const text = textOf(draft, field);
    const padded = withZeros(text, repeats.widths.get(field));
    return padded === undefined ? [] : [{ code: 'zeros_lost', field, text, proposal: padded }];
  });
}

const yearsOn = (date: string, years: number): string => `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`;

function dateDoubts(draft: Draft, here: Existing | undefined, today: string): Reason[] {
  const reasons: Reason[] = [];
  const said = (field: string): string => (here?.values[field] === draft.values[field] ? '' : textOf(draft, field));
  const doubt = (code: Reason['code'], field: string, isSo: (date: string) => boolean): void => { if (said(field) !== '' && isSo(said(field))) reasons.push({ code, field, text: said(field) }); };
  if (draft.kind === 'assets' || draft.kind === 'licences') {
    // A day's grace: the file may come from the other side of the date line.
    doubt('date_in_future', 'purchaseOn', (date) => Date.parse(date) - Date.parse(today) > 86_400_000);
    doubt('date_too_early', 'purchaseOn', (date) => date < '1980-01-01');
  }
  if (draft.kind === 'assets') doubt('warranty_before_purchase', 'warrantyEndsOn', (date) => textOf(draft, 'purchaseOn') !== '' && date < textOf(draft, 'purchaseOn'));
  if (draft.kind === 'people') {
    doubt('like_birthday', 'startOn', (date) => date < yearsOn(today, -50));
    doubt('end_never', 'endOn', (date) => date > yearsOn(today, 15));
  }
  return reasons;
}

const tokens = (name: string): string[] => foldName(name).split(' ').filter((part) => part.length > 1);

function personDoubts(draft: Draft, here: Existing | undefined, repeats: Repeats, closer: Closer): Reason[] {
  const [name, number, email, department] = [textOf(draft, 'name'), textOf(draft, 'employeeNumber'), textOf(draft, 'email'), textOf(draft, 'department')];
  if (here !== undefined) {
    const was = { name: String(here.values['name'] ?? ''), email: String(here.values['email'] ?? '') };
    const sharesName = name === '' || was.name === '' || tokens(name).some((token) => tokens(was.name).includes(token));
    const isOther = !sharesName && email !== '' && was.email !== '' && fold(email) !== fold(was.email) && number !== '';
    return isOther ? [{ code: 'number_reused', field: 'employeeNumber', text: number, here: [here.label] }] : [];
  }
  const key = namesakeKey(draft);
  const twins = (key === undefined ? [] : (repeats.namesakes.get(key) ?? [])).filter((twin) => twin.line !== draft.line && (number === '' || twin.number === '' || twin.number === number));
  const contact = fold(textOf(draft, 'personalEmail'));
  const mates = (contact === '' ? [] : (repeats.contacts.get(contact) ?? [])).filter((line) => line !== draft.line);
  const known = (name === '' ? [] : (closer.namesakes.get(personKey.name(name)) ?? [])).filter((other) => department !== '' && other.department !== null && fold(department) === fold(other.department) && (number === '' || other.number === null));
  return [
    ...(known.length > 0 ? [{ code: 'same_name_here', field: 'name', text: name, here: known.map((other) => other.label) } as const] : []),
    ...(twins.length > 0 ? [{ code: 'same_name_in_file', field: 'name', text: name, lines: twins.map((twin) => twin.line) } as const] : []),
    ...(mates.length > 0 ? [{ code: 'same_contact_in_file', field: 'personalEmail', text: contact, lines: mates } as const] : []),
  ];
}

const stored = new Set(['ready', 'returned', 'in_workshop', 'disposed']);

function holderDoubts(draft: Draft, here: Existing | undefined, assignee: PersonFound | undefined, closer: Closer): Reason[] {
  const status = textOf(draft, 'status');
  const reasons: Reason[] = [];
  if (assignee?.id !== undefined && closer.left.has(assignee.id) && status !== 'disposed' && status !== 'missing') reasons.push({ code: 'holder_left', field: 'assignee', text: assignee.label });
  if (assignee !== undefined && stored.has(status) && here?.values['status'] !== status) reasons.push({ code: 'status_against_holder', field: 'status', text: status, here: [assignee.label] });
  const holds = here?.custodian;
  // The hand-over here and the assignee here already differ: what a file repeats about the assignee is no news of a hand-over.
  const isApart = holds !== undefined && assignee !== undefined && assignee.id !== holds.id && here?.references?.['assignee']?.id !== holds.id;
  if (isApart && status === 'in_use' && here?.references?.['assignee']?.id !== assignee.id) reasons.push({ code: 'held_otherwise', field: 'assignee', text: assignee.label, here: [holds.label] });
  return reasons;
}

/** Everything about a readable row that a person should decide, or look at. */
export function doubtsOf(draft: Draft, here: Existing | undefined, people: { readonly [reference: string]: PersonFound }, known: { readonly repeats: Repeats; readonly closer?: Closer }): Reason[] {
  const { repeats, closer } = known;
  if (closer === undefined) return [];
  const common = [...zeroDoubts(draft, here, repeats), ...dateDoubts(draft, here, closer.today)];
  switch (draft.kind) {
    case 'assets': return [...serialDoubts(draft, here, repeats, closer), ...common, ...holderDoubts(draft, here, people['assignee'], closer)];
    case 'people': return [...common, ...personDoubts(draft, here, repeats, closer)];
    case 'licences': {
      const seats = repeats.over.get(draft.line);
      return seats === undefined || people['holder'] === undefined ? common : [...common, { code: 'seats_over', field: 'holder', text: String(seats), here: [sayReference(draft.references['holder'] ?? {})] }];
    }
    case 'accounts': case 'locations': return common;
  }
}

/** Records here that a waiting row may be about, and people whom its references may name: side by side with what the file says. */
import { alikeKey } from '#domain/import/alike';
import { sayReference } from '#domain/import/draft';
import type { Near } from '#domain/import/propose';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findAssetsAlike } from '../assets/near-assets.service.ts';
import { findPeopleLike, findPeopleNamed } from '../people/near-people.service.ts';
import { existingByIds } from './existing-records.service.ts';
import type { Here } from './look-up.service.ts';
import { reasonsOf, type Redecided } from './quarantine-decide.service.ts';

const peopleCodes = new Set(['unknown_person', 'several_people', 'people_disagree']);

async function peopleNear(unit: Unit, { decision, draft }: Redecided, cache: Map<string, Near[]>): Promise<Near[]> {
  const near: Near[] = [];
  for (const reason of [...reasonsOf(decision), ...decision.withheld]) {
    if (!peopleCodes.has(reason.code) || reason.field === undefined) continue;
    const reference = draft.references[reason.field];
    const text = reference === undefined ? (reason.text ?? '') : sayReference(reference);
    const known = cache.get(text) ?? (await findPeopleLike(unit, text)).map((row): Near => ({
      id: row.id, isPerson: true, because: row.near > 0.99 ? 'The same name.' : 'The name is nearly the same.', label: [row.name, row.employee_number, row.department].filter((part) => part !== null && part !== '').join(' · '),
      values: { name: row.name, employeeNumber: row.employee_number ?? undefined, email: row.email ?? undefined, username: row.username ?? undefined },
    }));
    cache.set(text, known);
    near.push(...known.map((each) => ({ ...each, field: reason.field as string })));
  }
  return near;
}

const whyNear: { readonly [kind: string]: string } = { people: 'It shares an identifier with this row.', assets: 'It shares its tag or serial number with this row.', licences: 'It is the same product.', accounts: 'It is the same account.', locations: 'It has the same name.' };

/** At most four records; those that share an identifier first. */
export async function nearOf(unit: Unit, redecided: Redecided, people: Map<string, Near[]> = new Map()): Promise<Near[]> {
  const { kind, draft, records, decision } = redecided;
  const keys = new Set(draft.keys);
  const matches = [...records.values()].filter((record) => sharesKey(record, draft.values, kind));
  const codes = new Set([...reasonsOf(decision), ...decision.withheld].map((reason) => reason.code));
  const more: { id: string; because: string }[] = [];
  if (kind === 'assets' && (codes.has('looks_like_serial') || codes.has('near_serial')) && typeof draft.values['serial'] === 'string') {
    more.push(...(await findAssetsAlike(unit, [alikeKey(draft.values['serial'])])).map(({ id }) => ({ id, because: 'Its serial number differs only by look-alike characters.' })));
  }
  if (kind === 'people' && codes.has('same_name_here')) more.push(...(await findPeopleNamed(unit, [String(draft.values['name'] ?? '').toLowerCase()])).map(({ id }) => ({ id, because: 'The same name and department.' })));
  const extra = await existingByIds(unit, kind, more.map(({ id }) => id));
  const asNear = (record: Here, because: string): Near => ({ id: record.id, label: record.label, because, values: { ...record.values, ...Object.fromEntries(Object.entries(record.references ?? {}).map(([name, person]) => [name, person?.label])) } });
  const found = [...matches.map((record) => asNear(record, whyNear[kind] ?? '')), ...more.flatMap(({ id, because }) => (extra.has(id) && !matches.some((record) => record.id === id) ? [asNear(extra.get(id) as Here, because)] : []))];
  return keys.size === 0 && found.length === 0 ? peopleNear(unit, redecided, people) : [...found.slice(0, 4), ...(await peopleNear(unit, redecided, people))];
}

const keyFields: { readonly [kind: string]: readonly string[] } = { people: ['employeeNumber', 'email', 'username'], assets: ['assetTag', 'serial'], licences: ['licenceKey', 'product'], accounts: ['username'], locations: ['name'] };
const bare = (value: unknown): string => (typeof value === 'string' ? value.normalize('NFKC').replace(/[\s-]+/g, '').toLowerCase() : '');
function sharesKey(record: Here, values: { readonly [field: string]: unknown }, kind: string): boolean {
  return (keyFields[kind] ?? []).some((field) => bare(values[field]) !== '' && bare(values[field]) === bare(record.values[field]));
}

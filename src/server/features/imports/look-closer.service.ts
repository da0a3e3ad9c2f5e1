/** A closer look at a batch: near serials, namesakes, who has left. Only for what is new here, so that the same file again costs nothing. */
import { alikeKey, withoutPrefix } from '#domain/import/alike';
import type { Closer, Namesake, NearAsset } from '#domain/import/doubts';
import { personKey, type Draft } from '#domain/import/draft';
import { matchRecord, type RecordsByKey } from '#domain/import/match-record';
import type { PersonFound } from '#domain/import/resolve-person';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findAssetsAlike } from '../assets/near-assets.service.ts';
import { findPeopleNamed, whoLeft } from '../people/near-people.service.ts';

const textOf = (draft: Draft, field: string): string => (typeof draft.values[field] === 'string' ? draft.values[field] : '');

function serialsOf(draft: Draft): string[] {
  const serial = textOf(draft, 'serial');
  if (serial === '') return [];
  const bare = withoutPrefix(serial, { manufacturer: textOf(draft, 'manufacturer'), thing: `${textOf(draft, 'model')} ${textOf(draft, 'name')}` });
  return [alikeKey(serial), ...(bare === undefined ? [] : [alikeKey(bare.serial)])];
}

export async function lookCloser(unit: Unit, drafts: readonly Draft[], records: RecordsByKey, people: ReadonlyMap<string, readonly PersonFound[]>): Promise<Closer> {
  const news = drafts.filter((draft) => draft.kind === 'assets' || draft.kind === 'people').filter((draft) => {
    const match = matchRecord(draft, records);
    return 'record' in match && match.record === undefined;
  });
  const alike = new Map<string, NearAsset[]>();
  const namesakes = new Map<string, Namesake[]>();
  for (const row of await findAssetsAlike(unit, news.filter((draft) => draft.kind === 'assets').flatMap(serialsOf))) {
    const serial = row.serial_number ?? '';
    const near: NearAsset = { id: row.id, label: [row.asset_tag ?? serial, row.model ?? row.name].filter((part) => part !== null).join(' · '), serial, tag: row.asset_tag };
    alike.set(alikeKey(serial), [...(alike.get(alikeKey(serial)) ?? []), near]);
  }
  for (const row of await findPeopleNamed(unit, news.filter((draft) => draft.kind === 'people').map((draft) => textOf(draft, 'name').toLowerCase()).filter((name) => name !== ''))) {
    const key = personKey.name(row.name);
    namesakes.set(key, [...(namesakes.get(key) ?? []), { id: row.id, label: row.employee_number === null ? row.name : `${row.name} (${row.employee_number})`, number: row.employee_number, email: row.email, department: row.department }]);
  }
  const holders = drafts.some((draft) => draft.references['assignee'] !== undefined) ? [...people.values()].flat().flatMap((person) => person.id ?? []) : [];
  return { today: unit.now.slice(0, 10), alike, namesakes, left: await whoLeft(unit, holders) };
}

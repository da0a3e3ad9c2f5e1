/** Found rows → hits of the palette: a title, one quiet line that tells it apart, and its page. */
import { consolePage } from '#contract/console-page';
import type { SearchGroup, SearchHit } from '#contract/search';
import { dayText } from '#domain/exception/sentence';
import type { Found } from './search.repo.ts';

type Shown = { readonly title: string; readonly detail: readonly unknown[]; readonly href: string };
const text = (value: unknown): string => String(value ?? '');
/** A status as a word. */
const word = (value: unknown): string => text(value).replaceAll('_', ' ');

const shown: Readonly<Record<SearchGroup, (row: Found, now: string) => Shown>> = {
  people: ({ facts: f, link }) => ({ title: text(f['name']), detail: [f['department'], f['site'], f['number'], f['status'] === 'left' ? 'has left' : null], href: consolePage.person(link) }),
  cases: ({ facts: f, link }, now) => ({ title: `Case of ${text(f['name'])}`, detail: [`#${text(f['number'])}`, word(f['status']), `last day ${dayText(text(f['lastOn']), now)}`, f['site']], href: consolePage.case(link) }),
  assets: ({ facts: f, link }) => ({ title: text(f['tag'] ?? f['serial'] ?? f['name']), detail: [f['name'], f['tag'] === null ? null : f['serial'], f['holder'] === null ? word(f['status']) : `with ${text(f['holder'])}`, f['onHold'] === true ? 'legal hold' : null], href: consolePage.asset(link) }),
  parcels: ({ facts: f, link }) => ({
    title: text(f['box']), detail: [word(f['status']), f['place'] === null ? null : `${text(f['place'])}${f['slot'] === null ? '' : `, slot ${text(f['slot'])}`}`, f['carrier'], f['tracking'], f['name']],
    href: link === '' ? consolePage.station() : consolePage.parcel(link),
  }),
  licences: ({ facts: f, link }) => ({ title: text(f['name']), detail: [f['vendor'], `${text(f['held'])} of ${text(f['seats'])} seats held`], href: consolePage.licence(link) }),
};

export function searchHit(row: Found, now: string): SearchHit {
  const { title, detail, href } = shown[row.kind](row, now);
  return { id: row.id, title, href, detail: detail.filter((part) => part !== null && part !== undefined && part !== '').join(' · ') };
}

/** The search of the command palette: any fragment a person remembers, everything they may see, best first. */
import { z } from 'zod';
import { route } from './route.ts';

export const searchGroups = ['people', 'cases', 'assets', 'parcels', 'licences'] as const;
export type SearchGroup = (typeof searchGroups)[number];

export const SearchHit = z.object({
  id: z.uuid(), title: z.string(), detail: z.string(), href: z.string().describe('Page of the console'),
}).meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const search = route({
  id: 'search.find', method: 'GET', path: '/api/search', summary: 'People, cases, assets, parcels and licences by any fragment', permission: 'signed-in',
  query: z.object({ q: z.string().trim().min(1, 'Type what you are looking for').max(100) }),
  response: z.object({ groups: z.array(z.object({ group: z.enum(searchGroups), hits: z.array(SearchHit).describe('At most 8, best first') })).describe('Only groups with hits, that of the best hit first') }),
});

/** The palette's async source: one question to the server, answered group by group. Importing it registers it. */
import { IconDevices, IconKey, IconPackage, IconUser, IconUserMinus } from '@tabler/icons-react';
import { search, type SearchGroup } from '#contract/search';
import type { Answer } from '#contract/route';
import { call } from '../../platform/api.ts';
import { registerSearchSource, type PaletteIcon } from '../../platform/palette.ts';

type Found = Answer<typeof search>;

/** The sources of one question share one request. */
let asked: { text: string; signal: AbortSignal; answer: Promise<Found> } | undefined;

function ask(text: string, signal: AbortSignal): Promise<Found> {
  if (asked?.text !== text || asked.signal !== signal) asked = { text, signal, answer: call(search, { query: { q: text } }, { signal }) };
  return asked.answer;
}

const groups: readonly (readonly [SearchGroup, string, PaletteIcon])[] = [
  ['people', 'People', IconUser], ['cases', 'Cases', IconUserMinus], ['assets', 'Assets', IconDevices], ['parcels', 'Parcels', IconPackage], ['licences', 'Licences', IconKey],
];

for (const [group, label, icon] of groups) {
  registerSearchSource({
    id: group, label,
    search: async (text, signal) => ((await ask(text, signal)).groups.find((one) => one.group === group)?.hits ?? []).map((hit) => ({ ...hit, icon })),
  });
}

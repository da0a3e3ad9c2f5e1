/** The list says what it shows: "3 people are leaving", "1 case with something late". */
import { isNarrowed } from '../../platform/list-url.ts';
import type { ListState } from '../../platform/list-url.ts';

export function casesTitle(total: number | null, state: ListState): string {
  if (total === null) return 'Cases';
  const status = state.filters['status']?.[0];
  const others = Object.entries(state.filters).some(([id, values]) => id !== 'status' && values.length > 0) || state.q.trim() !== '';
  const isOpenOnly = status === 'open' && !others;
  if (isOpenOnly) return total === 0 ? 'Nobody is leaving' : total === 1 ? 'One person is leaving' : `${total.toLocaleString('en-GB')} people are leaving`;
  const cases = `${total.toLocaleString('en-GB')} ${total === 1 ? 'case' : 'cases'}`;
  if (state.filters['late']?.[0] === 'true') return `${cases} with something late`;
  return isNarrowed(state) ? `${cases} of what you chose` : cases;
}

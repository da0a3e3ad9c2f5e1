/** What the waiting rows say of themselves. */
import type { WaitingDetail, WaitingFilter, WaitingRow } from '#contract/waiting';
import type { ImportKind } from '#domain/import/field';
import type { Tone } from '#contract/today';
import type { FilterSpec } from '../../platform/list-url.ts';

export const kindLabels: Record<ImportKind, string> = { people: 'People', assets: 'Assets', licences: 'Licences and seats', accounts: 'Accounts', locations: 'Locations' };

export const filters: readonly FilterSpec[] = [
  { id: 'kind', label: 'Brings', choices: Object.entries(kindLabels).map(([value, label]) => ({ value, label })) },
  { id: 'ready', label: 'Ready', choices: [{ value: 'yes', label: 'Would go in now' }, { value: 'no', label: 'Still needs something' }] },
  { id: 'severity', label: 'Weight', choices: [{ value: 'blocks', label: 'Did not go in' }, { value: 'look', label: 'Went in, needs a look' }] },
  { id: 'age', label: 'Waiting', choices: [{ value: 'day', label: 'Since yesterday' }, { value: 'week', label: 'At most a week' }, { value: 'month', label: 'At most a month' }, { value: 'older', label: 'More than a month' }] },
  { id: 'state', label: 'Show', choices: [{ value: 'aside', label: 'Put aside' }, { value: 'settled', label: 'Settled by a newer file' }, { value: 'accepted', label: 'Taken in' }, { value: 'seen', label: 'Looked at' }] },
];

/** The filter that an address asks for, as the API takes it. */
export function filterOf(search: string): WaitingFilter {
  const params = new URLSearchParams(search);
  const names = ['kind', 'ready', 'severity', 'age', 'state', 'file', 'code', 'field', 'q'] as const;
  return Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : []))) as WaitingFilter;
}

export function stateOf(row: Pick<WaitingRow, 'state' | 'severity' | 'isReady'>): { tone: Tone; label: string } {
  if (row.state === 'aside') return { tone: 'quiet', label: 'put aside' };
  if (row.state === 'accepted') return { tone: 'home', label: 'taken in' };
  if (row.state === 'seen') return { tone: 'home', label: 'looked at' };
  if (row.state === 'settled') return { tone: 'home', label: 'settled' };
  if (row.severity === 'look') return { tone: 'due', label: 'needs a look' };
  return row.isReady ? { tone: 'moving', label: 'ready to go in' } : { tone: 'hold', label: 'waits' };
}

export const titleOf = (total: number | undefined): string => (total === undefined ? 'Waiting rows' : total === 0 ? 'Nothing waits' : total === 1 ? 'One row waits for you' : `${total.toLocaleString('en-GB')} rows wait for you`);

/** What taking the row in will do, on its button. */
export function acceptText(row: Pick<WaitingDetail, 'severity' | 'verdict' | 'kind'>): string {
  if (row.severity === 'look') return 'It is right';
  const noun = { people: 'the person', assets: 'the asset', licences: 'the row', accounts: 'the account', locations: 'the location' }[row.kind];
  if (row.verdict === 'create') return `Create ${noun}`;
  return row.verdict === 'change' ? `Change ${noun}` : 'Close it: nothing differs';
}

export const rowsText = (n: number): string => `${n.toLocaleString('en-GB')} ${n === 1 ? 'row' : 'rows'}`;

/** Runs and their items in words, each with its tone. */
import type { PickupItem, PickupRow, PickupScanAnswer } from '#contract/pickups';
import type { Tone } from '#contract/today';

type Words = { readonly text: string; readonly tone: Tone };
const runs: { readonly [S in PickupRow['status']]: Words } = { planned: { text: 'planned', tone: 'quiet' }, under_way: { text: 'under way', tone: 'moving' }, done: { text: 'done', tone: 'home' }, called_off: { text: 'called off', tone: 'quiet' } };
export const runState = (row: Pick<PickupRow, 'status' | 'isOverdue'>): Words => (row.isOverdue ? { text: 'past its day', tone: 'late' } : runs[row.status]);
export const runChoices = (Object.keys(runs) as PickupRow['status'][]).map((value) => ({ value, label: runs[value].text }));

const items: { readonly [S in PickupItem['state']]: Words } = { listed: { text: 'to collect', tone: 'quiet' }, collected: { text: 'collected', tone: 'home' }, missing: { text: 'not there', tone: 'due' }, extra: { text: 'taken along', tone: 'moving' }, wrong: { text: 'another one', tone: 'hold' } };
export const itemState = (state: PickupItem['state']): Words => items[state];

export const outcomeText: { readonly [O in PickupScanAnswer['outcome']]: string } = {
  collected: 'Got it', extra: 'Not on the list: taken along', wrong: 'Another one: kept apart', already: 'You have it already', unknown: 'Nobody knows it: taken along',
};
export const countText = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

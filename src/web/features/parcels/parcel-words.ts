/** A parcel's state and way in words, each with its tone. */
import type { Parcel, ParcelRow, ReturnWay } from '#contract/parcels';
import type { Tone } from '#contract/today';

type Words = { readonly text: string; readonly tone: Tone };
const states: { readonly [S in ParcelRow['status']]: Words } = {
  expected: { text: 'expected', tone: 'quiet' }, in_transit: { text: 'on its way', tone: 'moving' }, stored: { text: 'stored', tone: 'home' }, collected: { text: 'collected', tone: 'moving' }, opened: { text: 'opened', tone: 'home' },
  returned_to_sender: { text: 'back to sender', tone: 'quiet' }, lost: { text: 'lost', tone: 'late' }, called_off: { text: 'called off', tone: 'quiet' },
};
export const stateOf = (row: Pick<ParcelRow, 'status' | 'isOverdue'>): Words => (row.isOverdue ? { text: 'waits too long', tone: 'late' } : states[row.status]);

const ways: { readonly [W in ReturnWay]: string } = { hand_in: 'handed in at the desk', mailroom: 'dropped at the mailroom', with_manager: 'left with the manager', post: 'posted', collection: 'collected at the door' };
export const wayText = (way: ReturnWay | null): string => (way === null ? 'nobody announced it' : ways[way]);

export const statusChoices = (Object.keys(states) as ParcelRow['status'][]).map((value) => ({ value, label: states[value].text }));

const items: { readonly [S in Parcel['contents'][number]['state']]: Words } = {
  expected: { text: 'expected', tone: 'quiet' }, confirmed: { text: 'was in it', tone: 'home' }, missing: { text: 'was not in it', tone: 'due' }, extra: { text: 'another one', tone: 'hold' }, moved: { text: 'came by itself', tone: 'quiet' },
};
export const itemState = (state: Parcel['contents'][number]['state']): Words => items[state];

/** Announced or on its way, and not here. */
export const isUnderWay = ({ status }: Pick<ParcelRow, 'status'>): boolean => status === 'expected' || status === 'in_transit';

type Standing = Pick<ParcelRow, 'status' | 'place' | 'site' | 'carrier'>;

/** Where a box is now, as far as anybody said. */
export function whereIs({ status, place, site, carrier }: Standing): string {
  const spot = place === null ? null : `${place.name}${place.slot === null ? '' : `, slot ${place.slot}`}`;
  switch (status) {
    case 'expected': return site === null ? 'announced, not here yet' : `announced for ${site.name}`;
    case 'in_transit': return `with ${carrier ?? 'the carrier'}`;
    case 'stored': return spot ?? 'stored';
    case 'collected': return 'with who collected it';
    case 'opened': return spot === null ? 'opened' : `opened at ${spot}`;
    case 'returned_to_sender': return 'sent back; it may come again';
    case 'lost': return 'nobody knows';
    case 'called_off': return 'its label is void';
  }
}

/** "1 stored, 1 on its way": what is still somewhere between the leaver and the bench. */
export function parcelsSummary(rows: readonly Pick<ParcelRow, 'status'>[]): string {
  const count = (status: ParcelRow['status'], word: string) => {
    const n = rows.filter((row) => row.status === status).length;
    return n === 0 ? [] : [`${n} ${word}`];
  };
  return [...count('expected', 'expected'), ...count('in_transit', 'on the way'), ...count('stored', 'stored'), ...count('collected', 'collected'), ...count('opened', 'opened'), ...count('lost', 'lost')].join(', ');
}

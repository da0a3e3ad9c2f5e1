/** What the station says for each answer: plain sentences for a hand that is full. No name of a leaver can come here; none is known. */
import type { StationAnswer, TodayScan } from '#contract/station';
import type { Tone } from '#contract/today';
import { longDateText } from '../../platform/zone.ts';

export type AnswerWords = { readonly badge: string; readonly large: string; readonly isSlot: boolean; readonly headline: string; readonly detail: string };

const thing = ({ boxCode, ending }: StationAnswer): string => (boxCode ? `Box ${boxCode}` : ending ? `The one ending in ${ending}` : 'It');
const day = (on: string | null): string => (on === null ? 'IT collects it' : `IT collects on ${longDateText(on)}`);

function wayOut(answer: StationAnswer): string {
  const { wayOut: kind, where } = answer.facts;
  if (kind === 'other_place') return `Take it to ${where ?? 'the other place of this site'}, and scan it there.`;
  if (kind === 'locked_room') return `Put it into ${where ?? 'the locked room'} and tell IT.`;
  return where ? `Call ${where}: they come and make room. Until then keep it where you can see it.` : 'Call IT: they come and make room. Until then keep it where you can see it.';
}

export function wordsFor(answer: StationAnswer, clerk: string | null): AnswerWords {
  const slot = answer.slotLabel ?? '–';
  const thanks = clerk === null ? 'Thank you.' : `Thank you, ${clerk.split(' ')[0] ?? clerk}.`;
  const put = `Put it in slot ${slot} and close the door.`;
  switch (answer.kind) {
    case 'store': return { badge: answer.boxCode ? 'Known: one box' : 'Known: one device', large: slot, isSlot: true, headline: put, detail: `${thing(answer)}. ${day(answer.collectedOn)}; nothing else to do. ${thanks}` };
    case 'unknown': return {
      badge: 'New to us: leave it closed', large: slot, isSlot: true, headline: answer.boxCode ? `Write ${answer.boxCode} on it. ${put}` : put, detail: `Nobody announced it. IT looks whose it is; nothing else to do. ${thanks}`,
    };
    case 'already_here': return { badge: 'Already here', large: slot, isSlot: answer.slotLabel !== null, headline: answer.slotLabel ? `It belongs in slot ${slot}.` : 'It has been received already.', detail: `${thing(answer)} was scanned before. Nothing changes.` };
    case 'set_aside': return { badge: 'Set aside', large: slot, isSlot: true, headline: put, detail: `${thing(answer)}. It is kept apart from the others until IT comes. ${thanks}` };
    case 'other_serial': return { badge: 'Another one than expected', large: slot, isSlot: true, headline: put, detail: `${thing(answer)} is kept apart until IT has looked. Nobody did anything wrong.` };
    case 'choose': return { badge: 'Which one is it?', large: '?', isSlot: false, headline: 'Compare the end of the number on it.', detail: 'Choose below. If it is none of them, say so: it is kept closed and IT looks.' };
    case 'full': return { badge: 'No slot is free', large: 'Full', isSlot: false, headline: wayOut(answer), detail: `${thing(answer)} is not stored yet. IT has been told that the slots are full.` };
    case 'not_ours': return { badge: 'Not for us', large: '–', isSlot: false, headline: 'Send it on, or give it back to who brought it.', detail: `${thing(answer)} needs no slot. ${thanks}` };
  }
}

export type RowWords = { readonly text: string; readonly tone: Tone };

const stateOfKind: { readonly [K in TodayScan['kind']]: RowWords } = {
  store: { text: 'stored', tone: 'home' }, already_here: { text: 'was here already', tone: 'quiet' }, other_serial: { text: 'another serial, parked', tone: 'hold' }, set_aside: { text: 'set aside', tone: 'hold' },
  unknown: { text: 'new, kept closed', tone: 'due' }, choose: { text: 'asked which one', tone: 'due' }, full: { text: 'no slot free', tone: 'late' }, not_ours: { text: 'not ours: sent on', tone: 'due' },
};

export function wordsForRow(row: Pick<TodayScan, 'kind' | 'state'>): RowWords {
  if (row.state === 'collected') return { text: 'collected', tone: 'quiet' };
  if (row.state === 'moved') return { text: 'moved on', tone: 'quiet' };
  if (row.state === 'undone') return { text: 'undone', tone: 'quiet' };
  return stateOfKind[row.kind];
}

export const keptText = (count: number): string => (count === 1 ? '1 scan kept' : `${count} scans kept`);

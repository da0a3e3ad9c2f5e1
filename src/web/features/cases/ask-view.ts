/** How an ask stands, in a word: "48 s", "needs help", "Tue". */
import type { AskRow } from '#contract/asks';
import { dateIn, nearDateText } from '../../platform/zone.ts';
import type { Tone } from '../../ui/state-badge.tsx';
import { dayText, todayIn } from './around.ts';
import type { Around } from './around.ts';

export const askSubjects: Record<AskRow['kind'], string> = { leaver_return: 'what to return', manager_confirm: 'confirm the list, files' };

export type AskWord = { tone: Tone; word: string; icon: 'check' | 'help' | 'clock' | 'refer' | 'none' };

const shortSeconds = (seconds: number): string => (seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`);

function answered(ask: AskRow): AskWord {
  switch (ask.answer) {
    case 'need_help':
      return ask.needsHand ? { tone: 'due', word: 'needs help', icon: 'help' } : { tone: 'home', word: 'helped', icon: 'check' };
    case 'cant':
      return ask.needsHand ? { tone: 'due', word: 'can’t', icon: 'help' } : { tone: 'quiet', word: 'can’t, settled', icon: 'none' };
    case 'not_me':
      return ask.needsHand ? { tone: 'due', word: 'not me', icon: 'refer' } : { tone: 'quiet', word: 'referred', icon: 'refer' };
    case 'done':
    case 'later':
    case null:
      return { tone: 'home', word: ask.secondsTaken === null ? 'answered' : shortSeconds(ask.secondsTaken), icon: 'check' };
  }
}

export function askWord(ask: AskRow, around: Around): AskWord {
  switch (ask.status) {
    case 'prepared':
      return { tone: 'quiet', word: 'prepared', icon: 'clock' };
    case 'sent':
      if (ask.laterUntil !== null) return { tone: 'quiet', word: nearDateText(dateIn(around.zone, new Date(ask.laterUntil)), todayIn(around)), icon: 'clock' };
      if (ask.openedAt !== null) return { tone: 'moving', word: 'opened', icon: 'clock' };
      return { tone: 'moving', word: ask.sentAt === null ? 'on its way' : `asked ${dayText(ask.sentAt, around)}`, icon: 'clock' };
    case 'answered':
      return answered(ask);
    case 'withdrawn':
      return { tone: 'quiet', word: 'withdrawn', icon: 'none' };
    case 'expired':
      return { tone: 'quiet', word: 'ran out', icon: 'none' };
  }
}

/** The line under it: the note, or how much time was asked for. */
export function askDetail(ask: AskRow, around: Around): string | null {
  if (ask.answerNote !== null) return `“${ask.answerNote}”`;
  if (ask.laterUntil !== null && ask.status === 'sent') return 'said “later”; reminders wait until then';
  if (ask.status === 'sent' && ask.sentAt !== null) return `sent ${dayText(ask.sentAt, around)}${ask.dueAt === null ? '' : `, answer hoped for by ${dayText(ask.dueAt, around)}`}`;
  return null;
}

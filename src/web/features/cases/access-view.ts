/** How the accounts of a case are read against the cut-off: on time, late, not yet. Access that is late is said to be late whatever the wording, since it is late of us; only after a death it is said quietly. */
import type { Case } from '#contract/cases';
import type { Tone } from '../../ui/state-badge.tsx';
import { clockText, lengthText, timeText } from './around.ts';
import type { Around } from './around.ts';

export type Account = Case['accounts'][number];
export type AccessWord = { tone: Tone; word: string };

export function accessWord(account: Account, around: Around): AccessWord {
  const by = account.minutesLate > 0 ? lengthText(account.minutesLate) : '';
  switch (account.timing) {
    case 'on_time':
      return { tone: 'home', word: account.endedAt === null ? 'ended on time' : `${timeText(account.endedAt, around)}, on time` };
    case 'early':
      return { tone: 'due', word: 'ended early' };
    case 'late':
      return around.isSilent ? { tone: 'quiet', word: 'ended' } : { tone: 'late', word: `ended ${by} late` };
    case 'late_open':
      return around.isSilent ? { tone: 'due', word: 'still open' } : { tone: 'late', word: `open, ${by} late` };
    case 'due':
      return { tone: 'due', word: 'ends now' };
    case 'not_due':
      return { tone: 'quiet', word: account.cutOffAt === null ? 'no cut-off yet' : `ends ${clockText(account.cutOffAt, around)}` };
  }
}

export const isBeforeCutOff = (account: Pick<Account, 'cutOffAt'>, now: Date): boolean => account.cutOffAt !== null && Date.parse(account.cutOffAt) > now.getTime();

/** "2 of 6 ended", for the card's corner. */
export function accessSummary(accounts: readonly Account[]): string {
  const ended = accounts.filter((account) => account.status === 'ended').length;
  return ended === accounts.length ? `all ${accounts.length} ended` : `${ended} of ${accounts.length} ended`;
}

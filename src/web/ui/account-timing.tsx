/** How an account stands against its cut-off: not before, and late is visible as late. */
import type { AccountRow } from '#contract/accounts';
import type { Tone } from '#contract/today';
import { StateBadge } from './state-badge.tsx';

/** "40 min", "3 h", "2 days": how far from the cut-off. */
export function spanText(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h`;
  return `${Math.round(minutes / 1440)} days`;
}

type Timed = Pick<AccountRow, 'status' | 'timing'>;

export function timingText({ status, timing }: Timed): readonly [tone: Tone, text: string] {
  if (timing === null) return status === 'ended' ? ['quiet', 'ended'] : ['quiet', 'open'];
  switch (timing.state) {
    case 'not_due': return ['quiet', `ends in ${spanText(timing.minutes)}`];
    case 'due': return ['due', timing.minutes < 1 ? 'due now' : `due for ${spanText(timing.minutes)}`];
    case 'late': return ['late', status === 'ended' ? `ended ${spanText(timing.minutes)} late` : `open ${spanText(timing.minutes)} too long`];
    case 'ended_on_time': return ['home', 'ended on time'];
    case 'ended_early': return ['due', `ended ${spanText(timing.minutes)} early`];
  }
}

export function AccountTiming({ account }: { account: Timed }) {
  const [tone, text] = timingText(account);
  return <StateBadge tone={tone}>{text}</StateBadge>;
}

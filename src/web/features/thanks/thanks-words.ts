/** The queue in sentences: IT is measured by it, not the helper. */
import type { ThanksRow } from '#contract/thanks';
import type { Tone } from '../../ui/state-badge.tsx';

export function queueTitle(drafts: number | null): string {
  if (drafts === null) return 'Thank-yous';
  if (drafts === 0) return 'Everyone who helped is thanked';
  return drafts === 1 ? 'One person helped and is not thanked yet' : `${drafts.toLocaleString('en-GB')} favours wait for a thank-you`;
}

/** Two working days are our promise. */
export function waitingText(row: Pick<ThanksRow, 'status' | 'daysWaiting' | 'sentBy'>): { label: string; tone: Tone } {
  if (row.status === 'sent') return { label: `Sent by ${row.sentBy ?? 'somebody'}`, tone: 'home' };
  if (row.status === 'dismissed') return { label: 'Not sent', tone: 'quiet' };
  if (row.daysWaiting === 0) return { label: 'Since today', tone: 'moving' };
  const days = row.daysWaiting === 1 ? '1 day' : `${row.daysWaiting} days`;
  return { label: `Waits ${days}`, tone: row.daysWaiting > 4 ? 'late' : row.daysWaiting > 2 ? 'due' : 'moving' };
}

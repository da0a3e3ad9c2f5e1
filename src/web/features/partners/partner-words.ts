/** Partners in words: our promises before their numbers. */
import type { Partner, PartnerRow, PromiseState } from '#contract/partners';
import type { Tone } from '../../ui/state-badge.tsx';

export const statusWords: Record<PartnerRow['status'], { label: string; tone: Tone }> = {
  stranger: { label: 'Not asked yet', tone: 'quiet' }, consulted: { label: 'Asked for advice', tone: 'moving' }, proposed: { label: 'Has our proposal', tone: 'moving' }, pilot: { label: 'Pilot', tone: 'moving' }, partner: { label: 'Partner', tone: 'home' },
  paused: { label: 'Paused', tone: 'due' }, ended: { label: 'Ended', tone: 'quiet' },
};

export const promiseWords: Record<PromiseState['state'], { label: string; tone: Tone }> = { kept: { label: 'kept', tone: 'home' }, broken: { label: 'broken', tone: 'late' }, unmeasured: { label: 'in our words', tone: 'quiet' } };

export const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
export const weekdayText = (days: readonly number[]): string => (days.length === 0 ? 'when it is needed' : days.map((day) => weekdays[day - 1] ?? '').filter(Boolean).join(', '));

export const nameOf = (partner: Pick<PartnerRow, 'department' | 'location'>): string => `${partner.department}, ${partner.location.name}`;

/** "74 of 90 minutes" */
export const minutesText = (partner: Pick<PartnerRow, 'minutesUsed' | 'minutesCeiling'>): string => (partner.minutesCeiling === null ? `${partner.minutesUsed} minutes` : `${partner.minutesUsed} of ${partner.minutesCeiling} minutes`);

export function promisesTitle(promises: readonly PromiseState[]): string {
  const broken = promises.filter((one) => one.state === 'broken').length;
  if (broken === 0) return 'What we promised, and keep';
  return broken === 1 ? 'One promise of ours is broken' : `${broken} promises of ours are broken`;
}

export function subtitleOf(partner: Partner): string {
  const lead = partner.lead === null ? 'Nobody named to speak with yet' : `Speak with ${partner.lead.name}`;
  return `${lead} · we come ${weekdayText(partner.pickupWeekdays)}${partner.hours === null ? '' : ` · open ${partner.hours}`}`;
}

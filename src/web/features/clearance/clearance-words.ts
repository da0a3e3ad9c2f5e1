/** Words about a clearance: titles that say something, roles as people say them. */
import type { ClearanceState, Missing, Waiver } from '#contract/clearance';
import type { Tone } from '#contract/today';

const count = (n: number, one: string): string => (n === 1 ? `One ${one}` : `${n} ${one}s`);

export function clearanceTitle(state: Pick<ClearanceState, 'status' | 'missing' | 'certificate'>): string {
  if (state.status === 'cleared') return `Cleared, certificate ${state.certificate?.number ?? ''}`.trim();
  if (state.status === 'cancelled') return 'The case was cancelled; there is nothing to clear';
  return state.missing.length === 0 ? 'Nothing is missing: it can be cleared' : `${count(state.missing.length, 'thing')} between here and the clearance`;
}

export const roleText = (role: string): string => (role === 'hr' ? 'HR' : role.charAt(0).toUpperCase() + role.slice(1).replaceAll('_', ' '));

export const missingTone = (missing: Pick<Missing, 'kind' | 'status' | 'declinedBy'>): Tone => {
  if (missing.declinedBy !== null) return 'late';
  if (missing.kind === 'asset') return missing.status === 'handed_over' ? 'moving' : 'due';
  return missing.kind === 'waiver' && missing.status !== 'not_decided' ? 'late' : 'due';
};

export const waiverTone: Record<Waiver['status'], Tone> = { asked: 'due', approved: 'home', declined: 'late', withdrawn: 'quiet' };
export const waiverText: Record<Waiver['status'], string> = { asked: 'waits for a decision', approved: 'approved', declined: 'declined', withdrawn: 'withdrawn' };

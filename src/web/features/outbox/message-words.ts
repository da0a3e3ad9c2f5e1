/** Messages in words: what became of one, and what it was about. */
import type { MessageRow } from '#contract/messages';
import type { Tone } from '../../ui/state-badge.tsx';

export const statusWords: Record<MessageRow['status'], { label: string; tone: Tone }> = {
  queued: { label: 'Queued', tone: 'moving' }, sending: { label: 'On its way', tone: 'moving' }, sent: { label: 'Sent', tone: 'home' }, failed: { label: 'Failed', tone: 'late' }, withdrawn: { label: 'Withdrawn', tone: 'quiet' }, held: { label: 'Held here', tone: 'due' },
};

const kinds: Record<string, string> = {
  ask: 'Ask', reminder: 'Reminder', fresh_link: 'Fresh link', receipt: 'Receipt', thanks: 'Thank-you', never_mind: 'Never mind', sign_in_link: 'Sign-in link', parcel_overdue: 'Box waits too long',
};

export const kindText = (kind: string): string => kinds[kind] ?? `${kind.slice(0, 1).toUpperCase()}${kind.slice(1).replaceAll('_', ' ')}`;

/** Only what has not left, or came back, can be sent by hand. */
export const maySend = (status: MessageRow['status']): boolean => status === 'held' || status === 'failed';

/** What became of it, in a sentence. */
export function fateText(message: Pick<MessageRow, 'status' | 'attempts' | 'lastError'>): string {
  switch (message.status) {
    case 'held': return 'No mail server is set up. It would be sent exactly like this.';
    case 'failed': return `${message.attempts === 1 ? 'One try' : `${message.attempts} tries`}; the last said: ${message.lastError ?? 'nothing'}`;
    case 'queued': return message.lastError === null ? 'It leaves within seconds, or when its time comes.' : `It is tried again; the last try said: ${message.lastError}`;
    case 'sending': return 'A worker has it in hand.';
    case 'sent': return 'The mail server has taken it.';
    case 'withdrawn': return 'It was taken back before it left. Nobody has received it.';
  }
}

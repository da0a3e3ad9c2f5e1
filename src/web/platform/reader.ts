/**
 * Whose page this is: what is typed is kept for them and sent in their name
 * only. Another tab of the browser may sign in as somebody else, and the cookie
 * is shared; the server then refuses what this page sends (`somebody_else`).
 */
let current: string | null = null;

export const readerId = (): string | null => current;

export function readerIs(userId: string): void {
  current = userId;
}

const channelName = 'handback.sign-in';

/** For pages that wait in other tabs of this browser. */
export function tellSignedIn(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  const channel = new BroadcastChannel(channelName);
  channel.postMessage('signed in');
  channel.close();
}

/** Calls whenever it is worth looking whether somebody has signed in elsewhere: told so, looked at again, or some seconds later. */
export function whenSignedInElsewhere(look: () => void, everyMs = 5_000): () => void {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName);
  channel?.addEventListener('message', look);
  window.addEventListener('focus', look);
  document.addEventListener('visibilitychange', look);
  const timer = setInterval(look, everyMs);
  return () => {
    channel?.close();
    window.removeEventListener('focus', look);
    document.removeEventListener('visibilitychange', look);
    clearInterval(timer);
  };
}

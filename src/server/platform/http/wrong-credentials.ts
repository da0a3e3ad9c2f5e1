/**
 * Keys and sessions that nobody has, counted by the address they come from.
 * Callers with a credential are limited by it, so one who makes up a new one
 * with each request would never be: after so many wrong ones in a minute an
 * address has to wait, and nothing is looked up for it.
 */
const minute = 60_000;
const patience = 60;

export type WrongCredentials = { secondsToWait(address: string): number; note(address: string): void };

export function wrongCredentials(now: () => number = Date.now): WrongCredentials {
  const seen = new Map<string, { count: number; until: number }>();
  return {
    secondsToWait(address) {
      const one = seen.get(address);
      return one !== undefined && one.count >= patience && one.until > now() ? Math.ceil((one.until - now()) / 1000) : 0;
    },
    note(address) {
      const one = seen.get(address);
      if (one !== undefined && one.until > now()) one.count += 1;
      else {
        if (seen.size > 10_000) seen.clear();
        seen.set(address, { count: 1, until: now() + minute });
      }
    },
  };
}

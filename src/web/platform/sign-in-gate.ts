/**
 * Where calls wait when the sign-in has ended: one dialog for all of them.
 * Opened by the first call that is refused, settled by the person.
 */
type Listener = () => void;
/** Why it is asked: the sign-in has ended, or somebody else's took its place in this browser. */
export type GateReason = 'ended' | 'somebody_else';

export function createSignInGate() {
  let waiting: ((signedIn: boolean) => void)[] = [];
  let reason: GateReason = 'ended';
  const listeners = new Set<Listener>();
  const tell = () => listeners.forEach((listener) => listener());
  return {
    /** True when the person signed in again, false when they chose not to. */
    wait: (because: GateReason = 'ended'): Promise<boolean> =>
      new Promise((resolve) => {
        reason = because;
        waiting.push(resolve);
        tell();
      }),
    settle: (signedIn: boolean): void => {
      const settled = waiting;
      waiting = [];
      settled.forEach((resolve) => resolve(signedIn));
      tell();
    },
    reason: (): GateReason => reason,
    isOpen: (): boolean => waiting.length > 0,
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const signInGate = createSignInGate();

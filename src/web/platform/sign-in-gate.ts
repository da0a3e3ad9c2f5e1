/**
 * Where calls wait when the sign-in has ended: one dialog for all of them.
 * Opened by the first call that is refused, settled by the person.
 */
type Listener = () => void;

export function createSignInGate() {
  let waiting: ((signedIn: boolean) => void)[] = [];
  const listeners = new Set<Listener>();
  const tell = () => listeners.forEach((listener) => listener());
  return {
    /** True when the person signed in again, false when they chose not to. */
    wait: (): Promise<boolean> =>
      new Promise((resolve) => {
        waiting.push(resolve);
        tell();
      }),
    settle: (signedIn: boolean): void => {
      const settled = waiting;
      waiting = [];
      settled.forEach((resolve) => resolve(signedIn));
      tell();
    },
    isOpen: (): boolean => waiting.length > 0,
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const signInGate = createSignInGate();

/**
 * Whether Handback can be reached, learned from the calls themselves and from
 * the browser. Only the calls are trusted to say yes.
 */
type Listener = () => void;

export function createConnection() {
  let reachable = true;
  const listeners = new Set<Listener>();
  return {
    report: (answered: boolean): void => {
      if (answered === reachable) return;
      reachable = answered;
      listeners.forEach((listener) => listener());
    },
    isReachable: (): boolean => reachable,
    subscribe: (listener: Listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const connection = createConnection();

if (typeof window !== 'undefined') {
  window.addEventListener('offline', () => connection.report(false));
}

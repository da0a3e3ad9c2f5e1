/** Who is here and what they may do, for every screen below the shell. */
import { createContext, useContext, useEffect, useMemo, useState } from 'react';
import type { Permission } from '#domain/access/permission';
import type { Session } from '#contract/session';

export const SessionContext = createContext<Session | null>(null);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside a signed-in page');
  return session;
}

/** `const may = useMay(); may('cases.open')`. Hides what would be refused; the server decides. */
export function useMay(): (permission: Permission) => boolean {
  const session = useContext(SessionContext);
  return useMemo(() => {
    const held = new Set<string>(session?.permissions);
    return (permission) => held.has(permission);
  }, [session]);
}

/** The clock of this Handback (a demo company has its own), moving on with the reader's. */
export function useNow(everyMs = 60_000): Date {
  const session = useContext(SessionContext);
  const [offset] = useState(() => (session === null ? 0 : new Date(session.now).getTime() - Date.now()));
  const [now, setNow] = useState(() => new Date(Date.now() + offset));
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date(Date.now() + offset)), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, offset]);
  return now;
}

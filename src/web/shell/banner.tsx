/** Calm words above everything: no connection, or whose data this is. */
import { IconFlask2, IconPlugConnectedX } from '@tabler/icons-react';
import { useEffect, useSyncExternalStore } from 'react';
import { connection } from '../platform/connection.ts';
import { queryClient } from '../platform/query-client.ts';
import { useSession } from '../platform/session.ts';
import css from './banner.module.css';

const retryMs = 4000;

export function ConnectionBanner() {
  const reachable = useSyncExternalStore(connection.subscribe, connection.isReachable);
  useEffect(() => {
    if (reachable) return undefined;
    const timer = setInterval(() => {
      void fetch('/healthz', { cache: 'no-store' }).then(
        () => {
          connection.report(true);
          void queryClient.invalidateQueries();
        },
        () => undefined,
      );
    }, retryMs);
    return () => clearInterval(timer);
  }, [reachable]);
  return (
    <div role="status">
      {reachable ? null : (
        <p className={css.banner} data-tone="due">
          <IconPlugConnectedX size={17} aria-hidden /> Handback can’t be reached just now. What you see is the last known state; what you type stays here.
        </p>
      )}
    </div>
  );
}

export function DemoBanner() {
  const { demo, organisation } = useSession();
  if (!demo) return null;
  return (
    <aside aria-label="The demo company">
      <p className={css.banner} data-tone="moving">
        <IconFlask2 size={17} aria-hidden /> This is the demo company, {organisation.name}. Try anything: no message leaves this machine.
      </p>
    </aside>
  );
}

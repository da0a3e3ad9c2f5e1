/** Reads who is signed in; sends strangers to the sign-in page and back again afterwards. */
import { useQuery } from '@tanstack/react-query';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { consolePage } from '#contract/console-page';
import { readSession } from '#contract/session';
import { call } from '../platform/api.ts';
import { followLive } from '../platform/live.ts';
import { keyOf } from '../platform/read.ts';
import { readerId, readerIs } from '../platform/reader.ts';
import { SessionContext } from '../platform/session.ts';
import { asProblem } from '../platform/problem.ts';
import { ErrorState } from '../ui/error-state.tsx';

export function Member() {
  const router = useRouter();
  const session = useQuery({
    queryKey: keyOf(readSession, {}),
    queryFn: ({ signal }) => call(readSession, {}, { signal, signedOut: 'throw' }),
    staleTime: 60_000,
  });
  const problem = session.error === null ? null : asProblem(session.error);
  const stranger = session.data === undefined && problem?.code === 'not_signed_in';
  useEffect(() => {
    if (!stranger) return;
    const { pathname, searchStr } = router.state.location;
    const here = pathname + searchStr;
    router.history.replace(consolePage.signIn(here === '/' ? undefined : here));
  }, [stranger, router]);
  const isIn = session.data !== undefined;
  useEffect(() => (isIn ? followLive() : undefined), [isIn]);
  if (session.data !== undefined) {
    // Somebody else has signed in in this browser: nothing of the former reader's stays on the screen.
    if (readerId() !== null && readerId() !== session.data.user.id) {
      location.reload();
      return null;
    }
    readerIs(session.data.user.id);
    return (
      <SessionContext value={session.data}>
        <Outlet />
      </SessionContext>
    );
  }
  if (problem === null || stranger) return null;
  return (
    <main>
      <ErrorState problem={problem} onRetry={() => void session.refetch()} />
    </main>
  );
}

/** The sign-in has ended in the middle of something: the page stays, this dialog opens, and what was sent goes out again afterwards. */
import { Modal } from '@mantine/core';
import { lazy, Suspense, useSyncExternalStore } from 'react';
import { readSession } from '#contract/session';
import type { Session } from '#contract/session';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { signInGate } from '../../platform/sign-in-gate.ts';

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }));

export function SignInAgain() {
  const open = useSyncExternalStore(signInGate.subscribe, signInGate.isOpen);
  const before = queryClient.getQueryData<Session>(keyOf(readSession, {}));
  const enter = (session: Session) => {
    // Somebody else: nothing of the former reader's may stay on the screen or be sent.
    if (before !== undefined && before.user.id !== session.user.id) {
      signInGate.settle(false);
      location.assign('/');
      return;
    }
    queryClient.setQueryData(keyOf(readSession, {}), session);
    signInGate.settle(true);
  };
  return (
    <Modal opened={open} onClose={() => signInGate.settle(false)} title="Please sign in again" size={440} zIndex={600}>
      <p className="hb-quiet" style={{ marginBottom: 16 }}>
        Your sign-in has ended. Everything you typed is still here; it goes on where you left it.
      </p>
      <Suspense>
        <SignInForm email={before?.user.email ?? ''} onSignedIn={enter} />
      </Suspense>
    </Modal>
  );
}

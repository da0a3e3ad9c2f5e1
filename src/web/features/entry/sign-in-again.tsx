/**
 * The sign-in has ended in the middle of something: the page stays, this dialog
 * opens, and what was sent goes out again afterwards. An e-mailed link is used
 * in another tab; this page notices and goes on.
 * Rule: what one person typed is never sent in another's name.
 */
import { Modal } from '@mantine/core';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { readSession } from '#contract/session';
import type { Session } from '#contract/session';
import { call } from '../../platform/api.ts';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { readerId, whenSignedInElsewhere } from '../../platform/reader.ts';
import { signInGate } from '../../platform/sign-in-gate.ts';

const SignInForm = lazy(async () => ({ default: (await import('./sign-in-form.tsx')).SignInForm }));

const isSomebodyElse = (session: Session): boolean => readerId() !== null && readerId() !== session.user.id;

function goOn(session: Session): void {
  queryClient.setQueryData(keyOf(readSession, {}), session);
  signInGate.settle(true);
}

/** Signed in through the dialog. Somebody else begins at their own first page; what was typed stays kept for who typed it. */
function enter(session: Session): void {
  if (!isSomebodyElse(session)) {
    goOn(session);
    return;
  }
  signInGate.settle(false);
  location.assign('/');
}

/** Looks, while the dialog is open, whether its reader has signed in elsewhere; says who else has. */
function useElsewhere(open: boolean): string | null {
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => {
    if (!open) return undefined;
    const look = () => {
      void call(readSession, {}, { signedOut: 'throw' }).then((session) => {
        if (!signInGate.isOpen()) return;
        if (isSomebodyElse(session)) setOther(session.user.name);
        else goOn(session);
      }, () => undefined);
    };
    const stop = whenSignedInElsewhere(look);
    if (signInGate.reason() === 'somebody_else') look();
    return () => { stop(); setOther(null); };
  }, [open]);
  return other;
}

export function SignInAgain() {
  const open = useSyncExternalStore(signInGate.subscribe, signInGate.isOpen);
  const other = useElsewhere(open);
  const before = queryClient.getQueryData<Session>(keyOf(readSession, {}));
  const isElse = other !== null || signInGate.reason() === 'somebody_else';
  return (
    <Modal opened={open} onClose={() => signInGate.settle(false)} title="Please sign in again" size={440} zIndex={600}>
      <p className="hb-quiet" style={{ marginBottom: 16 }}>
        {isElse
          ? `${other ?? 'Somebody else'} has signed in in this browser. Nothing you typed was sent in their name. It is still here; sign in to go on where you left it.`
          : 'Your sign-in has ended. Everything you typed is still here; it goes on where you left it.'}
      </p>
      <Suspense>
        <SignInForm email={before?.user.email ?? ''} afterLink="Open it in this browser: this page goes on by itself." onSignedIn={enter} />
      </Suspense>
    </Modal>
  );
}

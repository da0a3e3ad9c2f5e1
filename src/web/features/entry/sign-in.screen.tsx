import { useRouter, useSearch } from '@tanstack/react-router';
import { readSession } from '#contract/session';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { readerIs, tellSignedIn } from '../../platform/reader.ts';
import { EntryPage } from './entry-page.tsx';
import { safeReturn } from './safe-return.ts';
import { SignInForm } from './sign-in-form.tsx';

export function SignInScreen() {
  const router = useRouter();
  const { to } = useSearch({ strict: false }) as { to?: string };
  return (
    <EntryPage title="Welcome back" subtitle="Sign in to see what needs you.">
      <SignInForm
        onSignedIn={(session) => {
          queryClient.clear();
          readerIs(session.user.id);
          tellSignedIn();
          queryClient.setQueryData(keyOf(readSession, {}), session);
          router.history.replace(safeReturn(to));
        }}
      />
    </EntryPage>
  );
}

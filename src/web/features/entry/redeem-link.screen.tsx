/** Where an e-mailed link leads. The link itself does nothing; the button does, since mail scanners open links too. */
import { useRouter, useSearch } from '@tanstack/react-router';
import { redeemSignInLink } from '#contract/auth';
import { consolePage } from '#contract/console-page';
import { readSession } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { readerIs, tellSignedIn } from '../../platform/reader.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import { EntryPage } from './entry-page.tsx';
import { writeWayIn } from './way-in.ts';

export function RedeemLinkScreen() {
  const router = useRouter();
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const redeem = useAct(redeemSignInLink, {
    refreshes: [],
    onDone: (session) => {
      writeWayIn('link');
      queryClient.clear();
      readerIs(session.user.id);
      tellSignedIn();
      queryClient.setQueryData(keyOf(readSession, {}), session);
      router.history.replace('/');
    },
  });
  return (
    <EntryPage title="One press and you are in" subtitle="This link works once, on the device you press it on.">
      <Stack>
        <ProblemNote problem={redeem.problem} />
        <Inline>
          <ActButton kind="primary" size="lg" busy={redeem.busy} onClick={() => void redeem.run({ body: { token } })}>
            Sign me in
          </ActButton>
          {redeem.problem === null ? null : (
            <ActButton size="lg" href={consolePage.signIn()}>
              Have a new link sent
            </ActButton>
          )}
        </Inline>
      </Stack>
    </EntryPage>
  );
}

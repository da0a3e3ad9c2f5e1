/** The first owner, with the one-time link printed at the first start. */
import { useRouter, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { checkSetupLink, Setup, setUp } from '#contract/auth';
import { consolePage } from '#contract/console-page';
import { readSession } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, PasswordField, TextField } from '../../ui/field.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import { EntryPage } from './entry-page.tsx';
import { writeWayIn } from './way-in.ts';

export function SetupScreen() {
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const { run, problem, answer } = useAct(checkSetupLink, { refreshes: [] });
  useEffect(() => void run({ body: { token } }), [run, token]);
  // A link cut short in a mail is refused as no token at all (invalid input): it opens nothing either.
  if (problem !== null && problem.status >= 400 && problem.status < 500 && problem.code !== 'rate_limited') return <SpentLink />;
  if (problem === null && answer === null) return <EntryPage title="This Handback is yours"><LoadingRows rows={4} label="Looking at the link" /></EntryPage>;
  return <FirstOwnerForm token={token} organisation={answer?.organisation ?? null} />;
}

/** Said before anything is typed. Whoever came back to the link after using it only has to sign in. */
function SpentLink() {
  return (
    <EntryPage title="This link has done its work" subtitle="It works until somebody became the first owner. Nothing was changed.">
      <Stack>
        <p>If this Handback is yours already, sign in. If nobody owns it yet, start it again: it prints a new link.</p>
        <Inline>
          <ActButton kind="primary" size="lg" href={consolePage.signIn()}>
            Sign in
          </ActButton>
        </Inline>
      </Stack>
    </EntryPage>
  );
}

function FirstOwnerForm({ token, organisation }: { token: string; organisation: string | null }) {
  const router = useRouter();
  const form = useContractForm({ schema: Setup, initial: { token, name: '', email: '', password: '', organisation: organisation ?? '' } });
  const begin = useAct(setUp, {
    refreshes: [],
    onDone: (session) => {
      writeWayIn('password');
      queryClient.clear();
      queryClient.setQueryData(keyOf(readSession, {}), session);
      router.history.replace(session.empty ? '/welcome' : '/');
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <EntryPage title="This Handback is yours" subtitle={`You become ${organisation === null ? 'its first owner' : `the first owner of ${organisation}`}. Colleagues are invited later, each with their own role.`}>
      <FormStack
        label="First owner"
        onSubmit={form.submit(async (value) => (await begin.run({ body: value })) !== undefined)}
        acts={
          <ActButton type="submit" kind="primary" size="lg" busy={begin.busy}>
            Begin
          </ActButton>
        }
      >
        <TextField label="Your name" autoComplete="name" first {...form.field('name')} />
        <TextField label="Your e-mail" type="email" autoComplete="username" {...form.field('email')} />
        {organisation === null ? <TextField label="Your organisation" autoComplete="organization" {...form.field('organisation')} /> : null}
        <PasswordField label="A password" description="Twelve characters or more; a short sentence is fine." autoComplete="new-password" {...form.field('password')} />
        <ProblemNote problem={begin.problem} />
      </FormStack>
    </EntryPage>
  );
}

/** The first owner, with the one-time link printed at the first start. */
import { useRouter, useSearch } from '@tanstack/react-router';
import { Setup, setUp } from '#contract/auth';
import { readSession } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { keyOf } from '../../platform/read.ts';
import { queryClient } from '../../platform/query-client.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, PasswordField, TextField } from '../../ui/field.tsx';
import { EntryPage } from './entry-page.tsx';
import { writeWayIn } from './way-in.ts';

export function SetupScreen() {
  const router = useRouter();
  const { token = '' } = useSearch({ strict: false }) as { token?: string };
  const form = useContractForm({ schema: Setup, initial: { token, name: '', email: '', password: '', organisation: '' } });
  const begin = useAct(setUp, {
    refreshes: [],
    onDone: (session) => {
      writeWayIn('password');
      queryClient.clear();
      queryClient.setQueryData(keyOf(readSession, {}), session);
      router.history.replace('/welcome');
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <EntryPage title="This Handback is yours" subtitle="You become its first owner. Colleagues are invited later, each with their own role.">
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
        <TextField label="Your organisation" autoComplete="organization" {...form.field('organisation')} />
        <PasswordField label="A password" description="Twelve characters or more; a short sentence is fine." autoComplete="new-password" {...form.field('password')} />
        <ProblemNote problem={begin.problem} />
      </FormStack>
    </EntryPage>
  );
}

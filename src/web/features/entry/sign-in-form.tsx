/** Password or an e-mailed link; both answer plainly and keep what was typed. Used by the page and by the dialog. */
import { useState } from 'react';
import { SignIn, sendSignInLink, signIn } from '#contract/auth';
import type { Session } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, PasswordField, TextField } from '../../ui/field.tsx';
import css from './entry.module.css';

export type SignInFormProps = { email?: string; onSignedIn: (session: Session) => void };

export function SignInForm({ email = '', onSignedIn }: SignInFormProps) {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const form = useContractForm({ schema: SignIn, initial: { email, password: '' } });
  const enter = useAct(signIn, { refreshes: [], onDone: onSignedIn });
  const link = useAct(sendSignInLink, { refreshes: [], onDone: (_, input) => setSentTo((input.body as { email: string }).email) });
  const address = form.values.email.trim();
  const addressWorks = SignIn.shape.email.safeParse(address).success;
  const askLink = () => {
    if (addressWorks) void link.run({ body: { email: address } });
    else form.field('email').onBlur();
  };

  if (sentTo !== null && link.answer !== null)
    return (
      <div className={css.sent} role="status">
        <p>
          If <strong>{sentTo}</strong> belongs to a member, a link is on its way. It works for {link.answer.minutes} minutes, once.
        </p>
        <div>
          <ActButton onClick={() => setSentTo(null)}>Back to the password</ActButton>
        </div>
      </div>
    );
  return (
    <FormStack
      label="Sign in"
      onSubmit={form.submit(async (value) => (await enter.run({ body: value })) !== undefined)}
      acts={
        <>
          <ActButton type="submit" kind="primary" size="lg" busy={enter.busy}>
            Sign in
          </ActButton>
          <ActButton size="lg" kind="bare" busy={link.busy} onClick={askLink}>
            E-mail me a link instead
          </ActButton>
        </>
      }
    >
      <TextField label="E-mail" type="email" autoComplete="username" first={email === ''} {...form.field('email')} />
      <PasswordField label="Password" autoComplete="current-password" {...form.field('password')} />
      <ProblemNote problem={enter.problem ?? link.problem} />
    </FormStack>
  );
}

/**
 * The way in: a link by e-mail, which every invited member has, and the password of who has one. The way that worked
 * stands first the next time on this device. Both keep what was typed. Used by the page and by the dialog.
 */
import { useState } from 'react';
import { SignIn, SignInLink, sendSignInLink, signIn } from '#contract/auth';
import type { Session } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, PasswordField, TextField } from '../../ui/field.tsx';
import { readWayIn, writeWayIn, type WayIn } from './way-in.ts';
import css from './entry.module.css';

export type SignInFormProps = { email?: string; /** What happens once the link was used, where this page stays open meanwhile. */ afterLink?: string; onSignedIn: (session: Session) => void };

export function SignInForm({ email = '', afterLink, onSignedIn }: SignInFormProps) {
  const [way, setWay] = useState<WayIn>(readWayIn);
  const [address, setAddress] = useState(email);
  const choose = (next: WayIn, typed: string) => {
    setAddress(typed);
    setWay(next);
  };
  return way === 'link' ? <ByLink email={address} {...(afterLink === undefined ? {} : { after: afterLink })} onPassword={(typed) => choose('password', typed)} /> : <ByPassword email={address} onLink={(typed) => choose('link', typed)} onSignedIn={onSignedIn} />;
}

function ByLink({ email, after, onPassword }: { email: string; after?: string; onPassword: (email: string) => void }) {
  const form = useContractForm({ schema: SignInLink, initial: { email } });
  const link = useAct(sendSignInLink, { refreshes: [] });
  if (link.answer !== null)
    return (
      <div className={css.sent} role="status">
        <p>
          If <strong>{form.values.email.trim()}</strong> belongs to a member, a link is on its way. It works for {link.answer.minutes} minutes, once.{after === undefined ? null : ` ${after}`}
        </p>
        <div>
          <ActButton onClick={() => link.reset()}>Another address</ActButton>
        </div>
      </div>
    );
  return (
    <FormStack
      label="Sign in"
      onSubmit={form.submit(async (value) => (await link.run({ body: value })) !== undefined)}
      acts={
        <>
          <ActButton type="submit" kind="primary" size="lg" busy={link.busy}>
            E-mail me a link
          </ActButton>
          <ActButton size="lg" kind="bare" onClick={() => onPassword(form.values.email)}>
            Use a password
          </ActButton>
        </>
      }
    >
      <TextField label="E-mail" description="A link comes to it that signs you in. No password is needed." type="email" autoComplete="username" first={email === ''} {...form.field('email')} />
      <ProblemNote problem={link.problem} />
    </FormStack>
  );
}

function ByPassword({ email, onLink, onSignedIn }: { email: string; onLink: (email: string) => void; onSignedIn: (session: Session) => void }) {
  const form = useContractForm({ schema: SignIn, initial: { email, password: '' } });
  const enter = useAct(signIn, {
    refreshes: [],
    onDone: (session) => {
      writeWayIn('password');
      onSignedIn(session);
    },
  });
  return (
    <FormStack
      label="Sign in"
      onSubmit={form.submit(async (value) => (await enter.run({ body: value })) !== undefined)}
      acts={
        <>
          <ActButton type="submit" kind="primary" size="lg" busy={enter.busy}>
            Sign in
          </ActButton>
          <ActButton size="lg" kind="bare" onClick={() => onLink(form.values.email)}>
            E-mail me a link instead
          </ActButton>
        </>
      }
    >
      <TextField label="E-mail" type="email" autoComplete="username" first={email === ''} {...form.field('email')} />
      <PasswordField label="Password" autoComplete="current-password" {...form.field('password')} />
      <ProblemNote problem={enter.problem} />
    </FormStack>
  );
}

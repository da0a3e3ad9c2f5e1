/** Adding an account by hand. */
import { Modal } from '@mantine/core';
import { z } from 'zod';
import { AccountFields, createAccount } from '#contract/accounts';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CustomFieldParts } from '../../ui/custom-fields.tsx';
import { CheckField, FormStack, TextField } from '../../ui/field.tsx';
import { PickPerson } from '../../ui/pick-person.tsx';

const AccountForm = z.object({
  personId: z.string().nullable().transform((value, context) => {
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message: 'Whose is it?' });
    return z.NEVER;
  }),
  system: AccountFields.shape.system, username: AccountFields.shape.username, isPrivileged: z.boolean(), holdsData: z.boolean(), custom: z.record(z.string(), z.unknown()),
});

export function AddAccount({ onClose }: { onClose: () => void }) {
  const form = useContractForm({ schema: AccountForm, initial: { personId: null, system: '', username: '', isPrivileged: false, holdsData: false, custom: {} }, draft: 'account.new' });
  const add = useAct(createAccount, {
    onDone: (account) => {
      showToast(`${account.person.name}: ${account.system} is here`);
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <Modal opened onClose={onClose} title="Add an account" size={460} closeOnClickOutside={false}>
      <FormStack
        label="A new account"
        onSubmit={form.submit(async (value) => (await add.run({ body: value })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={add.busy}>Add it</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <PickPerson label="Whose" required {...form.field('personId')} />
        <TextField label="System" placeholder="Okta, VPN, AWS production" {...form.field('system')} />
        <TextField label="User name" {...form.field('username')} />
        <CheckField label="Privileged" description="Can change what others may do. Looked at first." {...form.field('isPrivileged')} />
        <CheckField label="Holds work" description="Mail, files, drawings: somebody takes them over before it is gone." {...form.field('holdsData')} />
        <CustomFieldParts kind="account" value={form.values.custom} onChange={(custom) => form.set({ custom })} errorAt={form.errorAt} />
        <ProblemNote problem={add.problem} />
      </FormStack>
    </Modal>
  );
}

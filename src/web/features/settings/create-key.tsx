/** Making a key: its secret is shown once, here, and nowhere else afterwards. */
import { Modal } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { z } from 'zod';
import { createKey, keyPermissions } from '#contract/members';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { DateField, FormStack, TextField } from '../../ui/field.tsx';
import { Stack } from '../../ui/page.tsx';
import { permissionWords } from './role-words.ts';
import css from './settings.module.css';

const KeyForm = z.object({ name: z.string().trim().min(1, 'A name tells it apart').max(80), permissions: z.array(z.enum(keyPermissions)).min(1, 'One permission at least'), siteIds: z.array(z.string()), expiresOn: z.string() });

/** Until the end of that day, on the reader's clock. */
const endOf = (on: string): string | null => (on === '' ? null : new Date(`${on}T23:59:59`).toISOString());

function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }) {
  const copy = () =>
    void navigator.clipboard.writeText(secret).then(
      () => showToast('The secret is in your clipboard'),
      () => showToast('The browser keeps its clipboard closed; mark the secret and copy it', { tone: 'late' }),
    );
  return (
    <Stack>
      <p>This is the secret of {name}. It is shown once: only its hash is kept, so nobody can look it up later.</p>
      <div className={css.secret}>
        <code>{secret}</code>
        <ActButton icon={IconCopy} onClick={copy}>Copy</ActButton>
      </div>
      <div>
        <ActButton kind="primary" onClick={onClose}>I have it</ActButton>
      </div>
    </Stack>
  );
}

export function CreateKey({ onClose }: { onClose: () => void }) {
  const may = useMay();
  const { sites } = useSession();
  const form = useContractForm({ schema: KeyForm, initial: { name: '', permissions: [], siteIds: [], expiresOn: '' }, draft: 'key.new' });
  const make = useAct(createKey, { refreshes: ['keys'], onProblem: (problem) => form.showProblem(problem) });
  const choices = keyPermissions.filter((permission) => may(permission)).map((value) => ({ value, label: permissionWords[value] }));
  if (make.answer !== null)
    return (
      // Only its own button closes it: the secret must not be lost to a stray key.
      <Modal opened onClose={() => undefined} withCloseButton={false} closeOnEscape={false} closeOnClickOutside={false} title="The key is made" size={560}>
        <Secret name={make.answer.key.name} secret={make.answer.secret} onClose={onClose} />
      </Modal>
    );
  return (
    <Modal opened onClose={onClose} title="Make a key" size={640} closeOnClickOutside={false}>
      <FormStack
        label="A new key"
        onSubmit={form.submit(async ({ expiresOn, ...value }) => {
          const expiresAt = endOf(expiresOn);
          return (await make.run({ body: { ...value, ...(expiresAt === null ? {} : { expiresAt }) } })) !== undefined;
        })}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={make.busy}>Make the key</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <TextField label="Name" placeholder="HR system, nightly" description="What uses it, so that you know what stops when you revoke it." first {...form.field('name')} />
        <CheckGroup label="It may" columns={2} choices={choices} {...form.field('permissions')} />
        {sites.length < 2 ? null : <CheckGroup label="At these sites" description="None chosen: every site you see." columns={2} choices={sites.map((site) => ({ value: site.id, label: site.name }))} {...form.field('siteIds')} />}
        <DateField label="Until" description="Left empty: until it is revoked." {...form.field('expiresOn')} />
        <ProblemNote problem={make.problem} />
      </FormStack>
    </Modal>
  );
}

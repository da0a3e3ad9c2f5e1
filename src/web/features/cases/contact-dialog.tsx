/** How to reach the leaver after the exit. Asked with care: it is erased some time after the case closes. */
import { useState } from 'react';
import { TextInput, Textarea } from '@mantine/core';
import { setContact } from '#contract/cases';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { useCaseView } from './case-context.tsx';
import { firstName } from './case-words.ts';
import { useCaseAct } from './queries.ts';
import css from './dialog.module.css';

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

export function ContactDialog({ onClose }: { onClose: () => void }) {
  const { one } = useCaseView();
  const [email, setEmail] = useState(one.contact?.email ?? '');
  const [phone, setPhone] = useState(one.contact?.phone ?? '');
  const [address, setAddress] = useState('');
  const save = useCaseAct(setContact, {
    onDone: () => {
      showToast('The contact is kept with the case');
      onClose();
    },
  });
  const wrong = (field: string) => save.problem?.fields.find((one) => one.path.endsWith(field))?.message;
  const send = () => void save.run({ params: { caseId: one.id }, body: { email: orNull(email), phone: orNull(phone), ...(address.trim() === '' ? {} : { address: { text: address.trim() } }) } });
  return (
    <ConfirmAct open onClose={onClose} title={`Reach ${firstName(one.person.name)} after the exit`} consequence="After the last day messages go here, and only about this case. It is erased some time after the case closes." act="Keep it" busy={save.busy} problem={save.problem} onConfirm={send}>
      <div className={css.fields}>
        <TextInput label="E-mail outside" type="email" autoComplete="off" value={email} error={wrong('email')} onChange={(event) => setEmail(event.currentTarget.value)} data-autofocus />
        <TextInput label="Phone" type="tel" autoComplete="off" value={phone} error={wrong('phone')} onChange={(event) => setPhone(event.currentTarget.value)} />
      </div>
      <Textarea label="Address for a box or a collection" description={one.contact?.hasAddress === true ? 'One is kept, and not shown here; writing a new one replaces it' : undefined} autosize minRows={2} value={address} onChange={(event) => setAddress(event.currentTarget.value)} />
    </ConfirmAct>
  );
}

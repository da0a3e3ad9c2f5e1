/** The reader's own PIN for the station. */
import { z } from 'zod';
import { setOwnPin } from '#contract/members';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, PasswordField } from '../../ui/field.tsx';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

const PinForm = z.object({ pin: z.string().regex(/^\d{4,8}$/, 'Four to eight digits'), again: z.string() }).refine((value) => value.pin === value.again, { path: ['again'], message: 'The two are not the same' });

function PinFields() {
  const form = useContractForm({ schema: PinForm, initial: { pin: '', again: '' } });
  const set = useAct(setOwnPin, {
    onDone: () => {
      form.reset({ pin: '', again: '' });
      showToast('Your PIN is set; the station knows you by it');
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <div className={css.narrow}>
      <FormStack label="My PIN" onSubmit={form.submit(async ({ pin }) => (await set.run({ body: { pin } })) !== undefined)} acts={<ActButton type="submit" kind="primary" busy={set.busy}>Set my PIN</ActButton>}>
        <PasswordField label="PIN" description="Four to eight digits. A new one takes the place of the old." autoComplete="new-password" {...form.field('pin')} />
        <PasswordField label="The same again" autoComplete="new-password" {...form.field('again')} />
        <ProblemNote problem={set.problem} />
      </FormStack>
    </div>
  );
}

export function PinScreen() {
  const { user } = useSession();
  return (
    <SettingsPage title="My PIN for the station" subtitle={`At a shared scanner it says that ${user.name} received the parcel, without signing in`}>
      <Card>
        <PinFields />
      </Card>
    </SettingsPage>
  );
}

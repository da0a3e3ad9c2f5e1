/** What the organisation is called, to everyone who reads a page or a message of ours. */
import { nameOrganisation } from '#contract/session';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack, TextField } from '../../ui/field.tsx';
import css from './settings.module.css';

function NameForm({ name }: { name: string }) {
  const form = useContractForm({ schema: nameOrganisation.body, initial: { name } });
  const save = useAct(nameOrganisation, {
    onDone: (saved) => {
      form.reset(saved);
      showToast('Saved; the next page and message carry it');
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <div className={css.narrow}>
      <FormStack label="Organisation" onSubmit={form.submit(async (value) => (await save.run({ body: value })) !== undefined)} acts={<ActButton type="submit" busy={save.busy} disabled={!form.changed}>Save the name</ActButton>}>
        <TextField label="Name" description="As leavers and helpers read it." autoComplete="organization" {...form.field('name')} />
        <ProblemNote problem={save.problem} />
      </FormStack>
    </div>
  );
}

export function OrganisationCard() {
  const may = useMay();
  const { organisation } = useSession();
  return <Card title="Organisation">{may('settings.manage') ? <NameForm name={organisation.name} /> : <Facts facts={[['Name', organisation.name]]} />}</Card>;
}

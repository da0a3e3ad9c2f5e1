/** Adding a person by hand. */
import { useRouter } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { createPerson } from '#contract/people';
import { useAct } from '../../platform/act.ts';
import { useContractForm } from '../../platform/form.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FormStack } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { InTheWay, atTheManager } from './in-the-way.tsx';
import { PersonForm, PersonFormParts, emptyPerson } from './person-form.tsx';

function AddForm() {
  const router = useRouter();
  const form = useContractForm({ schema: PersonForm, initial: emptyPerson, draft: 'person.new' });
  const add = useAct(createPerson, {
    onDone: (person) => {
      showToast(`${person.name} is here`);
      router.history.push(consolePage.person(person.id));
    },
    onProblem: (problem) => form.showProblem(atTheManager(problem)),
  });
  return (
    <Card>
      <FormStack
        label="A new person"
        onSubmit={form.submit(async (value) => (await add.run({ body: value })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={add.busy}>Add them</ActButton>
            <ActButton href={consolePage.people()}>Not now</ActButton>
          </>
        }
      >
        <PersonFormParts form={form} />
        <ProblemNote problem={add.problem} act={<InTheWay problem={add.problem} />} />
      </FormStack>
    </Card>
  );
}

export function AddPersonScreen() {
  const may = useMay();
  return (
    <Page title="Add a person" subtitle="For one or two; a file from HR brings everybody" width="narrow" parent={{ label: 'People', href: consolePage.people() }} acts={may('imports.run') ? <ActButton href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
      <AddForm />
    </Page>
  );
}

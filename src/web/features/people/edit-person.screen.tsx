/** Correcting a person. What somebody else changed meanwhile is shown, never overwritten unseen. */
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { readPerson, updatePerson } from '#contract/people';
import type { Person } from '#contract/people';
import { useAct } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import { changedOnly } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConflictNote, differences } from '../../ui/conflict-note.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { FormStack } from '../../ui/field.tsx';
import { Page } from '../../ui/page.tsx';
import { InTheWay, atTheManager } from './in-the-way.tsx';
import { PersonForm, PersonFormParts, personFormOf, personLabels } from './person-form.tsx';
import type { PersonFormOut } from './person-form.tsx';

/** As `differences` says them: by name, not by id. */
const named = (person: Person) => ({ ...personFormOf(person), managerId: person.manager?.name ?? '', locationId: person.location?.name ?? '' });

function EditForm({ person }: { person: Person }) {
  const router = useRouter();
  const [before, setBefore] = useState(person);
  const [theirs, setTheirs] = useState<Person | null>(null);
  const [sent, setSent] = useState<PersonFormOut | null>(null);
  const form = useContractForm({ schema: PersonForm, initial: personFormOf(person), draft: `person.${person.id}.${person.version}` });
  const save = useAct(updatePerson, {
    onDone: (saved) => {
      showToast('Saved');
      router.history.push(consolePage.person(saved.id));
    },
    onProblem: (problem) => {
      form.showProblem(atTheManager(problem));
      if (problem.code === 'conflict') void call(readPerson, { params: { personId: person.id } }).then(setTheirs, () => undefined);
    },
  });
  const send = async (value: PersonFormOut, version: number) => {
    setSent(value);
    return (await save.run({ params: { personId: person.id }, body: { ...changedOnly(value, PersonForm.parse(personFormOf(before))), version } })) !== undefined;
  };
  const takeTheirs = (now: Person) => {
    setBefore(now);
    form.reset(personFormOf(now));
    setTheirs(null);
    save.reset();
  };
  return (
    <Card>
      <FormStack
        label="The person"
        onSubmit={form.submit((value) => send(value, theirs?.version ?? before.version))}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save</ActButton>
            <ActButton href={consolePage.person(person.id)}>Leave it as it is</ActButton>
          </>
        }
      >
        <PersonFormParts form={form} manager={person.manager} personId={person.id} />
        {save.problem?.code === 'conflict' && theirs !== null && sent !== null ? (
          <ConflictNote changes={differences(personLabels, named(before), named(theirs), { ...form.values, managerId: form.values.managerId === before.manager?.id ? before.manager?.name : 'another', locationId: form.values.locationId === before.location?.id ? before.location?.name : 'another' })} busy={save.busy} onKeepMine={() => void send(sent, theirs.version)} onTakeTheirs={() => takeTheirs(theirs)} />
        ) : (
          <ProblemNote problem={save.problem} act={<InTheWay problem={save.problem} />} />
        )}
      </FormStack>
    </Card>
  );
}

export function EditPersonScreen() {
  const { personId } = useParams({ strict: false }) as { personId: string };
  const person = useRead(readPerson, { params: { personId } });
  return (
    <Page title={person.data === undefined ? 'Edit a person' : `Edit ${person.data.name}`} subtitle="Dates of an open case are moved in the case" width="narrow" parent={{ label: 'Back to the person', href: consolePage.person(personId) }}>
      {person.data !== undefined ? <EditForm key={personId} person={person.data} /> : person.isError ? <ErrorState problem={person.error} onRetry={() => void person.refetch()} /> : <LoadingRows label="Reading the person" />}
    </Page>
  );
}

/** Pick a person by typing: name, e-mail or number. Arrow keys walk the answers, Enter takes one. */
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { PersonRow } from '#contract/people';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { factsLine } from './case-words.ts';
import { usePeople, usePerson, useSettled } from './queries.ts';
import css from './new-leaver.module.css';

type Choose = (person: { id: string; name: string } | null) => void;

const factsOf = (person: PersonRow): string => factsLine({ employment: person.employment, department: person.department, site: person.location, workMode: person.workMode, manager: person.manager });

/** `label`: whom one looks for. `notHere`: somebody who cannot be chosen. */
type Search = { error: string | null; onChoose: Choose; label?: string; notHere?: string };

export function PersonPicker({ personId, ...search }: Search & { personId: string | null }) {
  const { onChoose } = search;
  return personId === null ? <PersonSearch {...search} /> : <ChosenPerson personId={personId} onChoose={onChoose} />;
}

function ChosenPerson({ personId, onChoose }: { personId: string; onChoose: Choose }) {
  const person = usePerson(personId);
  if (person.isError) return <ProblemNote problem={person.error} act={<ActButton size="xs" onClick={() => onChoose(null)}>Choose another person</ActButton>} />;
  return (
    <div className={css.chosen}>
      <PersonAvatar name={person.data?.name ?? '…'} size={40} silent />
      <div className={css.chosenWords}>
        <p className={css.chosenName}>{person.data?.name ?? 'Reading the person'}</p>
        {person.data === undefined ? null : <p className={css.quiet}>{factsOf(person.data)}</p>}
        {person.data?.status === 'left' ? <p className={css.warning}>The record says they have left already.</p> : null}
      </div>
      <ActButton size="xs" icon={IconX} onClick={() => onChoose(null)}>
        Somebody else
      </ActButton>
    </div>
  );
}

function PersonSearch({ error, onChoose, label = 'Who leaves', notHere }: Search) {
  const [text, setText] = useState('');
  const people = usePeople(useSettled(text, 150));
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const { selectFirstOption } = combobox;
  const rows = text.trim() === '' ? [] : (people.data?.rows ?? []).filter((row) => row.id !== notHere);
  const found = rows.map((row) => row.id).join(' ');
  // When the answers have come: Enter takes the first.
  useEffect(() => {
    if (found !== '') selectFirstOption();
  }, [found, selectFirstOption]);
  const choose = (id: string) => {
    const person = rows.find((row) => row.id === id);
    if (person !== undefined) onChoose({ id: person.id, name: person.name });
  };
  return (
    <Combobox store={combobox} onOptionSubmit={choose} withinPortal={false} classNames={{ dropdown: css.sheet, option: css.option }}>
      <Combobox.Target>
        <TextInput
          name="personId" label={label} description="Type a name, an e-mail address or an employee number" value={text} error={error ?? undefined} placeholder="Start typing" autoComplete="off" spellCheck={false} data-autofocus
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
          }}
          onFocus={() => combobox.openDropdown()}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={text.trim() === ''}>
        <Combobox.Options labelledBy={undefined} aria-label="People">
          {rows.map((person) => (
            <Combobox.Option key={person.id} value={person.id}>
              <span className={css.found}>
                <PersonAvatar name={person.name} size={28} silent />
                <span>
                  <span className={css.foundName}>{person.name}</span>
                  <span className={css.quiet}>{factsOf(person)}</span>
                </span>
              </span>
            </Combobox.Option>
          ))}
          {rows.length > 0 ? null : <Combobox.Empty>{people.isError ? people.error.title : people.isFetching || people.data === undefined ? 'Looking' : 'Nobody by that name who is still here'}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}

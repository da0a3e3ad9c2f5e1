/** Choosing a person by name, number or e-mail; the list is searched by the server, so it works at any size. */
import { Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { listPeople } from '#contract/people';
import type { PersonRow, Ref } from '#contract/people';
import type { FieldBinding } from '../platform/form.ts';
import { useRead } from '../platform/read.ts';

export type PickPersonProps = FieldBinding<string | null> & {
  label: string;
  description?: ReactNode;
  required?: boolean;
  /** Who it is now, for the name of the value the form begins with. */
  known?: Ref | null;
  /** Whose name must not be offered: a person is not their own manager. */
  except?: string;
  /** Those who left can be chosen too. */
  left?: boolean;
  placeholder?: string;
  onChosen?: (person: Ref | null) => void;
};

const detailOf = (person: PersonRow) => [person.department, person.location?.name, person.status === 'left' ? 'has left' : null].filter((part) => part != null).join(' · ');

function useTyped(text: string): string {
  const [typed, setTyped] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setTyped(text), 180);
    return () => clearTimeout(timer);
  }, [text]);
  return typed;
}

export function PickPerson({ value, onChange, onBlur, name, error, label, description, required, known = null, except, left = false, placeholder, onChosen }: PickPersonProps) {
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Ref | null>(known);
  const current = chosen?.id === value ? chosen : known?.id === value ? known : null;
  const typed = useTyped(search.trim() === current?.name ? '' : search.trim());
  const people = useRead(listPeople, { query: { limit: 20, sort: 'name', ...(typed === '' ? {} : { q: typed }), ...(left ? {} : { status: 'active' as const }) } });
  const rows = (people.data?.rows ?? []).filter((person) => person.id !== except);
  const options = rows.map((person) => ({ value: person.id, label: person.name }));
  const details = new Map(rows.map((person) => [person.id, detailOf(person)]));
  if (current !== null && !options.some((option) => option.value === current.id)) options.unshift({ value: current.id, label: current.name });

  const choose = (id: string | null) => {
    const person = id === null ? null : (rows.find((row) => row.id === id) ?? current);
    setChosen(person === null ? null : { id: person.id, name: person.name });
    onChange(id);
    onChosen?.(person === null ? null : { id: person.id, name: person.name });
  };
  return (
    <Select
      name={name}
      label={label}
      description={description}
      required={required ?? false}
      withAsterisk={false}
      error={error ?? undefined}
      onBlur={onBlur}
      value={value}
      onChange={choose}
      data={options}
      searchable
      clearable={required !== true}
      searchValue={search}
      onSearchChange={setSearch}
      filter={({ options: all }) => all}
      placeholder={placeholder ?? 'Name, number or e-mail'}
      nothingFoundMessage={people.isPending || people.isPlaceholderData ? 'Looking' : 'Nobody by that name'}
      renderOption={({ option }) => (
        <span>
          {option.label}
          {details.get(option.value) === undefined || details.get(option.value) === '' ? null : <span className="hb-quiet" style={{ display: 'block', fontSize: 12.5 }}>{details.get(option.value)}</span>}
        </span>
      )}
    />
  );
}

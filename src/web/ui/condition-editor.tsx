/** One condition by clicking: the field, how it compares, and the value with the input that suits it. */
import { MultiSelect, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { listLocations } from '#contract/people';
import type { Catalogue } from '#domain/list/catalogue';
import { checkCondition, myself, mySites, printCondition, type Condition } from '#domain/list/condition';
import { arityOf, operatorsOf, type ListField, type Operator } from '#domain/list/field';
import { useRead } from '../platform/read.ts';
import { ActButton } from './act-button.tsx';
import { operatorWord } from './condition-words.tsx';
import { PickPerson } from './pick-person.tsx';
import css from './conditions.module.css';

type ValueProps = { field: ListField; op: Operator; values: readonly string[]; change: (values: readonly string[]) => void };

function LocationValue({ values, change }: ValueProps) {
  const locations = useRead(listLocations, {});
  const options = [{ value: mySites, label: 'My sites' }, ...(locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name }))];
  return <MultiSelect aria-label="Value" data={options} value={[...values]} onChange={change} searchable comboboxProps={{ withinPortal: false }} placeholder={values.length === 0 ? 'Any of these' : ''} />;
}

function PersonValue({ values, change }: ValueProps) {
  return (
    <div className={css.person}>
      <PickPerson label="Person" name="person" error={null} onBlur={() => undefined} left value={values[0] === undefined || values[0] === myself ? null : values[0]} onChange={(id: string | null) => change(id === null ? [] : [id])} />
      <ActButton kind="bare" size="xs" onClick={() => change([myself])}>{values[0] === myself ? 'It is me' : 'Me'}</ActButton>
    </div>
  );
}

const dayInput = (value: string, label: string, set: (value: string) => void) => <TextInput aria-label={label} type="date" value={value} onChange={(event) => set(event.currentTarget.value)} />;
const numberInput = (value: string, label: string, set: (value: string) => void, suffix = '') => <NumberInput aria-label={label} value={value === '' ? '' : Number(value)} onChange={(next) => set(next === '' ? '' : String(next))} hideControls suffix={suffix} />;

function ValueInput(props: ValueProps) {
  const { field, op, values, change } = props;
  const [first = '', last = ''] = values;
  if (arityOf(field.type, op) === 'none') return null;
  if (op === 'last' || op === 'next') return numberInput(first, 'Days', (value) => change([value]), ' days');
  if (op === 'between') {
    const input = field.type === 'number' || field.type === 'money' ? numberInput : dayInput;
    return <div className={css.range}>{input(first, 'From', (value) => change([value, last]))}<span>and</span>{input(last, 'To', (value) => change([first, value]))}</div>;
  }
  switch (field.type) {
    case 'date': case 'instant': return dayInput(first, 'Day', (value) => change([value]));
    case 'number': case 'money': return numberInput(first, 'Number', (value) => change([value]));
    case 'flag': return <Select aria-label="Value" data={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} value={first === '' ? null : first} onChange={(value) => change(value === null ? [] : [value])} comboboxProps={{ withinPortal: false }} allowDeselect={false} />;
    case 'choice': return <MultiSelect aria-label="Value" data={[...(field.choices ?? [])]} value={[...values]} onChange={change} searchable comboboxProps={{ withinPortal: false }} placeholder={values.length === 0 ? 'Any of these' : ''} />;
    case 'location': return <LocationValue {...props} />;
    case 'person': return <PersonValue {...props} />;
    case 'text': case 'link': return <TagsInput aria-label="Value" value={[...values]} onChange={change} placeholder={values.length === 0 ? 'Type, then Enter for another' : ''} splitChars={[]} acceptValueOnBlur comboboxProps={{ withinPortal: false }} data-autofocus />;
  }
}

/** What an operator starts with; nothing of another kind of value is carried over. */
const startOf = (field: ListField, op: Operator): readonly string[] => (field.type === 'flag' ? ['yes'] : op === 'last' || op === 'next' ? ['30'] : []);

export type ConditionEditorProps = { catalogue: Catalogue; /** Null: a new one. */ given: Condition | null; onDone: (text: string) => void };

export function ConditionEditor({ catalogue, given, onDone }: ConditionEditorProps) {
  const fields = catalogue.fields.filter((one) => one.filterable && one.type !== 'link');
  const [state, setState] = useState<{ field: string | null; op: Operator; values: readonly string[] }>(given ?? { field: null, op: 'is', values: [] });
  const field = state.field === null ? undefined : catalogue.fieldOf(state.field);
  const read = field === undefined ? null : checkCondition({ field: field.id, op: state.op, values: state.values }, catalogue.fieldOf);
  const take = (id: string | null) => {
    const next = id === null ? undefined : catalogue.fieldOf(id);
    const op = next === undefined ? 'is' : (operatorsOf[next.type][0] as Operator);
    setState({ field: id, op, values: next === undefined ? [] : startOf(next, op) });
  };
  const compare = (op: Operator) => setState({ ...state, op, values: field !== undefined && arityOf(field.type, op) === arityOf(field.type, state.op) ? state.values : field === undefined ? [] : startOf(field, op) });
  return (
    <form className={css.editor} onSubmit={(event) => { event.preventDefault(); if (read?.ok === true) onDone(printCondition(read.value)); }}>
      <Select label="Field" data={fields.map((one) => ({ value: one.id, label: one.label }))} value={state.field} onChange={take} searchable placeholder="Which fact?" comboboxProps={{ withinPortal: false }} data-autofocus={given === null || undefined} nothingFoundMessage="No such field" />
      {field === undefined ? null : (
        <>
          <Select label="How it compares" data={operatorsOf[field.type].map((op) => ({ value: op, label: operatorWord(field, op) }))} value={state.op} onChange={(op) => { if (op !== null) compare(op as Operator); }} comboboxProps={{ withinPortal: false }} allowDeselect={false} />
          <ValueInput field={field} op={state.op} values={state.values} change={(values) => setState({ ...state, values })} />
        </>
      )}
      <ActButton kind="primary" type="submit" disabled={read?.ok !== true}>{given === null ? 'Add this filter' : 'Change it'}</ActButton>
    </form>
  );
}

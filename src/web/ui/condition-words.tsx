/** A condition of a list in words: "Bought before 1 Jan 2024". People and places by their names. */
import { listLocations, readPerson } from '#contract/people';
import { checkCondition, myself, mySites, splitCondition, type Condition } from '#domain/list/condition';
import type { Catalogue } from '#domain/list/catalogue';
import type { ListField, Operator } from '#domain/list/field';
import { useRead } from '../platform/read.ts';
import { DateText } from './date-text.tsx';

const plainWords: Readonly<Record<Operator, string>> = {
  is: 'is', not: 'is not', contains: 'contains', starts: 'begins with', before: 'is before', after: 'is after', between: 'is between', last: 'was in the last', next: 'is in the next', more: 'is more than', less: 'is less than', empty: 'is empty', filled: 'is filled in',
};
export const operatorWord = (field: ListField, op: Operator): string => (op === 'is' && (field.type === 'date' || field.type === 'instant') ? 'is on' : plainWords[op]);

export type ReadCondition = { readonly text: string; readonly field: ListField | undefined; readonly condition: Condition | null };

/** The text held against the catalogue; null where it is not understood, which the server says too. */
export function readCondition(text: string, catalogue: Catalogue): ReadCondition {
  const given = splitCondition(text);
  const read = checkCondition(given, catalogue.fieldOf);
  return { text, field: catalogue.fieldOf(given.field), condition: read.ok ? read.value : null };
}

function PersonName({ id }: { id: string }) {
  const person = useRead(readPerson, { params: { personId: id } });
  return <>{person.data?.name ?? (person.isError ? 'somebody' : '…')}</>;
}

function LocationName({ id }: { id: string }) {
  const locations = useRead(listLocations, {});
  return <>{locations.data?.rows.find((one) => one.id === id)?.name ?? '…'}</>;
}

function Value({ field, op, value }: { field: ListField; op: Operator; value: string }) {
  if (op === 'last' || op === 'next') return <>{value} {value === '1' ? 'day' : 'days'}</>;
  switch (field.type) {
    case 'date': case 'instant': return <DateText on={value} />;
    case 'flag': return <>{value}</>;
    case 'choice': return <>{field.choices?.find((choice) => choice.value === value)?.label ?? value}</>;
    case 'person': return value === myself ? <>me</> : <PersonName id={value} />;
    case 'location': return value === mySites ? <>one of my sites</> : <LocationName id={value} />;
    case 'link': return <>the one linked</>;
    case 'text': case 'number': case 'money': return <>“{value}”</>;
  }
}

/** What stands between the values: a range has two ends, of several any one is enough. */
export function ConditionWords({ field, condition }: { field: ListField; condition: Condition }) {
  const { op, values } = condition;
  if (field.type === 'flag') return <>{field.label}: <strong>{values[0]}</strong></>;
  const shown = values.length > 4 ? values.slice(0, 3) : values;
  return (
    <>
      {field.label} {operatorWord(field, op)}
      {shown.map((value, index) => (
        <span key={value}>
          {index === 0 ? ' ' : op === 'between' ? ' and ' : ' or '}
          <strong><Value field={field} op={op} value={value} /></strong>
        </span>
      ))}
      {shown.length < values.length ? ` or ${values.length - shown.length} more` : null}
    </>
  );
}

/** The conditions of a search as a person would say them: "Status is In use or Ready". */
import type { RecordSearch } from '#contract/exceptions';
import type { Catalogue } from '#domain/list/catalogue';
import { splitCondition } from '#domain/list/condition';
import type { ListField, Operator } from '#domain/list/field';

const opWords: Readonly<Record<Operator, string>> = {
  is: 'is', not: 'is not', contains: 'contains', starts: 'starts with', before: 'before', after: 'after', between: 'between', last: 'in the last', next: 'in the next', more: 'more than', less: 'less than', empty: 'is empty', filled: 'is filled in',
};

function valueText(field: ListField | undefined, op: string, value: string): string {
  if (op === 'last' || op === 'next') return `${value} days`;
  return field?.choices?.find((choice) => choice.value === value)?.label ?? value;
}

export function conditionWords(text: string, catalogue: Catalogue): string {
  const { field: id, op, values } = splitCondition(text);
  const field = catalogue.fieldOf(id);
  const said = values.map((value) => valueText(field, op, value)).join(op === 'between' ? ' and ' : ' or ');
  return [field?.label ?? id, opWords[op as Operator] ?? op, said].filter((part) => part !== '').join(' ');
}

export function searchWords({ q, where }: RecordSearch, catalogue: Catalogue): string[] {
  return [...(q === undefined || q === '' ? [] : [`with “${q}”`]), ...where.map((one) => conditionWords(one, catalogue))];
}

/**
 * What a list knows of each of its fields: its type says by which operators it
 * may be narrowed; the flags say what else may be done with it. One catalogue
 * serves the server (which compiles), the console (which offers) and exports.
 * Rule: a field that is not in the catalogue cannot be asked for.
 */
export const fieldTypes = ['text', 'choice', 'flag', 'date', 'instant', 'number', 'money', 'person', 'location', 'link'] as const;
export type FieldType = (typeof fieldTypes)[number];

export const operators = ['is', 'not', 'contains', 'starts', 'before', 'after', 'between', 'last', 'next', 'more', 'less', 'empty', 'filled'] as const;
export type Operator = (typeof operators)[number];

const days: readonly Operator[] = ['before', 'after', 'between', 'is', 'last', 'next', 'empty', 'filled'];
const amounts: readonly Operator[] = ['is', 'more', 'less', 'between', 'empty', 'filled'];
const references: readonly Operator[] = ['is', 'not', 'empty', 'filled'];

/** By which operators a type is narrowed, the most useful first. */
export const operatorsOf: { readonly [T in FieldType]: readonly Operator[] } = {
  text: ['contains', 'is', 'not', 'starts', 'empty', 'filled'],
  choice: references,
  flag: ['is'],
  date: days,
  instant: days,
  number: amounts,
  money: amounts,
  person: references,
  location: references,
  link: references,
};

/** How many values an operator takes: none, one, two (a range), or any number of which one has to hold. */
export type Arity = 'none' | 'one' | 'range' | 'any';
export function arityOf(type: FieldType, op: Operator): Arity {
  switch (op) {
    case 'empty': case 'filled': return 'none';
    case 'between': return 'range';
    case 'is': return type === 'flag' || type === 'date' || type === 'instant' ? 'one' : 'any';
    case 'not': case 'contains': case 'starts': return 'any';
    case 'before': case 'after': case 'last': case 'next': case 'more': case 'less': return 'one';
  }
}

export type Choice = { readonly value: string; readonly label: string };

export type ListField = {
  /** Stable name in addresses, saved views and exports. */
  readonly id: string;
  readonly label: string;
  readonly type: FieldType;
  readonly choices?: readonly Choice[];
  /** A choice that may hold values we do not know, such as a category from a file. */
  readonly isOpen?: boolean;
  readonly filterable: boolean;
  readonly sortable: boolean;
  readonly exportable: boolean;
  /** A column unless the reader hides it. */
  readonly shown: boolean;
  /** A custom field of the organisation's own. */
  readonly isCustom?: boolean;
};

type FieldOptions = Partial<Omit<ListField, 'id' | 'label' | 'type'>>;

/** Filterable, sortable and exportable unless told; a reference is only filtered by, and shown by the field that names it. */
export function field(id: string, label: string, type: FieldType, options: FieldOptions = {}): ListField {
  const isReference = type === 'link';
  return { id, label, type, filterable: true, sortable: !isReference, exportable: !isReference, shown: false, ...options };
}

/** `{ in_use: 'In use' }` → choices. */
export const choices = (words: Readonly<Record<string, string>>): readonly Choice[] => Object.entries(words).map(([value, label]) => ({ value, label }));

/** When a text says "nothing": that depends on the field it stands in. */
import type { Field } from './field.ts';
import { isNoDate } from './read-date.ts';
import { isUnknownWord } from './values.ts';

/** Does this text say "nothing" in a column of this field? A zero date, nobody, nowhere; in lists of words, names and notes it is a text like any other. */
export function isEmptyFor(field: Field, text: string): boolean {
  if (field.type === 'date') return isNoDate(text) || isUnknownWord(text);
  if (field.type === 'choice' || field.type === 'boolean' || field.key === 'serial' || field.key === 'notes' || field.key === 'name' || field.key === 'country') return false;
  return isUnknownWord(text);
}

/**
 * Where a list's fields lie in the database: the one place that turns a field
 * of the catalogue into SQL. All text here is written by us and never comes
 * from a request; values travel as parameters.
 */
import type { RawBuilder } from 'kysely';
import type { ListKind } from '#domain/list/catalogue';

export type FieldSql = {
  /** What is shown, sorted by and written out. */
  readonly value: string;
  /** What a condition compares where that is not the shown value: an id, a code. */
  readonly compared?: string;
  /** The order people expect where it differs from the value's own: `p.name collate "und-x-icu"`. */
  readonly sorted?: string;
  /** Its SQL type where it is not the field's. */
  readonly sortedAs?: 'numeric';
  /** When a reader would call it empty, where that is not the compared value being null. */
  readonly empty?: string;
  /** Never null: a page is one walk through an index. */
  readonly always?: true;
};

export type ListSource = {
  readonly kind: ListKind;
  /** `asset a`: the table with its alias. */
  readonly from: string;
  /** `a.id` */
  readonly id: string;
  /** By alias, in the order in which they build on each other. A join is made when something uses its alias, or always when it is an inner one. */
  readonly joins: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, FieldSql>>;
  /** What has to hold of every row beside its own policy: whose person may not be seen is not counted either. */
  readonly seen?: string;
  /** jsonb with the organisation's own fields. */
  readonly custom?: string;
  /** `select` of the ids of rows in which a word is found, in anything that a reader may know of them; a page computes it once. No more than `most` are needed (null: all). */
  readonly hits: (word: string, most: number | null) => RawBuilder<unknown>;
  /** The column in which all of that stands, where it is one. */
  readonly searched?: string;
};

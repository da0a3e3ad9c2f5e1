/**
 * A statement whose text never changes is built and compiled the first time it is asked; after that an asking only brings
 * its values. Building one of ten joins takes longer than sending it and reading its rows.
 * Rule: the values go into the statement as they are. What the text depends on (a list's length, a filter that may be
 * missing) cannot be made once.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Tx } from './tx.ts';

/** Stands for a value while the statement is compiled. */
class Slot {
  readonly at: number;
  constructor(at: number) { this.at = at; }
}

export type MadeOnce<V extends readonly unknown[], R> = (tx: Tx, ...values: V) => Promise<R[]>;

export function madeOnce<V extends readonly unknown[], R>(build: (tx: Tx, ...values: V) => Compilable<R>): MadeOnce<V, R> {
  let made: CompiledQuery<R> | undefined;
  return async (tx, ...values) => {
    made ??= build(tx, ...(values.map((_, at) => new Slot(at)) as unknown as V)).compile();
    const parameters = made.parameters.map((value) => (value instanceof Slot ? values[value.at] : value));
    return (await tx.executeQuery<R>({ ...made, parameters })).rows;
  };
}

/** The only row, or none. */
export function oneMadeOnce<V extends readonly unknown[], R>(build: (tx: Tx, ...values: V) => Compilable<R>): (tx: Tx, ...values: V) => Promise<R | undefined> {
  const ask = madeOnce(build);
  return async (tx, ...values) => (await ask(tx, ...values))[0];
}

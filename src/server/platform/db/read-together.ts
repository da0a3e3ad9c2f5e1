/**
 * Statements that only read, sent together: who they are read for and all of them in one round trip, without a transaction
 * of their own. PostgreSQL takes what comes before one Sync for one transaction, so role and sight, set for that transaction
 * alone, hold for these statements and are gone with them, whether they succeed or not; nothing else can run in between.
 * What is asked again and again is planned once (plan-once.ts says why), and its columns are described once.
 */
import type pg from 'pg';
import { prepareValue } from 'pg/lib/utils.js';
import { isStalePlan } from './plan-once.ts';

export type Asked = { readonly text: string; readonly values: readonly unknown[]; readonly resolve: (rows: Row[]) => void; readonly reject: (error: unknown) => void };
export type Row = Record<string, unknown>;
export type Wish = { readonly text: string; readonly values: readonly unknown[] };

type Field = { readonly name: string; readonly dataTypeID: number };
type Parser = ((text: string) => unknown) | null;
/** How a row of these columns is read. */
type Shape = { readonly names: readonly string[]; readonly parsers: readonly Parser[] };
/** A statement of one connection. The name is empty while it is not worth keeping. */
type Kept = { readonly name: string; shape: Shape | null };

/** What of the driver's connection is used; its published types know only half of it. */
type Wire = {
  /** Where every message goes out, one by one; the embedded engine has none. */
  _send?: (message: Buffer) => void;
  parse(statement: { readonly name: string; readonly text: string }): void;
  bind(portal: { readonly statement: string; readonly values: readonly unknown[]; readonly valueMapper: (value: unknown) => unknown }): void;
  describe(what: { readonly type: 'P'; readonly name: string }): void;
  execute(portal: { readonly portal: string }): void;
  close(what: { readonly type: 'S'; readonly name: string }): void;
  sync(): void;
};

const mostKept = 400;
const worthKeeping = 2;
/** How often each text was asked in this process: what one connection has found worth keeping, the others keep at once. */
const asked = new Map<string, number>();
function timesAsked(text: string): number {
  const times = (asked.get(text) ?? 0) + 1;
  if (asked.size > 20 * mostKept) asked.clear();
  asked.set(text, times);
  return times;
}

/** Grows when a plan was stale: a table has changed, and what every connection has prepared before is prepared anew. */
let generation = 0;

/** The statements that one connection has prepared. */
class Statements {
  #of = generation;
  readonly #kept = new Map<string, Kept>();
  /** Prepared by something that failed: they may be there or not. */
  #doubtful: string[] = [];
  #made = 0;

  /** The statement as it is kept; whether it has to be prepared first. */
  of(text: string): { kept: Kept; isNew: boolean } {
    if (this.#of !== generation) {
      this.#of = generation;
      this.forget([...this.#kept.keys()]);
    }
    const known = this.#kept.get(text);
    if (known !== undefined) return { kept: known, isNew: false };
    if (timesAsked(text) < worthKeeping || this.#kept.size >= mostKept) return { kept: { name: '', shape: null }, isNew: true };
    this.#made += 1;
    const kept = { name: `handback_read_${this.#made}`, shape: null };
    this.#kept.set(text, kept);
    return { kept, isNew: true };
  }

  forget(texts: readonly string[]): void {
    for (const text of texts) {
      const name = this.#kept.get(text)?.name;
      if (name !== undefined) this.#doubtful.push(name);
      this.#kept.delete(text);
    }
  }

  takeDoubtful(): string[] {
    const names = this.#doubtful;
    if (names.length > 0) this.#doubtful = [];
    return names;
  }
}

const statementsOf = new WeakMap<object, Statements>();
function statementsOn(wire: object): Statements {
  const known = statementsOf.get(wire);
  if (known !== undefined) return known;
  const made = new Statements();
  statementsOf.set(wire, made);
  return made;
}

const isPlainText = new Set([25, 1043, 2950]); // text, varchar, uuid
type TypeParsers = { getTypeParser(oid: number, format: 'text'): (text: string) => unknown };

/** One submission to the driver (`pg.Submittable`), which tells it what comes back. */
export class ReadTogether {
  /** The driver looks at it; answers go to whoever asked. */
  readonly callback = (error?: unknown): void => { if (error !== undefined && error !== null) this.#fail(error); };
  readonly #sight: Wish;
  readonly #asked: readonly Asked[];
  readonly #types: TypeParsers;
  readonly #done: () => void;
  readonly #kept: Kept[] = [];
  readonly #rows: Row[][];
  /** Whose rows are coming: -1 while the sight is taken. */
  #at = -1;
  #isTaken = false;
  #fresh: string[] = [];
  #failure: { readonly error: unknown } | null = null;
  #isOver = false;
  #statements: Statements | undefined;

  constructor(sight: Wish, asked: readonly Asked[], types: TypeParsers, done: () => void) {
    this.#sight = sight;
    this.#asked = asked;
    this.#types = types;
    this.#done = done;
    this.#rows = asked.map(() => []);
  }

  submit(connection: pg.Connection): Error | null {
    const wire = connection as unknown as Wire;
    const statements = (this.#statements = statementsOn(wire));
    const send = wire._send;
    const messages: Buffer[] = [];
    // One write for all of them: thirty small ones cost more than everything else here.
    if (send !== undefined) wire._send = (message) => { messages.push(message); };
    try {
      for (const name of statements.takeDoubtful()) wire.close({ type: 'S', name });
      this.#send(wire, statements, this.#sight, false);
      for (const asked of this.#asked) this.#kept.push(this.#send(wire, statements, asked, true));
    } catch (error) {
      // A value that cannot be written: what was sent so far is answered, and nobody waits for it.
      this.#failure = { error };
    } finally {
      wire.sync();
      if (send !== undefined) {
        delete wire._send;
        send.call(wire, Buffer.concat(messages));
      }
    }
    return null;
  }

  #send(wire: Wire, statements: Statements, { text, values }: Wish, isDescribed: boolean): Kept {
    const { kept, isNew } = statements.of(text);
    if (isNew) {
      if (kept.name !== '') this.#fresh.push(text);
      wire.parse({ name: kept.name, text });
    }
    wire.bind({ statement: kept.name, values, valueMapper: prepareValue });
    if (isDescribed && kept.shape === null) wire.describe({ type: 'P', name: '' });
    wire.execute({ portal: '' });
    return kept;
  }

  handleRowDescription({ fields }: { readonly fields: readonly Field[] }): void {
    const kept = this.#kept[this.#at];
    if (kept === undefined) return;
    kept.shape = { names: fields.map(({ name }) => name), parsers: fields.map(({ dataTypeID }) => (isPlainText.has(dataTypeID) ? null : this.#types.getTypeParser(dataTypeID, 'text'))) };
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    if (this.#at < 0) {
      this.#isTaken = true;
      return;
    }
    const shape = this.#kept[this.#at]?.shape;
    if (!shape || this.#failure !== null) return;
    try {
      this.#rows[this.#at]?.push(rowOf(shape, fields));
    } catch (error) {
      this.#failure = { error };
    }
  }

  handleCommandComplete(): void {
    if (this.#at < 0 && !this.#isTaken) this.#failure = { error: new Error('a unit of work read without taking its role') };
    this.#at += 1;
  }

  handleEmptyQuery(): void { this.#at += 1; }
  handlePortalSuspended(): void { /* everything is asked for at once */ }
  handleCopyInResponse(): void { /* nothing is copied here */ }
  handleCopyData(): void { /* nothing is copied here */ }

  handleError(error: unknown): void { this.#fail(error); }

  handleReadyForQuery(): void {
    if (this.#failure !== null) {
      this.#fail(this.#failure.error);
      return;
    }
    if (this.#isOver) return;
    this.#isOver = true;
    this.#done();
    this.#asked.forEach(({ resolve }, at) => { resolve(this.#rows[at] as Row[]); });
  }

  #fail(error: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    if (isStalePlan(error)) generation += 1;
    this.#statements?.forget(this.#fresh);
    this.#done();
    for (const { reject } of this.#asked) reject(error);
  }
}

function rowOf({ names, parsers }: Shape, fields: readonly (string | null)[]): Row {
  const row: Row = {};
  for (let at = 0; at < names.length; at += 1) {
    const text = fields[at] as string | null;
    const parser = parsers[at] as Parser;
    row[names[at] as string] = text === null || parser === null ? text : parser(text);
  }
  return row;
}

/**
 * An error as a log may keep it: what kind, which code, which constraint, where
 * in our code. Databases and mail servers put the row and the address into
 * their errors; only what is named here is kept, and words that quote a value
 * lose it.
 */
export type PlainError = { readonly type: string; readonly message: string; readonly code?: string; readonly constraint?: string; readonly table?: string; readonly column?: string; readonly at: readonly string[]; readonly cause?: PlainError };

const address = /[^\s<>"'(),:;]+@[^\s<>"'(),:;]+/g;
/** PostgreSQL's errors about data (class 22) and about what could not be read (42601) quote what was sent. */
const quotesValues = (code: string): boolean => code.startsWith('22') || code === '42601';

function plainMessage(message: string, code: string): string {
  const short = message.slice(0, 500).replace(address, '(address)');
  return quotesValues(code) ? short.replace(/".*"/gs, '"…"') : short;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value.slice(0, 120) : undefined);

export function plainError(thrown: unknown, depth = 0): PlainError {
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', at: [] };
  const { code, constraint, table, column } = thrown as { code?: unknown; constraint?: unknown; table?: unknown; column?: unknown };
  const known = { code: textOf(code), constraint: textOf(constraint), table: textOf(table), column: textOf(column) };
  return {
    type: thrown.constructor.name, message: plainMessage(thrown.message, known.code ?? ''),
    ...Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)),
    at: (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).slice(0, 12).map((line) => line.trim()),
    ...(thrown.cause instanceof Error && depth < 3 ? { cause: plainError(thrown.cause, depth + 1) } : {}),
  };
}

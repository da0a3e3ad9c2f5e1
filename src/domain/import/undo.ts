/**
 * Taking an import back: what becomes of each record, and why some stay.
 * Rule: only while nothing later depends on it; the ledger and the log are
 * never cut (ADR 5). What stays says why.
 */
export type UndoOutcome = 'reverted' | 'withdrawn' | 'kept';

export const undoReasons = ['gone', 'later_import', 'changed', 'case', 'moved', 'hold', 'holds', 'leads', 'seated', 'used', 'place', 'shared'] as const;
export type UndoReason = (typeof undoReasons)[number];

export type UndoKept = { readonly code: UndoReason; /** The later file. */ readonly text?: string };

const sentences: { readonly [R in UndoReason]: (kept: UndoKept) => string } = {
  gone: () => 'It is not here any more.',
  later_import: ({ text }) => `A later file${text === undefined ? '' : `, ${text},`} changed it as well. Take that one back first.`,
  changed: () => 'Somebody has changed it since. It stays as they left it.',
  case: () => 'A case was opened on it. What a case relies on stays.',
  moved: () => 'It has been handed over since. The chain of custody goes on, so the record stays.',
  hold: () => 'It is under legal hold. Nothing about it is taken back before the hold is released.',
  holds: () => 'They answer for devices that stay. Hand those over first, or take back the file that brought them.',
  leads: () => 'People who stay report to them.',
  seated: () => 'They hold a seat or an account that stays.',
  used: () => 'Something else here has come to depend on it since.',
  place: () => 'A location stays: things may be kept there. Close it in the settings if it is not needed.',
  shared: () => 'Other rows of the same file are about this record too. Take the whole file back instead.',
};

export const sayUndoReason = (kept: UndoKept): string => sentences[kept.code](kept);

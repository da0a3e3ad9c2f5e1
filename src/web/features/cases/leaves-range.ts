/** A range of last working days in the address: after one day, before another, both left out of it. */
export type LeavesRange = { leavesAfter?: string | undefined; leavesBefore?: string | undefined };

const isDate = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What is no date is not in the range. */
export function leavesRange(search: Readonly<Record<string, string>>): LeavesRange {
  return { ...(isDate(search['leavesAfter']) ? { leavesAfter: search['leavesAfter'] } : {}), ...(isDate(search['leavesBefore']) ? { leavesBefore: search['leavesBefore'] } : {}) };
}

export function daysFrom(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** From `first` to `last` days from today, both in it. */
export const rangeOfDays = (today: string, first: number, last: number): LeavesRange => ({ leavesAfter: daysFrom(today, first - 1), leavesBefore: daysFrom(today, last + 1) });

/** "after 14 Nov, before 23 Nov" */
export function leavesText(range: LeavesRange, say: (on: string) => string): string {
  return [range.leavesAfter === undefined ? null : `after ${say(range.leavesAfter)}`, range.leavesBefore === undefined ? null : `before ${say(range.leavesBefore)}`].filter((part) => part !== null).join(', ');
}

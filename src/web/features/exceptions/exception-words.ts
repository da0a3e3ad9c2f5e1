/** The sentences of the exceptions page that follow from counts alone. */
import type { ExceptionList } from '#contract/exceptions';

const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** "9 rows in 3 lists need somebody", "Every list is empty". */
export function titleFor(lists: readonly ExceptionList[]): string {
  const filled = lists.filter((list) => list.count > 0);
  const rows = filled.reduce((sum, list) => sum + list.count, 0);
  if (rows === 0) return 'Every list is empty';
  return `${many(rows, 'row', 'rows')} in ${many(filled.length, 'list', 'lists')} ${rows === 1 ? 'needs' : 'need'} somebody`;
}

const ownerNames: Readonly<Record<ExceptionList['owner'], string>> = { owner: 'Owner', asset_manager: 'Asset manager', technician: 'Technician', mailroom: 'Mailroom', hr: 'HR', security: 'Security', approver: 'Approver', auditor: 'Auditor' };
export const ownerName = (owner: ExceptionList['owner']): string => ownerNames[owner];

export const snoozedText = (count: number): string | null => (count === 0 ? null : `${many(count, 'row', 'rows')} snoozed`);

const pressing = ['late', 'hold', 'due', 'moving', 'quiet', 'home'] as const;
/** Late first, then by how many. */
export const byPressure = (a: ExceptionList, b: ExceptionList): number => pressing.indexOf(a.tone) - pressing.indexOf(b.tone) || b.count - a.count;

/** The instant a snooze of so many days ends: the start of a day, where the reader is. */
export function wakesAt(now: Date, days: number): string {
  const day = new Date(now);
  day.setDate(day.getDate() + days);
  day.setHours(7, 0, 0, 0);
  return day.toISOString();
}

/** The sentences of the exceptions page that follow from counts alone. */
import type { ExceptionList } from '#contract/exceptions';
import { needsSomebody } from '#domain/exception/list-settings';
import type { Telling } from '#domain/exception/list-settings';

const many = (count: number, one: string, more: string): string => `${count.toLocaleString('en-GB')} ${count === 1 ? one : more}`;

/** "9 rows in 3 lists need somebody", "Every list is as it should be". */
export function titleFor(lists: readonly ExceptionList[]): string {
  const filled = lists.filter(needsSomebody);
  const rows = filled.reduce((sum, list) => sum + list.count, 0);
  if (rows === 0) return 'Every list is as it should be';
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

export const tellingWords: Readonly<Record<Telling, string>> = { never: 'Nobody; the list is looked at', at_once: 'At once, when a row comes up', daily: 'Every working morning, while it is not empty', weekly: 'On Mondays, while it is not empty' };

const told: Readonly<Record<Exclude<Telling, 'never'>, readonly [you: string, others: string]>> = { at_once: ['tells you at once', 'told at once'], daily: ['tells you every morning', 'told every morning'], weekly: ['tells you on Mondays', 'told on Mondays'] };

/** Who hears of a list, in a few words; nothing when nobody does. */
export const tellText = ({ tell, tellsMe }: Pick<ExceptionList, 'tell' | 'tellsMe'>): string | null => (tell === 'never' ? null : told[tell][tellsMe ? 0 : 1]);

/** "30 days: 4 to 12, now 9": what a chart shows, for whoever does not see it. */
export function trendText(days: readonly { count: number }[], now: number): string {
  const counts = days.map((day) => day.count);
  if (counts.length < 2) return 'Counted since today';
  return `${counts.length} days: ${Math.min(...counts)} to ${Math.max(...counts)}, now ${now}`;
}

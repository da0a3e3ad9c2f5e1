/**
 * Which backups stay: the newest of each of the last days, weeks and months.
 * Rule: the newest one always stays, and nothing that is not a backup of ours
 * is looked at. Days, weeks (from Monday) and months are those of UTC.
 */
export type Kept = { readonly days: number; readonly weeks: number; readonly months: number };
export const usualKept: Kept = { days: 7, weeks: 4, months: 6 };

export type BackupStamp = { readonly name: string; /** ISO 8601, UTC. */ readonly at: string };

const dayMs = 86_400_000;
const dayOf = (at: string): string => at.slice(0, 10);
const monthOf = (at: string): string => at.slice(0, 7);
/** The Monday of its week. */
function weekOf(at: string): string {
  const day = Date.parse(`${dayOf(at)}T00:00:00Z`);
  return new Date(day - ((new Date(day).getUTCDay() + 6) % 7) * dayMs).toISOString().slice(0, 10);
}

/** The newest of each of the `count` newest periods that have one. */
function newestOfEach(newestFirst: readonly BackupStamp[], periodOf: (at: string) => string, count: number): BackupStamp[] {
  const found = new Map<string, BackupStamp>();
  for (const backup of newestFirst) {
    const period = periodOf(backup.at);
    if (!found.has(period) && found.size < count) found.set(period, backup);
  }
  return [...found.values()];
}

/** Names of the backups that may go. */
export function expired(backups: readonly BackupStamp[], kept: Kept = usualKept): string[] {
  const newestFirst = [...backups].sort((a, b) => (a.at < b.at ? 1 : -1));
  const stay = new Set([...newestFirst.slice(0, 1), ...newestOfEach(newestFirst, dayOf, kept.days), ...newestOfEach(newestFirst, weekOf, kept.weeks), ...newestOfEach(newestFirst, monthOf, kept.months)].map((backup) => backup.name));
  return newestFirst.filter((backup) => !stay.has(backup.name)).map((backup) => backup.name);
}

const hourMs = 3_600_000;
/** Longer than the small hours, so that a night has one; shorter than from an evening to its night. */
const nightLasts = 5 * hourMs;

/**
 * Whether a backup is due: once in the small hours of each night, at any hour
 * after a day and a quarter (a machine that is off at night is backed up by day).
 */
export function isBackupDue(last: string | null, now: string, localHour: number): boolean {
  if (last === null) return true;
  const age = Date.parse(now) - Date.parse(last);
  return age >= 30 * hourMs || (age >= nightLasts && localHour >= 1 && localHour < 5);
}

/** Older than this, somebody has to look: the rotation makes one a day. */
export const backupTooOldHours = 50;

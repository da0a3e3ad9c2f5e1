/**
 * Ceilings and shapes of a policy's small parts: no honest policy meets the
 * ceilings, a hostile one does.
 */
import type { Offset } from './policy-document.ts';

export const largest = { rules: 1000, tasks: 5000, depth: 6, days: 730, hours: 2000, effortSeconds: 28_800 } as const;

export const keyPattern = /^[a-z][a-z0-9_]{0,59}$/;
export const keyMend = 'Use lower-case letters, digits and underscores, starting with a letter.';
export const partnerPattern = /^partner:[a-z][a-z0-9_-]{0,59}$/;
const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/;

export const isTimeOfDay = (text: string): boolean => timePattern.test(text);
export const timeMend = "Write it in quotes as 'HH:MM', from '00:00' to '23:59'.";

/** What is wrong with an offset, or null. */
export function offsetFault(offset: Offset | undefined): string | null {
  const { days = 0, workingDays = 0, hours = 0 } = offset ?? {};
  if (!Number.isInteger(days) || !Number.isInteger(workingDays)) return 'Days and working days are whole numbers.';
  if (!Number.isFinite(hours)) return 'Hours are a number.';
  if (Math.abs(days) > largest.days || Math.abs(workingDays) > largest.days) return `More than ${largest.days} days cannot be planned.`;
  return Math.abs(hours) > largest.hours ? `More than ${largest.hours} hours cannot be planned.` : null;
}

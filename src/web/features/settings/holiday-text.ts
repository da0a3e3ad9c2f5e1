/** Holidays as a person types or pastes them: one date a line, or with commas between; each as year-month-day. */
export type HolidaysRead = { dates: string[]; unread: string[] };

const isDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

export function readHolidays(text: string): HolidaysRead {
  const parts = text.split(/[\s,;]+/).filter((part) => part !== '');
  return { dates: [...new Set(parts.filter(isDate))].toSorted(), unread: parts.filter((part) => !isDate(part)) };
}

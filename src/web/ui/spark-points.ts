/** Where the points of a small chart lie. */
export type DayPoint = { on: string; count: number };

export const sparkBox = { width: 96, height: 24 };
const dayMs = 86_400_000;

/** Points in the box, days apart as they really were: a day nobody counted leaves its room. */
export function sparkPoints(days: readonly DayPoint[], box = sparkBox): { x: number; y: number }[] {
  const first = Date.parse(days[0]?.on ?? '');
  const span = Math.max(1, (Date.parse(days.at(-1)?.on ?? '') - first) / dayMs);
  const top = Math.max(1, ...days.map((day) => day.count));
  return days.map((day) => ({ x: ((Date.parse(day.on) - first) / dayMs / span) * (box.width - 4) + 2, y: box.height - 2 - (day.count / top) * (box.height - 4) }));
}

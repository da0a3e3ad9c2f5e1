/** How a count went over the last days, small enough to stand in a row. The words say what the line shows. */
import css from './spark-line.module.css';
import { sparkBox, sparkPoints } from './spark-points.ts';
import type { DayPoint } from './spark-points.ts';

export function SparkLine({ days, words }: { days: readonly DayPoint[]; words: string }) {
  if (days.length < 2) return null;
  const points = sparkPoints(days);
  const last = points.at(-1);
  return (
    <svg className={css.spark} width={sparkBox.width} height={sparkBox.height} viewBox={`0 0 ${sparkBox.width} ${sparkBox.height}`} role="img" aria-label={words}>
      <title>{words}</title>
      <polyline points={points.map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
      {last === undefined ? null : <circle cx={last.x} cy={last.y} r={2} />}
    </svg>
  );
}

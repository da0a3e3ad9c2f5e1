/** A count day by day as bars, with the figures as a table for whoever reads rather than looks. */
import css from './day-chart.module.css';
import type { DayPoint } from './spark-points.ts';

const short = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });
const dayText = (on: string): string => short.format(Date.parse(`${on}T00:00:00Z`));

/** A chart of few days is no wider than they need, so that its ends stand under the first and the last. */
const barPixels = 17;

export function DayChart({ days, label, allowed = 0 }: { days: readonly DayPoint[]; label: string; allowed?: number }) {
  const top = Math.max(1, allowed, ...days.map((day) => day.count));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <figure className={css.figure} style={{ maxWidth: `max(180px, ${days.length * barPixels}px)` }}>
      <div className={css.bars} aria-hidden>
        {allowed > 0 ? <span className={css.allowed} style={{ bottom: `${(allowed / top) * 100}%` }} /> : null}
        {days.map((day) => (
          <span key={day.on} className={css.day} title={`${dayText(day.on)}: ${day.count}`}>
            <span className={css.bar} data-over={day.count > allowed || undefined} style={{ height: `${(day.count / top) * 100}%` }} />
          </span>
        ))}
      </div>
      <figcaption className={css.caption} aria-hidden>
        <span>{dayText(first.on)}</span>
        <span>most {top.toLocaleString('en-GB')}</span>
        <span>{dayText(last.on)}</span>
      </figcaption>
      <table className="hb-unseen">
        <caption>{label}</caption>
        <thead><tr><th scope="col">Day</th><th scope="col">Rows</th></tr></thead>
        <tbody>{days.map((day) => <tr key={day.on}><th scope="row">{dayText(day.on)}</th><td>{day.count}</td></tr>)}</tbody>
      </table>
    </figure>
  );
}

/** A week of devices coming home: received in front of expected. The figures are there as words too. */
import { AppLink } from './app-link.tsx';
import css from './bar-week.module.css';

export type WeekDay = { on: string; received: number; expected: number };

const day = (on: string, length: 'narrow' | 'long') => new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: length }).format(Date.parse(`${on}T00:00:00Z`));

export function BarWeek({ days, href }: { days: readonly WeekDay[]; href?: (on: string) => string }) {
  const top = Math.max(1, ...days.map((one) => Math.max(one.expected, one.received)));
  const share = (count: number) => `${(count / top) * 100}%`;
  return (
    <div>
      <ul className={css.week} aria-label="Received and expected, day by day">
        {days.map((one) => {
          const words = `${day(one.on, 'long')}: ${one.received} received of ${Math.max(one.expected, one.received)} expected`;
          const bar = (
            <>
              <span className={css.bar} data-none={one.received + one.expected === 0 || undefined} aria-hidden>
                <span className={css.expected} style={{ height: share(Math.max(one.expected, one.received)) }} />
                <span className={css.received} style={{ height: share(one.received) }} />
              </span>
              <span aria-hidden>{day(one.on, 'narrow')}</span>
              <span className="hb-unseen">{words}</span>
            </>
          );
          return <li key={one.on}>{href === undefined ? <span className={css.day} title={words}>{bar}</span> : <AppLink className={css.day} href={href(one.on)} title={words}>{bar}</AppLink>}</li>;
        })}
      </ul>
      <p className={css.key} aria-hidden>
        <span data-swatch="received" /> received <span data-swatch="expected" /> expected
      </p>
    </div>
  );
}

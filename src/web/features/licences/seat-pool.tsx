/** A pool of seats, drawn: taken, free, and beyond what was bought. Every seat up to a hundred, a bar above. */
import type { LicenceRow } from '#contract/licences';
import css from './licence.module.css';

type Pool = Pick<LicenceRow, 'seatsTotal' | 'seatsAssigned' | 'seatsFree' | 'seatsOver'>;
const drawnOneByOne = 120;

const words = (pool: Pool) => `${pool.seatsAssigned} of ${pool.seatsTotal} seats taken, ${pool.seatsFree} free${pool.seatsOver > 0 ? `, ${pool.seatsOver} more than bought` : ''}`;

/** One line in a list. */
export function PoolBar({ pool }: { pool: Pool }) {
  const all = Math.max(1, pool.seatsTotal, pool.seatsAssigned);
  const within = pool.seatsAssigned - pool.seatsOver;
  return (
    <span className={css.poolLine}>
      <span className={css.bar} role="img" aria-label={words(pool)}>
        <span data-seat="taken" style={{ width: `${(within / all) * 100}%` }} />
        <span data-seat="over" style={{ width: `${(pool.seatsOver / all) * 100}%` }} />
      </span>
      <span className="hb-figures" aria-hidden>
        {pool.seatsAssigned}<span className="hb-quiet"> of {pool.seatsTotal}</span>
      </span>
    </span>
  );
}

export function SeatPool({ pool }: { pool: Pool }) {
  const all = Math.max(pool.seatsTotal, pool.seatsAssigned);
  if (all === 0) return <p className="hb-quiet">No seat was bought yet.</p>;
  const stateOf = (index: number) => (index >= pool.seatsTotal ? 'over' : index < pool.seatsAssigned ? 'taken' : 'free');
  return (
    <div>
      {all > drawnOneByOne ? (
        <PoolBar pool={pool} />
      ) : (
        <div className={css.pool} role="img" aria-label={words(pool)}>
          {Array.from({ length: all }, (_, index) => <span key={index} data-seat={stateOf(index)} />)}
        </div>
      )}
      <p className={css.key} aria-hidden>
        <span data-seat="taken" /> taken <span data-seat="free" /> free {pool.seatsOver > 0 ? <><span data-seat="over" /> beyond what was bought</> : null}
      </p>
    </div>
  );
}

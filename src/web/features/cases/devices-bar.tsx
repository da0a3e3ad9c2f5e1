/** Devices home, x of y, as a tiny bar: one piece a device while they can be told apart. The words are there too. */
import css from './cases.module.css';

export function DevicesBar({ home, all }: { home: number; all: number }) {
  if (all === 0) return <span className="hb-quiet">none</span>;
  const pieces = Math.min(all, 8);
  const filled = all === pieces ? home : Math.floor((home / all) * pieces);
  return (
    <span className={css.devices}>
      <span className={css.bar} aria-hidden>
        {Array.from({ length: pieces }, (_, index) => (
          <span key={index} data-home={index < filled || undefined} />
        ))}
      </span>
      <span className="hb-figures">
        {home} of {all}
      </span>
    </span>
  );
}

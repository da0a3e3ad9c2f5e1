/** Handback's mark and name. */
import css from './brand.module.css';

export function Mark({ size = 22 }: { size?: number }) {
  return (
    <svg viewBox="0 0 24 24" width={size} height={size} className={css.mark} aria-hidden>
      <rect width="24" height="24" rx="6.5" className={css.ground} />
      <path d="M16.5 7.5v3.2a2 2 0 0 1-2 2h-7m2.6-2.6-2.6 2.6 2.6 2.6" className={css.stroke} />
    </svg>
  );
}

export function Brand() {
  return (
    <span className={css.brand}>
      <Mark />
      <span className={css.name}>Handback</span>
    </span>
  );
}

/** Empty is a beginning: what would be here, and the one act that brings it. */
import type { ReactNode } from 'react';
import type { IconType } from './act-button.tsx';
import css from './empty-state.module.css';

export type EmptyStateProps = { icon: IconType; title: string; children: ReactNode; act?: ReactNode };

export function EmptyState({ icon: Icon, title, children, act }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <span className={css.icon} aria-hidden>
        <Icon size={24} />
      </span>
      <p className={css.title}>{title}</p>
      <div className={css.words}>{children}</div>
      {act === undefined ? null : <div className={css.act}>{act}</div>}
    </div>
  );
}

/** Grey bars where rows will be: only when nothing could be shown yet. */
export function LoadingRows({ rows = 6, label = 'Loading' }: { rows?: number; label?: string }) {
  return (
    <div role="status" aria-busy="true" className={css.loading}>
      <span className="hb-unseen">{label}</span>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css.bar} aria-hidden>
          <span style={{ width: `${58 - ((index * 13) % 31)}%` }} />
          <span style={{ width: `${16 + ((index * 7) % 12)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** One thing that needs someone: the full sentence, what follows from it, and one act. */
import type { ReactNode } from 'react';
import type { Tone } from '#contract/today';
import { SubjectIcon } from './state-badge.tsx';
import type { IconType } from './act-button.tsx';
import css from './decision-row.module.css';

export type DecisionRowProps = { icon: IconType; tone: Tone; title: ReactNode; consequence: ReactNode; act: ReactNode; otherAct?: ReactNode };

export function DecisionRow({ icon, tone, title, consequence, act, otherAct }: DecisionRowProps) {
  return (
    <li className={css.row}>
      <SubjectIcon tone={tone} icon={icon} />
      <div className={css.words}>
        <p className={css.title}>{title}</p>
        <p className={css.consequence}>{consequence}</p>
      </div>
      <div className={css.acts}>
        {act}
        {otherAct}
      </div>
    </li>
  );
}

export function DecisionList({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul className={css.list} aria-label={label}>
      {children}
    </ul>
  );
}

/** One line of time: what was, where we are, what is ahead. Lies across the page, stands on a phone. */
import { IconAlertCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import css from './timeline.module.css';

export type TimelineStep = { id: string; label: string; detail?: ReactNode; state: 'done' | 'now' | 'ahead' | 'late' };

const spoken = { done: 'done', now: 'now', ahead: 'ahead', late: 'late' } as const;

export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label: string }) {
  return (
    <ol className={css.line} aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={css.step} data-state={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className={css.dot} aria-hidden />
          <span className={css.words}>
            <span className={css.label}>
              {step.state === 'late' ? <IconAlertCircle size={15} aria-hidden /> : null}
              {step.label}
              <span className="hb-unseen">, {spoken[step.state]}</span>
            </span>
            {step.detail === undefined ? null : <span className={css.detail}>{step.detail}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

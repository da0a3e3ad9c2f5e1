/** Long work, told: how far it is, that one may leave, and whether it went on after a stop. */
import { Progress as Bar } from '@mantine/core';
import type { ImportRun } from '#contract/imports';
import { Card } from '../../ui/card.tsx';
import css from './bring.module.css';

export function Progress({ run, words }: { run: ImportRun; words: string }) {
  const share = run.of === 0 ? 0 : Math.min(100, Math.round((run.done / run.of) * 100));
  return (
    <Card>
      <div className={css.progress} role="status" aria-live="polite">
        <p className={css.sentence}>{run.done.toLocaleString('en-GB')} of {run.of.toLocaleString('en-GB')} rows</p>
        <Bar value={share} aria-label="Progress" size="lg" />
        <p className="hb-quiet">{words} You can leave this page; it goes on.</p>
        {run.resumed > 0 ? <p>Handback was stopped in the middle and took this up again by itself. Rows that were done stay done, once.</p> : null}
        {run.error === null ? null : <p className={css.wrong}>{run.error}</p>}
      </div>
    </Card>
  );
}

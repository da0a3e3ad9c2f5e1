/** Long work, told: how far it is and how fast, that one may leave or stop it, and whether it went on after a stop. */
import { Progress as Bar } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ImportRun } from '#contract/imports';
import { useNow } from '../../platform/session.ts';
import { Card } from '../../ui/card.tsx';
import { rowsText, timeLeft } from './bring-words.ts';
import css from './bring.module.css';

type Since = { readonly status: string; readonly at: number; readonly done: number };

/** Measured from the first look of this page, and anew with each step of the work. */
function usePace(run: ImportRun): { perSecond: number | null; left: string | null } {
  // The page's own clock moves on with each look at the progress.
  const now = useNow(1_000).getTime();
  const [since, setSince] = useState<Since>(() => ({ status: run.status, at: now, done: run.done }));
  if (since.status !== run.status || run.done < since.done) setSince({ status: run.status, at: now, done: run.done });
  const seconds = (now - since.at) / 1000;
  const rows = run.done - since.done;
  return { perSecond: rows > 0 && seconds >= 2 ? Math.round(rows / seconds) : null, left: timeLeft(rows, run.of - since.done, seconds) };
}

export function Progress({ run, words, act }: { run: ImportRun; words: string; act?: ReactNode }) {
  const share = run.of === 0 ? 0 : Math.min(100, Math.round((run.done / run.of) * 100));
  const { perSecond, left } = usePace(run);
  return (
    <Card>
      <div className={css.progress} role="status" aria-live="polite">
        <p className={css.sentence}>{run.done.toLocaleString('en-GB')} of {run.of.toLocaleString('en-GB')} rows</p>
        <Bar value={share} aria-label="Progress" size="lg" />
        {perSecond === null ? null : <p className="hb-quiet hb-figures">{rowsText(perSecond)} a second{left === null ? '' : `, ${left}`}</p>}
        <p className="hb-quiet">{words} You can leave this page; it goes on.</p>
        {run.resumed > 0 ? <p>Handback was stopped in the middle and took this up again by itself. Rows that were done stay done, once.</p> : null}
        {run.error === null ? null : <p className={css.wrong}>{run.error}</p>}
        {act}
      </div>
    </Card>
  );
}

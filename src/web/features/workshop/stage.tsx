/** One step of the work: open while it is the one to do, folded before and after, so that a phone shows what is next. */
import { IconChevronDown, IconCircle, IconCircleCheck, IconCircleDot, IconLock } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import css from './workshop.module.css';

export type StageState = 'ahead' | 'now' | 'done' | 'held';
const marks = { ahead: [IconCircle, 'ahead'], now: [IconCircleDot, 'now'], done: [IconCircleCheck, 'done'], held: [IconLock, 'held'] } as const;

export function Stage({ title, aside, state, children }: { title: string; aside?: ReactNode; state: StageState; children: ReactNode }) {
  // What the reader folded or unfolded counts until the step itself changes.
  const [chosen, setChosen] = useState<{ state: StageState; open: boolean } | null>(null);
  const open = chosen !== null && chosen.state === state ? chosen.open : state === 'now';
  const id = useId();
  const [Mark, word] = marks[state];
  return (
    <section className={css.stage} data-state={state} aria-labelledby={id}>
      <h2 id={id} className={css.stageHead}>
        <button type="button" aria-expanded={open} onClick={() => setChosen({ state, open: !open })}>
          <Mark size={20} aria-hidden className={css.stageMark} />
          <span className={css.stageTitle}>{title}<span className="hb-unseen">, {word}</span></span>
          {aside === undefined ? null : <span className={css.stageAside}>{aside}</span>}
          <IconChevronDown size={17} aria-hidden className={css.stageFold} />
        </button>
      </h2>
      {open ? <div className={css.stageBody}>{children}</div> : null}
    </section>
  );
}

/** The lanes with their counts, in the order of the work: press one to see only its devices, again to see all. */
import { IconChevronRight } from '@tabler/icons-react';
import type { Lane } from '#contract/workshop';
import { lanes as order } from '#contract/workshop';
import { laneWords } from './workshop-words.ts';
import css from './workshop.module.css';

type Counted = readonly { lane: Lane; count: number }[];

function LaneButton({ lane, count, chosen, onChoose }: { lane: Lane; count: number | null; chosen: boolean; onChoose: (lane: Lane | null) => void }) {
  return (
    <button type="button" className={css.lane} data-tone={laneWords[lane].tone} data-empty={count === 0 || undefined} aria-pressed={chosen} onClick={() => onChoose(chosen ? null : lane)}>
      <span className={css.laneCount}>{count ?? '–'}</span>
      <span className={css.laneName}>{laneWords[lane].label}</span>
    </button>
  );
}

export function LaneStrip({ lanes, chosen, onChoose }: { lanes: Counted | null; chosen: readonly string[]; onChoose: (lane: Lane | null) => void }) {
  const count = (lane: Lane) => lanes?.find((one) => one.lane === lane)?.count ?? (lanes === null ? null : 0);
  return (
    <ul className={css.lanes} aria-label="Lanes of the work">
      {order.map((lane, index) => (
        <li key={lane} data-apart={lane === 'blocked' || undefined}>
          {index === 0 || lane === 'blocked' || lane === 'quarantine' ? null : <IconChevronRight size={16} className={css.laneArrow} aria-hidden />}
          <LaneButton lane={lane} count={count(lane)} chosen={chosen.includes(lane)} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

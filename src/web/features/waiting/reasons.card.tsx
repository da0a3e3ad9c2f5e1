/** What speaks against a row, each with what may be meant: what it does, and why it is proposed. */
import { IconAlertCircle, IconEye, IconInfoCircle } from '@tabler/icons-react';
import type { RowProposal, WaitingDetail, WaitingReason } from '#contract/waiting';
import { Card } from '../../ui/card.tsx';
import css from './waiting.module.css';

const icons = { blocks: IconAlertCircle, look: IconEye, note: IconInfoCircle };
const words = { blocks: 'holds the row back', look: 'needs a look', note: 'only said' };

/** All proposals in the order in which they are numbered. */
export const proposalsOf = (row: Pick<WaitingDetail, 'reasons'>): RowProposal[] => row.reasons.flatMap((reason) => reason.proposals);

function Reason({ reason, from, onTake, busy, isOpen }: { reason: WaitingReason; from: number; onTake: (at: number) => void; busy: boolean; isOpen: boolean }) {
  const Icon = icons[reason.severity];
  return (
    <li className={css.reason} data-weight={reason.severity}>
      <p className={css.reasonText}><Icon size={17} aria-hidden /><span>{reason.label === null ? null : <b>{reason.label}: </b>}{reason.sentence}<span className="hb-unseen"> ({words[reason.severity]})</span></span></p>
      {!isOpen || reason.proposals.length === 0 ? null : (
        <ol className={css.proposals}>
          {reason.proposals.map((proposal, index) => (
            <li key={proposal.key}>
              <button type="button" disabled={busy} onClick={() => onTake(from + index)}>
                {from + index < 9 ? <kbd>{from + index + 1}</kbd> : <span />}
                <span><b>{proposal.sentence}</b><span className={css.under}>{proposal.because}</span></span>
              </button>
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

export function ReasonsCard({ row, onTake, busy }: { row: WaitingDetail; onTake: (at: number) => void; busy: boolean }) {
  const starts = row.reasons.map((_, index) => row.reasons.slice(0, index).reduce((sum, reason) => sum + reason.proposals.length, 0));
  return (
    <Card title={row.severity === 'look' ? 'What to look at' : row.reasons.length === 1 ? 'Why it waits' : `${row.reasons.length} things keep it waiting`} fit="flush">
      <ul className={css.reasons}>{row.reasons.map((reason, index) => <Reason key={`${reason.code}.${reason.field ?? ''}`} reason={reason} from={starts[index] ?? 0} onTake={onTake} busy={busy} isOpen={row.state === 'waiting'} />)}</ul>
    </Card>
  );
}

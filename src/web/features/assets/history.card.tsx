/** What happened to an asset, newest first, as sentences: hand-overs, acts, holds and changes of the record. */
import { IconAlertCircle, IconArrowsExchange, IconCircleDot, IconEdit, IconPencil, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { readHistory } from '#contract/assets';
import type { HistoryEntry } from '#contract/assets';
import type { Tone } from '#contract/today';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import css from './asset.module.css';

const marks: Record<HistoryEntry['what'], readonly [icon: IconType, tone: Tone, word: string]> = {
  custody: [IconArrowsExchange, 'quiet', 'Hand-over'],
  gap: [IconAlertCircle, 'late', 'Unwitnessed'],
  correction: [IconPencil, 'due', 'Correction'],
  status: [IconCircleDot, 'home', 'Status'],
  hold: [IconScale, 'hold', 'Legal hold'],
  record: [IconEdit, 'quiet', 'Record'],
};
const shownAtOnce = 12;

function Entry({ entry }: { entry: HistoryEntry }) {
  const [Icon, tone, word] = marks[entry.what];
  const details = [entry.by === null ? null : `by ${entry.by}`, entry.condition, entry.note === null ? null : `“${entry.note}”`, entry.correctedBy === null ? null : 'corrected later', entry.late ? 'heard of later' : null].filter((part) => part !== null);
  return (
    <li>
      <span data-tone={tone} title={word}>
        <Icon size={17} aria-hidden />
        <span className="hb-unseen">{word}: </span>
      </span>
      <span className={css.storyWords}>
        <span>{entry.text}</span>
        {details.length === 0 ? null : <span className={css.storyDetail}>{details.join(' · ')}</span>}
      </span>
      <span className={css.storyWhen}><InstantText at={entry.at} /></span>
    </li>
  );
}

export function HistoryCard({ assetId }: { assetId: string }) {
  const history = useRead(readHistory, { params: { assetId } });
  const [all, setAll] = useState(false);
  if (history.data === undefined) return <Card title="History" fit="flush">{history.isError ? <ErrorState problem={history.error} onRetry={() => void history.refetch()} /> : <LoadingRows rows={4} label="Reading the history" />}</Card>;
  const { entries } = history.data;
  return (
    <Card title="History" aside="Newest first">
      <ol className={css.story} aria-label="What happened, newest first">
        {entries.slice(0, all ? undefined : shownAtOnce).map((entry, index) => (
          <Entry key={`${entry.at}-${entry.seq ?? entry.what}-${index}`} entry={entry} />
        ))}
      </ol>
      {all || entries.length <= shownAtOnce ? null : <ActButton kind="bare" size="xs" onClick={() => setAll(true)}>Show all {entries.length}</ActButton>}
    </Card>
  );
}

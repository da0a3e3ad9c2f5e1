/** What happened in the case, as sentences under their days; read from the sealed log by whoever may read it. */
import { useState } from 'react';
import type { AuditRow } from '#contract/audit';
import { consolePage } from '#contract/console-page';
import { dateIn, nearDateText, readerZone } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { useCaseView } from './case-context.tsx';
import { actorWords, byDay, historySentence, isEcho } from './history-words.ts';
import type { HistoryNames } from './history-words.ts';
import { useHistory } from './queries.ts';
import css from './case.module.css';

const timeOf = (at: string): string => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

function Event({ row, names }: { row: AuditRow; names: HistoryNames }) {
  return (
    <li className={css.event}>
      <time dateTime={row.at}>{timeOf(row.at)}</time>
      <p>{historySentence(row, names)}</p>
      <span className={css.by}>{actorWords(row.actor)}</span>
    </li>
  );
}

export function HistoryCard() {
  const { one, around } = useCaseView();
  const [all, setAll] = useState(false);
  const history = useHistory(one.id);
  const names: HistoryNames = {
    task: (key) => one.tasks.find((task) => task.key === key)?.title ?? null,
    asset: (assetId) => one.assets.find((asset) => asset.assetId === assetId)?.name ?? null,
  };
  const rows = history.data?.pages.flatMap((page) => page.rows) ?? [];
  const shown = all ? rows : rows.filter((row) => !isEcho(row));
  const today = dateIn(readerZone(), around.now);
  return (
    <Card title="History" aside={<AppLink className="hb-link" href={consolePage.evidence({ case: one.id })}>In the sealed log</AppLink>}>
      {history.isError ? <ErrorState problem={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.isPending ? <LoadingRows rows={4} label="Reading the history" /> : null}
      {byDay(shown, (at) => dateIn(readerZone(), new Date(at))).map((day) => (
        <section key={day.on} aria-label={nearDateText(day.on, today)}>
          <h3 className={css.day}>{nearDateText(day.on, today)}</h3>
          <ol className={css.history}>{day.entries.map((row) => <Event key={row.id} row={row} names={names} />)}</ol>
        </section>
      ))}
      {history.isPending || history.isError ? null : (
        <div className={css.historyActs}>
          {history.hasNextPage ? <ActButton size="xs" busy={history.isFetchingNextPage} onClick={() => void history.fetchNextPage()}>Show earlier</ActButton> : null}
          <ActButton kind="bare" size="xs" onClick={() => setAll(!all)}>{all ? 'Only what matters' : 'Every step'}</ActButton>
        </div>
      )}
    </Card>
  );
}

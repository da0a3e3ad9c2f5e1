/** What happened to a record, as sentences under their days, newest first; and what stands around it, each number a link to its list. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconAlertCircle, IconArrowsExchange, IconCircleDot, IconKey, IconMessage, IconPencil, IconScale, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { readRelated, readStory } from '#contract/history';
import type { HistoryLine, historyKinds } from '#contract/history';
import type { Answer } from '#contract/route';
import { call } from '../platform/api.ts';
import type { Problem } from '../platform/problem.ts';
import { useRead } from '../platform/read.ts';
import { useNow } from '../platform/session.ts';
import { dateIn, nearDateText, readerZone, zoneName } from '../platform/zone.ts';
import { ActButton } from './act-button.tsx';
import type { IconType } from './act-button.tsx';
import { AppLink } from './app-link.tsx';
import { Card } from './card.tsx';
import { LoadingRows } from './empty-state.tsx';
import { ErrorState } from './error-state.tsx';
import css from './story.module.css';

type Kind = (typeof historyKinds)[number];
type Topic = HistoryLine['topic'];

const marks: Record<Topic, readonly [icon: IconType, word: string]> = {
  custody: [IconArrowsExchange, 'Hand-overs'], record: [IconPencil, 'Record'], status: [IconCircleDot, 'Status'], access: [IconKey, 'Access'], case: [IconUserMinus, 'Case'], ask: [IconMessage, 'Asks'],
};
const toneVariable = { quiet: 'var(--hb-quiet)', home: 'var(--hb-home)', due: 'var(--hb-due)', late: 'var(--hb-late)', hold: 'var(--hb-hold)' } as const;

function useStory(kind: Kind, recordId: string, topic: Topic | null) {
  return useInfiniteQuery<Answer<typeof readStory>, Problem, { pages: Answer<typeof readStory>[] }, readonly unknown[], string | undefined>({
    queryKey: [readStory.id, kind, recordId, topic],
    queryFn: ({ pageParam, signal }) => call(readStory, { params: { kind, recordId }, query: { ...(topic === null ? {} : { topic }), ...(pageParam === undefined ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (last, query) => (query?.queryKey[2] === recordId ? last : undefined),
  });
}

const timeOf = (at: string): string => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

function Source({ source }: { source: NonNullable<HistoryLine['source']> }) {
  return <AppLink className="hb-link" href={source.kind === 'import' ? consolePage.import(source.id) : consolePage.bulkChange(source.id)}>{source.name}</AppLink>;
}

function Line({ line }: { line: HistoryLine }) {
  const [Topical, word] = marks[line.topic];
  const Icon = line.tone === 'hold' ? IconScale : line.tone === 'late' ? IconAlertCircle : Topical;
  return (
    <li className={css.line}>
      <span className={css.mark} style={{ color: toneVariable[line.tone] }} title={word}>
        <Icon size={16} aria-hidden />
        <span className="hb-unseen">{word}: </span>
      </span>
      <div className={css.words}>
        {line.text}
        {line.changes.length === 0 ? null : (
          <dl className={css.changes}>
            {line.changes.map((change) => (
              <div key={change.field}>
                <dt>{change.label}</dt>
                <dd>{change.from === null ? null : <><del>{change.from}</del><span className="hb-unseen"> became </span>{' '}</>}{change.to ?? <span className="hb-quiet">emptied</span>}</dd>
              </div>
            ))}
          </dl>
        )}
        <div className={css.quiet}>
          {line.by === null ? null : <>by {line.by}</>}
          {line.source === null ? null : <> · from <Source source={line.source} /></>}
          {line.detail === null ? null : <> · {line.detail}</>}
          {line.note === null ? null : <> · “{line.note}”</>}
          {line.erased ? <> · what it said was erased</> : null}
          {line.caseId === null ? null : <> · <AppLink className="hb-link" href={consolePage.case(line.caseId)}>its case</AppLink></>}
        </div>
      </div>
      <time className={css.when} dateTime={line.at} title={`${timeOf(line.at)} ${zoneName(readerZone())}`}>{timeOf(line.at)}</time>
    </li>
  );
}

/** Entries that follow each other on one day stand under it. */
function byDay(lines: readonly HistoryLine[]): { on: string; lines: HistoryLine[] }[] {
  const days: { on: string; lines: HistoryLine[] }[] = [];
  for (const line of lines) {
    const on = dateIn(readerZone(), new Date(line.at));
    if (days.at(-1)?.on === on) days.at(-1)?.lines.push(line);
    else days.push({ on, lines: [line] });
  }
  return days;
}

export function StoryCard({ kind, recordId }: { kind: Kind; recordId: string }) {
  const [topic, setTopic] = useState<Topic | null>(null);
  const story = useStory(kind, recordId, topic);
  const today = dateIn(readerZone(), useNow());
  const first = story.data?.pages[0];
  const lines = story.data?.pages.flatMap((page) => page.rows) ?? [];
  const topics = first?.topics ?? [];
  const all = topics.reduce((sum, one) => sum + one.count, 0);
  return (
    <Card title="History" aside={first === undefined ? undefined : `${all.toLocaleString('en-GB')} ${all === 1 ? 'entry' : 'entries'}, on ${zoneName(readerZone())} time`}>
      {topics.length < 2 ? null : (
        <div className={css.filter} role="group" aria-label="What to show of the history">
          <button type="button" className={css.topic} aria-pressed={topic === null} onClick={() => setTopic(null)}>Everything</button>
          {topics.map((one) => (
            <button key={one.topic} type="button" className={css.topic} aria-pressed={topic === one.topic} onClick={() => setTopic(topic === one.topic ? null : one.topic)}>
              {marks[one.topic][1]} {one.count.toLocaleString('en-GB')}
            </button>
          ))}
        </div>
      )}
      {story.isError ? <ErrorState problem={story.error} onRetry={() => void story.refetch()} /> : null}
      {story.isPending ? <LoadingRows rows={4} label="Reading the history" /> : null}
      {first !== undefined && lines.length === 0 ? <p className="hb-quiet">Nothing is recorded yet. Each change from now on stands here, with who made it.</p> : null}
      {byDay(lines).map((day) => (
        <section key={`${day.on}-${day.lines[0]?.id}`} aria-label={nearDateText(day.on, today)}>
          <h3 className={css.day}>{nearDateText(day.on, today)}</h3>
          <ol className={css.lines}>{day.lines.map((line) => <Line key={line.id} line={line} />)}</ol>
        </section>
      ))}
      {story.hasNextPage ? <div className={css.acts}><ActButton size="xs" busy={story.isFetchingNextPage} onClick={() => void story.fetchNextPage()}>Show earlier</ActButton><span className={css.quiet}>{lines.length} of {(first?.total ?? 0).toLocaleString('en-GB')}</span></div> : null}
    </Card>
  );
}

/** Nothing when nothing stands around it. */
export function RelatedCard({ kind, recordId }: { kind: Kind; recordId: string }) {
  const related = useRead(readRelated, { params: { kind, recordId } });
  const rows = related.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title="Around it">
      <nav className={css.related} aria-label="Around it">
        {rows.map((one) => (
          <AppLink key={one.id} href={one.href} data-tone={one.tone}>
            <strong>{one.count.toLocaleString('en-GB')}</strong>
            <span>{one.label}</span>
          </AppLink>
        ))}
      </nav>
    </Card>
  );
}

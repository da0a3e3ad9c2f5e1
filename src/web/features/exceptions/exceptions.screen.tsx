/** Lists that must be empty. Those that are not come first; the empty ones are named, so that silence is not a gap. */
import { IconAlertTriangle, IconCircleCheck, IconEyeOff, IconPlus, IconShieldCheck } from '@tabler/icons-react';
import { listExceptions } from '#contract/exceptions';
import type { ExceptionList } from '#contract/exceptions';
import { consolePage } from '#contract/console-page';
import { needsSomebody } from '#domain/exception/list-settings';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { SparkLine } from '../../ui/spark-line.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { CountPill } from '../../ui/state-badge.tsx';
import { byPressure, ownerName, snoozedText, tellText, titleFor, trendText } from './exception-words.ts';
import css from './exceptions.module.css';

function FilledList({ list }: { list: ExceptionList }) {
  const allowed = list.allowed === 0 ? null : `up to ${list.allowed.toLocaleString('en-GB')} are fine`;
  const facts = [list.ownerName ?? ownerName(list.owner), list.threshold, allowed, tellText(list), snoozedText(list.snoozed)].filter((fact) => fact !== null);
  return (
    <li className={css.list}>
      <AppLink href={list.href} className={css.link}>{list.title}</AppLink>
      <span className={css.about}>{list.about}</span>
      <span className={css.facts}>{facts.join(' · ')}</span>
      <span className={css.count}>
        <SparkLine days={list.recent} words={trendText(list.recent, list.count)} />
        <CountPill tone={list.tone}>{list.count}</CountPill>
      </span>
    </li>
  );
}

function SwitchedOff({ lists }: { lists: readonly ExceptionList[] }) {
  if (lists.length === 0) return null;
  return (
    <Card title="Switched off" level={2}>
      <ul className={css.empty} aria-label="Lists that are switched off">
        {lists.map((list) => (
          <li key={list.key}>
            <AppLink href={list.href}>
              <IconEyeOff size={15} aria-hidden />
              {list.title}
            </AppLink>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Lists({ lists }: { lists: readonly ExceptionList[] }) {
  const filled = lists.filter(needsSomebody).sort(byPressure);
  const unread = lists.filter((list) => !list.isOff && list.unreadable !== null);
  const empty = lists.filter((list) => !list.isOff && list.unreadable === null && !needsSomebody(list));
  const off = lists.filter((list) => list.isOff);
  return (
    <Stack>
      {unread.length === 0 ? null : (
        <Card title="Cannot be read any more" level={2}>
          <ul aria-label="Lists whose search cannot be read">
            {unread.map((list) => (
              <li key={list.key} className={css.unread}>
                <IconAlertTriangle size={16} aria-hidden />
                <span><AppLink href={list.href}>{list.title}</AppLink> is not counted: {list.unreadable}.</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card fit="flush">
        {filled.length === 0 ? (
          <EmptyState icon={IconShieldCheck} title="All is as it should be">
            Whatever is late, unanswered or in nobody’s hands will stand here, with whose it is and the one act that settles it.
          </EmptyState>
        ) : (
          <ul aria-label="Lists with rows">
            {filled.map((list) => (
              <FilledList key={list.key} list={list} />
            ))}
          </ul>
        )}
      </Card>
      {empty.length === 0 ? null : (
        <Card title="As they must be" level={2}>
          <ul className={css.empty} aria-label="Lists that are as they must be">
            {empty.map((list) => (
              <li key={list.key}>
                <AppLink href={list.href}>
                  <IconCircleCheck size={15} aria-hidden />
                  {list.title}
                  {list.count === 0 ? '' : ` (${list.count} of ${list.allowed} that are fine)`}
                  {list.snoozed === 0 ? '' : ` (${snoozedText(list.snoozed)})`}
                </AppLink>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SwitchedOff lists={off} />
    </Stack>
  );
}

export function ExceptionsScreen() {
  const [site] = useSite();
  const may = useMay();
  const read = useRead(listExceptions, { query: { site: site ?? undefined } }, { refreshEvery: 60_000 });
  if (read.data !== undefined)
    return (
      <Page title={titleFor(read.data.rows)} subtitle="What is not as it should be now. Each list has an owner and must be empty." acts={may('exceptions.manage') ? <ActButton icon={IconPlus} href={consolePage.newException()}>New list</ActButton> : undefined}>
        <Lists lists={read.data.rows} />
      </Page>
    );
  return (
    <Page title="Exceptions">
      {read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={6} label="Counting the lists" /></Card>}
    </Page>
  );
}

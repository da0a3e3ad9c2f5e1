/** The rows of one list, longest waiting first, each with the one act that takes it out. */
import { IconAdjustments, IconAlertTriangle, IconCircleCheck, IconZzz } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { countExceptionDays, listExceptionRows, listExceptions, unsnoozeException } from '#contract/exceptions';
import type { ExceptionList, ExceptionRow } from '#contract/exceptions';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { DayChart } from '../../ui/day-chart.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { NotHere } from '../../ui/not-here.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { ownerName } from './exception-words.ts';
import { SnoozeDialog } from './snooze-dialog.tsx';
import css from './exceptions.module.css';

const filters = [{ id: 'snoozed', label: 'Snoozed', choices: [{ value: 'yes', label: 'Only snoozed rows' }] }] as const;

function columnsFor(onSnooze: ((row: ExceptionRow) => void) | null, onWake: ((row: ExceptionRow) => void) | null): Column<ExceptionRow>[] {
  return [
    { id: 'sentence', header: 'What is not as it should be', card: 'title', cell: (row) => <>{row.sentence}<span className={css.detail}>{row.detail}</span>{row.snooze === null ? null : <span className={css.why}>Snoozed until <InstantText at={row.snooze.until} /> by {row.snooze.by}: {row.snooze.reason}</span>}</> },
    { id: 'since', header: 'Since', sort: true, width: '130px', cell: (row) => <InstantText at={row.since} as="ago" /> },
    {
      id: 'act', header: 'Act', align: 'end', width: '300px',
      cell: (row) => (
        <span className={css.acts}>
          <ActButton size="xs" href={row.act.href}>{row.act.label}</ActButton>
          {row.snooze !== null && onWake !== null ? <ActButton size="xs" kind="bare" onClick={() => onWake(row)} aria-label={`Wake: ${row.sentence}`}>Wake</ActButton> : null}
          {row.snooze === null && onSnooze !== null ? <ActButton size="xs" kind="bare" icon={IconZzz} onClick={() => onSnooze(row)} aria-label={`Snooze: ${row.sentence}`}>Snooze</ActButton> : null}
        </span>
      ),
    },
  ];
}

function Rows({ list }: { list: ExceptionList }) {
  const [site] = useSite();
  const may = useMay();
  const [snoozing, setSnoozing] = useState<ExceptionRow | null>(null);
  const rows = useList(listExceptionRows, { params: { key: list.key }, fixed: { site: site ?? undefined }, filters, sorts: ['since'], refreshEvery: 60_000 });
  const wake = useAct(unsnoozeException, { refreshes: ['exceptions', 'today'] });
  const onWake = (row: ExceptionRow) => void wake.run({ params: { key: list.key, rowId: row.id } });
  const mayRest = may('exceptions.snooze');
  return (
    <>
      <DataList
        id={`exceptions.${list.key}`}
        label={list.title}
        list={rows}
        columns={columnsFor(mayRest ? setSnoozing : null, mayRest ? onWake : null)}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.sentence}
        searchLabel={null}
        empty={<EmptyState icon={IconCircleCheck} title="Empty, as it must be" act={<ActButton href={consolePage.exceptions()}>All lists</ActButton>}>{list.about}</EmptyState>}
      />
      <SnoozeDialog listKey={list.key} row={snoozing} onClose={() => setSnoozing(null)} onWake={onWake} />
    </>
  );
}

/** How it went; a list counted for less than two days has nothing to show yet. */
function History({ list }: { list: ExceptionList }) {
  const [site] = useSite();
  const read = useRead(countExceptionDays, { params: { key: list.key }, query: { site: site ?? undefined, days: 90 } });
  if (read.data === undefined || read.data.days.length < 2) return null;
  return (
    <Card title="How it went" aside={`${read.data.days.length} days`}>
      <DayChart days={read.data.days} allowed={list.allowed} label={`Rows in “${list.title}”, day by day`} />
    </Card>
  );
}

/** Its search names what is not there any more: said where its rows would stand, so that it is not taken for empty. */
function Unreadable({ list }: { list: ExceptionList }) {
  const may = useMay();
  const act = may('exceptions.manage') ? <ActButton href={consolePage.exceptionSettings(list.key)}>Change or end this list</ActButton> : undefined;
  return (
    <Card fit="flush">
      <EmptyState icon={IconAlertTriangle} title="Its search cannot be read any more" act={act}>
        {list.unreadable}. Nothing is counted and nobody is told until the field is there again. To look for something else, narrow the list of records anew and watch it.
      </EmptyState>
    </Card>
  );
}

export function ExceptionRowsScreen() {
  const may = useMay();
  const { key } = useParams({ strict: false }) as { key: string };
  const [site] = useSite();
  const lists = useRead(listExceptions, { query: { site: site ?? undefined } });
  const list = lists.data?.rows.find((one) => one.key === key);
  if (lists.data !== undefined && list === undefined) return <NotHere />;
  const parent = { label: 'Exceptions', href: consolePage.exceptions() };
  if (list === undefined) return (
    <Page title="Exceptions" parent={parent}>
      {lists.isError ? <ErrorState problem={lists.error} onRetry={() => void lists.refetch()} /> : <LoadingRows label="Reading the list" />}
    </Page>
  );
  return (
    <Page
      title={list.title}
      subtitle={[list.about, `${list.ownerName ?? ownerName(list.owner)} keeps it empty.`].join(' ').trim()}
      parent={parent}
      acts={may('exceptions.manage') ? <ActButton icon={IconAdjustments} href={consolePage.exceptionSettings(list.key)}>Change this list</ActButton> : undefined}
    >
      <Stack>
        {list.isOff ? <p>This list is switched off: it is not counted, and nobody is told of it.</p> : null}
        {list.unreadable === null ? null : <Unreadable list={list} />}
        <History list={list} />
        {list.unreadable === null ? <Rows key={list.key} list={list} /> : null}
      </Stack>
    </Page>
  );
}

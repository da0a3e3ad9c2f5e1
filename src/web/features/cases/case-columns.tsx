/** The columns of the list of cases. Dates are the leaver's, in their zone. */
import { IconLock } from '@tabler/icons-react';
import type { CaseRow } from '#contract/cases';
import { dateIn, readerZone } from '../../platform/zone.ts';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useNow } from '../../platform/session.ts';
import { reasonWords, statusWords } from './case-words.ts';
import { DevicesBar } from './devices-bar.tsx';
import css from './cases.module.css';

function Person({ row }: { row: CaseRow }) {
  return (
    <span className={css.person}>
      <PersonAvatar name={row.person.name} size={28} silent />
      <span className={css.personWords}>
        <span className={css.personName}>
          {row.person.name}
          {row.embargoed ? (
            <span className={css.embargo} title="Under embargo: only the named circle sees it">
              <IconLock size={14} aria-hidden />
              <span className="hb-unseen">under embargo</span>
            </span>
          ) : null}
        </span>
        <span className={css.personDetail}>{[row.department, row.site?.name].filter(Boolean).join(' · ') || `Case ${row.number}`}</span>
      </span>
    </span>
  );
}

function State({ row }: { row: CaseRow }) {
  const now = useNow();
  if (row.status === 'cleared') return <StateBadge tone="home">cleared</StateBadge>;
  if (row.status === 'cancelled') return <StateBadge tone="quiet">cancelled</StateBadge>;
  const late = row.tasksLate > 0 && row.saysOverdue;
  const today = dateIn(row.timeZone, now);
  if (late) return <StateBadge tone="late">{row.tasksLate} late</StateBadge>;
  if (row.assetsAll > 0 && row.assetsHome === row.assetsAll) return <StateBadge tone="home">all home</StateBadge>;
  if (!row.saysOverdue) return <StateBadge tone="quiet">open</StateBadge>;
  if (today > row.lastWorkingOn) return <StateBadge tone="due">has left</StateBadge>;
  return <StateBadge tone="quiet">{today === row.lastWorkingOn ? 'last day' : 'ahead'}</StateBadge>;
}

/** Access: when it ends, on whose clock. */
function Access({ row }: { row: CaseRow }) {
  const now = useNow();
  if (row.status === 'cancelled') return <span className="hb-quiet">goes on</span>;
  return (
    <span className={Date.parse(row.cutOffAt) <= now.getTime() ? undefined : 'hb-quiet'}>
      <InstantText at={row.cutOffAt} zone={row.timeZone} />
    </span>
  );
}

const Tasks = ({ row }: { row: CaseRow }) => (
  <span className="hb-figures">
    {row.tasksDone} of {row.tasksAll}
  </span>
);

/** "20 Nov" there; the zone is named when it is not the reader's. */
const LastDay = ({ row }: { row: CaseRow }) => (
  <span>
    <DateText on={row.lastWorkingOn} as="near" zone={row.timeZone} />
    {row.timeZone === readerZone() || row.site === null ? null : <span className={css.zone}> in {row.site.name}</span>}
  </span>
);

export const caseColumns: readonly Column<CaseRow>[] = [
  { id: 'person', header: 'Leaver', cell: (row) => <Person row={row} />, sort: true, card: 'title', width: '26%' },
  { id: 'state', field: 'status', header: 'State', cell: (row) => <State row={row} />, card: 'state' },
  { id: 'reason', header: 'Reason', cell: (row) => reasonWords[row.reason], same: (row) => row.reason, from: 860 },
  { id: 'lastDay', header: 'Last day', cell: (row) => <LastDay row={row} />, sort: true },
  { id: 'access', header: 'Access ends', cell: (row) => <Access row={row} />, from: 760 },
  { id: 'returnBy', header: 'Return by', cell: (row) => <DateText on={row.returnByOn} as="near" zone={row.timeZone} />, sort: true, from: 1020 },
  { id: 'devices', field: 'openAssets', header: 'Devices home', cell: (row) => <DevicesBar home={row.assetsHome} all={row.assetsAll} /> },
  { id: 'tasks', header: 'Tasks', cell: (row) => <Tasks row={row} />, align: 'end', from: 700 },
  { id: 'status', header: 'Case is', cell: (row) => statusWords[row.status], optional: true, card: 'none' },
  { id: 'number', header: 'Number', cell: (row) => <span className="hb-figures">{row.number}</span>, sort: true, align: 'end', optional: true },
  { id: 'opened', header: 'Opened', cell: (row) => <InstantText at={row.openedAt} as="ago" />, sort: true, optional: true },
];

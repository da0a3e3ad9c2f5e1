/** The log, newest first, with filters that are a link. */
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useState } from 'react';
import { exportAudit, listAudit } from '#contract/audit';
import type { AuditRow } from '#contract/audit';
import { consolePage } from '#contract/console-page';
import { addressOf } from '../../platform/api.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { DateField } from '../../ui/field.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import { actionGroups, actionText, factsText } from './audit-words.ts';
import css from './evidence.module.css';

const columns: readonly Column<AuditRow>[] = [
  { id: 'action', header: 'What', cell: (row) => actionText(row.action), card: 'title', width: '18%' },
  { id: 'at', header: 'When', cell: (row) => <InstantText at={row.at} />, sort: true, width: '14%' },
  { id: 'actor', header: 'By', cell: (row) => row.actor.name ?? row.actor.kind, width: '14%' },
  { id: 'case', header: 'Case', cell: (row) => (row.case === null ? null : <AppLink className="hb-link" href={consolePage.case(row.case.id)}>{row.case.person}</AppLink>), from: 720 },
  { id: 'facts', header: 'Facts', cell: (row) => <span className={css.facts}>{factsText(row.facts)}</span>, from: 900, width: '28%', card: 'none' },
  { id: 'index', header: 'In the log', cell: (row) => (row.index === null ? 'in a moment' : row.index.toLocaleString('en-GB')), align: 'end', from: 620 },
  { id: 'entity', header: 'About', cell: (row) => <span className="hb-serial">{row.entity.kind} {row.entity.id.slice(-8)}</span>, optional: true },
];

const filters = [{ id: 'action', label: 'About', choices: actionGroups }];
/** A local day's beginning, as an instant. */
const instantOf = (on: string): string | undefined => (/^\d{4}-\d\d-\d\d$/.test(on) ? new Date(`${on}T00:00`).toISOString() : undefined);
const dayAfter = (on: string): string => (/^\d{4}-\d\d-\d\d$/.test(on) ? new Date(Date.parse(`${on}T12:00Z`) + 86_400_000).toISOString().slice(0, 10) : '');

export function AuditList() {
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const days = { from: instantOf(from), until: instantOf(dayAfter(until)) };
  const list = useList(listAudit, { filters, sorts: ['at'], fixed: days, refreshEvery: 30_000 });
  const action = list.state.filters['action']?.[0];
  const file = (format: 'ndjson' | 'csv') => addressOf(exportAudit, { query: { format, action, ...days } });
  const still = { error: null, onBlur: () => undefined };
  return (
    <section aria-label="Audit log">
      <Stack>
        <h2 className={css.heading}>The log</h2>
        <Inline>
          <DateField label="From" name="from" value={from} onChange={setFrom} {...still} />
          <DateField label="Up to and with" name="until" value={until} onChange={setUntil} {...still} />
        </Inline>
        <Inline>
          <ActButton size="xs" icon={IconDownload} href={file('ndjson')} download title="The text that was sealed, with the checkpoint to check it against">Save these entries</ActButton>
          <ActButton size="xs" icon={IconDownload} href={file('csv')} download title="For a spreadsheet; the other file is the one that can be checked">as a table</ActButton>
          <span className="hb-quiet">Oldest first, without names. That you took them is an entry too.</span>
        </Inline>
        <DataList
          id="audit"
          label="Audit entries"
          list={list}
          columns={columns}
          rowKey={(row) => row.id}
          rowLabel={(row) => `${actionText(row.action)}, ${row.actor.name ?? row.actor.kind}`}
          searchLabel={null}
          empty={
            <EmptyState icon={IconHistory} title="Nothing has happened yet">
              Every change of state leaves one entry here, in the same moment.
            </EmptyState>
          }
        />
      </Stack>
    </section>
  );
}

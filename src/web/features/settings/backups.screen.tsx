/** The backups of an embedded Handback: the newest first, and making one now. */
import { IconDatabaseExport } from '@tabler/icons-react';
import { makeBackup, readBackups } from '#contract/backups';
import type { Backups } from '#contract/backups';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

const size = (bytes: number): string => (bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`);

function Kept({ backups }: { backups: Backups }) {
  return (
    <Card fit="flush" title="Kept" aside="seven days, four weeks, six months">
      {backups.rows.length === 0 ? (
        <EmptyState icon={IconDatabaseExport} title="No backup yet">The first is made within minutes of the start, then one every night.</EmptyState>
      ) : (
        <Rows label="Backups">
          {backups.rows.map((backup, index) => (
            <Row key={backup.name}>
              <div className={css.item}>
                <div className={css.itemWords}>
                  <span className={css.itemName}><InstantText at={backup.at} /> {index === 0 && backups.isOld ? <StateBadge tone="late">older than two days</StateBadge> : null}</span>
                  <span className={css.itemDetail}>{backup.name} · {size(backup.bytes)}</span>
                </div>
              </div>
            </Row>
          ))}
        </Rows>
      )}
    </Card>
  );
}

function OnServer() {
  return (
    <Card title="PostgreSQL keeps the data here">
      <p>Back it up with the server’s own means: <code>pg_dump</code> every night, and point-in-time recovery where losing a day would hurt. The administrator’s guide has both as drills.</p>
    </Card>
  );
}

export function BackupsScreen() {
  const read = useRead(readBackups, {});
  const make = useAct(makeBackup, { refreshes: ['backups'], onDone: () => showToast('The backup is made and on the disk') });
  const { data } = read;
  const act = data?.isEmbedded === true ? <ActButton kind="primary" icon={IconDatabaseExport} busy={make.busy} onClick={() => void make.run({})}>Back up now</ActButton> : undefined;
  return (
    <SettingsPage title="Backups" subtitle={data?.isEmbedded === true ? <>One a night by itself, in {data.folder}. Keep copies on another machine.</> : undefined} acts={act}>
      {data === undefined ? read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card><LoadingRows rows={3} label="Looking for backups" /></Card> : (
        <Stack>
          <ProblemNote problem={make.problem} />
          {data.trouble === null ? null : <Card title="The last one was not made"><p>{data.trouble}</p></Card>}
          {data.isEmbedded ? <Kept backups={data} /> : <OnServer />}
        </Stack>
      )}
    </SettingsPage>
  );
}

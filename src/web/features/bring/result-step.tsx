/** What became of the file, with the way to its records and to what waits. */
import { IconDownload, IconFileImport } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { applyImport, refusedRows, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { addressOf } from '../../platform/api.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { Inline } from '../../ui/page.tsx';
import { StatTile } from '../../ui/stat-tile.tsx';
import { rowsText } from './bring-words.ts';
import { Progress } from './progress.tsx';
import { StopImport } from './stop-import.tsx';
import { UndoImport } from './undo-import.tsx';
import css from './bring.module.css';

const listOf = (kind: ImportRun['kind']): { label: string; href: string } | null => {
  if (kind === 'people') return { label: 'See the people', href: consolePage.people() };
  if (kind === 'assets') return { label: 'See the assets', href: consolePage.assets() };
  if (kind === 'licences') return { label: 'See the licences', href: consolePage.licences() };
  if (kind === 'accounts') return { label: 'See the accounts', href: consolePage.accounts() };
  return kind === 'locations' ? { label: 'See the locations', href: consolePage.settings('locations') } : null;
};

/** Stopped by somebody: what went in stays until they decide. */
function Stopped({ run }: { run: ImportRun }) {
  const goOn = useAct(applyImport, { refreshes: ['imports'] });
  return (
    <Card>
      <div className={css.result}>
        <p className={css.sentence}>Stopped after {run.done.toLocaleString('en-GB')} of {run.of.toLocaleString('en-GB')} rows. What went in stays; the other rows have changed nothing.</p>
        <ProblemNote problem={goOn.problem} />
        <Inline>
          <ActButton kind="primary" busy={goOn.busy} onClick={() => void goOn.run({ params: { importId: run.id }, body: { version: run.version } })}>Go on with the rest</ActButton>
          <UndoImport run={run} />
        </Inline>
      </div>
    </Card>
  );
}

function TakenBack({ undone }: { undone: NonNullable<ImportRun['undone']> }) {
  return (
    <p className={css.sentence}>
      {undone.by} took this file back{undone.at === null ? '' : <> on <InstantText at={undone.at} /></>}: {rowsText(undone.reverted)} have the values they had, {rowsText(undone.withdrawn)} are withdrawn
      {undone.kept === 0 ? '' : `, ${rowsText(undone.kept)} stayed because something depends on them`}.
    </p>
  );
}

export function ResultStep({ run }: { run: ImportRun }) {
  if (run.status === 'applying') return <Progress run={run} words="Each batch is kept as it is done." act={<StopImport run={run} />} />;
  if (run.status === 'undoing') return <Progress run={run} words="Record after record goes back to what it was." />;
  if (run.status === 'stopped') return <Stopped run={run} />;
  const { counts, summary } = run;
  const rows = `${consolePage.import(run.id)}?step=preview`;
  const list = listOf(run.kind);
  if (counts === null) return null;
  return (
    <>
      <div className={css.tiles}>
        <StatTile label="Created" value={counts.create.toLocaleString('en-GB')} tone={counts.create > 0 ? 'home' : null} href={rows} />
        <StatTile label="Changed" value={counts.change.toLocaleString('en-GB')} tone={counts.change > 0 ? 'home' : null} href={rows} />
        <StatTile label="The same already" value={counts.same.toLocaleString('en-GB')} href={rows} />
        <StatTile label="Waiting, with reasons" value={counts.refuse.toLocaleString('en-GB')} tone={counts.refuse > 0 ? 'due' : null} href={consolePage.waiting({ file: run.id })} />
      </div>
      <Card>
        <div className={css.result}>
          {run.undone === null ? null : <TakenBack undone={run.undone} />}
          <p className={css.sentence}>
            {run.appliedBy ?? run.createdBy} brought {run.fileName}{run.appliedAt === null ? '' : <> (<InstantText at={run.appliedAt} />)</>}. Each record has an entry in its history that names this file.
          </p>
          {counts.refuse > 0 ? <p>{counts.refuse === 1 ? 'One row waits' : `${counts.refuse.toLocaleString('en-GB')} rows wait`}. Mend them here, one by one or many at once, or download them with their reasons and bring the mended file: each row then settles the one it came from.</p> : null}
          {(summary?.absent ?? 0) > 0 ? <p className="hb-quiet">{summary?.absent.toLocaleString('en-GB')} here are not in the file. Nothing happened to them. {run.kind === 'people' ? <AppLink href={`${rows}&show=absent`} className="hb-link">Look at them: perhaps some have left</AppLink> : null}</p> : null}
          {run.resumed > 0 ? <p className="hb-quiet">Handback was stopped in the middle and took this up again by itself; every row was done once.</p> : null}
          {run.error === null ? null : <p className={css.wrong}>{run.error}</p>}
          <Inline>
            {counts.refuse > 0 ? <ActButton kind="primary" href={consolePage.waiting({ file: run.id })}>{counts.refuse === 1 ? 'Mend the row that waits' : 'Mend the rows that wait'}</ActButton> : null}
            {list === null ? null : <ActButton kind={counts.refuse > 0 ? 'plain' : 'primary'} href={list.href}>{list.label}</ActButton>}
            <ActButton icon={IconFileImport} href={consolePage.bringFile()}>Bring another file</ActButton>
            {counts.refuse > 0 ? <ActButton icon={IconDownload} href={addressOf(refusedRows, { params: { importId: run.id } })} download>Download what waits</ActButton> : null}
            {run.status === 'applied' && counts.create + counts.change > 0 ? <UndoImport run={run} /> : null}
          </Inline>
        </div>
      </Card>
    </>
  );
}

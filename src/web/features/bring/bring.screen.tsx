/** Where files come in: drop one, or look at the demo company while there is nothing; below, the files brought before. */
import { IconBuildingCommunity, IconFileImport } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { loadDemo } from '#contract/auth';
import { consolePage } from '#contract/console-page';
import { listImports, mostFileBytes, receiveFile, type ImportRunRow } from '#contract/imports';
import { waitingGroups } from '#contract/waiting';
import { useAct } from '../../platform/act.ts';
import { refresh, useRead } from '../../platform/read.ts';
import { useSession } from '../../platform/session.ts';
import { useList } from '../../platform/use-list.ts';
import { readerZone } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { DataList, type Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { kindLabels, stateOf } from './bring-words.ts';
import { toldUnreadable } from './reading-words.ts';
import { KeptList } from './kept-list.tsx';
import css from './bring.module.css';


const columns: readonly Column<ImportRunRow>[] = [
  { id: 'file', header: 'File', cell: (row) => row.fileName, sort: true, card: 'title', width: '30%' },
  { id: 'kind', header: 'Brings', cell: (row) => (row.kind === null ? <span className="hb-quiet">not said yet</span> : kindLabels[row.kind]) },
  { id: 'rows', header: 'Rows', cell: (row) => row.rows.toLocaleString('en-GB'), align: 'end' },
  { id: 'outcome', header: 'New · changed · waiting', cell: (row) => (row.counts === null ? '–' : `${row.counts.create.toLocaleString('en-GB')} · ${row.counts.change.toLocaleString('en-GB')} · ${row.counts.refuse.toLocaleString('en-GB')}`), align: 'end', from: 760 },
  { id: 'brought', header: 'Brought', cell: (row) => <InstantText at={row.createdAt} />, sort: true },
  { id: 'by', header: 'By', cell: (row) => row.createdBy, from: 900 },
  { id: 'state', header: 'State', cell: (row) => <StateBadge tone={stateOf(row).tone}>{stateOf(row).label}</StateBadge>, card: 'state' },
];

function Drop() {
  const router = useRouter();
  const [files, setFiles] = useState<File[]>([]);
  const receive = useAct(receiveFile, { refreshes: ['imports'], onDone: (run) => void router.history.push(consolePage.import(run.id)) });
  const send = (file: File) => void receive.run({ query: { name: file.name, zone: readerZone() }, body: file });
  const [file] = files;
  return (
    <Card>
      <Stack gap={12}>
        <FileDrop label="Drop a file here, or choose one" description="CSV, Excel, OpenDocument, JSON or another table from your HR system, asset tool or device management, up to 256 MB. It needs no preparing." endings={[]} maxBytes={mostFileBytes} files={files} onChange={(list) => { setFiles(list); receive.reset(); if (list[0]) send(list[0]); }} />
        {receive.busy ? <p role="status" className="hb-quiet">Reading {file?.name}. Every row is read once before anything is asked.</p> : null}
        <ProblemNote problem={toldUnreadable(receive.problem)} act={file === undefined || receive.problem?.code === 'file_unreadable' ? undefined : <ActButton size="xs" onClick={() => send(file)}>Send it again</ActButton>} />
      </Stack>
    </Card>
  );
}

function Demo() {
  const router = useRouter();
  const demo = useAct(loadDemo, { onDone: async () => { await refresh(); router.history.replace('/'); } });
  return (
    <Card title="Or look around first">
      <Stack gap={12}>
        <p>About 400 people at six sites, with leavers in every phase. No message leaves this machine.</p>
        <div>
          <ActButton icon={IconBuildingCommunity} busy={demo.busy} onClick={() => void demo.run({})}>Load the demo company</ActButton>
        </div>
        <ProblemNote problem={demo.problem} />
      </Stack>
    </Card>
  );
}

const Order = () => (
  <Card title="Two files are enough to begin">
    <ol className={css.order}>
      <li><strong>People</strong>, from HR or the directory: names, managers, where they work.</li>
      <li><strong>Assets</strong>, from your asset tool or device management: what there is and who has it.</li>
      <li>Later, in any order: licences with seats, accounts, locations.</li>
    </ol>
    <p className={css.promise}>You see every row before anything changes. Nothing is guessed, no row is dropped, and the same file again changes nothing.</p>
  </Card>
);

/** Rows of earlier files that somebody has to decide. */
function Waiting() {
  const groups = useRead(waitingGroups, {});
  const total = groups.data?.total ?? 0;
  if (total === 0) return null;
  return (
    <Card title={total === 1 ? 'One row waits for you' : `${total.toLocaleString('en-GB')} rows wait for you`}>
      <Stack gap={12}>
        <p>Files said things that could not be trusted. Each row is kept with its reason until somebody decides.</p>
        <div><ActButton href={consolePage.waiting()}>Look at them</ActButton></div>
      </Stack>
    </Card>
  );
}

function Before() {
  const list = useList(listImports, { sorts: ['brought', 'file'] });
  return (
    <section aria-labelledby="brought-before">
      <h2 id="brought-before" className={css.heading}>Brought before</h2>
      <DataList
        id="imports" label="Files" list={list} columns={columns} rowKey={(row) => row.id} rowLabel={(row) => row.fileName} rowHref={(row) => consolePage.import(row.id)} searchLabel="Search files"
        empty={<EmptyState icon={IconFileImport} title="No file yet">Each file you bring stays here with what it changed, row by row.</EmptyState>}
      />
    </section>
  );
}

export function BringScreen() {
  const session = useSession();
  return (
    <Page title="Bring a file" subtitle="Columns are recognised, what is unclear is asked, and nothing changes before you have seen what would.">
      <SplitPanel main={<><Drop /><Before /></>} side={<><Waiting />{session.empty ? <Demo /> : null}<Order /><KeptList /></>} />
    </Page>
  );
}

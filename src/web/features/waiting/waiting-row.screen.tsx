/** One row that waits: what speaks against it, what may be meant, its cells to mend, and what it would do. */
import { IconArrowBackUp, IconHourglass } from '@tabler/icons-react';
import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { acceptWaiting, editWaiting, listWaiting, readWaiting, setAside, undoWaiting, type RowEdit, type WaitingDetail } from '#contract/waiting';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useShortcuts } from '../../platform/use-shortcuts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { CellsCard } from './cells.card.tsx';
import { NearCard } from './near.card.tsx';
import { ReasonsCard, proposalsOf } from './reasons.card.tsx';
import { RuleDialog } from './rule-dialog.tsx';
import { acceptText, filterOf, stateOf } from './waiting-words.ts';
import css from './waiting.module.css';

/** What taking a row in, or out again, touches. */
const recordLists = ['waiting', 'imports', 'today', 'people', 'assets', 'licences', 'accounts'] as const;
const undoText = (row: WaitingDetail): string => (row.state === 'waiting' ? 'Undo the last edit' : row.state === 'accepted' ? 'Take it out again' : 'Let it wait again');

const recordPage: Partial<Record<WaitingDetail['kind'], (id: string) => string>> = { people: consolePage.person, assets: consolePage.asset, licences: consolePage.licence };

/** Who stands before and after in the list that led here. */
function useNeighbours(rowId: string) {
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const filter = filterOf(search);
  const list = useRead(listWaiting, { query: { ...filter, limit: 200 } });
  const rows = list.data?.rows ?? [];
  const at = rows.findIndex((row) => row.id === rowId);
  const href = (id: string | undefined) => (id === undefined ? null : consolePage.waitingRow(id, filter));
  return { list: consolePage.waiting(filter), next: href((at < 0 ? rows.find((row) => row.id !== rowId) : rows[at + 1])?.id), before: href(at > 0 ? rows[at - 1]?.id : undefined) };
}

function Outcome({ row }: { row: WaitingDetail }) {
  if (row.state !== 'waiting') {
    const href = row.recordId === null ? undefined : recordPage[row.kind]?.(row.recordId);
    return (
      <Card title={stateOf(row).label.replace(/^./, (letter) => letter.toUpperCase())}>
        <p>{row.closed?.note ?? (row.state === 'accepted' ? 'It went in as it stands below.' : '')}{row.closed?.by == null ? null : <span className="hb-quiet"> {row.closed.by}</span>}</p>
        {href === undefined ? null : <p><AppLink className="hb-link" href={href}>Open the record</AppLink></p>}
      </Card>
    );
  }
  if (row.severity === 'look' || !row.isReady) return null;
  return (
    <Card title={row.verdict === 'create' ? 'What goes in' : row.verdict === 'change' ? 'What changes' : 'Nothing differs from what is here'}>
      <dl className={css.diff}>
        {row.changes.map(({ field, label, from, to }) => <div key={field}><dt>{label}</dt><dd>{row.verdict === 'change' ? <><del>{from ?? 'empty'}</del> <span aria-hidden>→</span><span className="hb-unseen"> becomes </span> </> : null}<ins>{to}</ins></dd></div>)}
      </dl>
    </Card>
  );
}

function Row({ row }: { row: WaitingDetail }) {
  const router = useRouter();
  const around = useNeighbours(row.id);
  const [aside, setAsideOpen] = useState(false);
  const [rule, setRule] = useState<number | null>(null);
  const params = { rowId: row.id };
  const edit = useAct(editWaiting, { refreshes: ['waiting'] });
  const undo = useAct(undoWaiting, { refreshes: recordLists });
  const leave = (words: string, version: number) => {
    showToast(words, { undo: async () => { await undo.run({ params, body: { version } }); } });
    router.history.push(around.next ?? around.list);
  };
  const accept = useAct(acceptWaiting, { refreshes: recordLists, onDone: (done) => leave(row.severity === 'look' ? 'Looked at' : `${done.label} is in`, done.version) });
  const put = useAct(setAside, { refreshes: ['waiting', 'today'], onDone: (done) => leave(`${done.label} is put aside`, done.version) });
  const save = (change: RowEdit) => edit.run({ params, body: { version: row.version, edit: change } });
  const isOpen = row.state === 'waiting';
  const mayAccept = isOpen && (row.isReady || row.severity === 'look');
  const takeIn = () => { if (mayAccept) void accept.run({ params, body: { version: row.version } }); };
  const take = (at: number) => {
    const proposal = proposalsOf(row)[at];
    if (proposal === undefined || !isOpen) return;
    if (proposal.aside !== null) void put.run({ params, body: { version: row.version, note: proposal.aside } });
    else void save(proposal.edit);
  };
  const open = (href: string | null) => { if (href !== null) router.history.replace(href); };
  useShortcuts([
    { keys: 'j', label: 'Next row that waits', group: 'Row', run: () => open(around.next) }, { keys: 'k', label: 'Row before', group: 'Row', run: () => open(around.before) },
    ...(isOpen ? proposalsOf(row).slice(0, 9).map((proposal, at) => ({ keys: String(at + 1), label: proposal.sentence, group: 'Row', run: () => take(at) })) : []),
    ...(mayAccept ? [{ keys: 'a', label: acceptText(row), group: 'Row', run: takeIn }] : []), ...(isOpen ? [{ keys: 'z', label: 'Undo the last edit', group: 'Row', run: () => void undo.run({ params, body: { version: row.version } }) }, { keys: 's', label: 'Put aside', group: 'Row', run: () => setAsideOpen(true) }] : []),
  ]);
  const state = stateOf(row);
  const canUndo = (isOpen && row.edits.length > 0) || ['aside', 'seen', 'accepted'].includes(row.state);
  return (
    <Page
      title={row.label} parent={{ label: 'Waiting rows', href: around.list }} state={<StateBadge tone={state.tone} {...(state.tone === 'hold' ? { icon: IconHourglass } : {})}>{state.label}</StateBadge>}
      subtitle={<><AppLink className="hb-link" href={consolePage.import(row.importId)}>{row.fileName}</AppLink>, line {row.line}{row.seenTimes > 1 ? `; it has stood in ${row.seenTimes} files` : ''}</>}
      acts={<>{canUndo ? <ActButton kind="bare" icon={IconArrowBackUp} busy={undo.busy} onClick={() => void undo.run({ params, body: { version: row.version } })}>{undoText(row)}</ActButton> : null}{isOpen ? <ActButton onClick={() => setAsideOpen(true)}>Put aside</ActButton> : null}{mayAccept ? <ActButton kind="primary" busy={accept.busy} onClick={takeIn}>{acceptText(row)}</ActButton> : null}</>}
    >
      <SplitPanel
        main={
          <Stack gap={16}>
            <ProblemNote problem={accept.problem ?? undo.problem ?? put.problem} />
            {row.reasons.length > 0 ? <ReasonsCard row={row} onTake={take} busy={edit.busy || put.busy} /> : null}
            <Outcome row={row} />
            <CellsCard key={row.id} row={row} busy={edit.busy} problem={edit.problem} onSave={save} onRule={setRule} />
          </Stack>
        }
        side={<Stack gap={16}><NearCard row={row} onChoose={(record) => void save({ record })} busy={edit.busy} />{row.edits.length === 0 ? null : <Card title="Done so far"><ol className={css.edits}>{row.edits.map((each) => <li key={each.at}>{each.sentence}<span className={css.under}>{each.by}</span></li>)}</ol></Card>}<p className={css.note}>Keys: <kbd>1</kbd>–<kbd>9</kbd> take a proposal, <kbd>a</kbd> {acceptText(row).toLowerCase()}, <kbd>s</kbd> put aside, <kbd>z</kbd> undo, <kbd>j</kbd> <kbd>k</kbd> next and before.</p></Stack>}
      />
      <ConfirmAct open={aside} onClose={() => setAsideOpen(false)} title={`Put ${row.label} aside?`} consequence="It does not go in. It stays listed with your reason, and can wait again at any time." act="Put it aside" reason={{ label: 'Why', required: true }} busy={put.busy} problem={put.problem} onConfirm={(note) => void put.run({ params, body: { version: row.version, note } })} />
      {rule === null ? null : <RuleDialog row={row} column={rule} onClose={() => setRule(null)} />}
    </Page>
  );
}

export function WaitingRowScreen() {
  const { rowId } = useParams({ strict: false }) as { rowId: string };
  const read = useRead(readWaiting, { params: { rowId } });
  const parent = { label: 'Waiting rows', href: consolePage.waiting() };
  if (read.isError && read.data === undefined) return <Page title="This row could not be read" parent={parent}><ErrorState problem={read.error} onRetry={() => void read.refetch()} /></Page>;
  if (read.data === undefined) return <Page title="Reading the row" parent={parent}><Card fit="flush"><LoadingRows rows={7} /></Card></Page>;
  return <Row key={read.data.id} row={read.data} />;
}

/** A change of many records: what it touches, then what it did, record by record; applied as one, undone as one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowBackUp, IconStack2 } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { applyBulk, cancelBulk, listBulkRows, readBulk, undoBulk } from '#contract/bulk';
import type { BulkChange, BulkRow, bulkShows } from '#contract/bulk';
import { consolePage } from '#contract/console-page';
import type { Answer } from '#contract/route';
import type { FieldKind } from '#domain/field/custom-field';
import { useAct } from '../../platform/act.ts';
import { call } from '../../platform/api.ts';
import type { Problem } from '../../platform/problem.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { changeText, countOf, reasonText, reasonWord, titleOf } from '../../ui/bulk-words.ts';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { StateBadge, SubjectIcon } from '../../ui/state-badge.tsx';
import css from './bulk.module.css';

type Show = (typeof bulkShows)[number];
type Figure = { show: Show; count: number; says: string; tone?: 'home' | 'due' | 'late' };

const isBusy = (bulk: BulkChange) => bulk.status === 'previewing' || bulk.status === 'applying' || bulk.status === 'undoing';
const listPage: { readonly [K in FieldKind]: string } = { asset: consolePage.assets(), person: consolePage.people(), licence: consolePage.licences(), account: consolePage.accounts() };
const recordPage: { readonly [K in FieldKind]: (id: string) => string } = { asset: consolePage.asset, person: consolePage.person, licence: consolePage.licence, account: consolePage.account };

function figuresOf({ status, counts }: BulkChange): Figure[] {
  if (status === 'undone') return [{ show: 'undone', count: counts.undone, says: 'put back as they were', tone: 'home' }, { show: 'kept', count: counts.kept, says: 'left as they are now', ...(counts.kept > 0 ? { tone: 'due' as const } : {}) }, { show: 'left', count: counts.left, says: 'were never changed' }];
  if (status === 'applied' || status === 'cancelled' || status === 'undoing') return [{ show: 'changed', count: counts.changed, says: 'changed', tone: 'home' }, { show: 'left', count: counts.left, says: 'left out: changed by others since', ...(counts.left > 0 ? { tone: 'due' as const } : {}) }, { show: 'refused', count: counts.refused, says: 'refused by a rule', ...(counts.refused > 0 ? { tone: 'late' as const } : {}) }];
  return [{ show: 'change', count: counts.change, says: 'would change', tone: 'home' }, { show: 'same', count: counts.same, says: 'are like that already' }, { show: 'refused', count: counts.refused, says: 'refused by a rule', ...(counts.refused > 0 ? { tone: 'late' as const } : {}) }];
}

function Progress({ bulk }: { bulk: BulkChange }) {
  const share = Math.round((100 * bulk.done) / Math.max(1, bulk.total));
  return (
    <Card>
      <p role="status">{bulk.done.toLocaleString('en-GB')} of {countOf(bulk.kind, bulk.total)} looked at. You can leave this page; it goes on.</p>
      <div className={css.progress} role="progressbar" aria-label="Progress" aria-valuenow={share} aria-valuemin={0} aria-valuemax={100}><i style={{ width: `${share}%` }} /></div>
      {bulk.error === null ? null : <p style={{ color: 'var(--hb-late)' }}>{bulk.error}</p>}
    </Card>
  );
}

function useRows(bulk: BulkChange, show: Show) {
  return useInfiniteQuery<Answer<typeof listBulkRows>, Problem, { pages: Answer<typeof listBulkRows>[] }, readonly unknown[], string | undefined>({
    queryKey: [listBulkRows.id, bulk.id, bulk.status, show],
    queryFn: ({ pageParam, signal }) => call(listBulkRows, { params: { bulkId: bulk.id }, query: { show, ...(pageParam === undefined ? {} : { after: pageParam }) } }, { signal }),
    initialPageParam: undefined, getNextPageParam: (last) => last.next ?? undefined,
  });
}

function RecordRow({ row, kind }: { row: BulkRow; kind: FieldKind }) {
  return (
    <div className={css.row}>
      <AppLink className={`hb-row-link ${css.name}`} href={recordPage[kind](row.id)}>{row.label}</AppLink>
      <div className={css.what}>
        {row.fields.map((field) => <span key={field.field}>{field.label}: {field.from === null ? null : <><span className={css.was}>{field.from}</span> </>}{field.to ?? <span className="hb-quiet">empty</span>}</span>)}
        {row.reason === null ? null : <span style={{ color: 'var(--hb-due)' }}>{reasonText(row.reason)}</span>}
      </div>
    </div>
  );
}

function RowsCard({ bulk, show, title }: { bulk: BulkChange; show: Show; title: string }) {
  const rows = useRows(bulk, show);
  const all = rows.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card title={title} fit="flush">
      {rows.isError ? <ErrorState problem={rows.error} onRetry={() => void rows.refetch()} /> : null}
      {rows.isPending ? <LoadingRows rows={5} label="Reading the records" /> : null}
      {rows.isSuccess && all.length === 0 ? <p className={`hb-quiet ${css.more}`}>None.</p> : null}
      <Rows label={title}>{all.map((row) => <Row key={row.id}><RecordRow row={row} kind={bulk.kind} /></Row>)}</Rows>
      {rows.hasNextPage ? <div className={css.more}><ActButton size="xs" busy={rows.isFetchingNextPage} onClick={() => void rows.fetchNextPage()}>Show more</ActButton></div> : null}
    </Card>
  );
}

function SamplesCard({ bulk }: { bulk: BulkChange }) {
  if (bulk.samples.length === 0) return null;
  return (
    <Card title="Field by field" aside="The commonest first">
      <dl style={{ display: 'grid', gap: 8, margin: 0 }}>
        {bulk.samples.map((one, at) => (
          <div key={at} className={css.sample}>
            <dt>{one.label}</dt>
            <dd style={{ margin: 0, overflowWrap: 'anywhere' }}>{one.from === null ? <span className="hb-quiet">nothing</span> : <span className={css.was}>{one.from}</span>} → {one.to ?? <span className="hb-quiet">empty</span>}</dd>
            <dd className={css.count} style={{ margin: 0 }}>{one.rows.toLocaleString('en-GB')}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

function ReasonsCard({ bulk }: { bulk: BulkChange }) {
  if (bulk.reasons.length === 0) return null;
  return (
    <Card title="Left out, and why">
      <dl style={{ display: 'grid', gap: 6, margin: 0 }}>
        {bulk.reasons.map((one) => <div key={`${one.step}-${one.code}`} style={{ display: 'flex', gap: 12, justifyContent: 'space-between' }}><dt>{reasonWord(one.code)}</dt><dd className={css.count} style={{ margin: 0 }}>{one.rows.toLocaleString('en-GB')}</dd></div>)}
      </dl>
    </Card>
  );
}

function Acts({ bulk }: { bulk: BulkChange }) {
  const [asking, setAsking] = useState(false);
  const settings = { refreshes: ['bulk', 'assets', 'people', 'licences', 'accounts', 'history'] };
  const [apply, cancel, undo] = [useAct(applyBulk, settings), useAct(cancelBulk, settings), useAct(undoBulk, { ...settings, onDone: () => setAsking(false) })];
  const input = { params: { bulkId: bulk.id }, body: { version: bulk.version } };
  return (
    <>
      {isBusy(bulk) && bulk.status !== 'undoing' ? <ActButton busy={cancel.busy} onClick={() => void cancel.run(input)}>Stop</ActButton> : null}
      {bulk.status === 'previewed' ? (
        <>
          <ActButton busy={cancel.busy} onClick={() => void cancel.run(input)}>Put it aside</ActButton>
          {bulk.counts.change === 0 ? null : <ActButton kind="primary" busy={apply.busy} onClick={() => void apply.run(input)}>Change {countOf(bulk.kind, bulk.counts.change)}</ActButton>}
        </>
      ) : null}
      {bulk.canUndo ? <ActButton icon={IconArrowBackUp} onClick={() => setAsking(true)}>Undo</ActButton> : null}
      {apply.problem === null && cancel.problem === null ? null : <ProblemNote problem={apply.problem ?? cancel.problem} />}
      <ConfirmAct open={asking} onClose={() => setAsking(false)} title="Put it back?" consequence={`${countOf(bulk.kind, bulk.counts.changed)} get the values of before. What somebody changed since stays as it is now, and is listed.`} act="Put it back" busy={undo.busy} problem={undo.problem} onConfirm={() => void undo.run(input)} />
    </>
  );
}

const up = { label: 'Changes of many', href: consolePage.bulkChanges() };

export function BulkScreen() {
  const { bulkId } = useParams({ strict: false }) as { bulkId: string };
  const [chosen, setChosen] = useState<Show | null>(null);
  const reading = useRead(readBulk, { params: { bulkId } }, { refreshEvery: 2000 });
  const bulk = reading.data;
  if (bulk === undefined)
    return (
      <Page title={reading.isError ? 'This change could not be read' : 'A change of many'} parent={up}>
        {reading.isError ? <ErrorState problem={reading.error} onRetry={() => void reading.refetch()} /> : <LoadingRows rows={6} label="Reading the change" />}
      </Page>
    );
  const figures = figuresOf(bulk);
  const show = figures.find((one) => one.show === chosen) ?? figures[0]!;
  return (
    <Page
      title={titleOf(bulk)} parent={up} mark={<SubjectIcon tone="home" icon={IconStack2} size={44} />} acts={<Acts bulk={bulk} />}
      subtitle={<>{changeText(bulk)} · begun by {bulk.isYours ? 'you' : bulk.by} <InstantText at={bulk.createdAt} as="ago" /> · <AppLink className="hb-link" href={listPage[bulk.kind]}>the list</AppLink></>}
      state={bulk.resumed > 0 ? <StateBadge tone="due">went on by itself after a stop</StateBadge> : undefined}
    >
      {isBusy(bulk) ? <Progress bulk={bulk} /> : (
        <>
          <div className={css.figures} role="group" aria-label="What to list below">
            {figures.map((one) => (
              <button key={one.show} type="button" className={css.figure} aria-pressed={show.show === one.show} {...(one.tone === undefined || one.count === 0 ? {} : { 'data-tone': one.tone })} onClick={() => setChosen(one.show)}>
                <strong>{one.count.toLocaleString('en-GB')}</strong>
                <span>{one.says}</span>
              </button>
            ))}
          </div>
          <SplitPanel main={<RowsCard bulk={bulk} show={show.show} title={`${countOf(bulk.kind, show.count)}: ${show.says}`} />} side={<><SamplesCard bulk={bulk} /><ReasonsCard bulk={bulk} /></>} />
        </>
      )}
    </Page>
  );
}

/** The rows of one verdict in file order. Each opens to what it says field by field. */
import { listImportRows, type ImportReason, type ImportRow, type ImportRun } from '#contract/imports';
import { consolePage } from '#contract/console-page';
import { fieldOf } from '#domain/import/fields';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { optionText } from './answers.ts';
import css from './bring.module.css';

const pageOf: Partial<Record<NonNullable<ImportRun['kind']>, (id: string) => string>> = { people: consolePage.person, assets: consolePage.asset, licences: consolePage.licence };

/** A value of a closed list in words: "In the workshop". */
const wordsOf = (kind: ImportRun['kind'], field: string, value: string): string => {
  const type = kind === null ? undefined : fieldOf(kind, field)?.type;
  return type === 'choice' || field === 'category' ? optionText(value) : value;
};

const Sentences = ({ reasons }: { reasons: readonly ImportReason[] }) => (
  <ul className={css.sentences}>
    {reasons.map((reason) => <li key={`${reason.code}.${reason.field ?? ''}`}>{reason.label === null ? '' : <b>{reason.label}: </b>}{reason.sentence}</li>)}
  </ul>
);

function Diff({ row, kind }: { row: ImportRow; kind: ImportRun['kind'] }) {
  if (row.changes.length === 0) return <p className="hb-quiet">Nothing differs.</p>;
  return (
    <dl className={css.diff}>
      {row.changes.map(({ field, label, from, to }) => (
        <div key={field}>
          <dt>{label}</dt>
          <dd>
            {row.verdict === 'change' ? <><del>{from === null ? 'empty' : wordsOf(kind, field, from)}</del> <span aria-hidden>→</span><span className="hb-unseen"> becomes </span> </> : null}
            <ins>{wordsOf(kind, field, to)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a new record is known by comes first; what it cost can wait. */
const tellsLittle = new Set(['cost', 'purchaseOn', 'currency']);
function gist(row: ImportRow, kind: ImportRun['kind']): string {
  if (row.verdict === 'change') return row.changes.map(({ label }) => label).join(', ');
  if (row.verdict === 'refuse' || row.verdict === 'left') return row.reasons[0]?.sentence ?? '';
  const telling = row.changes.filter(({ field, to }) => !row.label.includes(to) && !tellsLittle.has(field));
  return telling.slice(0, 5).map(({ field, to }) => wordsOf(kind, field, to)).join(' · ');
}

function PreviewRow({ row, kind, href }: { row: ImportRow; kind: ImportRun['kind']; href: string | null }) {
  return (
    <li>
      <details className={css.row}>
        <summary>
          <span className={css.line}>Line {row.line}</span>
          <span className={css.rowLabel}>{row.label}</span>
          <span className={css.gist}>{gist(row, kind)}</span>
        </summary>
        <div className={css.inside}>
          {row.reasons.length > 0 ? <Sentences reasons={row.reasons} /> : null}
          {row.withheld.length > 0 ? <><p className={css.small}>Goes in without this:</p><Sentences reasons={row.withheld} /></> : null}
          {row.verdict === 'create' || row.verdict === 'change' ? <Diff row={row} kind={kind} /> : null}
          {href === null ? null : <AppLink href={href} className="hb-link">Open the record</AppLink>}
        </div>
      </details>
    </li>
  );
}

export function PreviewRows({ run, verdict, reason }: { run: ImportRun; verdict: ImportRow['verdict']; reason: string | null }) {
  const list = useList(listImportRows, { params: { importId: run.id }, fixed: { verdict, reason: reason ?? undefined } });
  const page = run.kind === null ? undefined : pageOf[run.kind];
  if (list.problem !== null) return <ErrorState problem={list.problem} onRetry={list.retry} />;
  if (list.loading) return <LoadingRows rows={8} label="Reading the rows" />;
  const isHere = (row: ImportRow): boolean => row.recordId !== null && (row.verdict !== 'create' || run.status === 'applied');
  return (
    <>
      <ol className={css.rowList} aria-label="Rows">
        {list.rows.map((row) => <PreviewRow key={row.line} row={row} kind={run.kind} href={page !== undefined && row.recordId !== null && isHere(row) ? page(row.recordId) : null} />)}
      </ol>
      {list.more === null ? null : <div className={css.more}><ActButton onClick={list.more} busy={list.loadingMore}>Show more</ActButton></div>}
    </>
  );
}

/** Which column goes where: what stands in it, why it was taken so, and another field if that is wrong. Saved as it is picked. */
import { Select } from '@mantine/core';
import { mapImport, type ImportColumn, type ImportRun } from '#contract/imports';
import { importKinds, type ImportKind } from '#domain/import/field';
import { fieldOf, fieldsOf } from '#domain/import/fields';
import { useAct } from '../../platform/act.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { kindLabels, type Step } from './bring-words.ts';
import { KeptChoice } from './kept-choice.tsx';
import { ReadingCard } from './reading-card.tsx';
import { usePreview } from './use-preview.ts';
import css from './bring.module.css';

const nothing = 'to:nothing';
const custom = 'to:custom';

const valueOf = ({ use }: ImportColumn): string => (use.to === 'field' ? use.field : use.to === 'custom' ? custom : nothing);

function choicesFor(kind: ImportKind, column: ImportColumn) {
  return [
    { group: 'Otherwise', items: [{ value: nothing, label: 'Leave out' }, { value: custom, label: `Keep as own field “${column.header === '' ? `Column ${column.index + 1}` : column.header}”` }] },
    { group: `Fields of ${kindLabels[kind].toLowerCase()}`, items: fieldsOf[kind].map(({ key, label }) => ({ value: key, label })) },
  ];
}

function Sureness({ column, kind }: { column: ImportColumn; kind: ImportKind }) {
  if (column.use.to === 'field') return column.confidence >= 0.5 ? <StateBadge tone="home">recognised</StateBadge> : <StateBadge tone="home">chosen</StateBadge>;
  if (column.use.to === 'custom') return <StateBadge tone="home">own field</StateBadge>;
  return column.proposal === null ? <StateBadge tone="quiet">left out</StateBadge> : <StateBadge tone="due">{`${fieldOf(kind, column.proposal)?.label ?? column.proposal}?`}</StateBadge>;
}

type RowProps = { column: ImportColumn; kind: ImportKind; busy: boolean; onPick: (column: ImportColumn, value: string) => void };

function ColumnRow({ column, kind, busy, onPick }: RowProps) {
  const name = column.header === '' ? `Column ${column.index + 1}, without a header` : column.header;
  const proposedLabel = column.proposal === null ? '' : (fieldOf(kind, column.proposal)?.label ?? column.proposal);
  return (
    <tr>
      <th scope="row" className={css.header}>{name}</th>
      <td className={css.samples}>
        {column.samples.length === 0 ? <span className="hb-quiet">nothing in the first rows</span> : column.samples.map((sample) => <span key={sample} className={css.sample}>{sample}</span>)}
      </td>
      <td className={css.pick}>
        <Select aria-label={`Where ${name} goes`} data={choicesFor(kind, column)} value={valueOf(column)} onChange={(value) => { if (value !== null) onPick(column, value); }} searchable allowDeselect={false} disabled={busy} maxDropdownHeight={320} />
      </td>
      <td className={css.why}>
        <Sureness column={column} kind={kind} />
        <span className={css.reason}>{column.why}</span>
        {column.use.to === 'nothing' && column.proposal !== null ? <ActButton kind="bare" size="compact-xs" disabled={busy} aria-label={`Use ${name} as ${proposedLabel}`} onClick={() => onPick(column, column.proposal ?? nothing)}>{`Use as ${proposedLabel}`}</ActButton> : null}
      </td>
    </tr>
  );
}

type KindProps = { run: ImportRun; onKind: (kind: ImportKind) => void; onUse: (mappingId: string | null) => void; busy: boolean };

function KindCard({ run, onKind, onUse, busy }: KindProps) {
  return (
    <Card>
      <div className={css.kind}>
        <Select label="This file brings" data={importKinds.map((kind) => ({ value: kind, label: kindLabels[kind] }))} value={run.kind} onChange={(kind) => { if (kind !== null) onKind(kind as ImportKind); }} placeholder="Choose one" allowDeselect={false} disabled={busy} />
        <p className="hb-quiet">
          {run.why}
        </p>
        {run.kind === null ? null : <KeptChoice run={run} busy={busy} onUse={onUse} />}
      </div>
    </Card>
  );
}

/** What is left out, and one act that keeps all of it. */
function LeftOut({ run, busy, onKeep }: { run: ImportRun; busy: boolean; onKeep: () => void }) {
  const left = run.columns.filter((column) => column.use.to === 'nothing' && column.samples.length > 0 && column.reason !== 'secret');
  if (left.length === 0) return <>Pick another field where one is wrong</>;
  return (
    <ActButton kind="bare" size="xs" disabled={busy} onClick={onKeep} title={left.map((column) => column.header).join(', ')}>
      {left.length === 1 ? 'Keep the one that is left out as its own field' : `Keep all ${left.length} that are left out as own fields`}
    </ActButton>
  );
}

export function ColumnsStep({ run, go }: { run: ImportRun; go: (step: Step) => void }) {
  const map = useAct(mapImport, { refreshes: ['imports'] });
  const preview = usePreview(run, go);
  const params = { importId: run.id };
  const pick = ({ index, header }: ImportColumn, value: string): void => {
    const use = value === nothing ? { to: 'nothing' as const } : value === custom ? { to: 'custom' as const, name: header === '' ? `Column ${index + 1}` : header } : { to: 'field' as const, field: value };
    void map.run({ params, body: { version: run.version, columns: [{ index, use }] } });
  };
  const { kind } = run;
  const open = run.questions.length;
  const used = run.columns.filter((column) => column.use.to !== 'nothing').length;
  return (
    <>
      <KindCard run={run} busy={map.busy} onKind={(next) => void map.run({ params, body: { version: run.version, kind: next } })} onUse={(useMapping) => void map.run({ params, body: { version: run.version, useMapping } })} />
      <ReadingCard run={run} />
      <ProblemNote problem={map.problem ?? preview.problem} />
      {kind === null ? null : (
        <Card fit="flush" title={`${used} of ${run.columns.length} columns are used`} aside={map.busy ? <span role="status">Reading the file with that…</span> : <LeftOut run={run} busy={map.busy} onKeep={() => void map.run({ params, body: { version: run.version, keepUnknown: true } })} />}>
          <div className={css.scroll}>
            <table className={css.columns}>
              <thead>
                <tr><th scope="col">Column</th><th scope="col">What stands in it</th><th scope="col">Goes to</th><th scope="col">Why</th></tr>
              </thead>
              <tbody>
                {run.columns.map((column) => <ColumnRow key={column.index} column={column} kind={kind} busy={map.busy} onPick={pick} />)}
              </tbody>
            </table>
          </div>
        </Card>
      )}
      {kind === null ? null : (
        <div className={css.next}>
          {open > 0 ? <ActButton kind="primary" onClick={() => go('questions')} disabled={map.busy}>{`Answer ${open === 1 ? 'one question' : `${open} questions`}`}</ActButton> : <ActButton kind="primary" busy={preview.busy} disabled={map.busy} onClick={preview.start}>{`Preview ${run.rows.toLocaleString('en-GB')} ${run.rows === 1 ? 'row' : 'rows'}`}</ActButton>}
          <span className="hb-quiet">{open > 0 ? 'The file alone cannot tell; each is asked once.' : 'The file leaves nothing open. Nothing changes yet.'}</span>
        </div>
      )}
    </>
  );
}

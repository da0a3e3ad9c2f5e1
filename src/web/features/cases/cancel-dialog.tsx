/** Cancelling a case: what stops, what must be undone and by whom, what cannot be, who is told; then one act with a reason. */
import type { ReactNode } from 'react';
import { cancelCase, previewCancel } from '#contract/cases';
import type { CancelPreview } from '#contract/cases';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { useCaseView } from './case-context.tsx';
import { firstName, listed, ownerWords } from './case-words.ts';
import { useCaseAct } from './queries.ts';
import css from './dialog.module.css';

const shownAtOnce = 5;

function Part({ title, rows, none }: { title: string; rows: readonly { key: string; words: ReactNode }[]; none?: string }) {
  if (rows.length === 0 && none === undefined) return null;
  return (
    <>
      <h3 className={css.heading}>{title}</h3>
      <ul className={css.plain}>
        {rows.slice(0, shownAtOnce).map((row) => <li key={row.key}>{row.words}</li>)}
        {rows.length > shownAtOnce ? <li className="hb-quiet">and {rows.length - shownAtOnce} more</li> : null}
        {rows.length === 0 ? <li className="hb-quiet">{none}</li> : null}
      </ul>
    </>
  );
}

function Touches({ preview }: { preview: CancelPreview }) {
  return (
    <>
      <Part title="Stops" rows={preview.stops.map((stop, index) => ({ key: `${stop.kind} ${index}`, words: stop.what }))} none="Nothing is under way." />
      <Part title="Must be undone; these become tasks" rows={preview.undo.map((step, index) => ({ key: `${step.kind} ${index}`, words: <>{step.what} <span className="hb-quiet">({ownerWords(step.owner).name})</span></> }))} />
      <Part title="Cannot be undone" rows={preview.cannotUndo.map((step, index) => ({ key: `${step.kind} ${index}`, words: step.what }))} />
      <p className={css.told}>
        {preview.tell.length === 0 ? 'Nobody outside is told: nobody was asked.' : `“Never mind, thank you” goes to ${listed(preview.tell)}, once.`}
        {preview.staysDone === 0 ? '' : ` ${preview.staysDone} ${preview.staysDone === 1 ? 'thing stays' : 'things stay'} done.`}
      </p>
    </>
  );
}

export function CancelDialog({ onClose }: { onClose: () => void }) {
  const { one } = useCaseView();
  const preview = useRead(previewCancel, { params: { caseId: one.id } });
  const cancel = useCaseAct(cancelCase, {
    onDone: () => {
      showToast(`${one.person.name}’s case is cancelled`);
      onClose();
    },
  });
  const name = firstName(one.person.name);
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Cancel ${name}’s case?`}
      consequence={preview.data?.consequence ?? 'Reading what is under way…'}
      touches={preview.data === undefined ? (preview.isError ? undefined : <LoadingRows rows={4} label="Reading what is under way" />) : <Touches preview={preview.data} />}
      undo="never"
      act="Cancel the case"
      grave
      reason={{ label: 'Why', description: 'Rescinded, rehired, opened by mistake: it stays with the record', required: true }}
      waiting={preview.data === undefined}
      busy={cancel.busy}
      problem={cancel.problem ?? (preview.isError ? preview.error : null)}
      onConfirm={(reason) => void cancel.run({ params: { caseId: one.id }, body: { reason, version: one.version } })}
    />
  );
}

/** Taking a whole import back: first what goes back and what stays with its reason, then the act. */
import { IconArrowBackUp } from '@tabler/icons-react';
import { useState } from 'react';
import { previewUndo, undoImport, type ImportRun, type UndoPreview } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { rowsText } from './bring-words.ts';
import css from './bring.module.css';

const few = (labels: readonly string[], rows: number): string => `${labels.slice(0, 3).join(', ')}${rows > 3 ? ` and ${(rows - 3).toLocaleString('en-GB')} more` : ''}`;

function Touches({ preview }: { preview: UndoPreview }) {
  const labels = (outcome: 'reverted' | 'withdrawn') => preview.samples.filter((sample) => sample.outcome === outcome).flatMap((sample) => sample.labels);
  return (
    <ul className={css.undo}>
      {preview.reverted > 0 ? <li><b>{rowsText(preview.reverted)}</b> get the values they had: {few(labels('reverted'), preview.reverted)}.</li> : null}
      {preview.withdrawn > 0 ? <li><b>{rowsText(preview.withdrawn)}</b> that were new are withdrawn as registered in error: {few(labels('withdrawn'), preview.withdrawn)}.</li> : null}
      {preview.reasons.map((reason) => <li key={`${reason.code}.${reason.sentence}`} data-stays><b>{rowsText(reason.rows)}</b> {reason.rows === 1 ? 'stays' : 'stay'}: {few(reason.labels, reason.rows)}. {reason.sentence}</li>)}
    </ul>
  );
}

export function UndoImport({ run }: { run: ImportRun }) {
  const [asks, setAsks] = useState(false);
  const preview = useRead(previewUndo, { params: { importId: run.id } }, { enabled: asks });
  const undo = useAct(undoImport, { refreshes: ['imports'], onDone: () => setAsks(false) });
  const { data } = preview;
  const nothing = data !== undefined && data.reverted + data.withdrawn === 0;
  return (
    <>
      <ActButton icon={IconArrowBackUp} onClick={() => setAsks(true)}>Take this import back</ActButton>
      <ConfirmAct
        open={asks} onClose={() => setAsks(false)} title={`Take ${run.fileName} back?`} act={nothing ? 'Mark it as taken back' : 'Take it back'} grave undo="never" busy={undo.busy} problem={undo.problem} waiting={data === undefined && preview.error === null}
        consequence="Every record that nothing later depends on goes back to what it was. Each gets an entry in its history; the chains of custody get correcting entries and lose none."
        touches={preview.error !== null ? <ErrorState problem={preview.error} onRetry={() => void preview.refetch()} /> : data === undefined ? undefined : <Touches preview={data} />}
        onConfirm={() => void undo.run({ params: { importId: run.id }, body: { version: run.version } })}
      />
    </>
  );
}

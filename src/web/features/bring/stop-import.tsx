/** Stops the step under way: a preview is put aside, an import stops between two batches. */
import { cancelImport, stopImport, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';

export function StopImport({ run }: { run: ImportRun }) {
  const stop = useAct(stopImport, { refreshes: ['imports'] });
  return (
    <>
      <ProblemNote problem={stop.problem} />
      <div><ActButton busy={stop.busy} onClick={() => void stop.run({ params: { importId: run.id }, body: { version: run.version } })}>Stop here</ActButton></div>
    </>
  );
}

export function StopPreview({ run }: { run: ImportRun }) {
  const cancel = useAct(cancelImport, { refreshes: ['imports'] });
  return (
    <>
      <ProblemNote problem={cancel.problem} />
      <div><ActButton busy={cancel.busy} onClick={() => void cancel.run({ params: { importId: run.id }, body: { version: run.version } })}>Stop and put the file aside</ActButton></div>
    </>
  );
}

/** Starting the preview from any step. Asked again while it is under way, it only leads there. */
import { previewImport, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import type { Problem } from '../../platform/problem.ts';
import type { Step } from './bring-words.ts';

export function usePreview(run: Pick<ImportRun, 'id' | 'version'>, go: (step: Step) => void): { start: () => void; startAt: (version: number) => Promise<void>; busy: boolean; problem: Problem | null } {
  const preview = useAct(previewImport, { refreshes: ['imports'], onDone: () => go('preview') });
  const startAt = async (version: number): Promise<void> => { await preview.run({ params: { importId: run.id }, body: { version } }); };
  return { start: () => void startAt(run.version), startAt, busy: preview.busy, problem: preview.problem };
}

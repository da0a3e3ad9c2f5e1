/** Planning anew with today's policy and facts: the difference is shown before it is taken. */
import { previewReplan, replanCase } from '#contract/cases';
import type { ReplanPreview } from '#contract/cases';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { useCaseView } from './case-context.tsx';
import { counted, firstName, listed } from './case-words.ts';
import { useCaseAct } from './queries.ts';
import css from './dialog.module.css';

function Diff({ preview, zone }: { preview: ReplanPreview; zone: string }) {
  return (
    <ul className={css.diff}>
      {preview.added.map((title) => <li key={`+ ${title}`} data-sign="+"><span className="hb-unseen">Added: </span>{title}</li>)}
      {preview.dropped.map((title) => <li key={`- ${title}`} data-sign="−"><span className="hb-unseen">Dropped: </span>{title}</li>)}
      {preview.retimed.map((task) => (
        <li key={`~ ${task.title}`} data-sign="~">
          <span className="hb-unseen">Moved: </span>{task.title}, {task.from === null ? 'no date' : <InstantText at={task.from} zone={zone} />} → {task.to === null ? 'no date' : <InstantText at={task.to} zone={zone} />}
        </li>
      ))}
      {preview.changed.map((change) => <li key={`= ${change}`} data-sign="~"><span className="hb-unseen">Changed: </span>{change}</li>)}
    </ul>
  );
}

function consequenceOf(preview: ReplanPreview): string {
  const parts = [
    counted(preview.added.length, 'task is added', 'tasks are added'), counted(preview.dropped.length, 'is dropped', 'are dropped'), counted(preview.retimed.length, 'date changes', 'dates change'), counted(preview.changed.length, 'is reworded or given to another', 'are reworded or given to others'),
  ].filter((part) => part !== null);
  const policy = preview.fromVersion === preview.toVersion ? `Policy version ${preview.toVersion}, as before` : `Policy version ${preview.fromVersion} → ${preview.toVersion}`;
  return parts.length === 0 ? `${policy}. Nothing changes: the plan is what today’s facts make of it.` : `${policy}: ${listed(parts)}; ${preview.unchanged} stay as they are. Nothing done is undone.`;
}

export function ReplanDialog({ onClose }: { onClose: () => void }) {
  const { one } = useCaseView();
  const preview = useRead(previewReplan, { params: { caseId: one.id } });
  const replan = useCaseAct(replanCase, {
    onDone: () => {
      showToast(`${one.person.name}’s case is planned anew`);
      onClose();
    },
  });
  const diff = preview.data;
  const changes = diff === undefined ? 0 : diff.added.length + diff.dropped.length + diff.retimed.length + diff.changed.length;
  const isSame = diff !== undefined && changes === 0 && diff.fromVersion === diff.toVersion;
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Plan ${firstName(one.person.name)}’s case anew?`}
      consequence={diff === undefined ? 'Comparing with today’s policy and facts…' : consequenceOf(diff)}
      touches={diff === undefined ? (preview.isError ? undefined : <LoadingRows rows={4} label="Comparing" />) : changes === 0 ? undefined : <Diff preview={diff} zone={one.timeZone} />}
      act={changes === 0 ? 'Take today’s version' : `Plan anew: ${changes} ${changes === 1 ? 'change' : 'changes'}`}
      waiting={diff === undefined || isSame}
      busy={replan.busy}
      problem={replan.problem ?? (preview.isError ? preview.error : null)}
      onConfirm={() => void replan.run({ params: { caseId: one.id }, body: { version: one.version } })}
    />
  );
}

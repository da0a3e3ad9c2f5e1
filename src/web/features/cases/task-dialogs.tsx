/** Finishing with a note or a decision, and setting a task aside. */
import { useState } from 'react';
import { Textarea } from '@mantine/core';
import { actOnTask } from '#contract/cases';
import type { Task } from '#contract/cases';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { isBeforeCutOff } from './access-view.ts';
import { clockText } from './around.ts';
import { useCaseView } from './case-context.tsx';
import type { CaseView } from './case-context.tsx';
import { useCaseAct } from './queries.ts';
import { becauseText } from './task-view.ts';

/** What ticking does in the world, said before. */
function consequenceOf(task: Task, { one, around }: CaseView, early: boolean): string {
  if (early) return `The cut-off is ${clockText(one.cutOffAt, around)}. Ending access before it is a decision, and it is kept with your name and your reason.`;
  if (task.completes === 'account_ended') return 'It is recorded as ended now, by you, against the cut-off.';
  if (task.completes === 'seat_released') return 'The seat is free for somebody else at once.';
  if (task.completes === 'told') return `From here on messages may go to ${one.person.name}. If the day for asking has come, the ask goes out at once.`;
  if (task.evidence === 'note') return 'The policy wants a few words as evidence: what was done, or what was found.';
  return `Because: ${becauseText(task.because)}`;
}

export function FinishDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const view = useCaseView();
  const { one, around } = view;
  const account = task.completes === 'account_ended' ? one.accounts.find((other) => other.id === task.subject?.id) : undefined;
  const [wasRefused, setRefused] = useState(false);
  const [evidence, setEvidence] = useState('');
  const early = wasRefused || (account?.status === 'active' && isBeforeCutOff(account, around.now));
  const isFact = task.completes === 'account_ended' || task.completes === 'seat_released';
  const finish = useCaseAct(actOnTask, {
    onDone: () => {
      showToast(`“${task.title}” is done`);
      onClose();
    },
    onProblem: (problem) => { if (problem.code === 'early_ending_needs_decision') setRefused(true); },
  });
  const needsNote = task.evidence === 'note';
  const reason = early
    ? { label: 'Why before the cut-off', required: true }
    : { label: needsNote ? 'What was done or found' : 'Note', ...(needsNote ? { required: true } : { description: 'May stay empty' }) };
  const send = (text: string) => {
    const note = early ? evidence.trim() : text;
    void finish.run({ params: { taskId: task.id }, body: { action: 'finish', version: task.version, ...(note === '' ? {} : { note }), ...(early ? { earlyReason: text } : {}) } });
  };
  return (
    <ConfirmAct open onClose={onClose} title={task.title} consequence={consequenceOf(task, view, early)} act={early ? 'End access now' : isFact ? 'Record it' : 'It is done'} undo={isFact ? 'never' : 'later'} grave={early} reason={reason} busy={finish.busy} problem={finish.problem} onConfirm={send}>
      {early && needsNote ? <Textarea label="What was done or found" value={evidence} onChange={(event) => setEvidence(event.currentTarget.value)} autosize minRows={2} /> : null}
    </ConfirmAct>
  );
}

export function SkipDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const act = useCaseAct(actOnTask);
  const skip = async (note: string) => {
    const one = await act.run({ params: { taskId: task.id }, body: { action: 'skip', version: task.version, note } });
    const after = one?.tasks.find((other) => other.id === task.id);
    if (after === undefined) return;
    onClose();
    showToast(`“${task.title}” is set aside`, { undo: () => void act.run({ params: { taskId: task.id }, body: { action: 'reopen', version: after.version } }) });
  };
  return (
    <ConfirmAct
      open onClose={onClose} title="Not needed here?" consequence={<>“{task.title}” is set aside with your reason. What waits for it goes on{task.blocksClearance ? ', and clearance no longer waits for it' : ''}.</>}
      act="Set it aside" reason={{ label: 'Why', required: true }} busy={act.busy} problem={act.problem} onConfirm={(note) => void skip(note)}
    />
  );
}

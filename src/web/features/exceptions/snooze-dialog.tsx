/** Letting a row rest: until when, and why. It comes back by itself. */
import { snoozeException } from '#contract/exceptions';
import type { ExceptionList, ExceptionRow } from '#contract/exceptions';
import { useState } from 'react';
import { useAct } from '../../platform/act.ts';
import { useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { SelectField } from '../../ui/field.tsx';
import { wakesAt } from './exception-words.ts';

const spans = [
  { value: '1', label: 'Tomorrow morning' },
  { value: '3', label: 'In three days' },
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In a month' },
  { value: '365', label: 'In a year, the longest there is' },
] as const;
type Span = (typeof spans)[number]['value'];

export function SnoozeDialog({ listKey, row, onClose, onWake }: { listKey: ExceptionList['key']; row: ExceptionRow | null; onClose: () => void; onWake: (row: ExceptionRow) => void }) {
  const now = useNow();
  const [span, setSpan] = useState<Span>('3');
  const until = wakesAt(now, Number(span));
  const act = useAct(snoozeException, {
    refreshes: ['exceptions', 'today'],
    onDone: (snoozed) => {
      onClose();
      showToast('Snoozed; it comes back by itself', { undo: () => onWake(snoozed) });
    },
  });
  return (
    <ConfirmAct
      open={row !== null}
      onClose={() => { act.reset(); onClose(); }}
      title="Let this rest for a while?"
      consequence={<>It leaves the list and its count, and comes back by itself on <InstantText at={until} />. Nothing else changes: what is open stays open.</>}
      touches={row?.sentence}
      act="Snooze"
      reason={{ label: 'Why', description: 'Kept with the row, for whoever looks next', required: true }}
      busy={act.busy}
      problem={act.problem}
      onConfirm={(reason) => { if (row !== null) void act.run({ params: { key: listKey, rowId: row.id }, body: { reason, until } }); }}
    >
      <SelectField<Span> name="until" label="Until" value={span} error={null} onChange={(value) => setSpan(value ?? '3')} onBlur={() => undefined} choices={spans} />
    </ConfirmAct>
  );
}

/** Says what an earlier entry should have said. The entry stays as it was written; the correction stands beside it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { correctCustody } from '#contract/custody';
import { useAct } from '../../platform/act.ts';
import { refresh } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { PickCustodian, custodianGiven } from '../../ui/pick-custodian.tsx';
import type { CustodianDraft } from '../../ui/pick-custodian.tsx';
import { howWord } from './chain-links.ts';
import type { DrawnStop } from './chain-links.ts';
import { fromLocalField, toLocalField } from './when.ts';

export function CorrectCustody({ assetId, stop, seen, onClose }: { assetId: string; stop: DrawnStop; seen: number; onClose: () => void }) {
  const movable = stop.to.kind === 'shipment' ? 'unaccounted' : stop.to.kind;
  const [who, setWho] = useState<CustodianDraft>({ kind: movable, id: stop.to.kind === 'shipment' ? null : stop.to.id });
  const [at, setAt] = useState(toLocalField(stop.at));
  const [asked, setAsked] = useState(false);
  const correct = useAct(correctCustody, {
    onDone: () => {
      showToast('Corrected; what was first written stays beside it');
      onClose();
    },
    onProblem: (problem) => {
      if (problem.code === 'custody_moved') void refresh(['custody', 'assets']);
    },
  });
  const to = custodianGiven(who);
  const moment = at === toLocalField(stop.at) ? null : fromLocalField(at);
  const confirm = (reason: string) => {
    setAsked(true);
    if (to !== null) void correct.run({ params: { assetId, seq: stop.seq }, body: { to, reason, seen, ...(moment === null ? {} : { occurredAt: moment }) } });
  };
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title="What should it have said?"
      consequence={`It says: ${howWord(stop.kind)}, ${stop.to.name}. A correction is a new entry; the old one is never edited, and both go into the evidence.`}
      act="Correct it"
      reason={{ label: 'Why', description: 'Kept with the record.', required: true }}
      busy={correct.busy}
      problem={correct.problem}
      onConfirm={confirm}
    >
      <PickCustodian label="Who really answered for it" kinds={['person', 'place', 'unaccounted']} value={who} onChange={setWho} known={stop.to.kind === 'person' && stop.to.id !== null ? { id: stop.to.id, name: stop.to.name } : null} error={asked && to === null ? 'Say who it was' : null} />
      <TextInput type="datetime-local" label="Since" description="Stays between the entry before and the entry after it." value={at} onChange={(event) => setAt(event.currentTarget.value)} />
    </ConfirmAct>
  );
}

/** Recording a hand-over by hand: what happened, who has it now, when, in what condition. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Asset } from '#contract/assets';
import { handOver, handOverKinds } from '#contract/custody';
import { custodyEventKinds } from '#domain/custody/event-kind';
import { useAct } from '../../platform/act.ts';
import { refresh } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { PickCustodian, custodianGiven } from '../../ui/pick-custodian.tsx';
import type { CustodianDraft, CustodianKindGiven } from '../../ui/pick-custodian.tsx';
import { fromLocalField } from './when.ts';

type Kind = (typeof handOverKinds)[number];

const kindWords: Record<Kind, readonly [label: string, follows: string]> = {
  handed_over: ['Handed over', 'Whoever you name answers for it from then on; its status stays.'],
  issued: ['Issued, to work with', 'Whoever you name answers for it, it is meant for them, and it is in use. A held or unready asset is not issued.'],
  received: ['Received back', 'It is returned; a case that waits for it hears of it.'],
  collected: ['Collected by somebody', 'Whoever you name carries it, and answers for it until it is put down.'],
  stored: ['Stored', 'The place answers for it from then on.'],
  moved: ['Moved to another place', 'The place answers for it from then on.'],
  set_aside: ['Set aside', 'The place keeps it apart from the others.'],
  found: ['Found', 'A missing asset is returned, and somebody answers for it again.'],
  counted: ['Counted where it is', 'Nothing moves; it was seen there.'],
  inspected: ['Inspected where it is', 'Nothing moves; its condition is noted.'],
};

const receiversOf = (kind: Kind): CustodianKindGiven[] | null => {
  const facts = custodyEventKinds[kind];
  if (!facts.moves) return null;
  return (['person', 'place'] as const).filter((one) => facts.receivers === null || (facts.receivers as readonly string[]).includes(one));
};

const firstKind = (asset: Asset): Kind => (asset.status === 'missing' ? 'found' : asset.status === 'ready' ? 'issued' : 'handed_over');

export function HandOver({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const [kind, setKind] = useState<Kind>(firstKind(asset));
  const [who, setWho] = useState<CustodianDraft>({ kind: 'person', id: null });
  const [at, setAt] = useState('');
  const [condition, setCondition] = useState('');
  const [asked, setAsked] = useState(false);
  const act = useAct(handOver, {
    onDone: (chain) => {
      showToast(`Recorded; it is with ${chain.custodian.name}`);
      onClose();
    },
    onProblem: (problem) => {
      if (problem.code === 'custody_moved') void refresh(['custody', 'assets']);
    },
  });
  const receivers = receiversOf(kind);
  const to = receivers === null ? null : custodianGiven(who);
  const chooseKind = (next: Kind) => {
    setKind(next);
    const can = receiversOf(next);
    if (can !== null && !can.includes(who.kind)) setWho({ kind: can[0] ?? 'person', id: null });
  };
  const confirm = (note: string) => {
    setAsked(true);
    if (receivers !== null && to === null) return;
    const occurredAt = fromLocalField(at);
    void act.run({ params: { assetId: asset.id }, body: { kind, seen: asset.seq, ...(to === null ? {} : { to }), ...(occurredAt === null ? {} : { occurredAt }), ...(condition.trim() === '' ? {} : { condition: condition.trim() }), ...(note === '' ? {} : { note }) } });
  };
  return (
    <ConfirmAct open onClose={onClose} title="Record a hand-over" consequence={`Now with ${asset.custodian.name}. ${kindWords[kind][1]}`} act="Record it" reason={{ label: 'Note' }} busy={act.busy} problem={act.problem} onConfirm={confirm}>
      <Select label="What happened" data={handOverKinds.map((value) => ({ value, label: kindWords[value][0] }))} value={kind} onChange={(value) => chooseKind(value as Kind)} allowDeselect={false} />
      {receivers === null ? null : <PickCustodian label="Who has it now" kinds={receivers} value={who} onChange={setWho} error={asked && to === null ? 'Say who has it now' : null} />}
      <TextInput type="datetime-local" label="When" description="Left empty: now. Your own clock." value={at} onChange={(event) => setAt(event.currentTarget.value)} />
      <TextInput label="Condition" placeholder="Scratched lid, charger missing" value={condition} maxLength={200} onChange={(event) => setCondition(event.currentTarget.value)} />
    </ConfirmAct>
  );
}

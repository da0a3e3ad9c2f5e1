/** Decisions about one line of the case: an asset, an account, a seat, an ask. */
import { handleAsk, withdrawAsk } from '#contract/asks';
import type { AskRow } from '#contract/asks';
import { actOnCaseAsset, endCaseAccount, releaseCaseSeat } from '#contract/cases';
import type { Case, CaseAsset } from '#contract/cases';
import { useState } from 'react';
import { useAct } from '../../platform/act.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { isBeforeCutOff } from './access-view.ts';
import type { Account } from './access-view.ts';
import { clockText } from './around.ts';
import type { LineAct } from './asset-view.ts';
import { useCaseView } from './case-context.tsx';
import { firstName } from './case-words.ts';
import { useCaseAct } from './queries.ts';

type Closing = { onClose: () => void };

export function LineDialog({ asset, act, onClose }: { asset: CaseAsset; act: LineAct } & Closing) {
  const { one } = useCaseView();
  const decide = useCaseAct(actOnCaseAsset, {
    onDone: () => {
      showToast(`${asset.name}: ${act.label.toLowerCase()}`);
      onClose();
    },
  });
  return (
    <ConfirmAct
      open onClose={onClose} title={act.title(asset.name)} consequence={act.consequence} act={act.label} reason={{ label: 'Why', description: 'It stays with the record of this asset and this case', required: true }} busy={decide.busy} problem={decide.problem}
      onConfirm={(note) => void decide.run({ params: { caseId: one.id, assetId: asset.assetId }, body: { action: act.action, note, version: asset.version } })}
    />
  );
}

export function EndAccountDialog({ account, onClose }: { account: Account } & Closing) {
  const { one, around } = useCaseView();
  const [wasRefused, setRefused] = useState(false);
  const early = wasRefused || isBeforeCutOff(account, around.now);
  const end = useCaseAct(endCaseAccount, {
    onDone: () => {
      showToast(`${account.system} of ${firstName(one.person.name)} is recorded as ended`);
      onClose();
    },
    onProblem: (problem) => { if (problem.code === 'early_ending_needs_decision') setRefused(true); },
  });
  const send = (text: string) => void end.run({ params: { caseId: one.id, accountId: account.id }, body: early ? { earlyReason: text } : text === '' ? {} : { evidence: text } });
  return (
    <ConfirmAct
      open onClose={onClose} title={early ? `End ${account.system} before the cut-off?` : `${account.system} has ended?`} undo="never" grave={early} act={early ? 'End access now' : 'Record it as ended'}
      consequence={early ? `The cut-off is ${clockText(account.cutOffAt ?? one.cutOffAt, around)}. Ending access before it is a decision, and it is kept with your name and your reason.` : `The account ${account.username} is recorded as ended now, by you, against the cut-off. End it in ${account.system} first.`}
      reason={early ? { label: 'Why before the cut-off', required: true } : { label: 'How you know', description: 'A ticket, a screen, a word: may stay empty' }} busy={end.busy} problem={end.problem} onConfirm={send}
    />
  );
}

export function SeatDialog({ seat, onClose }: { seat: Case['seats'][number] } & Closing) {
  const { one } = useCaseView();
  const release = useCaseAct(releaseCaseSeat, {
    onDone: () => {
      showToast(`The ${seat.product} seat is in the pool`);
      onClose();
    },
  });
  return (
    <ConfirmAct
      open onClose={onClose} title={`${seat.product} back to the pool?`} consequence={`${firstName(one.person.name)} no longer holds a seat, and it is free for somebody else at once. Take it away in ${seat.product} too.`} act="Back to the pool" undo="never" busy={release.busy} problem={release.problem}
      onConfirm={() => void release.run({ params: { caseId: one.id, seatId: seat.id } })}
    />
  );
}

export function WithdrawAskDialog({ ask, onClose }: { ask: AskRow } & Closing) {
  const withdraw = useAct(withdrawAsk, {
    onDone: () => {
      showToast(`The ask to ${ask.helper.name} is withdrawn`);
      onClose();
    },
  });
  return (
    <ConfirmAct
      open onClose={onClose} title={`Withdraw the ask to ${ask.helper.name}?`} consequence="Its link stops working and no reminder follows. The task stays open, and somebody can be asked anew." act="Withdraw the ask" undo="never" reason={{ label: 'Why', description: 'May stay empty' }} busy={withdraw.busy} problem={withdraw.problem}
      onConfirm={(reason) => void withdraw.run({ params: { askId: ask.id }, body: reason === '' ? {} : { reason } })}
    />
  );
}

export function HandleAskDialog({ ask, onClose }: { ask: AskRow } & Closing) {
  const handle = useAct(handleAsk, {
    onDone: () => {
      showToast(`Settled with ${ask.helper.name}`);
      onClose();
    },
  });
  return (
    <ConfirmAct
      open onClose={onClose} title={`Settled with ${ask.helper.name}?`} consequence={ask.answerNote === null ? 'What the answer asked for is done, and it no longer stands open.' : `They wrote: “${ask.answerNote}”. What they asked for is done, and it no longer stands open.`} act="It is settled" undo="never" reason={{ label: 'Note', description: 'What was done; may stay empty' }}
      busy={handle.busy} problem={handle.problem} onConfirm={(note) => void handle.run({ params: { askId: ask.id }, body: note === '' ? {} : { note } })}
    />
  );
}

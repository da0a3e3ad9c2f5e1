/** Declared missing, found, disposed of: each says what follows before it is done. */
import { useState } from 'react';
import type { ReactNode } from 'react';
import { actOnAsset, handActions } from '#contract/assets';
import type { Asset } from '#contract/assets';
import { useAct } from '../../platform/act.ts';
import { showToast } from '../../platform/toast.ts';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { PickCustodian, custodianGiven } from '../../ui/pick-custodian.tsx';
import type { CustodianDraft } from '../../ui/pick-custodian.tsx';

export type HandAction = (typeof handActions)[number];

type ActWords = { title: string; act: string; menu: string; done: string; consequence: (asset: Asset) => ReactNode };

const opensCase = (asset: Asset) => (asset.openCase === null ? '' : ` The case of ${asset.openCase.person.name} waits for it and will hear of it.`);

export const actionWords: Record<HandAction, ActWords> = {
  declare_missing: {
    title: 'Declare it missing?', act: 'Declare it missing', menu: 'Declare missing', done: 'Declared missing',
    consequence: (asset) => `Nobody answers for it from now on; the chain keeps that it was last with ${asset.custodian.name}. It joins the unaccounted assets until it is found.${opensCase(asset)}`,
  },
  find: {
    title: 'Where is it now?', act: 'It is found', menu: 'It is found', done: 'Found',
    consequence: (asset) => `It is returned, and whoever you name answers for it from now on.${opensCase(asset)}`,
  },
  dispose: {
    title: 'Dispose of it for good?', act: 'Dispose of it', menu: 'Dispose of it', done: 'Disposed of',
    consequence: (asset) => (asset.status === 'missing' ? 'It is written off as lost. Its record and chain of custody stay.' : `It leaves the fleet and is no longer issued. Its record and chain of custody stay.${asset.dataBearing ? ' It may hold data, so a verified sanitisation is needed first.' : ''}`),
  },
};

export const isHandAction = (action: string): action is HandAction => (handActions as readonly string[]).includes(action);

export function ActOnAsset({ asset, action, onClose }: { asset: Asset; action: HandAction; onClose: () => void }) {
  const words = actionWords[action];
  const [who, setWho] = useState<CustodianDraft>({ kind: 'place', id: null });
  const [asked, setAsked] = useState(false);
  const act = useAct(actOnAsset, {
    onDone: () => {
      showToast(words.done);
      onClose();
    },
  });
  const to = action === 'find' ? custodianGiven(who) : null;
  const confirm = (note: string) => {
    setAsked(true);
    if (action === 'find' && to === null) return;
    void act.run({ params: { assetId: asset.id }, body: { action, ...(to === null ? {} : { with: to }), ...(note === '' ? {} : { note }) } });
  };
  return (
    <ConfirmAct open onClose={onClose} title={words.title} consequence={words.consequence(asset)} undo={action === 'dispose' ? 'never' : 'later'} grave={action === 'dispose'} act={words.act} reason={{ label: 'Note' }} busy={act.busy} problem={act.problem} onConfirm={confirm}>
      {action === 'find' ? <PickCustodian label="Who has it now" kinds={['place', 'person']} value={who} onChange={setWho} error={asked && to === null ? 'Say who has it now' : null} /> : null}
    </ConfirmAct>
  );
}

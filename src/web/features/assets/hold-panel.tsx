/** Legal holds: placed by one, released by two. What is frozen is said, and the next step is offered to whom it belongs. */
import { IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { askHoldRelease, keepHold, listHolds, placeHold, releaseHold } from '#contract/assets';
import type { Asset, LegalHold } from '#contract/assets';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { Inline } from '../../ui/page.tsx';
import { SubjectIcon } from '../../ui/state-badge.tsx';
import css from './asset.module.css';

type Step = 'ask' | 'release';

function HoldSteps({ hold, onStep }: { hold: LegalHold; onStep: (step: Step) => void }) {
  const may = useMay();
  const keep = useAct(keepHold, { onDone: () => showToast('The hold stays') });
  const asked = hold.releaseAskedAt !== null;
  if (!asked) return may('holds.place') ? <ActButton onClick={() => onStep('ask')}>Ask for its release</ActButton> : null;
  if (!may('holds.release')) return null;
  return (
    <Inline>
      {hold.mayRelease ? <ActButton onClick={() => onStep('release')}>Release the hold</ActButton> : null}
      <ActButton busy={keep.busy} onClick={() => void keep.run({ params: { assetId: hold.assetId, holdId: hold.id } })}>Keep it</ActButton>
    </Inline>
  );
}

function Hold({ hold, onStep }: { hold: LegalHold; onStep: (step: Step) => void }) {
  return (
    <li className={css.hold}>
      <SubjectIcon tone="hold" icon={IconScale} />
      <div className={css.holdWords}>
        <p className={css.holdTitle}>Legal hold{hold.matter === null ? '' : `: ${hold.matter}`}</p>
        <p>Not issued, sanitised, repaired or disposed of while it lasts; not by anybody, not by an import. It may move.</p>
        <p className="hb-quiet">
          Placed by {hold.placedBy}, <InstantText at={hold.placedAt} />
        </p>
        {hold.releaseAskedAt === null ? null : (
          <p>
            <strong>{hold.releaseAskedBy ?? 'Somebody'} asks for its release</strong>
            {hold.releaseReason === null ? '' : `: “${hold.releaseReason}”`}. {hold.mayRelease ? 'You are the second person.' : 'A second person decides.'}
          </p>
        )}
      </div>
      <HoldSteps hold={hold} onStep={onStep} />
    </li>
  );
}

function HoldStep({ hold, step, onClose }: { hold: LegalHold; step: Step; onClose: () => void }) {
  const done = (text: string) => () => {
    showToast(text);
    onClose();
  };
  const ask = useAct(askHoldRelease, { onDone: done('Asked; a second person decides') });
  const release = useAct(releaseHold, { onDone: done('Released') });
  const params = { assetId: hold.assetId, holdId: hold.id };
  if (step === 'ask')
    return <ConfirmAct open onClose={onClose} title="Ask for its release?" consequence="The hold stays until a second person, other than you, releases it." act="Ask for the release" reason={{ label: 'Why it can end', required: true }} busy={ask.busy} problem={ask.problem} onConfirm={(reason) => void ask.run({ params, body: { reason } })} />;
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title="Release the hold?"
      consequence={`${hold.releaseAskedBy ?? 'Somebody'} asked${hold.releaseReason === null ? '' : `: “${hold.releaseReason}”`}. From then on it can be sanitised and disposed of like any other. Both your names stay with it.`}
      act="Release the hold"
      busy={release.busy}
      problem={release.problem}
      onConfirm={() => void release.run({ params })}
    />
  );
}

export function PlaceHold({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const place = useAct(placeHold, {
    onDone: () => {
      showToast('Under legal hold');
      onClose();
    },
  });
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title="Place a legal hold?"
      consequence="Nothing moves. From now on it is not issued, sanitised, repaired or disposed of, whoever tries. Releasing it takes two people."
      act="Place the hold"
      reason={{ label: 'Matter', description: 'A name your colleagues know it by; shown only to those who place and release holds.', required: true }}
      busy={place.busy}
      problem={place.problem}
      onConfirm={(matter) => void place.run({ params: { assetId: asset.id }, body: { matter } })}
    />
  );
}

export function HoldPanel({ asset }: { asset: Asset }) {
  const holds = useRead(listHolds, { params: { assetId: asset.id } });
  const [open, setOpen] = useState<{ hold: LegalHold; step: Step } | null>(null);
  const live = (holds.data?.rows ?? []).filter((hold) => hold.releasedAt === null);
  if (live.length === 0) return null;
  return (
    <>
      <ul aria-label="Legal holds" className={css.holds}>
        {live.map((hold) => (
          <Hold key={hold.id} hold={hold} onStep={(step) => setOpen({ hold, step })} />
        ))}
      </ul>
      {open === null ? null : <HoldStep hold={open.hold} step={open.step} onClose={() => setOpen(null)} />}
    </>
  );
}

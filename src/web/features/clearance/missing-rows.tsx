/** What is missing, each with the act that settles it, or the way around it: a waiver. */
import { IconCheckbox, IconDeviceLaptop, IconFileCertificate, IconKey, IconLockAccess, IconScale } from '@tabler/icons-react';
import { useState } from 'react';
import { AskWaiver, askWaiver } from '#contract/clearance';
import type { ClearanceState, Missing } from '#contract/clearance';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { DecisionList, DecisionRow } from '../../ui/decision-row.tsx';
import { DateField } from '../../ui/field.tsx';
import { missingTone } from './clearance-words.ts';

const icons: Record<Missing['kind'], IconType> = { asset: IconDeviceLaptop, task: IconCheckbox, seat: IconKey, account: IconLockAccess, approval: IconFileCertificate, waiver: IconScale };

const whatSettles: Record<Missing['kind'], string> = {
  asset: 'Settled when it is home and looked at, or waived by two people',
  task: 'Settled when it is done, or waived by two people',
  seat: 'Settled when the seat is back in the pool',
  account: 'Settled when the account has ended',
  approval: 'Settled when somebody in that role approves below',
  waiver: 'Settled when somebody else decides it below',
};

export function MissingRows({ state }: { state: ClearanceState }) {
  const may = useMay();
  const [waiving, setWaiving] = useState<Missing | null>(null);
  const live = new Set(state.waivers.filter(({ status }) => status === 'asked' || status === 'approved').map(({ subject }) => subject.id));
  return (
    <>
      <DecisionList label="What is missing">
        {state.missing.map((one) => (
          <DecisionRow
            key={`${one.kind}:${one.id}`}
            icon={icons[one.kind]}
            tone={missingTone(one)}
            title={one.sentence}
            consequence={live.has(one.id) ? 'A waiver for it is asked for' : whatSettles[one.kind]}
            act={one.kind === 'asset' && may('assets.read') ? <ActButton size="xs" href={consolePage.asset(one.id)}>See the asset</ActButton> : null}
            otherAct={one.waivable && !live.has(one.id) && !state.ownCase && may('waivers.request') ? <ActButton size="xs" aria-label={`Ask for a waiver: ${one.name}`} onClick={() => setWaiving(one)}>Ask for a waiver…</ActButton> : undefined}
          />
        ))}
      </DecisionList>
      {waiving === null ? null : <WaiverDialog caseId={state.caseId} about={waiving} onClose={() => setWaiving(null)} />}
    </>
  );
}

function WaiverDialog({ caseId, about, onClose }: { caseId: string; about: Missing; onClose: () => void }) {
  const [expiresOn, setExpiresOn] = useState('');
  const ask = useAct(askWaiver, { refreshes: ['clearance'], onDone: () => { onClose(); showToast('Asked; somebody else decides it'); } });
  const send = (reason: string) => {
    const body = AskWaiver.safeParse({ subject: { kind: about.kind, id: about.id }, reason, ...(expiresOn === '' ? {} : { expiresOn }) });
    if (body.success) void ask.run({ params: { caseId }, body: body.data });
  };
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Ask to waive: ${about.name}`}
      consequence="Somebody else approves or declines it. Once approved, the clearance no longer waits for it, and the certificate names it with your reason and who approved."
      act="Ask for the waiver"
      reason={{ label: 'Why it may be let go', description: 'Facts, such as the number of the police report', required: true }}
      busy={ask.busy}
      problem={ask.problem}
      onConfirm={send}
    >
      <DateField label="Counts until" description="Leave it empty when it counts for good" name="expiresOn" value={expiresOn} error={null} onChange={setExpiresOn} onBlur={() => undefined} />
    </ConfirmAct>
  );
}

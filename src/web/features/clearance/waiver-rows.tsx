/** Waivers with their reasons, and the decision of who may make it. */
import { useState } from 'react';
import { decideWaiver, withdrawWaiver } from '#contract/clearance';
import type { Waiver } from '#contract/clearance';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { Inline } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { waiverText, waiverTone } from './clearance-words.ts';
import css from './clearance.module.css';

const touches = ['clearance', 'cases', 'today'] as const;

export function WaiverRows({ waivers, open, withCase = false }: { waivers: readonly Waiver[]; open: boolean; withCase?: boolean }) {
  return (
    <section aria-label="Waivers">
      {withCase ? null : <h3 className={css.heading}>Waivers</h3>}
      <Rows>
        {waivers.map((waiver) => (
          <Row key={waiver.id}>
            <Inline>
              <strong>{waiver.subject.name}</strong>
              <StateBadge tone={waiverTone[waiver.status]}>{waiverText[waiver.status]}</StateBadge>
              {withCase ? <AppLink className="hb-link" href={consolePage.case(waiver.case.id)}>{waiver.case.person}</AppLink> : null}
            </Inline>
            <p>{waiver.reason}</p>
            <p className="hb-quiet">
              Asked by {waiver.askedBy.name} <InstantText at={waiver.askedAt} as="ago" />
              {waiver.expiresOn === null ? null : <>, counts until <DateText on={waiver.expiresOn} /></>}
              {waiver.decidedBy === null ? null : <>, {waiver.status} by {waiver.decidedBy.name}{waiver.note === null ? '' : `: ${waiver.note}`}</>}
            </p>
            {open ? <WaiverActs waiver={waiver} /> : null}
          </Row>
        ))}
      </Rows>
    </section>
  );
}

export function WaiverActs({ waiver }: { waiver: Waiver }) {
  const may = useMay();
  const [deciding, setDeciding] = useState<'approved' | 'declined' | null>(null);
  const close = () => setDeciding(null);
  const decide = useAct(decideWaiver, { refreshes: touches, onDone: (_answer, input) => { close(); showToast(input.body instanceof FormData || input.body instanceof Blob || input.body.decision === 'approved' ? 'Approved' : 'Declined; the reason stays with it'); } });
  const withdraw = useAct(withdrawWaiver, { refreshes: touches, onDone: () => showToast('The waiver is withdrawn') });
  const params = { waiverId: waiver.id };
  const isLive = waiver.status === 'asked' || waiver.status === 'approved';
  return (
    <>
      <Inline>
        {waiver.status === 'asked' && !waiver.mine && may('waivers.approve') ? (
          <>
            <ActButton size="xs" aria-label={`Approve the waiver for ${waiver.subject.name}`} onClick={() => setDeciding('approved')}>Approve…</ActButton>
            <ActButton size="xs" aria-label={`Decline the waiver for ${waiver.subject.name}`} onClick={() => setDeciding('declined')}>Decline…</ActButton>
          </>
        ) : null}
        {isLive && (waiver.mine || may('waivers.approve')) && may('waivers.request') ? (
          <ActButton size="xs" kind="bare" busy={withdraw.busy} aria-label={`Withdraw the waiver for ${waiver.subject.name}`} onClick={() => void withdraw.run({ params, body: { version: waiver.version } })}>Withdraw</ActButton>
        ) : null}
        {waiver.status === 'asked' && waiver.mine ? <span className="hb-quiet">Somebody else decides it.</span> : null}
      </Inline>
      <ProblemNote problem={withdraw.problem} />
      {deciding === null ? null : (
        <ConfirmAct
          open
          onClose={close}
          title={deciding === 'approved' ? `Let ${waiver.subject.name} go?` : `Decline the waiver for ${waiver.subject.name}?`}
          touches={<p>{waiver.reason}</p>}
          consequence={deciding === 'approved' ? 'The clearance no longer waits for it. The certificate names it with this reason and your name.' : `${waiver.case.person}’s clearance goes on waiting for it; ${waiver.askedBy.name} sees why.`}
          act={deciding === 'approved' ? 'Approve the waiver' : 'Decline the waiver'}
          reason={{ label: deciding === 'approved' ? 'A note, if you like' : 'Why', required: deciding === 'declined' }}
          busy={decide.busy}
          problem={decide.problem}
          onConfirm={(note) => void decide.run({ params, body: { decision: deciding, version: waiver.version, ...(note === '' ? {} : { note }) } })}
        />
      )}
    </>
  );
}

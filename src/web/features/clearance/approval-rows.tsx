/** Approvals by role: who asks for them and why, given, declined or waiting; the reader's own with its acts. */
import { useState } from 'react';
import { approveClearance, withdrawApproval } from '#contract/clearance';
import type { Approval, ClearanceState } from '#contract/clearance';
import { useAct } from '../../platform/act.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { Inline } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { roleText } from './clearance-words.ts';
import css from './clearance.module.css';

const touches = ['clearance', 'cases', 'today'] as const;

export function ApprovalRows({ state }: { state: ClearanceState }) {
  return (
    <section aria-label="Approvals">
      <h3 className={css.heading}>Approvals</h3>
      <Rows>
        {state.approvals.map((approval) => (
          <Row key={approval.role}>
            <Inline>
              <strong>{roleText(approval.role)}</strong>
              <StateBadge tone={approval.decision === 'approved' ? 'home' : approval.decision === 'declined' ? 'late' : 'due'}>{approval.decision ?? 'waits'}</StateBadge>
            </Inline>
            <p className="hb-quiet">
              {approval.by === null ? approval.because : <>{approval.by.name}, {approval.at === null ? null : <InstantText at={approval.at} />}{approval.note === null ? '' : `: ${approval.note}`}</>}
            </p>
            {state.status === 'open' && approval.yours ? <ApprovalActs caseId={state.caseId} approval={approval} /> : null}
          </Row>
        ))}
      </Rows>
    </section>
  );
}

export function ApprovalActs({ caseId, approval: { role, decision } }: { caseId: string; approval: Pick<Approval, 'role' | 'decision'> }) {
  const may = useMay();
  const [declining, setDeclining] = useState(false);
  const decide = useAct(approveClearance, { refreshes: touches, onDone: () => { setDeclining(false); showToast(`Decided for ${roleText(role)}`); } });
  const withdraw = useAct(withdrawApproval, { refreshes: touches, onDone: () => showToast('Taken back') });
  if (!may('clearance.approve')) return null;
  const params = { caseId };
  if (decision !== null)
    return (
      <>
        <ActButton size="xs" kind="bare" busy={withdraw.busy} onClick={() => void withdraw.run({ params: { caseId, role }, body: {} })}>Take it back</ActButton>
        <ProblemNote problem={withdraw.problem} />
      </>
    );
  return (
    <>
      <Inline>
        <ActButton size="xs" busy={decide.busy} onClick={() => void decide.run({ params, body: { role, decision: 'approved' } })}>Approve for {roleText(role)}</ActButton>
        <ActButton size="xs" kind="bare" onClick={() => setDeclining(true)}>Decline…</ActButton>
      </Inline>
      {declining ? null : <ProblemNote problem={decide.problem} />}
      <ConfirmAct open={declining} onClose={() => setDeclining(false)} title={`Decline for ${roleText(role)}?`} consequence="The clearance waits until this is taken back. Your reason is shown with the case." act="Decline" reason={{ label: 'What is missing for you', required: true }} busy={decide.busy} problem={decide.problem} onConfirm={(note) => void decide.run({ params, body: { role, decision: 'declined', note } })} />
    </>
  );
}

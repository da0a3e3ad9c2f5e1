/** The clearance of one case: what is missing and what settles it, waivers, approvals by role, and the act that ends the case. */
import { IconCertificate, IconFileDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { clearCase, readCertificate, readClearance, reopenCase } from '#contract/clearance';
import type { ClearanceState } from '#contract/clearance';
import { useAct } from '../../platform/act.ts';
import { useDownload } from '../../platform/download.ts';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { ApprovalRows } from './approval-rows.tsx';
import { clearanceTitle } from './clearance-words.ts';
import { MissingRows } from './missing-rows.tsx';
import { WaiverRows } from './waiver-rows.tsx';

/** Readings that a clearance changes. */
export const clearanceTouches = ['clearance', 'cases', 'today', 'messages', 'events'] as const;

export function ClearancePanel({ caseId }: { caseId: string }) {
  const state = useRead(readClearance, { params: { caseId } });
  if (state.isError && state.data === undefined)
    return (
      <Card title="Clearance">
        <ErrorState problem={state.error} onRetry={() => void state.refetch()} />
      </Card>
    );
  if (state.data === undefined)
    return (
      <Card title="Clearance">
        <LoadingRows rows={4} label="Reading what is missing" />
      </Card>
    );
  return <Panel state={state.data} />;
}

function Panel({ state }: { state: ClearanceState }) {
  return (
    <Card title={clearanceTitle(state)} aside={state.status === 'cleared' ? <StateBadge tone="home">cleared</StateBadge> : undefined}>
      <Stack>
        {state.ownCase ? <p className="hb-quiet">This is your own way out, so somebody else decides about it.</p> : null}
        {state.missing.length === 0 ? null : <MissingRows state={state} />}
        {state.waivers.length === 0 ? null : <WaiverRows waivers={state.waivers} open={state.status === 'open' && !state.ownCase} />}
        {state.approvals.length === 0 ? null : <ApprovalRows state={state} />}
        <CertificateRow state={state} />
        <EndOfCase state={state} />
      </Stack>
    </Card>
  );
}

function CertificateRow({ state }: { state: ClearanceState }) {
  const download = useDownload(readCertificate);
  const { certificate, earlier } = state;
  if (certificate === null && earlier.length === 0) return null;
  return (
    <section aria-label="Certificates">
      <Rows>
        {certificate === null ? null : (
          <Row>
            <Inline>
              <span>
                Certificate <span className="hb-serial">{certificate.number}</span>, issued by {certificate.issuedBy.name} <InstantText at={certificate.issuedAt} />
              </span>
              <ActButton size="xs" icon={IconFileDownload} busy={download.busy} onClick={() => void download.start({ params: { caseId: state.caseId } }, `clearance-${certificate.number}.pdf`)}>
                Save the certificate
              </ActButton>
            </Inline>
            <ProblemNote problem={download.problem} />
          </Row>
        )}
        {earlier.map((one) => (
          <Row key={one.number}>
            <Inline>
              <span className="hb-serial">{one.number}</span>
              <StateBadge tone="late">withdrawn</StateBadge>
            </Inline>
            <p className="hb-quiet">
              By {one.withdrawnBy} {one.withdrawnAt === null ? null : <InstantText at={one.withdrawnAt} />}: {one.reason}
            </p>
          </Row>
        ))}
      </Rows>
    </section>
  );
}

function EndOfCase({ state }: { state: ClearanceState }) {
  const may = useMay();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  const clear = useAct(clearCase, { refreshes: clearanceTouches, onDone: (answer) => { close(); showToast(`Cleared: certificate ${answer.certificate?.number ?? ''}`); } });
  const reopen = useAct(reopenCase, { refreshes: clearanceTouches, onDone: () => { close(); showToast('The case is open again; its certificate is withdrawn'); } });
  if (!may('clearance.clear') || state.ownCase || state.status === 'cancelled') return null;
  const input = { params: { caseId: state.caseId } };
  if (state.status === 'cleared')
    return (
      <Inline>
        <ActButton onClick={() => setAsking(true)}>Open the case again…</ActButton>
        <ConfirmAct open={asking} onClose={close} title="Withdraw this clearance?" consequence="The certificate is withdrawn for all to see, HR is told, and the approvals are asked for again. What came home stays home." act="Withdraw and open again" grave reason={{ label: 'Why', description: 'It stays with the record, and HR reads it', required: true }} busy={reopen.busy} problem={reopen.problem} onConfirm={(reason) => void reopen.run({ ...input, body: { reason, version: state.version } })} />
      </Inline>
    );
  const ready = state.missing.length === 0;
  return (
    <Inline>
      <ActButton kind={ready ? 'primary' : 'plain'} icon={IconCertificate} disabled={!ready} onClick={() => setAsking(true)}>
        Clear…
      </ActButton>
      {ready ? null : <span className="hb-quiet">Possible once nothing is missing.</span>}
      <ConfirmAct open={asking} onClose={close} title="Clear this case?" consequence={state.consequence} act="Issue the certificate" busy={clear.busy} problem={clear.problem} onConfirm={() => void clear.run({ ...input, body: { version: state.version } })} />
    </Inline>
  );
}

/** What waits for the reader: approvals of roles they hold, and waivers that somebody asked for. */
import { IconChecks, IconScale } from '@tabler/icons-react';
import { listAwaited, listWaivers } from '#contract/clearance';
import type { AwaitedApproval } from '#contract/clearance';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { DecisionList, DecisionRow } from '../../ui/decision-row.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { roleText } from './clearance-words.ts';
import { WaiverRows } from './waiver-rows.tsx';

/** The first page of each: what is decided makes room for the next. */
const limit = 100;

export function ApprovalsScreen() {
  const approvals = useRead(listAwaited, { query: { limit } }, { refreshEvery: 60_000 });
  const waivers = useRead(listWaivers, { query: { status: 'asked', limit } }, { refreshEvery: 60_000 });
  const waiting = (approvals.data?.rows.length ?? 0) + (waivers.data?.rows.length ?? 0);
  const title = approvals.data === undefined || waivers.data === undefined ? 'Approvals' : waiting === 0 ? 'Nothing waits for your approval' : waiting === 1 ? 'One decision waits' : `${waiting} decisions wait`;
  return (
    <Page title={title} subtitle="Approvals of clearances for your roles, and waivers that somebody else asked for">
      <SplitPanel
        balance="even"
        main={
          approvals.data !== undefined && approvals.data.rows.length > 0 ? (
            <section aria-label="Approvals for your roles">
              <Awaited rows={approvals.data.rows} />
            </section>
          ) : (
            <Card title="Approvals for your roles">
              {approvals.data !== undefined ? <NothingAwaited /> : approvals.isError ? <ErrorState problem={approvals.error} onRetry={() => void approvals.refetch()} /> : <LoadingRows rows={4} />}
            </Card>
          )
        }
        side={
          <Card title="Waivers asked for">
            {waivers.isError && waivers.data === undefined ? (
              <ErrorState problem={waivers.error} onRetry={() => void waivers.refetch()} />
            ) : waivers.data === undefined ? (
              <LoadingRows rows={4} />
            ) : waivers.data.rows.length === 0 ? (
              <EmptyState icon={IconScale} title="No waiver is asked for">
                When something may be let go, it is asked for in its case and stands here until somebody else decides.
              </EmptyState>
            ) : (
              <WaiverRows waivers={waivers.data.rows} open withCase />
            )}
          </Card>
        }
      />
    </Page>
  );
}

const NothingAwaited = () => (
  <EmptyState icon={IconChecks} title="No approval waits for you">
    A policy names the roles that approve a clearance. Cases that wait for one of yours stand here.
  </EmptyState>
);

function Awaited({ rows }: { rows: readonly AwaitedApproval[] }) {
  return (
    <DecisionList label="Approvals for your roles">
      {rows.map((row) => (
        <DecisionRow
          key={row.id}
          icon={IconChecks}
          tone={row.assetsHome === row.assetsAll ? 'due' : 'quiet'}
          title={`${row.case.person}, for ${roleText(row.role)}`}
          consequence={<>{row.assetsHome} of {row.assetsAll} {row.assetsAll === 1 ? 'asset' : 'assets'} home, last day <DateText on={row.lastWorkingOn} />. {row.because}</>}
          act={<ActButton size="xs" href={consolePage.case(row.case.id)} aria-label={`Look at the case of ${row.case.person} and decide`}>Look and decide</ActButton>}
        />
      ))}
    </DecisionList>
  );
}

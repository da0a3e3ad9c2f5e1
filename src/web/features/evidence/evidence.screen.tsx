/** Evidence: the file of a case, the signed head of the log, a check of all of it, and the log itself. */
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { AuditList } from './audit-list.tsx';
import { CaseFiles } from './case-files.tsx';
import { CheckLog } from './check-log.tsx';
import { LogHead } from './log-head.tsx';
import { useMay } from '../../platform/session.ts';

export function EvidenceScreen() {
  const may = useMay();
  return (
    <Page title="What happened, and the proof of it" subtitle="Every change of state has one entry in a log that an outsider can verify">
      <Stack gap={24}>
        <SplitPanel
          main={may('evidence.export') ? <CaseFiles /> : <CheckLog />}
          side={
            <Stack>
              <LogHead />
              {may('evidence.export') ? <CheckLog /> : null}
            </Stack>
          }
        />
        <AuditList />
      </Stack>
    </Page>
  );
}

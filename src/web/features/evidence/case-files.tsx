/** Find a case, save its evidence file, and how anyone checks it. */
import { TextInput } from '@mantine/core';
import { IconFileCertificate, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useState } from 'react';
import { listCases } from '#contract/cases';
import type { CaseRow } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { exportEvidence } from '#contract/evidence';
import { useDownload } from '../../platform/download.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Inline, Stack } from '../../ui/page.tsx';
import css from './evidence.module.css';

export function CaseFiles() {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  const cases = useRead(listCases, { query: { q: q === '' ? undefined : q, sort: '-lastDay', limit: 8 } });
  return (
    <Card title="The evidence file of a case">
      <Stack>
        <p>One archive with the facts, the chains of custody, messages, certificates and audit entries, and the proofs for each. It names people: keep it as you keep personnel files.</p>
        <TextInput label="Find a case by name or number" leftSection={<IconSearch size={16} aria-hidden />} value={typed} onChange={(event) => setTyped(event.currentTarget.value)} type="search" />
        {cases.isError && cases.data === undefined ? (
          <ErrorState problem={cases.error} onRetry={() => void cases.refetch()} />
        ) : cases.data === undefined ? (
          <LoadingRows rows={4} label="Looking for cases" />
        ) : cases.data.rows.length === 0 ? (
          <EmptyState icon={IconFileCertificate} title={q === '' ? 'There is no case yet' : 'No case matches'}>
            {q === '' ? 'Each case has its evidence file from the moment it is opened.' : 'Try a part of the name, or the number of the case.'}
          </EmptyState>
        ) : (
          <Rows label="Cases">
            {cases.data.rows.map((row) => (
              <CaseFile key={row.id} row={row} />
            ))}
          </Rows>
        )}
        <HowToVerify />
      </Stack>
    </Card>
  );
}

function CaseFile({ row }: { row: CaseRow }) {
  const file = useDownload(exportEvidence);
  const save = async () => {
    if (await file.start({ params: { caseId: row.id } }, `handback-case-${row.number}.evidence.zip`)) showToast(`Saved the evidence of case ${row.number}; the log says that you did`);
  };
  return (
    <Row>
      <Inline>
        <AppLink className="hb-link" href={consolePage.case(row.id)}>
          {row.person.name}
        </AppLink>
        <span className="hb-quiet">
          case {row.number}, {row.status}, last day <DateText on={row.lastWorkingOn} />
        </span>
        <ActButton size="xs" icon={IconFileCertificate} busy={file.busy} onClick={() => void save()} aria-label={`Save the evidence of ${row.person.name}, case ${row.number}`}>
          Save the file
        </ActButton>
      </Inline>
      <ProblemNote problem={file.problem} />
    </Row>
  );
}

function HowToVerify() {
  return (
    <section aria-label="How to verify a file">
      <p>
        <strong>Anyone can check it</strong>, without Handback’s database and without a network:
      </p>
      <pre className={`hb-serial ${css.command}`}>handback verify FILE --key handback-audit-key.pem</pre>
      <p className="hb-quiet">The file explains the steps itself (VERIFY.md), for tools of your own. It fails when one byte changes, and says where.</p>
    </section>
  );
}

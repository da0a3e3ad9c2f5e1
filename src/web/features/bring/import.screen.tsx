/** One file on its way in: columns, questions, preview, done. The step is in the address, so that going back goes back. */
import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { cancelImport, readImport, type ImportRun } from '#contract/imports';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { IconArchive } from '@tabler/icons-react';
import { isUnderWay, openSteps, stateOf, stepLabels, stepOf, steps, titleOf, type Step } from './bring-words.ts';
import { ColumnsStep } from './columns-step.tsx';
import { PreviewStep } from './preview-step.tsx';
import { QuestionsStep } from './questions-step.tsx';
import { ResultStep } from './result-step.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import css from './bring.module.css';

const parent = { label: 'Bring a file', href: consolePage.bringFile() };
const hrefOf = (id: string, step: Step) => `${consolePage.import(id)}?step=${step}`;

function Steps({ run, step }: { run: ImportRun; step: Step }) {
  const open = openSteps(run);
  return (
    <nav aria-label="Steps of this import">
      <ol className={css.steps}>
        {steps.map((each, index) => (
          <li key={each} data-now={each === step || undefined} data-done={steps.indexOf(step) > index || undefined}>
            {open.includes(each) && each !== step ? <AppLink href={hrefOf(run.id, each)}><b>{index + 1}</b> <span>{stepLabels[each]}</span></AppLink> : <span aria-current={each === step ? 'step' : undefined}><b>{index + 1}</b> <span>{stepLabels[each]}</span></span>}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function PutAside({ run }: { run: ImportRun }) {
  const [asks, setAsks] = useState(false);
  const cancel = useAct(cancelImport, { refreshes: ['imports'], onDone: () => setAsks(false) });
  return (
    <>
      <ActButton kind="bare" onClick={() => setAsks(true)}>Put aside</ActButton>
      <ConfirmAct open={asks} onClose={() => setAsks(false)} title={`Put ${run.fileName} aside?`} consequence="The file stays in the list and nothing of it goes in. Bring it again whenever you like." act="Put it aside" busy={cancel.busy} problem={cancel.problem} onConfirm={() => void cancel.run({ params: { importId: run.id }, body: { version: run.version } })} />
    </>
  );
}

export function ImportScreen() {
  const { importId } = useParams({ strict: false }) as { importId: string };
  const router = useRouter();
  const asked = useRouterState({ select: (state) => new URLSearchParams(state.location.searchStr).get('step') });
  const read = useRead(readImport, { params: { importId } });
  const under = read.data !== undefined && isUnderWay(read.data);
  useRead(readImport, { params: { importId } }, { refreshEvery: 1_000, enabled: under });
  if (read.isError && read.data === undefined) return <Page title="This import could not be read" parent={parent}><ErrorState problem={read.error} onRetry={() => void read.refetch()} /></Page>;
  const run = read.data;
  if (run === undefined) return <Page title="Reading the import" parent={parent}><Card fit="flush"><LoadingRows rows={7} /></Card></Page>;
  const usual = stepOf(run);
  const wanted = steps.find((step) => step === asked);
  const step = wanted !== undefined && openSteps(run).includes(wanted) && !under ? wanted : usual;
  const go = (to: Step) => router.history.push(hrefOf(run.id, to));
  const state = stateOf(run);
  return (
    <Page title={titleOf(run)} subtitle={<span className={css.file}>{run.fileName}{run.recognisedAs === null ? '' : `, ${run.recognisedAs}`} · {run.why}</span>} parent={parent} state={<StateBadge tone={state.tone}>{state.label}</StateBadge>} acts={['read', 'previewed'].includes(run.status) ? <PutAside run={run} /> : undefined}>
      <Stack gap={16}>
        {run.status === 'cancelled' ? (
          <Card><EmptyState icon={IconArchive} title="This file was put aside" act={<ActButton href={consolePage.bringFile()}>Bring a file</ActButton>}>Nothing of it went in. The file is kept, so you can see what it was.</EmptyState></Card>
        ) : (
          <>
            <Steps run={run} step={step} />
            {step === 'columns' ? <ColumnsStep key={run.kind} run={run} go={go} /> : null}
            {step === 'questions' ? <QuestionsStep key={run.version} run={run} go={go} /> : null}
            {step === 'preview' ? <PreviewStep run={run} go={go} /> : null}
            {step === 'result' ? <ResultStep run={run} /> : null}
          </>
        )}
      </Stack>
    </Page>
  );
}

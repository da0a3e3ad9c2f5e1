/** The run on a phone: the list in the order to walk, scan, next. Differences are settled on the spot. */
import { IconAlertCircle, IconCircleCheck, IconDeviceMobile, IconPrinter, IconWalk, IconWifiOff } from '@tabler/icons-react';
import { useParams, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { callOffPickup, finishPickup, readPickup, setOut } from '#contract/pickups';
import type { Pickup } from '#contract/pickups';
import { useAct } from '../../platform/act.ts';
import { queryClient } from '../../platform/query-client.ts';
import { keyOf, useRead } from '../../platform/read.ts';
import { useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { Page, Stack } from '../../ui/page.tsx';
import { ScanField } from '../../ui/scan-field.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useWedge } from '../../ui/use-wedge.ts';
import { PickupItems } from './pickup-items.tsx';
import { countText, outcomeText, runState } from './pickup-words.ts';
import { useRun } from './use-run.ts';
import type { Scanning } from './use-run.ts';
import css from './pickup.module.css';

const keepRun = (run: Pickup): void => { queryClient.setQueryData(keyOf(readPickup, { params: { runId: run.id } }), run); };

/** What became of the last scan; without a signal, that the phone keeps it. */
function Told({ scanning: { last, kept } }: { scanning: Scanning }) {
  const newest = kept.at(-1);
  if (newest !== undefined)
    return (
      <p role="status" className={css.told} data-tone="home">
        <IconDeviceMobile size={20} aria-hidden /> Kept on this phone: <span className="hb-serial">{newest.raw}</span>
        <StateBadge tone="home" icon={IconWifiOff}>{countText(kept.length, 'scan kept', 'scans kept')} until there is a signal</StateBadge>
      </p>
    );
  if (last === null) return <p role="status" className={css.told} data-tone="quiet">Scan each box as you take it.</p>;
  const Mark = last.outcome === 'collected' ? IconCircleCheck : IconAlertCircle;
  return <p role="status" className={css.told} data-tone={last.outcome === 'collected' ? 'home' : 'due'}><Mark size={20} aria-hidden /> {outcomeText[last.outcome]}{last.item === null ? '' : `: ${last.item.label}`}</p>;
}

function Collecting({ run }: { run: Pickup }) {
  const clock = useNow(1000);
  const scanning = useRun(run.id, () => clock.toISOString(), keepRun);
  useWedge((code) => void scanning.scan(code));
  return (
    <>
      <div className={css.scan}>
        <ScanField label="Code on the box" onCode={(code) => void scanning.scan(code)} isBusy={scanning.isBusy} answered={scanning.last?.item?.id} placeholder="Scan the next box" large />
        <Told scanning={scanning} />
        <ProblemNote problem={scanning.problem} />
      </div>
      <PickupItems run={run} />
    </>
  );
}

function Acts({ run, onCallOff }: { run: Pickup; onCallOff: () => void }) {
  const start = useAct(setOut, { refreshes: ['pickups'], onDone: keepRun, onProblem: (problem) => showToast(problem.title, { tone: 'late' }) });
  return (
    <>
      <ActButton icon={IconPrinter} href={`/api/pickups/${run.id}/list`}>On paper</ActButton>
      {run.status === 'planned' || run.status === 'under_way' ? <ActButton onClick={onCallOff}>Call it off</ActButton> : null}
      {run.status === 'planned' ? <ActButton kind="primary" icon={IconWalk} busy={start.busy} onClick={() => void start.run({ params: { runId: run.id }, body: { version: run.version } })}>Set out</ActButton> : null}
    </>
  );
}

function Finish({ run }: { run: Pickup }) {
  const open = run.list.filter((item) => item.state === 'listed').length;
  const finish = useAct(finishPickup, { refreshes: ['pickups', 'parcels', 'cases', 'assets', 'workshop'], onDone: ({ run: done, collectedAssets }) => { keepRun(done); showToast(`${countText(collectedAssets.length, 'thing is', 'things are')} with ${done.destination?.name ?? 'the workshop'} now`); } });
  return (
    <div className={css.finish}>
      <ProblemNote problem={finish.problem} />
      <ActButton kind="primary" size="lg" fullWidth busy={finish.busy} disabled={open > 0} onClick={() => void finish.run({ params: { runId: run.id }, body: { version: run.version } })}>
        {open > 0 ? `${countText(open, 'item is', 'items are')} still open` : `Hand over at ${run.destination?.name ?? 'the workshop'}`}
      </ActButton>
    </div>
  );
}

export function PickupScreen() {
  const { runId } = useParams({ strict: false }) as { runId: string };
  const router = useRouter();
  const read = useRead(readPickup, { params: { runId } }, { refreshEvery: 30_000 });
  const [isCallingOff, setCallingOff] = useState(false);
  const callOff = useAct(callOffPickup, { refreshes: ['pickups'], onDone: () => router.history.push(consolePage.pickups()) });
  const parent = { label: 'Pick-ups', href: consolePage.pickups() };
  if (read.data === undefined) return <Page title="Run" parent={parent} width="narrow">{read.isError ? <ErrorState problem={read.error} onRetry={() => void read.refetch()} /> : <Card fit="flush"><LoadingRows rows={5} /></Card>}</Page>;
  const run = read.data;
  const words = runState(run);
  return (
    <Page title={`${countText(run.items, 'thing', 'things')} at ${run.site.name}`} parent={parent} width="narrow" subtitle={<>{run.technician.name}, <DateText on={run.plannedOn} as="near" /> · {run.accounted} of {run.items} accounted for</>} state={<StateBadge tone={words.tone}>{words.text}</StateBadge>} acts={<Acts run={run} onCallOff={() => setCallingOff(true)} />}>
      <Stack gap={16}>
        {run.status === 'under_way' ? <Collecting run={run} /> : <PickupItems run={run} />}
        {run.status === 'under_way' ? <Finish run={run} /> : null}
      </Stack>
      <ConfirmAct open={isCallingOff} onClose={() => setCallingOff(false)} title="Call this run off?" consequence="What was scanned stays with you; the rest waits where it lies, and can go on another run. The mailroom should hear it from you." act="Call it off" reason={{ label: 'Why?', required: true }} busy={callOff.busy} problem={callOff.problem} onConfirm={(reason) => void callOff.run({ params: { runId }, body: { version: run.version, reason } })} />
    </Page>
  );
}

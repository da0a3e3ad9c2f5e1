/** One leaver's case: where it stands in time, what is left to do and why, and what is home. */
import { IconCalendarEvent, IconFileCertificate } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { Case } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { usePaletteActs } from '../../platform/palette.ts';
import { useMay } from '../../platform/session.ts';
import { useShortcuts } from '../../platform/use-shortcuts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { AboutCard, ContactCard, EmbargoNote } from './about-card.tsx';
import { AccountsCard, SeatsCard } from './access-card.tsx';
import { useAround } from './around.ts';
import { AsksCard } from './asks-card.tsx';
import { hasDispute, homecoming } from './asset-view.ts';
import { AssetsCard, DisputesCard } from './assets-card.tsx';
import { CaseContext } from './case-context.tsx';
import type { CaseDialog, CaseView } from './case-context.tsx';
import { CaseDialogs } from './case-dialogs.tsx';
import { CaseMenu } from './case-menu.tsx';
import { Part, PartLinks } from './case-parts.tsx';
import { caseRights } from './case-rights.ts';
import { factsLine, firstName } from './case-words.ts';
import { ChecklistCard } from './checklist-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { useCase } from './queries.ts';
import type { CaseSlots } from './slots.ts';
import { timelineSteps } from './timeline-steps.ts';
import css from './case.module.css';

const toClearance = () => {
  const part = document.getElementById('clearance');
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
};

function Head({ view, slots }: { view: CaseView; slots: CaseSlots }) {
  const { one, rights, ask } = view;
  const may = useMay();
  const clears = slots.clearance !== undefined && one.status === 'open' && may('clearance.clear');
  useShortcuts(rights.manage ? [{ keys: 'm', label: 'Move dates', group: 'Case', run: () => ask({ kind: 'move' }) }] : []);
  usePaletteActs(
    rights.manage
      ? [
          { id: 'case-move', label: `Move ${firstName(one.person.name)}’s dates`, words: 'last working day return by', icon: IconCalendarEvent, keys: 'm', run: () => ask({ kind: 'move' }) },
          { id: 'case-replan', label: `Plan ${firstName(one.person.name)}’s case anew`, words: 'policy replan', run: () => ask({ kind: 'replan' }) },
          { id: 'case-cancel', label: `Cancel ${firstName(one.person.name)}’s case`, words: 'rescind rehire stop', run: () => ask({ kind: 'cancel' }) },
        ]
      : [],
  );
  return (
    <>
      {rights.manage ? <ActButton icon={IconCalendarEvent} onClick={() => ask({ kind: 'move' })}>Move dates</ActButton> : null}
      <CaseMenu />
      {clears ? <ActButton kind="primary" icon={IconFileCertificate} onClick={toClearance}>Clear</ActButton> : null}
    </>
  );
}

/** Conditions of the policy that could not be decided when the case was planned. */
function PlanningProblems({ one }: { one: Case }) {
  if (one.planningProblems.length === 0) return null;
  return (
    <Card title="The policy could not decide all of it" aside="Look at these by hand">
      <ul className={css.problems}>
        {one.planningProblems.map((problem) => <li key={`${problem.ruleKey} ${problem.message}`}>{problem.message} <span className="hb-quiet">(rule {problem.ruleKey})</span></li>)}
      </ul>
    </Card>
  );
}

function CaseBody({ view, slots }: { view: CaseView; slots: CaseSlots }) {
  const { one, rights } = view;
  const { clearance: Clearance, parcels: Parcels } = slots;
  const access = (
    <Part id="access" label="Access">
      <AccountsCard />
      <SeatsCard />
    </Part>
  );
  return (
    <SplitPanel
      main={
        <>
          {rights.accessFirst ? access : null}
          {hasDispute(one) ? <Part id="disputes"><DisputesCard /></Part> : null}
          <Part id="checklist"><ChecklistCard /></Part>
          <PlanningProblems one={one} />
          {Clearance === undefined ? null : <Part id="clearance"><Clearance caseId={one.id} one={one} /></Part>}
        </>
      }
      side={
        <>
          <Part id="assets"><AssetsCard /></Part>
          {Parcels === undefined ? null : <Part id="parcels"><Parcels caseId={one.id} one={one} /></Part>}
          <Part id="asks"><AsksCard /></Part>
          {rights.accessFirst ? null : access}
          <Part id="about">
            <ContactCard />
            <AboutCard />
          </Part>
          {rights.history ? <Part id="history"><HistoryCard /></Part> : null}
        </>
      }
    />
  );
}

function CasePage({ one, slots }: { one: Case; slots: CaseSlots }) {
  const may = useMay();
  const around = useAround(one);
  const [dialog, setDialog] = useState<CaseDialog | null>(null);
  const view: CaseView = { one, around, rights: caseRights(may, one.status), ask: setDialog };
  const badge = homecoming(one, one.assets, around);
  return (
    <CaseContext value={view}>
      <Page title={one.person.name} subtitle={factsLine(one)} mark={<PersonAvatar name={one.person.name} size={44} silent />} state={<StateBadge tone={badge.tone}>{badge.word}</StateBadge>} acts={<Head view={view} slots={slots} />}>
        <Stack gap={16}>
          <EmbargoNote />
          <Timeline label={`${one.person.name}’s case in time`} steps={timelineSteps(one, around)} />
          <PartLinks slots={slots} accessFirst={view.rights.accessFirst} />
          <CaseBody view={view} slots={slots} />
        </Stack>
      </Page>
      <CaseDialogs dialog={dialog} onClose={() => setDialog(null)} />
    </CaseContext>
  );
}

export function CaseScreen({ slots = {} }: { slots?: CaseSlots }) {
  const { caseId = '' } = useParams({ strict: false });
  const read = useCase(caseId);
  if (read.isError && read.data === undefined)
    return (
      <Page title="This case could not be read" parent={{ label: 'Cases', href: consolePage.cases() }}>
        <ErrorState problem={read.error} onRetry={() => void read.refetch()} act={<ActButton href={consolePage.cases()}>To the cases</ActButton>} />
      </Page>
    );
  if (read.data === undefined)
    return (
      <Page title="Case" parent={{ label: 'Cases', href: consolePage.cases() }}>
        <Card fit="flush"><LoadingRows rows={9} label="Reading the case" /></Card>
      </Page>
    );
  return <CasePage key={read.data.id} one={read.data} slots={slots} />;
}

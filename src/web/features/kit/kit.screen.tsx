/** Every piece of the kit in every state, to look at and to run the accessibility check on. */
import { IconArrowBackUp, IconCalendarEvent, IconDeviceLaptop, IconHeartHandshake, IconHelpCircle } from '@tabler/icons-react';
import { useState } from 'react';
import { SignIn } from '#contract/auth';
import { useContractForm } from '../../platform/form.ts';
import { Problem } from '../../platform/problem.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { BarWeek } from '../../ui/bar-week.tsx';
import { Card, Facts, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { CustodyChain, CustodyTrail } from '../../ui/custody-trail.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { DecisionList, DecisionRow } from '../../ui/decision-row.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState, ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, DateField, FormStack, PasswordField, SelectField, TextAreaField, TextField } from '../../ui/field.tsx';
import { FileDrop } from '../../ui/file-drop.tsx';
import { NestedChecklist } from '../../ui/nested-checklist.tsx';
import { Inline, Page, SplitPanel, Stack } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StatTile } from '../../ui/stat-tile.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { KitList } from './kit-list.tsx';

const problem = new Problem({ type: 'urn:handback:problem:wrong_state', code: 'wrong_state', status: 409, title: 'Not possible from here', detail: 'Nothing was changed. The state and the possible next steps are listed.', instance: 'req-7f31c2', state: 'cleared', possible: ['reopen', 'archive'] });

function KitCase() {
  return (
    <>
      <Timeline
        label="Duarte’s case"
        steps={[
          { id: 'a', label: 'Agreed', detail: '3 Nov', state: 'done' },
          { id: 'b', label: 'Asked', detail: '10 Nov', state: 'done' },
          { id: 'c', label: 'Last day', detail: '20 Nov · 18:00 Lisbon', state: 'done' },
          { id: 'd', label: 'Access ended', detail: '18:00, on time', state: 'done' },
          { id: 'e', label: 'Return by', detail: '27 Nov', state: 'now' },
          { id: 'f', label: 'Cleared', state: 'ahead' },
        ]}
      />
      <SplitPanel
        main={
          <Card title="Checklist" aside="Policy “Remote, EU” version 7 · 9 of 14 done" fit="flush">
            <NestedChecklist
              label="Checklist"
              items={[
                { id: '1', title: 'Tell Duarte what to return, and how', state: 'done', detail: 'Opened the same day, answered in 48 seconds', when: '10 Nov', owner: { name: 'Handback', initials: 'HB' } },
                { id: '2', title: 'Bring the devices home', state: 'running', detail: 'Because: remote, 3 assets of ours', when: <DateText on="2026-11-27" />, owner: { name: 'IT', initials: 'IT' }, children: [
                  { id: '2a', title: 'Label sent and printed at home', state: 'done', when: '18 Nov', owner: { name: 'Handback', initials: 'HB' } },
                  { id: '2b', title: 'Parcel on its way', state: 'running', detail: 'UPS · left Lisbon hub 06:40', when: 'due Mon', owner: { name: 'UPS', initials: 'UP' } },
                  { id: '2c', title: 'Store in the mailroom and tell the technician', state: 'blocked', detail: 'Rosa sees: box HB-4821, 1 sealed bag, slot C3', when: 'on arrival', owner: { name: 'Rosa Almeida' } },
                ] },
                { id: '3', title: 'Hand the project files over', state: 'late', detail: 'Inês asked for help: “which folder?” · nothing more is sent until answered', when: '2 days late', owner: { name: 'Inês Lopes' }, act: <ActButton size="xs">Answer Inês</ActButton> },
                { id: '4', title: 'Return the parking card', state: 'dropped', detail: 'He never had one' },
                { id: '5', title: 'Clearance', state: 'open', detail: 'HR waits for nothing but this', when: 'after all', owner: { name: 'Maria Alves' } },
              ]}
            />
          </Card>
        }
        side={
          <>
            <Card title="Assets and who answers for them">
              <Rows>
                <Row>
                  <Inline>
                    <strong>MacBook Pro 14 · M4</strong>
                    <StateBadge tone="moving">in a parcel</StateBadge>
                  </Inline>
                  <p className="hb-quiet hb-serial">HB-1180 · C02XK7Q2P</p>
                  <CustodyTrail stops={[{ name: 'Stockroom' }, { name: 'Duarte' }, { name: 'UPS' }]} />
                </Row>
                <Row>
                  <Inline>
                    <strong>Dell U2724 monitor</strong>
                    <StateBadge tone="due" icon={IconHelpCircle}>disputed</StateBadge>
                    <StateBadge tone="quiet" icon={IconArrowBackUp}>to its owner</StateBadge>
                  </Inline>
                </Row>
              </Rows>
            </Card>
            <Card title="Chain of custody">
              <CustodyChain
                links={[
                  { id: '1', to: { name: 'Stockroom, Lisbon', kind: 'place' }, how: 'received new', when: '3 Mar 2025', by: 'João', condition: 'new' },
                  { id: '2', to: { name: 'Duarte Sousa', kind: 'person' }, how: 'handed over at the desk', when: '5 Mar 2025', by: 'João', evidence: <a className="hb-link" href="/ui">Receipt</a> },
                  { id: '3', to: { name: 'UPS', kind: 'shipment', detail: <span className="hb-serial">1Z 999 AA1 01 2345 6784</span> }, how: 'posted', when: <InstantText at="2026-11-21T06:40:00Z" zone="Europe/Lisbon" />, gap: '2 days without anyone’s receipt' },
                  { id: '4', to: { name: 'Mailroom, slot C3', kind: 'place' }, how: 'scanned in', when: '14:02', by: 'Rosa', corrects: true },
                ]}
              />
            </Card>
          </>
        }
      />
    </>
  );
}

function KitForm() {
  const form = useContractForm({ schema: SignIn, initial: { email: 'not an address', password: '' } });
  const [reason, setReason] = useState<string | null>('resignation');
  const [on, setOn] = useState('2026-11-20');
  const [files, setFiles] = useState<File[]>([new File(['x'.repeat(4200)], 'people.csv')]);
  const bound = <T,>(name: string, value: T, onChange: (value: T) => void, error: string | null = null) => ({ name, value, onChange, error, onBlur: () => undefined });
  return (
    <FormStack label="A form" onSubmit={form.submit(() => true)} acts={<><ActButton type="submit" kind="primary">Open the case</ActButton><ActButton>Not now</ActButton></>}>
      <TextField label="E-mail" type="email" autoComplete="off" {...form.field('email')} />
      <PasswordField label="Password" autoComplete="new-password" {...form.field('password')} />
      <TextField label="Serial number" serial {...bound('serial', 'C02XK7Q0P', () => undefined, 'This serial belongs to another asset: HB-0912')} />
      <DateField label="Last working day" description="In Lisbon, where Duarte works" {...bound('on', on, setOn)} />
      <SelectField label="Site" choices={[{ value: 'lis', label: 'Lisbon' }, { value: 'krk', label: 'Kraków' }]} {...bound<string | null>('site', 'lis', () => undefined)} />
      <ChoiceField label="Reason" columns={2} choices={[{ value: 'resignation', label: 'Resignation', detail: 'Notice period; nothing early' }, { value: 'dismissal', label: 'Dismissal', detail: 'Access ends now' }]} {...bound('reason', reason, setReason)} />
      <TextAreaField label="Note" {...bound('note', '', () => undefined)} />
      <CheckField label="Keep this between the named circle" {...bound('embargo', true, () => undefined)} />
      <FileDrop label="Drop people and assets here" endings={['.csv']} maxBytes={20_000_000} several files={files} onChange={setFiles} />
      <ProblemNote problem={problem} />
    </FormStack>
  );
}

export function KitScreen() {
  const [asking, setAsking] = useState(false);
  return (
    <Page title="Every piece in every state" subtitle="For those who build screens" parent={{ label: 'Today', href: '/' }} mark={<PersonAvatar name="Duarte Sousa" size={44} silent />} state={<StateBadge tone="moving">2 of 3 coming home</StateBadge>} acts={<><ActButton icon={IconCalendarEvent} onClick={() => setAsking(true)}>Move dates</ActButton><ActButton kind="primary" onClick={() => showToast('Two asks withdrawn', { undo: () => showToast('They stand again') })}>Withdraw</ActButton></>}>
      <Stack gap={24}>
        <Inline>
          <StateBadge tone="home">home</StateBadge>
          <StateBadge tone="due">due Monday</StateBadge>
          <StateBadge tone="late">2 days late</StateBadge>
          <StateBadge tone="moving">in a parcel</StateBadge>
          <StateBadge tone="hold">legal hold</StateBadge>
          <StateBadge tone="quiet">not ours</StateBadge>
          <span className="hb-serial">HB-0070 · C02XK7Q0P</span>
          <InstantText at="2026-11-20T18:00:00Z" zone="Asia/Tokyo" />
        </Inline>
        <KitCase />
        <KitList state="rows" />
        <SplitPanel
          balance="even"
          main={
            <Stack>
              <DecisionList label="Decisions">
                <DecisionRow icon={IconDeviceLaptop} tone="late" title="MacBook of Joana Reis checked in from a home network, 26 hours after her exit" consequence="HB-2207 · access ended on time · seen by Fleet 04:12 Lisbon" act={<ActButton>Lock and ask</ActButton>} otherAct={<ActButton>It’s fine…</ActButton>} />
                <DecisionRow icon={IconHeartHandshake} tone="moving" title="Rosa Almeida proposes Tuesdays and Thursdays" consequence="Her edit to the agreement draft" act={<ActButton>Answer Rosa</ActButton>} />
              </DecisionList>
              <KitList state="empty" />
              <KitList state="narrowed" />
              <KitList state="error" />
              <KitList state="loading" />
            </Stack>
          }
          side={
            <Stack>
              <Card title="A form">
                <KitForm />
              </Card>
              <StatTile label="Picked up within 2 days" value="96 %" of="of 51 parcels" tone="home" href="/ui" />
              <Card title="A week">
                <BarWeek days={[{ on: '2026-11-16', received: 3, expected: 3 }, { on: '2026-11-17', received: 4, expected: 5 }, { on: '2026-11-18', received: 2, expected: 2 }, { on: '2026-11-19', received: 0, expected: 4 }, { on: '2026-11-20', received: 0, expected: 0 }]} />
              </Card>
              <Card title="Facts" tone="offer">
                <Facts facts={[['Serial number', <span key="s" className="hb-serial">C02XK7Q0P</span>], ['Return by', <DateText key="d" on="2026-11-27" as="long" />]]} />
              </Card>
              <Card>
                <EmptyState icon={IconHeartHandshake} title="No partner yet" act={<ActButton>Draft a proposal</ActButton>}>A partner is a department whose help we rely on.</EmptyState>
              </Card>
              <Card>
                <ErrorState problem={problem} onRetry={() => undefined} />
                <LoadingRows rows={2} />
              </Card>
            </Stack>
          }
        />
      </Stack>
      <ConfirmAct open={asking} onClose={() => setAsking(false)} title="Move Duarte’s last day to 27 November?" consequence="4 dates change, 2 asks are withdrawn, 1 label is void; nothing done is undone." touches={<ul><li>Access cut-off: 20 Nov 18:00 → 27 Nov 18:00 Lisbon</li><li>Return by: 27 Nov → 4 Dec</li></ul>} undo="never" act="Move the dates" grave reason={{ label: 'Why', required: true }} problem={problem} onConfirm={() => setAsking(false)} />
    </Page>
  );
}

/** A new leaver: who, why, which day. What follows is shown while it is typed; nothing happens before the button says so. */
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { consolePage } from '#contract/console-page';
import { reasons } from '#domain/policy/facts';
import { clearDraft, readDraft, writeDraft } from '../../platform/draft.ts';
import { asProblem } from '../../platform/problem.ts';
import type { Problem } from '../../platform/problem.ts';
import { parseSearch } from '../../platform/search-text.ts';
import { useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { dateIn, longDateText, zoneName } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { CheckField, ChoiceField, DateField, TextAreaField } from '../../ui/field.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { firstName, reasonWords } from './case-words.ts';
import { EmbargoFields } from './embargo-fields.tsx';
import { missing, nothingTyped, openLabel, reasonDetails, wishOf } from './new-leaver-wish.ts';
import type { NewLeaver } from './new-leaver-wish.ts';
import { PersonPicker } from './person-picker.tsx';
import { NoPlanYet, PlanCards } from './plan-preview.tsx';
import { useOpenCase, usePerson, usePlanPreview } from './queries.ts';
import css from './new-leaver.module.css';

const draftName = 'new-leaver';

/** What was typed in this tab, and the person the address names: another person starts a new page. */
function beginning(named: string | undefined): NewLeaver {
  const draft = readDraft<NewLeaver>(draftName);
  const isOther = named !== undefined && draft.personId !== undefined && draft.personId !== named;
  return { ...nothingTyped, ...(isOther ? {} : draft), ...(named === undefined ? {} : { personId: named }) };
}

function useTyped() {
  const named = useRouterState({ select: (state) => parseSearch(state.location.searchStr)['person'] });
  const [typed, setTyped] = useState(() => beginning(named));
  useEffect(() => writeDraft(draftName, typed), [typed]);
  return [typed, (change: Partial<NewLeaver>) => setTyped((old) => ({ ...old, ...change }))] as const;
}

/** There is a case already: the way to it, instead of a second one. */
function AlreadyOpen({ problem, name }: { problem: Problem; name: string }) {
  const { caseId, number } = problem.facts;
  return (
    <Card title="There is a case already" tone="offer">
      <div className={css.exists}>
        <p>{name} has an open case{typeof number === 'number' ? `, number ${number}` : ''}. A person has one at a time; dates and people are changed there.</p>
        {typeof caseId === 'string' ? <ActButton kind="primary" href={consolePage.case(caseId)}>Open that case</ActButton> : null}
      </div>
    </Card>
  );
}

function Preview({ typed, plan, name }: { typed: NewLeaver; plan: ReturnType<typeof usePlanPreview>; name: string }) {
  if (plan.problem?.code === 'case_open') return <AlreadyOpen problem={plan.problem} name={name} />;
  if (plan.problem !== null) return <ProblemNote problem={plan.problem} act={<ActButton size="xs" onClick={plan.again}>Try again</ActButton>} />;
  if (plan.preview !== null) return <PlanCards preview={plan.preview} />;
  if (plan.working && typed.personId !== null) return <Card fit="flush"><LoadingRows rows={6} label="Working out the plan" /></Card>;
  return <NoPlanYet />;
}

function DayField({ typed, zone, change, error }: { typed: NewLeaver; zone: string | null; change: (change: Partial<NewLeaver>) => void; error: string | null }) {
  const now = useNow();
  const whose = typed.personName === '' ? 'they work' : `${firstName(typed.personName)} works`;
  const where = zone === null ? 'On the calendar of where they work' : `In ${zoneName(zone)}, where ${whose}; today there is ${longDateText(dateIn(zone, now))}`;
  return <DateField label="Last working day" description={where} name="lastWorkingOn" value={typed.lastWorkingOn} error={error} onBlur={() => undefined} onChange={(lastWorkingOn) => change({ lastWorkingOn })} />;
}

type FieldsProps = { typed: NewLeaver; change: (change: Partial<NewLeaver>) => void; zone: string | null; errors: Partial<Record<keyof NewLeaver, string>> };

function Fields({ typed, change, zone, errors }: FieldsProps) {
  const bound = { onBlur: () => undefined, error: null };
  return (
    <>
      <PersonPicker personId={typed.personId} error={errors.personId ?? null} onChoose={(person) => change({ personId: person?.id ?? null, personName: person?.name ?? '' })} />
      <ChoiceField label="Why" name="reason" columns={2} value={typed.reason} {...bound} error={errors.reason ?? null} choices={reasons.map((value) => ({ value, label: reasonWords[value], detail: reasonDetails[value] }))} onChange={(reason) => change({ reason })} />
      <DayField typed={typed} zone={zone} change={change} error={errors.lastWorkingOn ?? null} />
      <CheckField label="Access ends now" description="HR has decided it. Otherwise access lasts as long as the policy says." name="immediate" value={typed.immediate} {...bound} onChange={(immediate) => change({ immediate })} />
      <CheckField label="Keep it within a circle for now" description="An embargo: nothing about this case leaves the people you name before a moment you choose." name="embargo" value={typed.embargo} {...bound} onChange={(embargo) => change({ embargo })} />
      {typed.embargo ? <EmbargoFields typed={typed} change={change} error={errors.embargoOn ?? null} /> : null}
      <TextAreaField label="Note" description="For those who work on the case; nobody else reads it" name="note" rows={2} value={typed.note} {...bound} onChange={(note) => change({ note })} />
    </>
  );
}

export function NewLeaverScreen() {
  const router = useRouter();
  const now = useNow();
  const [typed, change] = useTyped();
  const [asked, setAsked] = useState(false);
  const person = usePerson(typed.personId);
  const name = person.data?.name ?? typed.personName;
  const wish = wishOf(typed, now);
  const plan = usePlanPreview(wish);
  const open = useOpenCase((one) => {
    clearDraft(draftName);
    showToast(`${one.person.name}’s case is open`);
    router.history.push(consolePage.case(one.id));
  });
  const send = (event: { preventDefault: () => void }) => {
    event.preventDefault();
    setAsked(true);
    if (wish !== null) void open.run({ body: wish });
    else requestAnimationFrame(() => document.querySelector<HTMLElement>(`[name="${Object.keys(missing(typed, now))[0] ?? ''}"]`)?.focus());
  };
  const zone = plan.preview?.timeZone ?? person.data?.timeZone ?? null;
  const label = plan.preview === null || wish === null ? 'Open the case' : openLabel(plan.preview, now, (at) => longDateText(dateIn(plan.preview?.timeZone ?? 'UTC', new Date(at))).replace(/^\w+ /, ''));
  const isTaken = plan.problem?.code === 'case_open';
  return (
    <Page title={name === '' ? 'Who is leaving?' : `${name} is leaving`} subtitle="Nothing is sent and nobody is told before you open the case" parent={{ label: 'Cases', href: consolePage.cases() }}>
      <SplitPanel
        balance="even"
        main={
          <Card>
            <form className={css.form} onSubmit={send} noValidate aria-label="New leaver">
              <Fields typed={{ ...typed, personName: name }} change={change} zone={zone} errors={asked ? missing(typed, now) : {}} />
              <ProblemNote problem={open.problem === null ? null : asProblem(open.problem)} />
              <div className={css.acts}>
                <ActButton type="submit" kind="primary" busy={open.busy} disabled={isTaken}>{label}</ActButton>
                <ActButton href={consolePage.cases()}>Not now</ActButton>
                <span className={css.draft}>What you type is kept in this tab.</span>
              </div>
            </form>
          </Card>
        }
        side={
          <div className={css.preview} aria-busy={plan.working} aria-live="off">
            <Preview typed={typed} plan={plan} name={name} />
          </div>
        }
      />
    </Page>
  );
}

/** One person: what they answer for, what they can enter, whom they work with, and their case. */
import { IconEdit, IconUserMinus } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { readPerson } from '#contract/people';
import type { Person } from '#contract/people';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { CustomFactsCard } from '../../ui/custom-fields.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AccountsCard, SeatsCard } from './has-access.card.tsx';
import { HasAssetsCard } from './has-assets.card.tsx';
import { CasesCard, ContactCard, ReportingCard, useCasesOf } from './person-side.tsx';
import { personLine } from './person-words.ts';

function State({ person }: { person: Person }) {
  if (person.status === 'left') return <StateBadge tone="quiet">left</StateBadge>;
  return person.endsOn === null ? null : <StateBadge tone="due">last day <DateText on={person.endsOn} /></StateBadge>;
}

function Acts({ person }: { person: Person }) {
  const may = useMay();
  const open = useCasesOf(person.id).find((one) => one.status === 'open');
  return (
    <>
      <State person={person} />
      {may('people.write') ? <ActButton href={`/people/${person.id}/edit`} icon={IconEdit}>Edit</ActButton> : null}
      {open !== undefined ? (
        <ActButton kind="primary" href={consolePage.case(open.id)}>Open the case</ActButton>
      ) : may('cases.open') && person.status === 'active' ? (
        <ActButton kind="primary" href={consolePage.newCase(person.id)} icon={IconUserMinus}>New leaver</ActButton>
      ) : null}
    </>
  );
}

const up = { label: 'People', href: consolePage.people() };

export function PersonScreen() {
  const { personId } = useParams({ strict: false }) as { personId: string };
  const may = useMay();
  const person = useRead(readPerson, { params: { personId } });
  if (person.data === undefined)
    return (
      <Page title={person.isError ? 'This person could not be read' : 'Person'} parent={up}>
        {person.isError ? <ErrorState problem={person.error} onRetry={() => void person.refetch()} act={<ActButton href={consolePage.people()}>Everybody</ActButton>} /> : <LoadingRows rows={7} label="Reading the person" />}
      </Page>
    );
  const it = person.data;
  const called = it.givenName ?? it.name;
  return (
    <Page
      title={it.name}
      subtitle={<>{personLine(it)}{it.manager === null ? '' : <> · manager <AppLink href={consolePage.person(it.manager.id)} className="hb-link">{it.manager.name}</AppLink></>}</>}
      parent={up}
      mark={<PersonAvatar name={it.name} silent size={46} />}
      acts={<Acts person={it} />}
    >
      <SplitPanel
        balance="even"
        main={
          <>
            {may('assets.read') ? <HasAssetsCard personId={it.id} name={called} /> : null}
            {may('accounts.read') ? <AccountsCard personId={it.id} name={called} /> : null}
            {may('licences.read') ? <SeatsCard personId={it.id} name={called} /> : null}
            <StoryCard kind="person" recordId={it.id} />
          </>
        }
        side={
          <>
            <CasesCard personId={it.id} />
            <RelatedCard kind="person" recordId={it.id} />
            <ContactCard person={it} />
            <ReportingCard person={it} />
            <CustomFactsCard kind="person" custom={it.custom} />
          </>
        }
      />
    </Page>
  );
}

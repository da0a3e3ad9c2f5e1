/** How to reach the leaver afterwards, the circle of an embargo, who coordinates, and the note: what is about the case itself. */
import { IconLock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Case } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { useCaseView } from './case-context.tsx';
import { listed, reasonWords } from './case-words.ts';
import css from './case.module.css';

function contactFacts(one: Case): (readonly [string, ReactNode])[] {
  const { contact } = one;
  return [
    ['E-mail', contact?.email ?? 'none'],
    ['Phone', contact?.phone ?? 'none'],
    ['Address', contact?.hasAddress === true ? 'known, for the box and the collection' : 'none'],
  ];
}

export function ContactCard() {
  const { one, rights, ask } = useCaseView();
  const act = rights.manage ? <ActButton size="xs" onClick={() => ask({ kind: 'contact' })}>{one.contact === null ? 'Add' : 'Change'}</ActButton> : undefined;
  return (
    <Card title="After the exit" aside={act}>
      {one.contact === null ? <p className="hb-quiet">No contact is known for after the exit. Without one, messages end with the mailbox.</p> : <Facts facts={contactFacts(one)} />}
      <p className={css.small}>Erased some time after the case closes.</p>
    </Card>
  );
}

function about(one: Case, mayPeople: boolean): (readonly [string, ReactNode])[] {
  return [
    ['Reason', reasonWords[one.reason]],
    ['Person', mayPeople ? <AppLink key="p" className="hb-link" href={consolePage.person(one.person.id)}>{one.person.name}</AppLink> : one.person.name],
    ...(one.title === null ? [] : [['Title', one.title] as const]),
    ['Coordinates', one.coordinator?.name ?? 'nobody named'],
    ['Takes over', one.successor?.name ?? 'nobody named yet'],
    ...(one.toldAt === null ? (one.toLeaver === 'after_told' ? [['Told', 'not yet; nothing goes to them before'] as const] : []) : [['Told', <InstantText key="t" at={one.toldAt} as="ago" />] as const]),
    ['Return by', one.returnByBecause],
    ['Opened', <InstantText key="o" at={one.openedAt} />],
    ...(one.note === null ? [] : [['Note', one.note] as const]),
    ...(one.cancelReason === null ? [] : [['Cancelled because', one.cancelReason] as const]),
  ];
}

export function AboutCard() {
  const { one, rights, ask } = useCaseView();
  const may = useMay();
  const act = rights.manage ? <ActButton size="xs" onClick={() => ask({ kind: 'people' })} aria-label="Change who coordinates and who takes over">Change</ActButton> : undefined;
  return (
    <Card title={`Case ${one.number}`} aside={act}>
      <Facts facts={about(one, may('people.read'))} />
    </Card>
  );
}

/** Said at the top, so that nobody speaks of it by mistake. */
export function EmbargoNote() {
  const { one, around } = useCaseView();
  if (one.embargoUntil === null || !one.embargoed) return null;
  return (
    <div className={css.embargo} role="note">
      <IconLock size={18} aria-hidden />
      <p>
        <strong>Within a circle until <InstantText at={one.embargoUntil} zone={around.zone} />.</strong> Only {listed(one.circle.map(({ name }) => name))} {one.circle.length === 1 ? 'sees' : 'see'} this case; no message leaves before then.
      </p>
    </div>
  );
}

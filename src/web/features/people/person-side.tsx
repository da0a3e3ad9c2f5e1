/** Beside a person: their cases, how to reach them, whom they report to and who reports to them. */
import type { caseStatuses } from '#domain/case/case-lifecycle';
import { listCases } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { listPeople } from '#contract/people';
import type { Person } from '#contract/people';
import { useRead } from '../../platform/read.ts';
import { useMay, useNow } from '../../platform/session.ts';
import { readerZone, zoneName } from '../../platform/zone.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Facts, Row, Rows, fact, known } from '../../ui/card.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { Inline } from '../../ui/page.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { clockThere, employmentWords, modeWords } from './person-words.ts';
import css from './person.module.css';

const caseTones = { open: 'moving', cleared: 'home', cancelled: 'quiet' } as const satisfies Record<(typeof caseStatuses)[number], string>;

/** The cases of a person as far as this reader may see them; none while reading. */
export function useCasesOf(personId: string) {
  const may = useMay();
  return useRead(listCases, { query: { person: personId, limit: 10 } }, { enabled: may('cases.read') }).data?.rows ?? [];
}

export function CasesCard({ personId }: { personId: string }) {
  const cases = useCasesOf(personId);
  if (cases.length === 0) return null;
  return (
    <Card title={cases.length === 1 ? 'Case' : 'Cases'}>
      <Rows>
        {cases.map((one) => (
          <Row key={one.id}>
            <Inline>
              <AppLink href={consolePage.case(one.id)} className="hb-link">Last day <DateText on={one.lastWorkingOn} /></AppLink>
              <StateBadge tone={one.tasksLate > 0 && one.status === 'open' ? 'late' : caseTones[one.status]}>{one.status === 'open' ? `${one.assetsHome} of ${one.assetsAll} home` : one.status}</StateBadge>
              <span className="hb-quiet">{one.tasksDone} of {one.tasksAll} done</span>
            </Inline>
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

export function ContactCard({ person }: { person: Person }) {
  const now = useNow();
  const away = person.timeZone !== readerZone();
  const all = known(
    fact('E-mail', person.email === null ? <span className="hb-quiet">unknown</span> : <a className="hb-link" href={`mailto:${person.email}`}>{person.email}</a>),
    fact('Phone', person.phone === null ? null : <a className="hb-link" href={`tel:${person.phone.replace(/[^\d+]/g, '')}`}>{person.phone}</a>),
    fact('Time there', `${clockThere(person.timeZone, now)} ${zoneName(person.timeZone)}${away ? '' : ', as yours'}`),
    fact('Works', modeWords[person.workMode]), fact('Employment', employmentWords[person.employment]), fact('Title', person.title),
    fact('Department', person.department === null ? null : <AppLink href={consolePage.people({ department: person.department })} className="hb-link">{person.department}</AppLink>),
    fact('Location', person.location === null ? <span className="hb-quiet">unknown</span> : <AppLink href={consolePage.people({ location: person.location.id })} className="hb-link">{person.location.name}</AppLink>),
    fact('Number', person.employeeNumber === null ? null : <span className="hb-serial">{person.employeeNumber}</span>), fact('Cost centre', person.costCentre), fact('Country', person.country), fact('Language', person.locale),
    fact('Since', person.startsOn === null ? null : <DateText on={person.startsOn} />), fact('Until', person.endsOn === null ? null : <DateText on={person.endsOn} as="long" />),
  );
  return (
    <Card title="Contact and place">
      <Facts facts={all} />
    </Card>
  );
}

function Reports({ person }: { person: Person }) {
  const reports = useRead(listPeople, { query: { manager: person.id, limit: 6, sort: 'name' } }, { enabled: person.reports > 0 });
  return (
    <ul className={css.reports} aria-label={`Reports to ${person.name}`}>
      {(reports.data?.rows ?? []).map((one) => (
        <li key={one.id} className={css.report}>
          <PersonAvatar name={one.name} silent />
          <AppLink href={consolePage.person(one.id)} className="hb-link">{one.name}</AppLink>
        </li>
      ))}
    </ul>
  );
}

export function ReportingCard({ person }: { person: Person }) {
  return (
    <Card title="Reports" aside={person.reports === 0 ? undefined : <AppLink href={consolePage.people({ manager: person.id })} className={css.asideLink}>{person.reports} {person.reports === 1 ? 'report' : 'reports'}</AppLink>}>
      <Facts facts={[fact('To', person.manager === null ? <StateBadge tone="due">nobody known</StateBadge> : <AppLink href={consolePage.person(person.manager.id)} className="hb-link">{person.manager.name}</AppLink>)]} />
      {person.reports === 0 ? null : <div style={{ marginTop: 12 }}><Reports person={person} /></div>}
    </Card>
  );
}

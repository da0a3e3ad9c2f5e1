/** Everyone in the workforce record. */
import { IconPlus, IconUpload, IconUsers } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { employments, listLocations, listPeople, readPerson, workModes } from '#contract/people';
import type { PersonRow } from '#contract/people';
import { linkedFilter, useAddressValue } from '../../platform/linked-filter.ts';
import type { FilterSpec } from '../../platform/list-url.ts';
import { useRead } from '../../platform/read.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ChosenActs } from '../../ui/chosen-acts.tsx';
import type { Chosen } from '../../ui/chosen-acts.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { employmentWords, modeWords } from './person-words.ts';

const none = <span className="hb-quiet">none</span>;

function PersonState({ person }: { person: PersonRow }) {
  if (person.status === 'left') return <StateBadge tone="quiet">left</StateBadge>;
  if (person.endsOn !== null) return <StateBadge tone="due">leaves <DateText on={person.endsOn} /></StateBadge>;
  return <StateBadge tone="home">active</StateBadge>;
}

const columns: readonly Column<PersonRow>[] = [
  { id: 'name', header: 'Name', cell: (row) => row.name, sort: true, card: 'title' },
  { id: 'department', header: 'Department', cell: (row) => row.department ?? none, same: (row) => row.department, sort: true },
  { id: 'location', header: 'Location', cell: (row) => row.location?.name ?? none, same: (row) => row.location?.id ?? null, sort: true },
  { id: 'manager', header: 'Manager', cell: (row) => (row.manager === null ? <StateBadge tone="due">nobody</StateBadge> : <AppLink href={consolePage.person(row.manager.id)} className="hb-row-link">{row.manager.name}</AppLink>), from: 860 },
  { id: 'state', field: 'status', header: 'State', cell: (row) => <PersonState person={row} />, card: 'state' },
  { id: 'number', header: 'Number', cell: (row) => (row.employeeNumber === null ? none : <span className="hb-serial">{row.employeeNumber}</span>), sort: true, from: 1000, card: 'none' },
  { id: 'employment', header: 'Employment', cell: (row) => employmentWords[row.employment], same: (row) => row.employment, from: 1120, card: 'none' },
  { id: 'ends', header: 'Last day', cell: (row) => (row.endsOn === null ? none : <DateText on={row.endsOn} />), sort: true, optional: true },
  { id: 'mode', header: 'Works', cell: (row) => modeWords[row.workMode], optional: true },
  { id: 'email', header: 'E-mail', cell: (row) => row.email ?? none, optional: true },
];
const sorts = ['name', 'department', 'location', 'number', 'ends'];
const views = [
  { name: 'Leaving next', search: '?status=active&sort=ends' },
  { name: 'Contractors', search: '?employment=contractor' },
  { name: 'Left', search: '?status=left' },
];

function usePeopleFilters(): readonly FilterSpec[] {
  const [manager, department] = [useAddressValue('manager'), useAddressValue('department')];
  const locations = useRead(listLocations, {});
  const boss = useRead(readPerson, { params: { personId: manager ?? '' } }, { enabled: manager !== null });
  return [
    { id: 'status', label: 'State', choices: [{ value: 'active', label: 'Active' }, { value: 'left', label: 'Left' }] },
    { id: 'location', label: 'Location', choices: (locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name })) },
    { id: 'employment', label: 'Employment', choices: employments.map((value) => ({ value, label: employmentWords[value] })) },
    { id: 'mode', label: 'Works', choices: workModes.map((value) => ({ value, label: modeWords[value] })) },
    ...linkedFilter('department', 'Department', department, department),
    ...linkedFilter('manager', 'Reports to', manager, boss.data?.name),
  ];
}

function NoPeople() {
  const may = useMay();
  const [site, chooseSite] = useSite();
  const place = useSession().sites.find((one) => one.id === site);
  if (place !== undefined)
    return (
      <EmptyState icon={IconUsers} title={`Nobody at ${place.name}`} act={<ActButton onClick={() => chooseSite(null)}>Look at all sites</ActButton>}>
        People whose location is {place.name} would be here.
      </EmptyState>
    );
  return (
    <EmptyState icon={IconUsers} title="Nobody yet" act={may('imports.run') ? <ActButton kind="primary" icon={IconUpload} href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
      Everyone in the workforce record would be here, employees and contractors, with what they have and who they report to. A report from HR is enough to begin.
    </EmptyState>
  );
}

const countTitle = (total: number | null) => (total === null || total === 0 ? 'People' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'person' : 'people'}`);

export function PeopleListScreen() {
  const may = useMay();
  const [site] = useSite();
  const atLocation = useAddressValue('location');
  const list = useList(listPeople, { kind: 'people', filters: usePeopleFilters(), sorts, ...(site !== null && atLocation === null ? { fixed: { location: site } } : {}) });
  return (
    <Page
      title={countTitle(list.total)}
      subtitle="Employees and contractors, and who they report to"
      acts={
        <>
          {may('imports.run') ? <ActButton href={consolePage.bringFile()} icon={IconUpload}>Bring a file</ActButton> : null}
          {may('people.write') ? <ActButton kind="primary" href="/people/new" icon={IconPlus}>Add a person</ActButton> : null}
        </>
      }
    >
      <DataList<PersonRow> id="people" label="People" list={list} {...(may('people.write') ? { selection: (chosen: Chosen) => <ChosenActs chosen={chosen} edit="person" /> } : {})} columns={columns} rowKey={(row) => row.id} rowLabel={(row) => row.name} rowHref={(row) => consolePage.person(row.id)} searchLabel="Name, number or e-mail" views={views} empty={<NoPeople />} />
    </Page>
  );
}

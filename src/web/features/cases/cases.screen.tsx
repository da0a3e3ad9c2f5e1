/** Everyone who leaves: filtered, sorted, kept as views; a row is a case. */
import { IconUserMinus } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { listCases } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { caseStatuses } from '#domain/case/case-lifecycle';
import { reasons } from '#domain/policy/facts';
import { useMay, useSession } from '../../platform/session.ts';
import { parseSearch } from '../../platform/search-text.ts';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { caseColumns } from './case-columns.tsx';
import { reasonWords, statusWords } from './case-words.ts';
import { casesTitle } from './cases-title.ts';
import { LeavesFilter, useLeavesRange } from './leaves-filter.tsx';

const views = [
  { name: 'Open, next to leave first', search: '?status=open&sort=lastDay' },
  { name: 'Something is late', search: '?status=open&late=true&sort=lastDay' },
  { name: 'Due back first', search: '?status=open&sort=returnBy' },
  { name: 'Cleared', search: '?status=cleared&sort=-lastDay' },
];

/** The plain address opens on who leaves next; clearing the filters then shows all. */
function useFirstView() {
  const router = useRouter();
  useEffect(() => {
    const { pathname, searchStr } = router.state.location;
    if (searchStr === '') router.history.replace(pathname + (views[0]?.search ?? ''));
  }, [router]);
}

function useCaseList() {
  const { sites } = useSession();
  const [scope] = useSite();
  const [range, changeRange] = useLeavesRange();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const person = parseSearch(search)['person'];
  const isSiteChosen = parseSearch(search)['site'] !== undefined;
  const days = [...(range.leavesAfter === undefined ? [] : [`lastDay:after:${range.leavesAfter}`]), ...(range.leavesBefore === undefined ? [] : [`lastDay:before:${range.leavesBefore}`])];
  const list = useList(listCases, {
    kind: 'cases',
    fixedWhere: days,
    filters: [
      { id: 'status', label: 'Case is', choices: caseStatuses.map((value) => ({ value, label: statusWords[value] })) },
      { id: 'reason', label: 'Reason', choices: reasons.map((value) => ({ value, label: reasonWords[value] })) },
      ...(sites.length > 1 ? [{ id: 'site', label: 'Site', choices: sites.map((site) => ({ value: site.id, label: site.name })) }] : []),
      { id: 'late', label: 'Late', choices: [{ value: 'true', label: 'Something is late' }] },
    ],
    sorts: ['person', 'lastDay', 'returnBy', 'number', 'opened'],
    fixed: { ...(scope === null || isSiteChosen ? {} : { site: scope }), ...(person === undefined ? {} : { person }) },
    refreshEvery: 60_000,
  });
  return { list, range, changeRange };
}

export function CasesScreen() {
  const may = useMay();
  useFirstView();
  const { list, range, changeRange } = useCaseList();
  const isRanged = range.leavesAfter !== undefined || range.leavesBefore !== undefined;
  return (
    <Page
      title={casesTitle(list.loading ? null : list.total, list.state)}
      subtitle="Each leaver’s case: what is home, what is late, and when the doors close"
      acts={may('cases.open') ? <ActButton kind="primary" icon={IconUserMinus} href={consolePage.newCase()}>New leaver</ActButton> : undefined}
    >
      <DataList
        id="cases"
        label="Cases"
        list={list}
        columns={caseColumns}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.person.name}
        rowHref={(row) => consolePage.case(row.id)}
        searchLabel="Search by name or case number"
        views={views}
        extraFilter={<LeavesFilter range={range} change={changeRange} />}
        empty={
          isRanged ? (
            <EmptyState icon={IconUserMinus} title="Nobody leaves in these days" act={<ActButton onClick={() => changeRange({})}>Show any day</ActButton>}>
              The list is narrowed to the days chosen under “Leaves”.
            </EmptyState>
          ) : (
            <EmptyState icon={IconUserMinus} title="Nobody is leaving" act={may('cases.open') ? <ActButton kind="plain" href={consolePage.newCase()}>New leaver</ActButton> : undefined}>
              Each leaver’s case would stand here, with what is home, what is late and when access ends.
            </EmptyState>
          )
        }
      />
    </Page>
  );
}

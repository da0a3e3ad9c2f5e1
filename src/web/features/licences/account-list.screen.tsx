/** Accounts: access that ends at its cut-off, not before; a late end shows as late. One account opens beside the list. */
import { IconLockAccess, IconPlus, IconShieldStar, IconUpload } from '@tabler/icons-react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { listAccounts } from '#contract/accounts';
import type { AccountRow } from '#contract/accounts';
import { consolePage } from '#contract/console-page';
import { readPerson } from '#contract/people';
import { linkedFilter, useAddressValue } from '../../platform/linked-filter.ts';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { useList } from '../../platform/use-list.ts';
import { AccountTiming } from '../../ui/account-timing.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ChosenActs } from '../../ui/chosen-acts.tsx';
import type { Chosen } from '../../ui/chosen-acts.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Inline, Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AccessTabs } from './access-tabs.tsx';
import { AccountDrawer } from './account-drawer.tsx';
import { AddAccount } from './add-account.tsx';

const none = <span className="hb-quiet">none</span>;

const columns: readonly Column<AccountRow>[] = [
  { id: 'username', header: 'Account', cell: (row) => row.username, sort: true, card: 'title' },
  { id: 'system', header: 'System', cell: (row) => <Inline>{row.system}{row.isPrivileged ? <StateBadge tone="quiet" icon={IconShieldStar}>privileged</StateBadge> : null}</Inline>, sort: true },
  { id: 'person', header: 'Whose', cell: (row) => <Inline><AppLink href={consolePage.person(row.person.id)} className="hb-row-link">{row.person.name}</AppLink>{row.personStatus === 'left' ? <span className="hb-quiet">left</span> : null}</Inline>, sort: true },
  { id: 'cutOff', header: 'Cut-off', cell: (row) => (row.cutOffAt === null ? none : <InstantText at={row.cutOffAt} />), sort: true, from: 780 },
  { id: 'ended', header: 'Ended', cell: (row) => (row.endedAt === null ? none : <InstantText at={row.endedAt} />), sort: true, from: 940, card: 'none' },
  { id: 'state', field: 'status', header: 'Against its cut-off', cell: (row) => <AccountTiming account={row} />, card: 'state' },
];
const views = [
  { name: 'Open after its cut-off', search: '?overdue=true' },
  { name: 'Privileged and open', search: '?privileged=true&status=active' },
  { name: 'Ending next', search: '?status=active&sort=cutOff' },
];

function useAccountFilters() {
  const [person, system, caseId] = [useAddressValue('person'), useAddressValue('system'), useAddressValue('case')];
  const whose = useRead(readPerson, { params: { personId: person ?? '' } }, { enabled: person !== null });
  return [
    { id: 'status', label: 'State', choices: [{ value: 'active', label: 'Open' }, { value: 'ended', label: 'Ended' }] },
    { id: 'overdue', label: 'Cut-off', choices: [{ value: 'true', label: 'Open after it' }] },
    { id: 'privileged', label: 'Rights', choices: [{ value: 'true', label: 'Privileged' }, { value: 'false', label: 'Ordinary' }] },
    ...linkedFilter('system', 'System', system, system),
    ...linkedFilter('person', 'Of', person, whose.data?.name),
    ...linkedFilter('case', 'Of the case', caseId, 'linked'),
  ];
}

/** The address of this list with one account open, or with none. */
function withAccount(search: string, accountId: string | null): string {
  const params = new URLSearchParams(search);
  if (accountId === null) params.delete('account');
  else params.set('account', accountId);
  const text = params.toString();
  return `/accounts${text === '' ? '' : `?${text}`}`;
}

export function AccountListScreen() {
  const may = useMay();
  const router = useRouter();
  const search = useRouterState({ select: (state) => state.location.searchStr });
  const open = useAddressValue('account');
  const [adding, setAdding] = useState(false);
  const list = useList(listAccounts, { kind: 'accounts', filters: useAccountFilters(), sorts: ['username', 'system', 'person', 'cutOff', 'ended'], refreshEvery: 60_000 });
  return (
    <Page
      title="Licences and access"
      subtitle="Access ends at the cut-off, not before without a person who decides it; late is visible as late"
      acts={
        <>
          {may('imports.run') ? <ActButton href={consolePage.bringFile()} icon={IconUpload}>Bring a file</ActButton> : null}
          {may('accounts.write') ? <ActButton kind="primary" icon={IconPlus} onClick={() => setAdding(true)}>Add an account</ActButton> : null}
        </>
      }
    >
      <AccessTabs />
      <DataList<AccountRow>
        id="accounts"
        label="Accounts"
        list={list}
        {...(may('accounts.write') ? { selection: (chosen: Chosen) => <ChosenActs chosen={chosen} edit="account" /> } : {})}
        columns={columns}
        rowKey={(row) => row.id}
        rowLabel={(row) => `${row.username}, ${row.system}`}
        rowHref={(row) => withAccount(search, row.id)}
        searchLabel="User name, system or person"
        views={views}
        empty={
          <EmptyState icon={IconLockAccess} title="No accounts yet" act={may('imports.run') ? <ActButton kind="primary" icon={IconUpload} href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
            What people can enter would be here, with the moment it must end and whether it did.
          </EmptyState>
        }
      />
      {open === null ? null : <AccountDrawer accountId={open} onClose={() => router.history.replace(withAccount(search, null))} />}
      {adding ? <AddAccount onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}

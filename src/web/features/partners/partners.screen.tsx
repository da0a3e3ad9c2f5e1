/** Departments whose help we rely on, with what we owe them in front. */
import { IconHeartHandshake, IconPlus } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { partnerStatuses } from '#contract/partners';
import type { PartnerRow } from '#contract/partners';
import { useMay } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { minutesText, nameOf, statusWords } from './partner-words.ts';
import { usePartners } from './queries.ts';
import css from './partners.module.css';

const filters = [{ id: 'status', label: 'State', choices: partnerStatuses.map((value) => ({ value, label: statusWords[value].label })) }];

const columns: readonly Column<PartnerRow>[] = [
  { id: 'department', header: 'Partner', sort: true, card: 'title', width: '32%', cell: (one) => <span className={css.two}><span>{nameOf(one)}</span><span className={css.quiet}>{one.lead === null ? 'nobody named yet' : one.lead.name}</span></span> },
  { id: 'promises', header: 'Our promises', card: 'state', cell: (one) => (one.promisesBroken > 0 ? <StateBadge tone="late">{one.promisesBroken === 1 ? 'one broken' : `${one.promisesBroken} broken`}</StateBadge> : <StateBadge tone="home">kept</StateBadge>) },
  { id: 'minutes', header: 'Borrowed this month', cell: (one) => minutesText(one) },
  { id: 'deeds', header: 'Did for us', cell: (one) => (one.unthanked === 0 ? `${one.deeds}` : <span className={css.two}><span>{one.deeds}</span><span className={css.quiet}>{one.unthanked} not thanked yet</span></span>) },
  { id: 'status', header: 'State', sort: true, from: 820, cell: (one) => <StateBadge tone={statusWords[one.status].tone}>{statusWords[one.status].label}</StateBadge> },
];

export function PartnersScreen() {
  const may = useMay();
  const [site] = useSite();
  const list = usePartners({ filters, sorts: ['department', 'location', 'status'], fixed: { location: site ?? undefined } });
  const add = <ActButton kind="primary" icon={IconPlus} href={consolePage.newPartner()}>Add a partner</ActButton>;
  return (
    <Page title="Who helps us, and what we owe them" subtitle="Their time is borrowed. Our promises come first, their numbers after." acts={may('partners.write') ? add : undefined}>
      <DataList
        id="partners" label="Partners" list={list} columns={columns} rowKey={(one) => one.id} rowLabel={nameOf} rowHref={(one) => consolePage.partner(one.id)} searchLabel="Search department, site or person"
        empty={<EmptyState icon={IconHeartHandshake} title="Nobody was won yet" {...(may('partners.write') ? { act: add } : {})}>A mailroom that stores a box for a day, a front desk open at night: name the first one, and what you promise them.</EmptyState>}
      />
    </Page>
  );
}

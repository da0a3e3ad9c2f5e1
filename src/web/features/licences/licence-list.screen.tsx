/** Licences with their pools drawn; what renews soon stands first, since that is when a free seat can still be given back. */
import { IconCalendarDue, IconKey, IconPlus, IconUpload } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import { listLicences } from '#contract/licences';
import type { LicenceRow } from '#contract/licences';
import { useRead } from '../../platform/read.ts';
import { useMay, useNow } from '../../platform/session.ts';
import { useList } from '../../platform/use-list.ts';
import { dateIn, readerZone } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { ChosenActs } from '../../ui/chosen-acts.tsx';
import type { Chosen } from '../../ui/chosen-acts.tsx';
import { DataList } from '../../ui/data-list.tsx';
import type { Column } from '../../ui/data-list.tsx';
import { DateText } from '../../ui/date-text.tsx';
import { DecisionList, DecisionRow } from '../../ui/decision-row.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AccessTabs } from './access-tabs.tsx';
import { costOf, freeText, renewsSoon } from './pool-words.ts';
import { PoolBar } from './seat-pool.tsx';
import css from './licence.module.css';

const none = <span className="hb-quiet">none</span>;

function PoolState({ licence }: { licence: LicenceRow }) {
  if (licence.seatsOver > 0) return <StateBadge tone="late">{licence.seatsOver} too many</StateBadge>;
  return licence.seatsFree === 0 ? <StateBadge tone="due">no seat free</StateBadge> : <StateBadge tone="home">{licence.seatsFree} free</StateBadge>;
}

function Renews({ on }: { on: string | null }) {
  const today = dateIn(readerZone(), useNow());
  if (on === null) return none;
  return renewsSoon(on, today) ? <StateBadge tone={on < today ? 'late' : 'due'} icon={IconCalendarDue}><DateText on={on} as="near" /></StateBadge> : <DateText on={on} />;
}

const columns: readonly Column<LicenceRow>[] = [
  { id: 'product', header: 'Product', cell: (row) => row.product, sort: true, card: 'title' },
  { id: 'vendor', header: 'Vendor', cell: (row) => row.vendor ?? none, same: (row) => row.vendor, sort: true, from: 760 },
  { id: 'assigned', header: 'Seats taken', cell: (row) => <PoolBar pool={row} />, sort: true, width: '24%' },
  { id: 'free', header: 'Free', cell: (row) => <PoolState licence={row} />, sort: true, card: 'state' },
  { id: 'renews', header: 'Renews', cell: (row) => <Renews on={row.renewsOn} />, sort: true },
  { id: 'cost', header: 'A seat costs', cell: (row) => costOf(row, 1) ?? none, sort: true, align: 'end', from: 880 },
  { id: 'owner', header: 'Owner', cell: (row) => row.ownerName ?? none, optional: true },
];
const views = [
  { name: 'Renewing next', search: '?sort=renews' },
  { name: 'Most free seats', search: '?sort=-free' },
  { name: 'No seat free', search: '?free=false' },
];

/** At most three, soonest first: the moment to give seats back. */
function RenewsSoon() {
  const today = dateIn(readerZone(), useNow());
  const soon = useRead(listLicences, { query: { sort: 'renews', limit: 6 } });
  const rows = (soon.data?.rows ?? []).filter((one) => renewsSoon(one.renewsOn, today)).slice(0, 3);
  if (rows.length === 0) return null;
  return (
    <div className={css.soon}>
      <DecisionList label="Renewing within 60 days">
        {rows.map((one) => (
          <DecisionRow key={one.id} icon={IconCalendarDue} tone={one.seatsOver > 0 ? 'late' : 'due'} title={<>{one.product} renews <DateText on={one.renewsOn ?? today} as="near" /></>} consequence={freeText(one)} act={<ActButton href={consolePage.licence(one.id)}>Look at its seats</ActButton>} />
        ))}
      </DecisionList>
    </div>
  );
}

export function LicenceListScreen() {
  const may = useMay();
  const list = useList(listLicences, { kind: 'licences', filters: [{ id: 'free', label: 'Free seats', choices: [{ value: 'true', label: 'Some are free' }, { value: 'false', label: 'None is free' }] }], sorts: ['product', 'vendor', 'assigned', 'free', 'renews', 'cost'] });
  return (
    <Page
      title="Licences and access"
      subtitle="Seats go back into the pool when their holder leaves; accounts end at their cut-off"
      acts={
        <>
          {may('imports.run') ? <ActButton href={consolePage.bringFile()} icon={IconUpload}>Bring a file</ActButton> : null}
          {may('licences.write') ? <ActButton kind="primary" href="/licences/new" icon={IconPlus}>Add a licence</ActButton> : null}
        </>
      }
    >
      <AccessTabs />
      <RenewsSoon />
      <DataList<LicenceRow>
        id="licences"
        label="Licences"
        list={list}
        {...(may('licences.write') ? { selection: (chosen: Chosen) => <ChosenActs chosen={chosen} edit="licence" /> } : {})}
        columns={columns}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.product}
        rowHref={(row) => consolePage.licence(row.id)}
        searchLabel="Product or vendor"
        views={views}
        empty={
          <EmptyState icon={IconKey} title="No licences yet" act={may('imports.run') ? <ActButton kind="primary" icon={IconUpload} href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
            Each product’s pool of seats would be here: who holds one, how many are free, when it renews and what it costs.
          </EmptyState>
        }
      />
    </Page>
  );
}

/** Every asset, found by any piece of what is known of it. */
import { IconDevices, IconPlus, IconUpload } from '@tabler/icons-react';
import { assetStatuses } from '#domain/asset/asset-status';
import { categories } from '#domain/asset/category';
import { custodianKinds, listAssets, ownerships } from '#contract/assets';
import type { AssetRow } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { listLocations, readPerson } from '#contract/people';
import { readPlace } from '#contract/places';
import { linkedFilter, useAddressValue } from '../../platform/linked-filter.ts';
import type { FilterSpec } from '../../platform/list-url.ts';
import { useRead } from '../../platform/read.ts';
import { useMay, useSession } from '../../platform/session.ts';
import { useSite } from '../../platform/site-scope.ts';
import { useList } from '../../platform/use-list.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { assetTitle, categoryWord, custodianWords, ownershipWords, statusWords } from '../../ui/asset-words.ts';
import { ChosenActs } from '../../ui/chosen-acts.tsx';
import { DataList } from '../../ui/data-list.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';
import { assetColumns } from './asset-columns.tsx';

const sorts = ['model', 'tag', 'serial', 'status', 'custodian', 'assignee', 'location', 'since', 'category', 'seen', 'purchased'];
const views = [
  { name: 'Nobody known', search: '?custodian=unaccounted' },
  { name: 'Missing', search: '?status=missing' },
  { name: 'Under legal hold', search: '?hold=true' },
  { name: 'Ready for somebody', search: '?status=ready' },
  { name: 'Longest with the same custodian', search: '?sort=since' },
];

const plainFilters: readonly FilterSpec[] = [
  { id: 'status', label: 'Status', choices: assetStatuses.map((value) => ({ value, label: statusWords[value] })) },
  { id: 'category', label: 'Category', choices: categories.map((value) => ({ value, label: categoryWord(value) })) },
  { id: 'custodian', label: 'Answered for by', choices: custodianKinds.map((value) => ({ value, label: custodianWords[value] })) },
];
const moreFilters: readonly FilterSpec[] = [
  { id: 'ownership', label: 'Owned by', choices: ownerships.map((value) => ({ value, label: ownershipWords[value] })) },
  { id: 'hold', label: 'Legal hold', choices: [{ value: 'true', label: 'Under hold' }, { value: 'false', label: 'No hold' }] },
];

/** Filters of the list, with the names of what other pages link to. */
function useAssetFilters(): readonly FilterSpec[] {
  const [holder, assignee] = [useAddressValue('with'), useAddressValue('assignee')];
  const byPlace = useAddressValue('custodian') === 'place';
  const person = useRead(readPerson, { params: { personId: holder ?? '' } }, { enabled: holder !== null && !byPlace });
  const place = useRead(readPlace, { params: { placeId: holder ?? '' } }, { enabled: holder !== null && (byPlace || person.isError) });
  const meant = useRead(readPerson, { params: { personId: assignee ?? '' } }, { enabled: assignee !== null });
  const locations = useRead(listLocations, {});
  const room = place.data === undefined ? undefined : `${place.data.location.name}, ${place.data.name}`;
  return [
    ...plainFilters,
    { id: 'location', label: 'Location', choices: (locations.data?.rows ?? []).map((one) => ({ value: one.id, label: one.name })) },
    ...moreFilters,
    ...linkedFilter('with', 'With', holder, person.data?.name ?? room),
    ...linkedFilter('assignee', 'Meant for', assignee, meant.data?.name),
  ];
}

function NoAssets() {
  const may = useMay();
  const [site, chooseSite] = useSite();
  const place = useSession().sites.find((one) => one.id === site);
  if (place !== undefined)
    return (
      <EmptyState icon={IconDevices} title={`No assets at ${place.name}`} act={<ActButton onClick={() => chooseSite(null)}>Look at all sites</ActButton>}>
        Assets whose location is {place.name} would be here, with who answers for each.
      </EmptyState>
    );
  return (
    <EmptyState icon={IconDevices} title="No assets yet" act={may('imports.run') ? <ActButton kind="primary" icon={IconUpload} href={consolePage.bringFile()}>Bring a file</ActButton> : undefined}>
      Every laptop, phone and badge would be here, with its status, who answers for it and for whom it is meant. An export of your inventory is enough to begin.
    </EmptyState>
  );
}

const countTitle = (total: number | null) => (total === null || total === 0 ? 'Assets' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'asset' : 'assets'}`);

export function AssetListScreen() {
  const may = useMay();
  const [site] = useSite();
  const atLocation = useAddressValue('location');
  const list = useList(listAssets, { kind: 'assets', filters: useAssetFilters(), sorts, ...(site !== null && atLocation === null ? { fixed: { location: site } } : {}) });
  return (
    <Page
      title={countTitle(list.total)}
      subtitle="Status, who answers for it, and for whom it is meant: three facts, never mixed"
      acts={
        <>
          {may('imports.run') ? <ActButton href={consolePage.bringFile()} icon={IconUpload}>Bring a file</ActButton> : null}
          {may('assets.write') ? <ActButton kind="primary" href="/assets/new" icon={IconPlus}>Add an asset</ActButton> : null}
        </>
      }
    >
      <DataList<AssetRow> id="assets" label="Assets" list={list} selection={(chosen) => <ChosenActs chosen={chosen} edit={may('assets.write') ? 'asset' : undefined} labels="asset" />} columns={assetColumns} rowKey={(row) => row.id} rowLabel={assetTitle} rowHref={(row) => consolePage.asset(row.id)} searchLabel="Tag, serial number, model or name" views={views} empty={<NoAssets />} />
    </Page>
  );
}

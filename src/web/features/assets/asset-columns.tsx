/** The columns of a list of assets; their ids are what the server sorts by. */
import { IconHelpCircle, IconScale } from '@tabler/icons-react';
import type { AssetRow } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { AppLink } from '../../ui/app-link.tsx';
import { assetTitle, categoryWord, ownershipWords, statusTones, statusWords } from '../../ui/asset-words.ts';
import type { Column } from '../../ui/data-list.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { Inline } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';

const none = <span className="hb-quiet">none</span>;

type Look = { className?: string };

export function CustodianLink({ custodian, className = 'hb-row-link' }: { custodian: AssetRow['custodian'] } & Look) {
  if (custodian.kind === 'unaccounted') return <StateBadge tone="due" icon={IconHelpCircle}>nobody known</StateBadge>;
  if (custodian.kind === 'person' && custodian.id !== null) return <AppLink href={consolePage.person(custodian.id)} className={className}>{custodian.name}</AppLink>;
  if (custodian.kind === 'place' && custodian.id !== null) return <AppLink href={consolePage.assets({ with: custodian.id })} className={className}>{custodian.name}</AppLink>;
  return <>{custodian.name}</>;
}

export function AssigneeText({ assignee, className = 'hb-row-link' }: { assignee: AssetRow['assignee'] } & Look) {
  if (assignee === null) return <span className="hb-quiet">nobody yet</span>;
  if (assignee.kind === 'department') return <>{assignee.name}</>;
  return <AppLink href={consolePage.person(assignee.id)} className={className}>{assignee.name}</AppLink>;
}

export const AssetState = ({ asset }: { asset: Pick<AssetRow, 'status' | 'onHold'> }) => (
  <Inline>
    <StateBadge tone={statusTones[asset.status]}>{statusWords[asset.status]}</StateBadge>
    {asset.onHold ? <StateBadge tone="hold" icon={IconScale}>legal hold</StateBadge> : null}
  </Inline>
);

const serial = (text: string | null) => (text === null ? none : <span className="hb-serial" style={{ whiteSpace: 'nowrap' }}>{text}</span>);

export const assetColumns: readonly Column<AssetRow>[] = [
  { id: 'model', header: 'Asset', cell: assetTitle, sort: true, card: 'title', width: '20%' },
  { id: 'tag', header: 'Tag', cell: (row) => serial(row.assetTag), sort: true },
  { id: 'serial', header: 'Serial number', cell: (row) => serial(row.serialNumber), sort: true, from: 820 },
  { id: 'status', header: 'Status', cell: (row) => <AssetState asset={row} />, same: (row) => row.status, sort: true, card: 'state' },
  { id: 'custodian', header: 'Who answers for it', cell: (row) => <CustodianLink custodian={row.custodian} />, same: (row) => row.custodian.kind, sort: true },
  { id: 'assignee', header: 'Meant for', cell: (row) => <AssigneeText assignee={row.assignee} />, sort: true, from: 1000 },
  { id: 'location', header: 'Location', cell: (row) => row.location?.name ?? none, same: (row) => row.location?.id ?? null, sort: true, from: 1180 },
  { id: 'since', header: 'There since', cell: (row) => (row.custodySince === null ? none : <InstantText at={row.custodySince} as="ago" />), sort: true, from: 1280, card: 'none' },
  { id: 'category', header: 'Category', cell: (row) => categoryWord(row.category), same: (row) => row.category, sort: true, optional: true },
  { id: 'ownership', header: 'Owned by', cell: (row) => ownershipWords[row.ownership], same: (row) => row.ownership, optional: true },
  { id: 'seen', header: 'Last seen', cell: (row) => (row.lastSeenAt === null ? none : <InstantText at={row.lastSeenAt} as="ago" />), sort: true, optional: true },
  { id: 'purchased', header: 'Bought', cell: (row) => (row.purchasedOn === null ? none : <DateText on={row.purchasedOn} />), sort: true, optional: true },
];

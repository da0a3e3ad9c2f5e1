/** What a person has and what is meant for them: two lists that can differ, so both are said. */
import { listAssets } from '#contract/assets';
import type { AssetRow } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { assetTitle, categoryIcon, statusTones, statusWords } from '../../ui/asset-words.ts';
import { Card } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StateBadge, SubjectIcon } from '../../ui/state-badge.tsx';
import css from './person.module.css';

const shown = 25;
const marksOf = (asset: AssetRow) => [asset.assetTag, asset.serialNumber].filter((mark) => mark !== null).join(' · ');

function AssetLine({ asset, elsewhere }: { asset: AssetRow; elsewhere: boolean }) {
  return (
    <li className={css.row}>
      <SubjectIcon tone={asset.onHold ? 'hold' : 'quiet'} icon={categoryIcon(asset.category)} />
      <div className={css.words}>
        <AppLink href={consolePage.asset(asset.id)} className="hb-link">{assetTitle(asset)}</AppLink>
        <span className="hb-quiet">
          <span className="hb-serial">{marksOf(asset)}</span>
          {asset.custodySince === null ? '' : <> · since <InstantText at={asset.custodySince} /></>}
        </span>
      </div>
      <div className={css.end}>
        {asset.onHold ? <StateBadge tone="hold">legal hold</StateBadge> : null}
        {elsewhere ? <StateBadge tone="due">with {asset.custodian.name}</StateBadge> : asset.status === 'in_use' ? null : <StateBadge tone={statusTones[asset.status]}>{statusWords[asset.status]}</StateBadge>}
      </div>
    </li>
  );
}

export function HasAssetsCard({ personId, name }: { personId: string; name: string }) {
  const has = useRead(listAssets, { query: { with: personId, custodian: 'person', limit: shown, sort: 'category' } });
  const meant = useRead(listAssets, { query: { assignee: personId, limit: shown, sort: 'category' } });
  if (has.data === undefined) return <Card title="Assets" fit="flush">{has.isError ? <ErrorState problem={has.error} onRetry={() => void has.refetch()} /> : <LoadingRows rows={3} label="Reading the assets" />}</Card>;
  const elsewhere = (meant.data?.rows ?? []).filter((asset) => asset.custodian.id !== personId && asset.status !== 'disposed');
  const total = has.data.total ?? has.data.rows.length;
  return (
    <Card title="Answers for" fit="flush" aside={<AppLink href={consolePage.assets({ with: personId, custodian: 'person' })} className={css.asideLink}>{total} {total === 1 ? 'asset' : 'assets'}</AppLink>}>
      {has.data.rows.length + elsewhere.length === 0 ? <p className={css.empty}>{name} answers for nothing, and nothing is meant for them.</p> : null}
      <ul aria-label="Assets" className={css.rows}>
        {has.data.rows.map((asset) => <AssetLine key={asset.id} asset={asset} elsewhere={false} />)}
        {elsewhere.map((asset) => <AssetLine key={asset.id} asset={asset} elsewhere />)}
      </ul>
      {has.data.next === null ? null : <AppLink href={consolePage.assets({ with: personId, custodian: 'person' })} className={`${css.more} hb-link`}>All {total}</AppLink>}
    </Card>
  );
}

/** One asset: three facts apart, how its custody came to be, what happened to it, and who waits for it. */
import { IconArrowsExchange, IconCalendarDue, IconCheck, IconEdit, IconScale, IconSearchOff, IconTag, IconTrash } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { readAsset } from '#contract/assets';
import type { Asset } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { useMay } from '../../platform/session.ts';
import { useShortcuts } from '../../platform/use-shortcuts.ts';
import { ActButton } from '../../ui/act-button.tsx';
import type { IconType } from '../../ui/act-button.tsx';
import { assetTitle, categoryIcon, categoryWord } from '../../ui/asset-words.ts';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import type { MoreAct } from '../../ui/more-menu.tsx';
import { PrintLabels } from '../../ui/print-labels.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { CustomFactsCard } from '../../ui/custom-fields.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { SubjectIcon } from '../../ui/state-badge.tsx';
import { ActOnAsset, actionWords, isHandAction } from './act-on-asset.tsx';
import type { HandAction } from './act-on-asset.tsx';
import { AssetState } from './asset-columns.tsx';
import { CaseCard, RecordCard, ThreeFacts } from './asset-facts.tsx';
import { ChainCard } from './chain.card.tsx';
import { HandOver } from './hand-over.tsx';
import { HoldPanel, PlaceHold } from './hold-panel.tsx';

type Open = 'hand-over' | 'hold' | 'labels' | HandAction;
const actIcons: Record<HandAction, IconType> = { declare_missing: IconSearchOff, find: IconCheck, dispose: IconTrash };

function useActs(asset: Asset, open: (what: Open) => void): MoreAct[] {
  const may = useMay();
  const hand = asset.actions.filter(isHandAction).filter((action) => may('assets.write') && (action !== 'dispose' || may('dispositions.decide')));
  return [
    ...(may('assets.write') ? [{ label: 'Edit the record', icon: IconEdit, href: `/assets/${asset.id}/edit` }] : []),
    { label: 'Print a label', icon: IconTag, run: () => open('labels') },
    ...(may('holds.place') ? [{ label: 'Place a legal hold', icon: IconScale, run: () => open('hold') }] : []),
    ...hand.map((action) => ({ label: actionWords[action].menu, icon: actIcons[action], run: () => open(action), grave: action === 'dispose' })),
  ];
}

function Acts({ asset, onOpen }: { asset: Asset; onOpen: (what: Open) => void }) {
  const may = useMay();
  const canHandOver = may('assets.write') && asset.status !== 'disposed';
  useShortcuts(canHandOver ? [{ keys: 'h', label: 'Record a hand-over', group: 'This asset', run: () => onOpen('hand-over') }] : []);
  const acts = useActs(asset, onOpen);
  return (
    <>
      <AssetState asset={asset} />
      <MoreMenu label={`More about ${assetTitle(asset)}`} acts={acts} />
      {canHandOver ? <ActButton kind="primary" icon={IconArrowsExchange} onClick={() => onOpen('hand-over')}>Hand over</ActButton> : null}
    </>
  );
}

function Opened({ asset, what, onClose }: { asset: Asset; what: Open; onClose: () => void }) {
  if (what === 'hand-over') return <HandOver asset={asset} onClose={onClose} />;
  if (what === 'labels') return <PrintLabels kind="asset" selection={{ ids: [asset.id] }} count={1} onClose={onClose} />;
  if (what === 'hold') return <PlaceHold asset={asset} onClose={onClose} />;
  return <ActOnAsset asset={asset} action={what} onClose={onClose} />;
}

function Subtitle({ asset }: { asset: Asset }) {
  const marks = [asset.assetTag, asset.serialNumber].filter((mark) => mark !== null);
  const words = [asset.model === null || asset.name === null ? null : asset.name, asset.manufacturer, categoryWord(asset.category), asset.location?.name ?? null].filter((part) => part !== null);
  return (
    <>
      <span className="hb-serial">{marks.join(' · ')}</span>
      {marks.length === 0 ? '' : ' · '}
      {words.join(' · ')}
    </>
  );
}

const up = { label: 'Assets', href: consolePage.assets() };

export function AssetScreen() {
  const { assetId } = useParams({ strict: false }) as { assetId: string };
  const asset = useRead(readAsset, { params: { assetId } });
  const [open, setOpen] = useState<Open | null>(null);
  if (asset.data === undefined)
    return (
      <Page title={asset.isError ? 'This asset could not be read' : 'Asset'} parent={up}>
        {asset.isError ? <ErrorState problem={asset.error} onRetry={() => void asset.refetch()} act={<ActButton href={consolePage.assets()}>All assets</ActButton>} /> : <LoadingRows rows={7} label="Reading the asset" />}
      </Page>
    );
  const it = asset.data;
  return (
    <Page title={assetTitle(it)} subtitle={<Subtitle asset={it} />} parent={up} mark={<SubjectIcon tone={it.onHold ? 'hold' : 'home'} icon={categoryIcon(it.category)} size={44} />} acts={<Acts asset={it} onOpen={setOpen} />}>
      <HoldPanel asset={it} />
      <ThreeFacts asset={it} />
      <SplitPanel
        balance="even"
        main={
          <>
            <ChainCard assetId={assetId} />
            <StoryCard kind="asset" recordId={assetId} />
          </>
        }
        side={
          <>
            <CaseCard asset={it} icon={IconCalendarDue} />
            <RelatedCard kind="asset" recordId={assetId} />
            <RecordCard asset={it} />
            <CustomFactsCard kind="asset" custom={it.custom} />
          </>
        }
      />
      {open === null ? null : <Opened asset={it} what={open} onClose={() => setOpen(null)} />}
    </Page>
  );
}

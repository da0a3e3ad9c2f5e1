/** The assets of the case, each with its state and the trail of who answered for it; disputes side by side. */
import { Menu } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconHelpCircle, IconScale } from '@tabler/icons-react';
import type { CaseAsset } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { CustodyTrail } from '../../ui/custody-trail.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { assetWord, claimWords, lineActs, trailOf } from './asset-view.ts';
import { useCaseView } from './case-context.tsx';
import { firstName } from './case-words.ts';
import css from './case.module.css';

function AssetBadge({ asset }: { asset: CaseAsset }) {
  const { one, around } = useCaseView();
  const { tone, word } = assetWord(asset, { returnByOn: one.returnByOn, firstName: firstName(one.person.name) }, around);
  return (
    <StateBadge tone={tone} {...(asset.status === 'disputed' ? { icon: IconHelpCircle } : asset.status === 'not_ours' ? { icon: IconArrowBackUp } : {})}>
      {word}
    </StateBadge>
  );
}

const identity = (asset: CaseAsset): string => [asset.assetTag, asset.serialNumber].filter(Boolean).join(' · ');

function AssetMenu({ asset }: { asset: CaseAsset }) {
  const { rights, ask } = useCaseView();
  const acts = lineActs(asset);
  if (!rights.devices || acts.length === 0) return null;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.dots} aria-label={`Decide about ${asset.name}`}>
          <IconDots size={17} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map((act) => (
          <Menu.Item key={act.action} onClick={() => ask({ kind: 'line', asset, act })}>
            {act.label}…
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function AssetName({ asset }: { asset: CaseAsset }) {
  const may = useMay();
  return may('assets.read') ? <AppLink className={css.assetName} href={consolePage.asset(asset.assetId)}>{asset.name}</AppLink> : <span className={css.assetName}>{asset.name}</span>;
}

function AssetLine({ asset }: { asset: CaseAsset }) {
  return (
    <Row>
      <div className={css.assetHead}>
        <AssetName asset={asset} />
        <span className={css.assetState}>
          {asset.onHold ? <StateBadge tone="hold" icon={IconScale}>legal hold</StateBadge> : null}
          <AssetBadge asset={asset} />
          <AssetMenu asset={asset} />
        </span>
      </div>
      <p className={css.assetFacts}>
        {identity(asset) === '' ? null : <span className="hb-serial">{identity(asset)}</span>}
        {asset.ownership === 'own' ? null : <span>{asset.ownership === 'personal' ? 'their own' : `not ours${asset.ownerName === null ? '' : `, ${asset.ownerName}`}`}</span>}
        {asset.claim === 'damaged' ? <span>said to be damaged{asset.claimNote === null ? '' : `: “${asset.claimNote}”`}</span> : null}
      </p>
      {asset.trail.length === 0 ? null : <CustodyTrail stops={trailOf(asset)} />}
    </Row>
  );
}

export function AssetsCard() {
  const { one } = useCaseView();
  return (
    <Card title="Assets and who answers for them" {...(one.assets.length === 0 ? {} : { aside: `${one.assetsHome} of ${one.assetsAll} home` })}>
      {one.assets.length === 0 ? (
        <p className="hb-quiet">Nothing is on record for {one.person.name}. What turns up later is taken in when the case is planned anew.</p>
      ) : (
        <Rows label="Assets">
          {one.assets.map((asset) => <AssetLine key={asset.id} asset={asset} />)}
        </Rows>
      )}
    </Card>
  );
}

function managerSays(asset: CaseAsset): string {
  if (asset.managerConfirmed === null) return 'has not said';
  return asset.managerConfirmed ? 'says it is there' : 'says it is not there';
}

/** Two accounts of the same thing, beside each other, and the ways to settle it. */
function Dispute({ asset }: { asset: CaseAsset }) {
  const { one, rights, ask } = useCaseView();
  const record = asset.trail.at(-1);
  return (
    <section className={css.dispute} aria-label={`Dispute about ${asset.name}`}>
      <h3 className={css.disputeTitle}>{asset.name} <span className="hb-serial">{asset.assetTag}</span></h3>
      <div className={css.sides}>
        <div>
          <p className={css.sideTitle}>Our record</p>
          <p className={css.sideWord}>{record === undefined ? 'Nobody is known to have it' : `${record.name} answers for it`}</p>
          {asset.trail.length < 2 ? null : <CustodyTrail stops={asset.trail.map(({ name }) => ({ name }))} />}
        </div>
        <div>
          <p className={css.sideTitle}>{firstName(one.person.name)}</p>
          <p className={css.sideWord}>“{asset.claim === null ? 'It is not as you say' : claimWords[asset.claim]}”</p>
          {asset.claimNote === null ? null : <p className={css.sideNote}>“{asset.claimNote}”</p>}
          {one.manager === null ? null : <p className={css.sideNote}>{one.manager.name} {managerSays(asset)}</p>}
        </div>
      </div>
      {rights.devices ? (
        <div className={css.disputeActs}>
          {lineActs(asset).map((act) => <ActButton key={act.action} size="xs" onClick={() => ask({ kind: 'line', asset, act })}>{act.label}</ActButton>)}
        </div>
      ) : null}
    </section>
  );
}

export function DisputesCard() {
  const { one } = useCaseView();
  const disputed = one.assets.filter((asset) => asset.status === 'disputed');
  return (
    <Card title={disputed.length === 1 ? 'One thing is told in two ways' : `${disputed.length} things are told in two ways`} aside="Nobody is asked for it until this is settled">
      {disputed.map((asset) => <Dispute key={asset.id} asset={asset} />)}
    </Card>
  );
}

/** The facts of an asset beside its story: status, custodian and assignee apart; the case that waits; the record. */
import { IconScale } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Asset } from '#contract/assets';
import { consolePage } from '#contract/console-page';
import { moneyText } from '../../platform/money.ts';
import type { IconType } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ownershipWords, statusWords } from '../../ui/asset-words.ts';
import { Card, Facts, fact, known } from '../../ui/card.tsx';
import { DateText, InstantText } from '../../ui/date-text.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AssigneeText, CustodianLink } from './asset-columns.tsx';
import css from './asset.module.css';

const statusFollows: Record<Asset['status'], string> = {
  in_use: 'Somebody works with it', returned: 'Home, not looked at yet', in_workshop: 'Being made ready', ready: 'Can be issued', in_repair: 'Away for repair', disposed: 'Gone for good', missing: 'Nobody knows where',
};

function Fact({ name, value, detail }: { name: string; value: ReactNode; detail: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt className={css.factName}>{name}</dt>
      <dd className={css.factValue}>{value}</dd>
      <dd className={css.factDetail}>{detail}</dd>
    </div>
  );
}

const sameParty = (asset: Asset) => asset.assignee?.kind === 'person' && asset.custodian.kind === 'person' && asset.assignee.id === asset.custodian.id;

export function ThreeFacts({ asset }: { asset: Asset }) {
  const since = asset.custodySince === null ? 'since we know of it' : <>since <InstantText at={asset.custodySince} /></>;
  return (
    <dl className={css.facts} aria-label="Status, custodian and assignee">
      <Fact name="Status" value={statusWords[asset.status]} detail={asset.onHold ? <StateBadge tone="hold" icon={IconScale}>legal hold</StateBadge> : statusFollows[asset.status]} />
      <Fact name="Who answers for it" value={<CustodianLink custodian={asset.custodian} className="hb-link" />} detail={since} />
      <Fact name="Meant for" value={<AssigneeText assignee={asset.assignee} className="hb-link" />} detail={asset.assignee === null ? (asset.reservedFor === null ? 'not reserved' : `reserved for ${asset.reservedFor}`) : sameParty(asset) ? 'who has it now' : 'who does not have it now'} />
    </dl>
  );
}

type Line = NonNullable<Asset['openCase']>['line'];
const lineWords: Record<Line, readonly [tone: 'home' | 'due' | 'late' | 'moving' | 'quiet', word: string]> = {
  expected: ['due', 'expected'], handed_over: ['moving', 'on its way'], received: ['home', 'received'], accepted: ['home', 'accepted'], disputed: ['late', 'disputed'],
  waived: ['quiet', 'waived'], withdrawn: ['quiet', 'not asked for'], let_go: ['quiet', 'let go'], not_ours: ['quiet', 'to its owner'],
};

export function CaseCard({ asset, icon }: { asset: Asset; icon: IconType }) {
  const { openCase } = asset;
  if (openCase === null) return null;
  const [tone, word] = lineWords[openCase.line];
  return (
    <Card title="A case waits for it" aside={`Case ${openCase.number}`}>
      <div className={css.casePerson}>
        <PersonAvatar name={openCase.person.name} silent size={32} />
        <div>
          <AppLink href={consolePage.case(openCase.id)} className="hb-link">{openCase.person.name}</AppLink>
          <p className="hb-quiet">Return by <DateText on={openCase.returnByOn} />, <DateText on={openCase.returnByOn} as="due" /></p>
        </div>
        <StateBadge tone={tone} {...(tone === 'due' ? { icon } : {})}>{word}</StateBadge>
      </div>
    </Card>
  );
}

export function RecordCard({ asset }: { asset: Asset }) {
  const seen = asset.lastSeenAt === null ? <span className="hb-quiet">never, by any management system</span> : <><InstantText at={asset.lastSeenAt} /> (<InstantText at={asset.lastSeenAt} as="ago" />)</>;
  return (
    <Card title="Record" aside={<>changed <InstantText at={asset.updatedAt} as="ago" /></>}>
      <Facts
        facts={known(
          fact('Last seen', seen),
          fact('Serial number', asset.serialNumber === null ? <span className="hb-quiet">unknown</span> : <span className="hb-serial">{asset.serialNumber}</span>),
          fact('Asset tag', asset.assetTag === null ? <span className="hb-quiet">none</span> : <span className="hb-serial">{asset.assetTag}</span>),
          fact('Owned by', asset.ownerName === null ? ownershipWords[asset.ownership] : `${asset.ownerName} (${ownershipWords[asset.ownership].toLowerCase()})`),
          fact('Location', asset.location === null ? null : <AppLink href={consolePage.assets({ location: asset.location.id })} className="hb-link">{asset.location.name}</AppLink>),
          fact('Holds data', asset.dataBearing ? 'Yes: sanitised before anyone else gets it' : 'No'),
          fact('Grade', asset.grade), fact('Decided', asset.disposition),
          fact('Bought', asset.purchasedOn === null ? null : <DateText on={asset.purchasedOn} />),
          fact('Cost', asset.purchaseCost === null ? null : moneyText(asset.purchaseCost, asset.currency)),
          fact('Order', asset.orderNumber),
          fact('Warranty', asset.warrantyMonths === null ? null : `${asset.warrantyMonths} months`),
          fact('Lease ends', asset.leaseEndsOn === null ? null : <><DateText on={asset.leaseEndsOn} />, <DateText on={asset.leaseEndsOn} as="due" /></>),
          fact('Notes', asset.notes),
          fact('Came from', asset.source === 'hand' ? 'added by hand' : asset.source),
        )}
      />
    </Card>
  );
}

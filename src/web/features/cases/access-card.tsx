/** Doors to close: accounts against the cut-off, and seats that go back into the pool. */
import { IconShieldLock } from '@tabler/icons-react';
import type { Case } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { accessSummary, accessWord } from './access-view.ts';
import type { Account } from './access-view.ts';
import { clockText, dayText } from './around.ts';
import { useCaseView } from './case-context.tsx';
import css from './case.module.css';

function AccountLine({ account }: { account: Account }) {
  const { around, rights, ask } = useCaseView();
  const { tone, word } = accessWord(account, around);
  const details = [account.username, account.endedBy === null ? null : `by ${account.endedBy}`, account.earlyDecision === null ? null : `“${account.earlyDecision}”`].filter((part) => part !== null);
  return (
    <Row>
      <div className={css.assetHead}>
        <span className={css.assetName}>
          {account.system}
          {account.privileged ? <span className={css.privileged} title="Privileged"><IconShieldLock size={15} aria-hidden /><span className="hb-unseen">privileged</span></span> : null}
        </span>
        <span className={css.assetState}>
          <StateBadge tone={tone}>{word}</StateBadge>
          {account.status === 'active' && rights.endAccess ? <ActButton size="xs" onClick={() => ask({ kind: 'end', account })} aria-label={`End ${account.system} now`}>End now</ActButton> : null}
        </span>
      </div>
      <p className={css.assetFacts}>{details.join(' · ')}</p>
    </Row>
  );
}

export function AccountsCard() {
  const { one, around } = useCaseView();
  return (
    <Card title="Access" {...(one.accounts.length === 0 ? {} : { aside: accessSummary(one.accounts) })}>
      <p className={css.cutOff}>
        {one.status === 'cancelled' ? 'Access goes on: the case was cancelled.' : <>Cut-off {clockText(one.cutOffAt, around)}. <span>{one.cutOffBecause}</span></>}
      </p>
      {one.accounts.length === 0 ? <p className="hb-quiet">No account is on record.</p> : <Rows label="Accounts">{one.accounts.map((account) => <AccountLine key={account.id} account={account} />)}</Rows>}
    </Card>
  );
}

const money = (amount: string, currency: string | null): string => (currency === null ? amount : new Intl.NumberFormat('en-GB', { style: 'currency', currency }).format(Number(amount)));

function SeatLine({ seat }: { seat: Case['seats'][number] }) {
  const { around, rights, ask } = useCaseView();
  const may = useMay();
  return (
    <Row>
      <div className={css.assetHead}>
        {may('licences.read') ? <AppLink className={css.assetName} href={consolePage.licence(seat.licenceId)}>{seat.product}</AppLink> : <span className={css.assetName}>{seat.product}</span>}
        <span className={css.assetState}>
          {seat.held ? <StateBadge tone="quiet">held</StateBadge> : <StateBadge tone="home">{seat.releasedAt === null ? 'in the pool' : `in the pool since ${dayText(seat.releasedAt, around)}`}</StateBadge>}
          {seat.held && rights.seats ? <ActButton size="xs" onClick={() => ask({ kind: 'seat', seat })} aria-label={`${seat.product} back to the pool`}>Back to pool</ActButton> : null}
        </span>
      </div>
      {seat.seatCost === null ? null : <p className={css.assetFacts}>{money(seat.seatCost, seat.currency)} a seat</p>}
    </Row>
  );
}

export function SeatsCard() {
  const { one } = useCaseView();
  if (one.seats.length === 0) return null;
  const back = one.seats.filter((seat) => !seat.held).length;
  return (
    <Card title="Seats" aside={`${back} of ${one.seats.length} in the pool`}>
      <Rows label="Seats">{one.seats.map((seat) => <SeatLine key={seat.id} seat={seat} />)}</Rows>
    </Card>
  );
}

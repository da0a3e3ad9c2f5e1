/** The seats a person holds and the accounts they have, each one click from its own page. */
import { listAccounts } from '#contract/accounts';
import { consolePage } from '#contract/console-page';
import { listSeats } from '#contract/licences';
import { useRead } from '../../platform/read.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { AccountTiming } from '../../ui/account-timing.tsx';
import { Card } from '../../ui/card.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import css from './person.module.css';

export function SeatsCard({ personId, name }: { personId: string; name: string }) {
  const seats = useRead(listSeats, { params: { personId } });
  if (seats.data === undefined) return <Card title="Seats" fit="flush">{seats.isError ? <ErrorState problem={seats.error} onRetry={() => void seats.refetch()} /> : <LoadingRows rows={2} label="Reading the seats" />}</Card>;
  const held = seats.data.rows.filter((seat) => seat.releasedAt === null);
  return (
    <Card title="Seats" fit="flush" aside={`${held.length} held`}>
      {held.length === 0 ? <p className={css.empty}>{name} holds no seat.</p> : null}
      <ul aria-label="Seats" className={css.rows}>
        {held.map((seat) => (
          <li key={seat.id} className={css.row}>
            <div className={css.words}>
              <AppLink href={consolePage.licence(seat.licence.id)} className="hb-link">{seat.licence.product}</AppLink>
              <span className="hb-quiet">{seat.licence.vendor === null ? '' : `${seat.licence.vendor} · `}since <InstantText at={seat.assignedAt} /></span>
            </div>
            {seat.personStatus === 'left' ? <StateBadge tone="due">still held</StateBadge> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

export function AccountsCard({ personId, name }: { personId: string; name: string }) {
  const accounts = useRead(listAccounts, { query: { person: personId, limit: 50, sort: 'system' } });
  if (accounts.data === undefined) return <Card title="Accounts" fit="flush">{accounts.isError ? <ErrorState problem={accounts.error} onRetry={() => void accounts.refetch()} /> : <LoadingRows rows={2} label="Reading the accounts" />}</Card>;
  const { rows } = accounts.data;
  const open = rows.filter((account) => account.status === 'active').length;
  return (
    <Card title="Accounts" fit="flush" aside={<AppLink href={consolePage.accounts({ person: personId })} className={css.asideLink}>{open} open of {rows.length}</AppLink>}>
      {rows.length === 0 ? <p className={css.empty}>No account of {name} is known.</p> : null}
      <ul aria-label="Accounts" className={css.rows}>
        {rows.map((account) => (
          <li key={account.id} className={css.row}>
            <div className={css.words}>
              <AppLink href={consolePage.accounts({ person: personId, account: account.id })} className="hb-link">{account.system}</AppLink>
              <span className="hb-quiet">{account.username}{account.isPrivileged ? ' · privileged' : ''}</span>
            </div>
            <AccountTiming account={account} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

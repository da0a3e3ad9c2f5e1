/** One account: whose, how it stands against its cut-off, what shows that it ended, and what happened to it. */
import { IconLockAccess } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { readAccount } from '#contract/accounts';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card } from '../../ui/card.tsx';
import { CustomFactsCard } from '../../ui/custom-fields.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page, SplitPanel } from '../../ui/page.tsx';
import { SubjectIcon } from '../../ui/state-badge.tsx';
import { RelatedCard, StoryCard } from '../../ui/story.tsx';
import { AccountBody } from './account-drawer.tsx';

const up = { label: 'Accounts', href: consolePage.accounts() };

export function AccountScreen() {
  const { accountId } = useParams({ strict: false }) as { accountId: string };
  const account = useRead(readAccount, { params: { accountId } });
  if (account.data === undefined)
    return (
      <Page title={account.isError ? 'This account could not be read' : 'Account'} parent={up}>
        {account.isError ? <ErrorState problem={account.error} onRetry={() => void account.refetch()} act={<ActButton href={consolePage.accounts()}>All accounts</ActButton>} /> : <LoadingRows rows={6} label="Reading the account" />}
      </Page>
    );
  const it = account.data;
  return (
    <Page title={it.username} subtitle={`${it.system} · ${it.person.name}`} parent={up} mark={<SubjectIcon tone={it.status === 'ended' ? 'home' : 'quiet'} icon={IconLockAccess} size={44} />}>
      <SplitPanel
        balance="even"
        main={
          <>
            <Card title="Access"><AccountBody account={it} /></Card>
            <StoryCard kind="account" recordId={it.id} />
          </>
        }
        side={
          <>
            <RelatedCard kind="account" recordId={it.id} />
            <CustomFactsCard kind="account" custom={it.custom} />
          </>
        }
      />
    </Page>
  );
}

/** One account beside the list: how it stands against its cut-off, what shows that it ended, and ending or reopening it. */
import { Drawer, TextInput } from '@mantine/core';
import { IconShieldStar } from '@tabler/icons-react';
import { useState } from 'react';
import { endAccount, readAccount, reopenAccount, updateAccount } from '#contract/accounts';
import type { Account } from '#contract/accounts';
import { consolePage } from '#contract/console-page';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useMay, useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { AccountTiming } from '../../ui/account-timing.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Facts, fact } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { InstantText } from '../../ui/date-text.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Inline } from '../../ui/page.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import css from './licence.module.css';

function EndAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const now = useNow();
  const early = account.cutOffAt !== null && new Date(account.cutOffAt) > now;
  const [evidence, setEvidence] = useState('');
  const end = useAct(endAccount, {
    onDone: () => {
      showToast(`${account.system}: access has ended`);
      onClose();
    },
  });
  const confirm = (reason: string) => void end.run({ params: { accountId: account.id }, body: { ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }), ...(early ? { earlyReason: reason } : {}) } });
  return (
    <ConfirmAct
      open
      onClose={onClose}
      title={`Has ${account.person.name}’s access to ${account.system} ended?`}
      consequence={early ? <>Its cut-off is <InstantText at={account.cutOffAt ?? ''} />, which is ahead. Ending it before is your decision; your name and the reason stay with it.</> : 'Recorded as ended now. Close the door in the system itself first; this is the proof of it.'}
      act={early ? 'It has ended, by my decision' : 'It has ended'}
      {...(early ? { reason: { label: 'Why before the cut-off', required: true } } : {})}
      busy={end.busy}
      problem={end.problem}
      onConfirm={confirm}
    >
      <TextInput label="What shows it" description="A ticket, a log line, a screenshot’s name." value={evidence} maxLength={500} onChange={(event) => setEvidence(event.currentTarget.value)} />
    </ConfirmAct>
  );
}

function ReopenAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const reopen = useAct(reopenAccount, {
    onDone: () => {
      showToast(`${account.system}: access is back`);
      onClose();
    },
  });
  return <ConfirmAct open onClose={onClose} title="Is access back?" consequence={`${account.person.name} can enter ${account.system} again, and it counts as open from now on.`} act="Access is back" reason={{ label: 'Why', required: true }} busy={reopen.busy} problem={reopen.problem} onConfirm={(reason) => void reopen.run({ params: { accountId: account.id }, body: { reason } })} />;
}

/** Mail, files, drawings: with it a case plans the hand-over and waits for who takes it over. */
function HoldsWork({ account }: { account: Account }) {
  const may = useMay();
  const change = useAct(updateAccount, { onDone: (saved) => showToast(saved.holdsData ? 'Cases plan the hand-over of it from now on' : 'Cases plan no hand-over of it'), onProblem: (problem) => showToast(problem.title, { tone: 'late' }) });
  const flip = () => void change.run({ params: { accountId: account.id }, body: { holdsData: !account.holdsData, version: account.version } });
  return (
    <Inline>
      <span>{account.holdsData ? 'Yes: somebody takes it over' : 'No'}</span>
      {may('accounts.write') ? <ActButton size="xs" busy={change.busy} onClick={flip}>{account.holdsData ? 'It holds none' : 'It holds work'}</ActButton> : null}
    </Inline>
  );
}

export function AccountBody({ account }: { account: Account }) {
  const may = useMay();
  const [open, setOpen] = useState<'end' | 'reopen' | null>(null);
  const unknown = <span className="hb-quiet">not said</span>;
  return (
    <div className={css.drawer}>
      <Inline>
        <AccountTiming account={account} />
        {account.isPrivileged ? <StateBadge tone="quiet" icon={IconShieldStar}>privileged</StateBadge> : null}
      </Inline>
      <Facts
        facts={[
          fact('Whose', <AppLink href={consolePage.person(account.person.id)} className="hb-link">{account.person.name}</AppLink>),
          fact('User name', account.username),
          fact('System', <AppLink href={consolePage.accounts({ system: account.system })} className="hb-link">{account.system}</AppLink>),
          fact('Holds work', <HoldsWork key="work" account={account} />),
          fact('Cut-off', account.cutOffAt === null ? <span className="hb-quiet">none yet; a case sets it</span> : <InstantText at={account.cutOffAt} />),
          ...(account.endedAt === null ? [] : [fact('Ended', <InstantText at={account.endedAt} />), fact('By', account.endedBy ?? unknown), fact('What shows it', account.evidence ?? unknown)]),
          ...(account.earlyDecision === null ? [] : [fact('Ended early by', `${account.earlyDecision.by}: “${account.earlyDecision.reason}”`)]),
          ...(account.caseId === null ? [] : [fact('Case', <AppLink href={consolePage.case(account.caseId)} className="hb-link">The case it belongs to</AppLink>)]),
          fact('Came from', account.source === 'hand' ? 'added by hand' : account.source),
        ]}
      />
      {may('accounts.end') ? <div>{account.status === 'active' ? <ActButton kind="primary" onClick={() => setOpen('end')}>Record that it ended</ActButton> : <ActButton onClick={() => setOpen('reopen')}>Access is back</ActButton>}</div> : null}
      {open === 'end' ? <EndAccount account={account} onClose={() => setOpen(null)} /> : open === 'reopen' ? <ReopenAccount account={account} onClose={() => setOpen(null)} /> : null}
    </div>
  );
}

export function AccountDrawer({ accountId, onClose }: { accountId: string; onClose: () => void }) {
  const account = useRead(readAccount, { params: { accountId } });
  return (
    <Drawer opened onClose={onClose} position="right" size="min(440px, 100vw)" title={account.data === undefined ? 'Account' : `${account.data.system} · ${account.data.username}`}>
      {account.data !== undefined ? <><AccountBody account={account.data} /><p style={{ marginTop: 14 }}><AppLink className="hb-link" href={consolePage.account(account.data.id)}>Its page, with history and your own fields</AppLink></p></> : account.isError ? <ErrorState problem={account.error} onRetry={() => void account.refetch()} /> : <LoadingRows rows={5} label="Reading the account" />}
    </Drawer>
  );
}

/** Who works in Handback, in which roles, for which sites. */
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { disableMember, enableMember, listMembers, setMemberPin } from '#contract/members';
import type { Member } from '#contract/members';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import type { MoreAct } from '../../ui/more-menu.tsx';
import { PersonAvatar } from '../../ui/person-avatar.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { EditMember, InviteMember } from './member-dialogs.tsx';
import { roleWords } from './role-words.ts';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

type Open = { what: 'invite' } | { what: 'edit' | 'disable' | 'pin'; member: Member };

function MemberRow({ member, onOpen }: { member: Member; onOpen: (open: Open) => void }) {
  const { user } = useSession();
  const enable = useAct(enableMember, { onDone: () => showToast(`${member.name} may sign in again`) });
  const gone = member.disabledAt !== null;
  const acts: MoreAct[] = [
    { label: 'Roles and sites', run: () => onOpen({ what: 'edit', member }) },
    ...(member.hasPin ? [{ label: 'Take the PIN away', run: () => onOpen({ what: 'pin', member }) }] : []),
    ...(gone ? [{ label: 'Let them in again', run: () => void enable.run({ params: { memberId: member.id } }) }] : member.id === user.id ? [] : [{ label: 'Close the door', run: () => onOpen({ what: 'disable', member }), grave: true }]),
  ];
  const sites = member.sites.length === 0 ? 'every site' : member.sites.map((site) => site.name).join(', ');
  return (
    <div className={css.item} data-gone={gone || undefined}>
      <PersonAvatar name={member.name} silent size={32} />
      <div className={css.itemWords}>
        <span className={css.itemName}>
          {member.name}
          {member.id === user.id ? <StateBadge tone="home">you</StateBadge> : null}
          {gone ? <StateBadge tone="quiet">disabled</StateBadge> : member.canSignIn ? null : <StateBadge tone="due">not signed in yet</StateBadge>}
        </span>
        <span className={css.itemDetail}>{[member.email, member.title].filter((part) => part !== null).join(' · ')}</span>
        <span className={css.itemDetail}>{member.roles.map((role) => roleWords[role][0]).join(', ')} · {sites}{member.hasPin ? ' · has a PIN' : ''}</span>
      </div>
      <MoreMenu label={`More about ${member.name}`} size="xs" acts={acts} />
    </div>
  );
}

function DisableMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const disable = useAct(disableMember, {
    onDone: () => {
      showToast(`${member.name} is signed out everywhere`);
      onClose();
    },
  });
  return <ConfirmAct open onClose={onClose} grave title={`Close the door for ${member.name}?`} consequence="They are signed out everywhere at once and cannot sign in again. What they did keeps their name; you can let them in again." act="Close the door" busy={disable.busy} problem={disable.problem} onConfirm={() => void disable.run({ params: { memberId: member.id } })} />;
}

function TakePin({ member, onClose }: { member: Member; onClose: () => void }) {
  const take = useAct(setMemberPin, {
    onDone: () => {
      showToast('The PIN is gone');
      onClose();
    },
  });
  return <ConfirmAct open onClose={onClose} title={`Take ${member.name}’s PIN away?`} consequence="The station no longer knows them by it. They set a new one under My PIN." act="Take it away" busy={take.busy} problem={take.problem} onConfirm={() => void take.run({ params: { memberId: member.id }, body: { pin: null } })} />;
}

function Opened({ open, onClose }: { open: Open; onClose: () => void }) {
  switch (open.what) {
    case 'invite': return <InviteMember onClose={onClose} />;
    case 'edit': return <EditMember member={open.member} onClose={onClose} />;
    case 'disable': return <DisableMember member={open.member} onClose={onClose} />;
    case 'pin': return <TakePin member={open.member} onClose={onClose} />;
  }
}

export function MembersScreen() {
  const members = useRead(listMembers, {});
  const [open, setOpen] = useState<Open | null>(null);
  const rows = (members.data?.rows ?? []).toSorted((a, b) => Number(a.disabledAt !== null) - Number(b.disabledAt !== null));
  return (
    <SettingsPage title="Members" subtitle="Colleagues who work in Handback. Leavers, managers and partners need no account: they get a page." acts={members.isError ? null : <ActButton kind="primary" icon={IconPlus} onClick={() => setOpen({ what: 'invite' })}>Invite somebody</ActButton>}>
      <Card fit="flush">
        {members.data === undefined ? members.isError ? <ErrorState problem={members.error} onRetry={() => void members.refetch()} /> : <LoadingRows rows={4} label="Reading the members" /> : (
          <Rows label="Members">
            {rows.map((member) => <Row key={member.id}><MemberRow member={member} onOpen={setOpen} /></Row>)}
          </Rows>
        )}
      </Card>
      {open === null ? null : <Opened open={open} onClose={() => setOpen(null)} />}
    </SettingsPage>
  );
}

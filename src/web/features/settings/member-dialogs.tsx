/** Letting somebody in, and changing a member's roles and sites. */
import { Modal } from '@mantine/core';
import { z } from 'zod';
import { inviteMember, updateMember } from '#contract/members';
import type { Member } from '#contract/members';
import { roles } from '#domain/access/permission';
import type { Role } from '#domain/access/permission';
import { useAct } from '../../platform/act.ts';
import { orNull } from '../../platform/blank.ts';
import { useContractForm } from '../../platform/form.ts';
import type { FieldBinding } from '../../platform/form.ts';
import { useSession } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { CheckGroup } from '../../ui/check-group.tsx';
import { ProblemNote } from '../../ui/error-state.tsx';
import { FieldGrid } from '../../ui/field-grid.tsx';
import { CheckField, FormStack, TextField } from '../../ui/field.tsx';
import { roleWords } from './role-words.ts';

const MemberForm = z.object({
  name: z.string().trim().min(1, 'What are they called?').max(120), email: z.email('This does not look like an e-mail address').max(254), title: orNull(z.string().max(120).nullish()),
  roles: z.array(z.enum(roles)).min(1, 'One role at least'), siteIds: z.array(z.string()), sendMail: z.boolean(),
});

const roleChoices = roles.map((value) => ({ value, label: roleWords[value][0], detail: roleWords[value][1] }));

function RolesAndSites({ roleField, siteField }: { roleField: FieldBinding<Role[]>; siteField: FieldBinding<string[]> }) {
  const { sites } = useSession();
  return (
    <>
      <CheckGroup label="Roles" description="They may do what any of their roles may." columns={2} choices={roleChoices} {...roleField} />
      {sites.length < 2 ? null : <CheckGroup label="Sites" description="None chosen: every site." columns={2} choices={sites.map((site) => ({ value: site.id, label: site.name }))} {...siteField} />}
    </>
  );
}

export function InviteMember({ onClose }: { onClose: () => void }) {
  const form = useContractForm({ schema: MemberForm, initial: { name: '', email: '', title: '', roles: [], siteIds: [], sendMail: true }, draft: 'member.new' });
  const invite = useAct(inviteMember, {
    onDone: (member) => {
      showToast(`${member.name} is in`);
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <Modal opened onClose={onClose} title="Invite somebody" size={560} closeOnClickOutside={false}>
      <FormStack
        label="A new member"
        onSubmit={form.submit(async (value) => (await invite.run({ body: value })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={invite.busy}>Let them in</ActButton>
            <ActButton onClick={onClose}>Not now</ActButton>
          </>
        }
      >
        <FieldGrid>
          <TextField label="Name" required first {...form.field('name')} />
          <TextField label="E-mail" type="email" required {...form.field('email')} />
          <TextField label="Title" {...form.field('title')} />
        </FieldGrid>
        <RolesAndSites roleField={form.field('roles')} siteField={form.field('siteIds')} />
        <CheckField label="Tell them by e-mail" description="With the address of this Handback. They need no password: at the sign-in page they have a link sent to them." {...form.field('sendMail')} />
        <ProblemNote problem={invite.problem} />
      </FormStack>
    </Modal>
  );
}

const EditForm = MemberForm.omit({ email: true, sendMail: true });

export function EditMember({ member, onClose }: { member: Member; onClose: () => void }) {
  const form = useContractForm({ schema: EditForm, initial: { name: member.name, title: member.title ?? '', roles: member.roles, siteIds: member.sites.map((site) => site.id) }, draft: `member.${member.id}.${member.version}` });
  const save = useAct(updateMember, {
    onDone: () => {
      showToast('Saved; it holds from their next click');
      onClose();
    },
    onProblem: (problem) => form.showProblem(problem),
  });
  return (
    <Modal opened onClose={onClose} title={member.name} size={560} closeOnClickOutside={false}>
      <FormStack
        label="Member"
        onSubmit={form.submit(async (value) => (await save.run({ params: { memberId: member.id }, body: { ...value, version: member.version } })) !== undefined)}
        acts={
          <>
            <ActButton type="submit" kind="primary" busy={save.busy} disabled={!form.changed}>Save</ActButton>
            <ActButton onClick={onClose}>Leave it as it is</ActButton>
          </>
        }
      >
        <FieldGrid>
          <TextField label="Name" {...form.field('name')} />
          <TextField label="Title" {...form.field('title')} />
        </FieldGrid>
        <RolesAndSites roleField={form.field('roles')} siteField={form.field('siteIds')} />
        <ProblemNote problem={save.problem} />
      </FormStack>
    </Modal>
  );
}

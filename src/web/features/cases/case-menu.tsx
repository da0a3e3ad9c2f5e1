/** Acts on the whole case that are not its one primary: plan anew, contact, evidence, told, cancel. */
import { Menu } from '@mantine/core';
import { IconAddressBook, IconDots, IconFileCertificate, IconLock, IconMessageCircleCheck, IconRefresh, IconUserShare, IconX } from '@tabler/icons-react';
import type { Case, Task } from '#contract/cases';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import { AppLink } from '../../ui/app-link.tsx';
import { useCaseView } from './case-context.tsx';
import { firstName } from './case-words.ts';
import css from './case.module.css';

/** The task by which HR says that the leaver was told. */
const toldTask = (one: Case): Task | undefined => one.tasks.find((task) => task.completes === 'told' && (task.status === 'open' || task.status === 'waiting'));

export function CaseMenu() {
  const { one, rights, ask } = useCaseView();
  const may = useMay();
  const told = one.toldAt === null && rights.tasks ? toldTask(one) : undefined;
  const seesEvidence = may('evidence.export') || may('audit.read');
  if (!rights.manage && told === undefined && !seesEvidence) return null;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.headDots} aria-label="More for this case">
          <IconDots size={18} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {told === undefined ? null : <Menu.Item leftSection={<IconMessageCircleCheck size={16} aria-hidden />} onClick={() => ask({ kind: 'finish', task: told })}>{firstName(one.person.name)} was told…</Menu.Item>}
        {rights.manage ? <Menu.Item leftSection={<IconRefresh size={16} aria-hidden />} onClick={() => ask({ kind: 'replan' })}>Plan anew…</Menu.Item> : null}
        {rights.manage ? <Menu.Item leftSection={<IconAddressBook size={16} aria-hidden />} onClick={() => ask({ kind: 'contact' })}>Contact after the exit…</Menu.Item> : null}
        {rights.manage ? <Menu.Item leftSection={<IconUserShare size={16} aria-hidden />} onClick={() => ask({ kind: 'people' })}>Coordinator and successor…</Menu.Item> : null}
        {rights.manage ? <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => ask({ kind: 'embargo' })}>Embargo and circle…</Menu.Item> : null}
        {seesEvidence ? <Menu.Item component={AppLink} href={consolePage.evidence({ case: one.id })} leftSection={<IconFileCertificate size={16} aria-hidden />}>Evidence of this case</Menu.Item> : null}
        {rights.manage ? <Menu.Divider /> : null}
        {rights.manage ? <Menu.Item className={css.grave} leftSection={<IconX size={16} aria-hidden />} onClick={() => ask({ kind: 'cancel' })}>Cancel the case…</Menu.Item> : null}
      </Menu.Dropdown>
    </Menu>
  );
}

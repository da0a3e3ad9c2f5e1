/** The sections of the settings, each for whom it is open; a page of them has the list at its side. */
import { IconDatabaseExport, IconFileText, IconForms, IconKey, IconLockPassword, IconMapPin, IconStack2, IconTool, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Permission } from '#domain/access/permission';
import { consolePage } from '#contract/console-page';
import { useMay } from '../../platform/session.ts';
import type { IconType } from '../../ui/act-button.tsx';
import { Page } from '../../ui/page.tsx';
import { SectionTabs } from '../../ui/section-tabs.tsx';
import css from './settings.module.css';

export type Section = { id: string; label: string; says: string; icon: IconType; permission: Permission | null };

export const sections: readonly Section[] = [
  { id: 'locations', label: 'Organisation and locations', says: 'Where people work: time zone, holidays, address, and which of them are sites with a mailroom.', icon: IconMapPin, permission: 'people.write' },
  { id: 'places', label: 'Places and slots', says: 'Mailrooms with their slots, stockrooms, workshops: where things lie, and what is free.', icon: IconStack2, permission: 'places.write' },
  { id: 'fields', label: 'Your own fields', says: 'What you record beside what every person, asset, licence and account has.', icon: IconForms, permission: 'fields.manage' },
  { id: 'policy', label: 'Policy', says: 'How you offboard, as versioned rules: who is asked what, and when.', icon: IconFileText, permission: 'policies.read' },
  { id: 'workshop', label: 'Workshop rules', says: 'Who signs an erasure, how strong it must be, and who approves where a device goes.', icon: IconTool, permission: 'settings.manage' },
  { id: 'members', label: 'Members', says: 'Who works in Handback, in which roles, for which sites.', icon: IconUsersGroup, permission: 'members.manage' },
  { id: 'keys', label: 'API keys', says: 'What other systems may do here, each with its own key.', icon: IconKey, permission: 'keys.manage' },
  { id: 'backups', label: 'Backups', says: 'One a night by itself, and one whenever you want.', icon: IconDatabaseExport, permission: 'settings.manage' },
  { id: 'pin', label: 'My PIN', says: 'Four to eight digits that name you at a shared station.', icon: IconLockPassword, permission: null },
];

export function useSections(): Section[] {
  const may = useMay();
  return sections.filter((section) => section.permission === null || may(section.permission));
}

export function SettingsPage({ title, subtitle, acts, children }: { title: string; subtitle?: ReactNode; acts?: ReactNode; children: ReactNode }) {
  const tabs = useSections().map((section) => ({ label: section.label, href: consolePage.settings(section.id) }));
  return (
    <Page title={title} parent={{ label: 'Settings', href: consolePage.settings() }} {...(subtitle === undefined ? {} : { subtitle })} {...(acts === undefined ? {} : { acts })}>
      <div className={css.frame}>
        {tabs.length < 2 ? null : <SectionTabs label="Settings" tabs={tabs} form="side" />}
        <div className={css.body}>{children}</div>
      </div>
    </Page>
  );
}

/** The entries of the navigation: where they lead, who sees them, which figure stands beside them, which keys go there. */
import { IconAlertTriangle, IconChecks, IconDevices, IconFileCertificate, IconGift, IconHeartHandshake, IconHome, IconHourglass, IconKey, IconListSearch, IconMailbox, IconMessages, IconPackage, IconRoute, IconScan, IconSettings, IconTool, IconUserMinus, IconUsers } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import type { CountName } from '#contract/today';
import type { Permission } from '#domain/access/permission';
import type { IconType } from '../ui/act-button.tsx';

export type NavigationEntry = { id: string; label: string; href: string; icon: IconType; /** Any one of them shows it. */ permission: Permission | readonly Permission[]; count?: CountName; keys: string };
export type NavigationGroup = { label: string | null; entries: readonly NavigationEntry[] };


export const navigation: readonly NavigationGroup[] = [
  {
    label: null,
    entries: [
      { id: 'today', label: 'Today', href: consolePage.today(), icon: IconHome, permission: 'cases.read', count: 'today', keys: 'g t' },
      { id: 'cases', label: 'Cases', href: consolePage.cases(), icon: IconUserMinus, permission: 'cases.read', count: 'cases', keys: 'g c' },
      { id: 'assets', label: 'Assets', href: consolePage.assets(), icon: IconDevices, permission: 'assets.read', keys: 'g a' },
      { id: 'people', label: 'People', href: consolePage.people(), icon: IconUsers, permission: 'people.read', keys: 'g p' },
      { id: 'licences', label: 'Licences & access', href: consolePage.licences(), icon: IconKey, permission: 'licences.read', keys: 'g l' },
    ],
  },
  {
    label: 'Coming home',
    entries: [
      { id: 'station', label: 'Station', href: consolePage.station(), icon: IconScan, permission: 'station.scan', keys: 'g s' },
      { id: 'pickups', label: 'Pick-ups', href: consolePage.pickups(), icon: IconRoute, permission: 'pickups.run', count: 'pickups', keys: 'g u' },
      { id: 'workshop', label: 'Workshop', href: consolePage.workshop(), icon: IconTool, permission: 'workshop.work', count: 'workshop', keys: 'g w' },
      { id: 'parcels', label: 'Parcels', href: consolePage.parcels(), icon: IconPackage, permission: 'pickups.run', keys: 'g b' },
      { id: 'intake', label: 'To look at', href: consolePage.intake(), icon: IconListSearch, permission: 'assets.write', keys: 'g i' },
    ],
  },
  {
    label: 'Together',
    entries: [
      { id: 'partners', label: 'Partners', href: consolePage.partners(), icon: IconHeartHandshake, permission: 'partners.read', count: 'partners', keys: 'g r' },
      { id: 'asks', label: 'Asks', href: consolePage.asks(), icon: IconMessages, permission: 'asks.read', count: 'asks', keys: 'g k' },
      { id: 'thanks', label: 'Thanks', href: consolePage.thanks(), icon: IconGift, permission: 'thanks.send', count: 'thanks', keys: 'g h' },
    ],
  },
  {
    label: 'Watch and prove',
    entries: [
      { id: 'exceptions', label: 'Exceptions', href: consolePage.exceptions(), icon: IconAlertTriangle, permission: 'exceptions.read', count: 'exceptions', keys: 'g e' },
      { id: 'waiting', label: 'Waiting rows', href: consolePage.waiting(), icon: IconHourglass, permission: 'imports.run', count: 'waiting', keys: 'g q' },
      { id: 'approvals', label: 'Approvals', href: consolePage.approvals(), icon: IconChecks, permission: 'clearance.approve', keys: 'g y' },
      { id: 'evidence', label: 'Evidence', href: consolePage.evidence(), icon: IconFileCertificate, permission: 'audit.read', keys: 'g v' },
      { id: 'outbox', label: 'Outbox', href: consolePage.outbox(), icon: IconMailbox, permission: 'messages.read', count: 'outbox', keys: 'g o' },
      { id: 'settings', label: 'Settings', href: consolePage.settings(), icon: IconSettings, permission: ['settings.manage', 'members.manage', 'places.write', 'keys.manage', 'fields.manage'], keys: 'g ,' },
    ],
  },
];

/** What this reader sees; groups without an entry fall away. */
export const navigationFor = (may: (permission: Permission) => boolean): NavigationGroup[] =>
  navigation.map((group) => ({ ...group, entries: group.entries.filter((entry) => [entry.permission].flat().some(may)) })).filter((group) => group.entries.length > 0);

/** The entry a path belongs to. */
export function currentEntry(path: string): string | null {
  const entries = navigation.flatMap((group) => group.entries);
  const found = entries.find((entry) => (entry.href === '/' ? path === '/' : path === entry.href || path.startsWith(`${entry.href}/`)));
  return found?.id ?? (path.startsWith('/accounts') ? 'licences' : null);
}

/** Above every page: find or do anything, the sites in view, the reader. */
import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconCheck, IconDeviceDesktop, IconDevices, IconKeyboard, IconLockPassword, IconLogout, IconMapPin, IconMoon, IconSearch, IconSun } from '@tabler/icons-react';
import { useRouter } from '@tanstack/react-router';
import { consolePage } from '#contract/console-page';
import { signOut, signOutEverywhere } from '#contract/session';
import { useAct } from '../platform/act.ts';
import { openPalette } from '../platform/palette.ts';
import { useSession } from '../platform/session.ts';
import { keyCaps } from '../platform/shortcut.ts';
import { useSite } from '../platform/site-scope.ts';
import { PersonAvatar } from '../ui/person-avatar.tsx';
import css from './top-bar.module.css';

export const onMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={css.caps} aria-hidden>
      {keyCaps(keys, onMac).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  );
}

function SiteScope() {
  const { sites } = useSession();
  const [site, choose] = useSite();
  if (sites.length === 0) return null;
  const one = sites.find((candidate) => candidate.id === site);
  const first = sites[0]?.name ?? '';
  const words = one?.name ?? (sites.length === 1 ? first : `${first} + ${sites.length - 1} ${sites.length === 2 ? 'site' : 'sites'}`);
  const chip = (
    <>
      <IconMapPin size={15} aria-hidden />
      <span className={css.siteName}>{words}</span>
    </>
  );
  if (sites.length === 1) return <span className={css.site}>{chip}</span>;
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={css.site} aria-label={`Sites in view: ${words}`}>
          {chip}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Sites in view</Menu.Label>
        <Menu.RadioItem value="" checked={one === undefined} onChange={() => choose(null)} closeMenuOnClick checkIcon={<IconCheck size={16} aria-hidden />}>
          All {sites.length}
        </Menu.RadioItem>
        {sites.map((candidate) => (
          <Menu.RadioItem key={candidate.id} value={candidate.id} checked={candidate.id === site} onChange={choose} closeMenuOnClick checkIcon={<IconCheck size={16} aria-hidden />}>
            {candidate.name}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

const schemes = [
  { value: 'auto', label: 'As the system', icon: IconDeviceDesktop },
  { value: 'light', label: 'Light', icon: IconSun },
  { value: 'dark', label: 'Dark', icon: IconMoon },
] as const;

function UserMenu({ onHelp }: { onHelp: () => void }) {
  const router = useRouter();
  const { user, organisation } = useSession();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = useAct(signOut, { onDone: () => location.assign('/sign-in') });
  const leaveEverywhere = useAct(signOutEverywhere, { onDone: () => location.assign('/sign-in') });
  return (
    <Menu width={236}>
      <Menu.Target>
        <button type="button" className={css.user} aria-label={`${user.name}: your menu`}>
          <PersonAvatar name={user.name} initials={user.initials} silent size={26} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={css.who}>
          <strong>{user.name}</strong>
          <span>{user.email}</span>
          <span>{organisation.name}</span>
        </div>
        <Menu.Divider />
        {schemes.map(({ value, label, icon: Icon }) => (
          <Menu.RadioItem key={value} value={value} checked={colorScheme === value} onChange={() => setColorScheme(value)} checkIcon={<IconCheck size={16} aria-hidden />}>
            <span className={css.scheme}>
              <Icon size={17} aria-hidden /> {label}
            </span>
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<IconKeyboard size={17} aria-hidden />} rightSection={<KeyCaps keys="?" />} onClick={onHelp}>
          Keyboard
        </Menu.Item>
        <Menu.Item leftSection={<IconLockPassword size={17} aria-hidden />} onClick={() => router.history.push(consolePage.settings('pin'))}>
          My PIN for the station
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={17} aria-hidden />} onClick={() => void leave.run({})}>
          Sign out
        </Menu.Item>
        <Menu.Item leftSection={<IconDevices size={17} aria-hidden />} onClick={() => void leaveEverywhere.run({})}>
          Sign out on every device
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

export function TopBar({ onHelp }: { onHelp: () => void }) {
  return (
    <header className={css.top}>
      <button type="button" className={css.find} onClick={openPalette} aria-label="Find or do something" aria-keyshortcuts="Control+K Meta+K /">
        <IconSearch size={18} aria-hidden />
        <span className={css.findWords}>Find a person, serial, tracking number, or do something</span>
        <span className={css.findShort}>Find or do something</span>
        <KeyCaps keys="mod+k" />
      </button>
      <div className={css.right}>
        <SiteScope />
        <UserMenu onHelp={onHelp} />
      </div>
    </header>
  );
}

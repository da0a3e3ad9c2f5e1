/** The frame of the console: navigation, top bar, palette, and the page in the middle. */
import { useMediaQuery } from '@mantine/hooks';
import { IconPlus, IconUpload } from '@tabler/icons-react';
import { Outlet, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { openPalette, usePaletteActs } from '../platform/palette.ts';
import { useMay, useSession } from '../platform/session.ts';
import { useShortcuts } from '../platform/use-shortcuts.ts';
import { UndoToasts } from '../ui/undo-toast.tsx';
import { Arrival } from './arrival.tsx';
import { ConnectionBanner, DemoBanner } from './banner.tsx';
import { CommandPalette } from './command-palette.tsx';
import { navigationFor } from './navigation.ts';
import { ShortcutHelp } from './shortcut-help.tsx';
import { BottomNavigation, SideNavigation } from './side-navigation.tsx';
import { TopBar } from './top-bar.tsx';
import css from './shell.module.css';

function useEverywhere(onHelp: () => void) {
  const router = useRouter();
  const may = useMay();
  const entries = navigationFor(may).flatMap((group) => group.entries);
  useShortcuts([
    { keys: 'mod+k', label: 'Find or do something', group: 'Everywhere', run: openPalette },
    { keys: '/', label: 'Find or do something', group: 'Everywhere', run: openPalette },
    { keys: '?', label: 'Show these keys', group: 'Everywhere', run: onHelp },
    ...(may('cases.open') ? [{ keys: 'n', label: 'New leaver', group: 'Everywhere', run: () => router.history.push(consolePage.newCase()) }] : []),
    ...entries.map((entry) => ({ keys: entry.keys, label: entry.label, group: 'Go to', run: () => router.history.push(entry.href) })),
  ]);
  usePaletteActs([
    { id: 'new-leaver', label: 'New leaver', words: 'open case offboarding', icon: IconPlus, keys: 'n', permission: 'cases.open', href: consolePage.newCase() },
    { id: 'bring', label: 'Bring a file', words: 'import csv people assets licences', icon: IconUpload, permission: 'imports.run', href: consolePage.bringFile() },
    ...entries.map((entry) => ({ id: entry.id, label: entry.label, words: 'go open', icon: entry.icon, keys: entry.keys, href: entry.href })),
  ]);
}

export function Shell() {
  const phone = useMediaQuery('(max-width: 640px)', window.innerWidth <= 640, { getInitialValueInEffect: false });
  const narrow = useMediaQuery('(max-width: 1000px)', window.innerWidth <= 1000, { getInitialValueInEffect: false });
  const [help, setHelp] = useState(false);
  const session = useSession();
  useEverywhere(() => setHelp(true));
  return (
    <div className={css.shell} data-form={phone ? 'phone' : narrow ? 'rail' : 'full'}>
      <a href="#page" className={css.skip}>
        Skip to the page
      </a>
      {phone ? null : <SideNavigation form={narrow ? 'rail' : 'full'} />}
      <div className={css.middle}>
        <ConnectionBanner />
        <DemoBanner />
        <TopBar onHelp={() => setHelp(true)} />
        <main id="page" className={css.main} tabIndex={-1}>
          <Outlet />
        </main>
        {session.embedded ? <footer className={css.foot}>Handback {session.version} on its embedded database: for trying and small places. Move to PostgreSQL before it matters.</footer> : null}
      </div>
      {phone ? <BottomNavigation /> : null}
      <CommandPalette />
      <ShortcutHelp open={help} onClose={() => setHelp(false)} />
      <UndoToasts />
      <Arrival />
    </div>
  );
}

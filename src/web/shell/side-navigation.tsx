/** The navigation in its three forms: beside the page, as a rail of icons, and as a bar with a drawer on a phone. */
import { Drawer, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRouterState } from '@tanstack/react-router';
import { useState } from 'react';
import { readCounts } from '#contract/today';
import type { CountName } from '#contract/today';
import { useRead } from '../platform/read.ts';
import { useMay } from '../platform/session.ts';
import { AppLink } from '../ui/app-link.tsx';
import { Brand, Mark } from './brand.tsx';
import { currentEntry, navigationFor } from './navigation.ts';
import type { NavigationEntry, NavigationGroup } from './navigation.ts';
import { useSite } from '../platform/site-scope.ts';
import css from './side-navigation.module.css';

type Counts = Partial<Record<CountName, number>>;
type Parts = { groups: readonly NavigationGroup[]; counts: Counts; current: string | null };

function useNavigation(): Parts {
  const [site] = useSite();
  const counts = useRead(readCounts, { query: { site: site ?? undefined } }, { refreshEvery: 60_000 });
  const path = useRouterState({ select: (state) => state.location.pathname });
  return { groups: navigationFor(useMay()), counts: counts.data?.counts ?? {}, current: currentEntry(path) };
}

function Entry({ entry, count, current, rail = false }: { entry: NavigationEntry; count: number | undefined; current: boolean; rail?: boolean }) {
  const Icon = entry.icon;
  const link = (
    <AppLink href={entry.href} className={css.entry} aria-current={current ? 'page' : undefined}>
      <Icon size={19} aria-hidden />
      <span className={rail ? 'hb-unseen' : css.label}>{entry.label}</span>
      {count === undefined || count === 0 ? null : (
        <span className={rail ? css.dot : css.count}>
          {rail ? null : count}
          <span className="hb-unseen">{rail ? `, ${count} waiting` : ' waiting'}</span>
        </span>
      )}
    </AppLink>
  );
  return <li>{rail ? <Tooltip label={count === undefined || count === 0 ? entry.label : `${entry.label} · ${count}`} position="right">{link}</Tooltip> : link}</li>;
}

function Groups({ groups, counts, current, rail = false }: Parts & { rail?: boolean }) {
  return groups.map((group) => (
    <div key={group.label ?? ''} className={css.group}>
      {group.label === null ? null : rail ? <hr className={css.rule} /> : <p className={css.heading}>{group.label}</p>}
      <ul aria-label={group.label ?? 'Main'}>
        {group.entries.map((entry) => (
          <Entry key={entry.id} entry={entry} rail={rail} count={entry.count === undefined ? undefined : counts[entry.count]} current={current === entry.id} />
        ))}
      </ul>
    </div>
  ));
}

export function SideNavigation({ form }: { form: 'full' | 'rail' }) {
  const parts = useNavigation();
  return (
    <nav className={css.side} data-form={form} aria-label="Handback">
      <AppLink href="/" className={css.brand} aria-label="Handback, to Today">
        {form === 'full' ? <Brand /> : <Mark size={26} />}
      </AppLink>
      <Groups {...parts} rail={form === 'rail'} />
    </nav>
  );
}

export function BottomNavigation() {
  const parts = useNavigation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  // Open on one page: going to another closes it.
  const [openOn, setOpenOn] = useState<string | null>(null);
  const open = openOn === path;
  const entries = parts.groups.flatMap((group) => group.entries);
  const favoured = ['today', 'cases', 'pickups', 'station', 'workshop', 'assets'];
  const shown = favoured.flatMap((id) => entries.filter((entry) => entry.id === id)).slice(0, 4);
  return (
    <>
      <nav className={css.bottom} aria-label="Handback">
        {shown.map((entry) => {
          const Icon = entry.icon;
          const count = entry.count === undefined ? undefined : parts.counts[entry.count];
          return (
            <AppLink key={entry.id} href={entry.href} className={css.tab} aria-current={parts.current === entry.id ? 'page' : undefined}>
              <span className={css.tabIcon}>
                <Icon size={22} aria-hidden />
                {count === undefined || count === 0 ? null : <span className={css.tabCount}>{count > 99 ? '99+' : count}<span className="hb-unseen"> waiting</span></span>}
              </span>
              {entry.label}
            </AppLink>
          );
        })}
        <button type="button" className={css.tab} onClick={() => setOpenOn(path)} aria-haspopup="dialog" aria-expanded={open}>
          <IconDots size={22} aria-hidden />
          More
        </button>
      </nav>
      <Drawer opened={open} onClose={() => setOpenOn(null)} position="bottom" size="min(600px, 88dvh)" title="Everything">
        <nav className={css.sheet} aria-label="Everything">
          <Groups {...parts} />
        </nav>
      </Drawer>
    </>
  );
}

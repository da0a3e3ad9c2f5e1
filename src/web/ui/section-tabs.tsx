/** Sibling pages beside each other, each with its own address: links, so that they open elsewhere too. */
import { useRouterState } from '@tanstack/react-router';
import { AppLink } from './app-link.tsx';
import css from './section-tabs.module.css';

export type SectionTab = { label: string; href: string; count?: number | null };

export function SectionTabs({ label, tabs, form = 'across' }: { label: string; tabs: readonly SectionTab[]; form?: 'across' | 'side' }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  return (
    <nav aria-label={label} className={css.tabs} data-form={form}>
      {tabs.map((tab) => (
        <AppLink key={tab.href} href={tab.href} className={css.tab} aria-current={path === tab.href ? 'page' : undefined}>
          {tab.label}
          {tab.count == null ? null : <span className={css.count}>{tab.count.toLocaleString('en-GB')}</span>}
        </AppLink>
      ))}
    </nav>
  );
}

/**
 * A page of the console: a title that says something ("Seven things need you"),
 * one line under it, its acts. The title takes the focus when the page opens,
 * and names the document.
 */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { AppLink } from './app-link.tsx';
import css from './page.module.css';

export type PageProps = {
  title: string;
  subtitle?: ReactNode;
  /** Way up: "Cases". */
  parent?: { label: string; href: string };
  /** Left of the title: an avatar, an icon. */
  mark?: ReactNode;
  /** Between title and acts: a state badge. */
  state?: ReactNode;
  acts?: ReactNode;
  /** 'narrow' for one column of reading or a form. */
  width?: 'wide' | 'narrow';
  children: ReactNode;
};

export function Page({ title, subtitle, parent, mark, state, acts, width = 'wide', children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Handback`;
  }, [title]);
  return (
    <div className={css.page} data-width={width}>
      <header className={css.head}>
        {mark}
        <div className={css.words}>
          {parent === undefined ? null : (
            <AppLink href={parent.href} className={css.parent}>
              {parent.label}
            </AppLink>
          )}
          <h1 className={css.title} tabIndex={-1} data-page-title="">
            {title}
          </h1>
          {subtitle === undefined ? null : <div className={css.subtitle}>{subtitle}</div>}
        </div>
        {state === undefined && acts === undefined ? null : (
          <div className={css.acts}>
            {state === undefined ? null : <span className={css.state}>{state}</span>}
            {acts}
          </div>
        )}
      </header>
      {children}
    </div>
  );
}

/** Two columns: the work, and what stands to its side. One column when narrow, in that order. */
export function SplitPanel({ main, side, balance = 'wide' }: { main: ReactNode; side: ReactNode; balance?: 'wide' | 'even' }) {
  return (
    <div className={css.split} data-balance={balance}>
      <div className={css.column}>{main}</div>
      <div className={css.column}>{side}</div>
    </div>
  );
}

/** Things under each other with the page's air between them. */
export function Stack({ children, gap = 16 }: { children: ReactNode; gap?: 8 | 12 | 16 | 24 }) {
  return (
    <div className={css.stack} style={{ gap }}>
      {children}
    </div>
  );
}

/** Things beside each other that wrap. */
export function Inline({ children, end = false }: { children: ReactNode; end?: boolean }) {
  return (
    <div className={css.inline} data-end={end || undefined}>
      {children}
    </div>
  );
}

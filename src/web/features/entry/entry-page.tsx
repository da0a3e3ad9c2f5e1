/** The frame of the pages before the console: the mark, one column, one thing to do. */
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Brand } from '../../shell/brand.tsx';
import css from './entry.module.css';

export function EntryPage({ title, subtitle, wide = false, children }: { title: string; subtitle?: ReactNode; wide?: boolean; children: ReactNode }) {
  useEffect(() => {
    document.title = `${title} · Handback`;
  }, [title]);
  useEffect(() => {
    document.querySelector<HTMLElement>('main [data-autofocus]')?.focus();
  }, []);
  return (
    <div className={css.page} data-wide={wide || undefined}>
      <header className={css.brand}>
        <Brand />
      </header>
      <main className={css.main}>
        <h1 className={css.title} tabIndex={-1} data-page-title="">
          {title}
        </h1>
        {subtitle === undefined ? null : <p className={css.subtitle}>{subtitle}</p>}
        {children}
      </main>
    </div>
  );
}

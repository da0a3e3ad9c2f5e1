/** Figures: always a link to their rows, a percentage says of how many. */
import type { ReactNode } from 'react';
import type { Tone } from '#contract/today';
import { AppLink } from './app-link.tsx';
import { CountPill } from './state-badge.tsx';
import css from './stat-tile.module.css';

/** A line of a card: label left, figure right; the whole line is the link. */
export function NumberLink({ label, value, of, tone, href }: { label: string; value: ReactNode; of?: string | null; tone?: Tone | null; href: string }) {
  return (
    <AppLink href={href} className={css.line}>
      <span className={css.label}>
        {label}
        {of === undefined || of === null ? null : <span className={css.of}> {of}</span>}
      </span>
      <span className={css.value} {...(tone === undefined || tone === null ? {} : { 'data-tone': tone })}>
        {value}
      </span>
    </AppLink>
  );
}

/** The same line with a pill: a list that should be empty. */
export function CountLink({ label, count, tone, href }: { label: string; count: number; tone: Tone; href: string }) {
  return (
    <AppLink href={href} className={css.line} data-bare="">
      <span className={css.label}>{label}</span>
      <CountPill tone={tone}>{count}</CountPill>
    </AppLink>
  );
}

export function StatTile({ label, value, of, tone, href }: { label: string; value: ReactNode; of?: string | null; tone?: Tone | null; href: string }) {
  return (
    <AppLink href={href} className={css.tile}>
      <span className={css.tileLabel}>{label}</span>
      <span className={css.tileValue} {...(tone === undefined || tone === null ? {} : { 'data-tone': tone })}>
        {value}
      </span>
      {of === undefined || of === null ? null : <span className={css.of}>{of}</span>}
    </AppLink>
  );
}

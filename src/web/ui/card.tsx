/** One column of thought: a heading, an aside, and what belongs to it. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import css from './card.module.css';

export type CardProps = {
  title?: ReactNode;
  /** To the right of the title, quiet: "9 of 14 done". */
  aside?: ReactNode;
  /** 'flush': rows reach the edges and bring their own padding. */
  fit?: 'padded' | 'flush';
  tone?: 'plain' | 'offer';
  level?: 2 | 3;
  children: ReactNode;
};

export function Card({ title, aside, fit = 'padded', tone = 'plain', level = 2, children }: CardProps) {
  const id = useId();
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className={css.card} data-fit={fit} data-look={tone} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {title === undefined ? null : (
        <header className={css.head}>
          <Heading id={id} className={css.title}>
            {title}
          </Heading>
          {aside === undefined ? null : <div className={css.aside}>{aside}</div>}
        </header>
      )}
      <div className={css.body}>{children}</div>
    </section>
  );
}

/** Rows inside a card, divided by lines. */
export function Rows({ children, label }: { children: ReactNode; label?: string }) {
  return (
    <ul className={css.rows} aria-label={label}>
      {children}
    </ul>
  );
}

export function Row({ children }: { children: ReactNode }) {
  return <li className={css.row}>{children}</li>;
}

export type Fact = readonly [name: string, value: ReactNode];

/** One of them. */
export const fact = (name: string, value: ReactNode): Fact => [name, value];

/** Only what is known: a fact without a value is left out. */
export const known = (...facts: readonly Fact[]): readonly Fact[] => facts.filter(([, value]) => value !== null && value !== '');

/** Facts as name and value: a definition list in two columns. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={css.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

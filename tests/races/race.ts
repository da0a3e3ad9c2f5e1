/** Two things at the same moment, again and again: who won, and whether everything is as the winner left it. */
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

/** What a pair came to: who won, in words, or a sentence about what is wrong. */
export type Outcome = { readonly winner: string } | { readonly wrong: string };
export type Kind = {
  readonly name: string;
  /** A place for pairs that do not meet others: prepared once, used for many pairs one after the other. */
  prepare(): Promise<() => Promise<Outcome>>;
};
export type Raced = { readonly pairs: number; readonly winners: Readonly<Record<string, number>>; readonly wrong: readonly string[] };

export type Side = 'first' | 'second';
export type Meeting = {
  together<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]>;
  /** Who won is held back a little more from now on, so that the two keep meeting at the same moment. */
  won(side: Side): void;
};

const longest = 400;

export function meeting(): Meeting {
  /** Milliseconds by which the first is held back; below nothing, the second. */
  let lead = 0;
  let last: Side | null = null;
  let step = 1;
  const after = async <T>(milliseconds: number, work: () => Promise<T>): Promise<T> => {
    if (milliseconds > 0) await pause(milliseconds);
    return work();
  };
  return {
    together: (first, second) => {
      const wait = lead + randomInt(-2, 3);
      return Promise.all([after(wait, first), after(-wait, second)]);
    },
    won: (side) => {
      step = side === last ? step * 2 : 1;
      last = side;
      lead = Math.max(-longest, Math.min(longest, lead + (side === 'first' ? step : -step)));
    },
  };
}

/** So many pairs, in a few places side by side. Stops at the tenth that is wrong. */
export async function race(kind: Kind, pairs: number, places = 4): Promise<Raced> {
  const winners: Record<string, number> = {};
  const wrong: string[] = [];
  let done = 0;
  await Promise.all(Array.from({ length: Math.min(places, pairs) }, async () => {
    const pair = await kind.prepare();
    while (done < pairs && wrong.length < 10) {
      done += 1;
      const outcome = await pair();
      if ('wrong' in outcome) wrong.push(outcome.wrong);
      else winners[outcome.winner] = (winners[outcome.winner] ?? 0) + 1;
    }
  }));
  return { pairs: done, winners, wrong };
}

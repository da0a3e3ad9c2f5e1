/** Chance that is the same every time: the demo company is built from one seed. Mulberry32, a public-domain generator. */
export type Chance = { next(): number; int(below: number): number; pick<T>(list: readonly T[]): T; may(probability: number): boolean };

export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return { next, int, pick: (list) => list[int(list.length)]!, may: (probability) => next() < probability };
}

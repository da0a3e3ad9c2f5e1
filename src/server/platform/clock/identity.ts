/** New identifiers, as a port: time-ordered (UUID version 7) so that indexes stay compact; seeded for the demo company. */
import { createHash } from 'node:crypto';
import { v7 } from 'uuid';

export type NewId = () => string;

export const randomIds: NewId = () => v7();

/** The same sequence for the same seed, in time order from `start`. Only for the demo company and tests. */
export function seededIds(seed: string, start: string): NewId {
  let count = 0;
  const msecs = Date.parse(start);
  return () => {
    count += 1;
    const random = createHash('sha256').update(`${seed}:${count}`).digest().subarray(0, 16);
    return v7({ msecs: msecs + Math.floor(count / 1000), seq: count % 1000, random });
  };
}

/** New identifiers, as a port: time-ordered (UUID version 7) so that indexes stay compact; seeded for the demo company. */
import { createHash, randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

export type NewId = () => string;

/** Random bytes are drawn for many identifiers at once: a draw from the system costs more than the identifier. */
const pool = new Uint8Array(16 * 512);
let used = pool.length;

function sixteenRandom(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += 16;
  return pool.subarray(used - 16, used);
}

/** Within a millisecond, and when the clock goes back, it counts on: identifiers of one process keep their order. */
const last = { msecs: 0, seq: 0 };

export const randomIds: NewId = () => {
  const now = Date.now();
  const random = sixteenRandom();
  if (now > last.msecs) {
    last.msecs = now;
    last.seq = ((random[0] as number) << 16) | ((random[1] as number) << 8) | (random[2] as number);
  } else {
    last.seq += 1;
  }
  return v7({ random, msecs: last.msecs, seq: last.seq });
};

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

/** A kept file as a source of bytes: read a slice at a time, the next one while this one is used. */
import { system } from '../work/actor.ts';
import type { TableSource } from '../tabular/table-source.ts';
import type { RunUnit } from '../work/unit-of-work.ts';
import { readSlice } from './stored-file.repo.ts';

const sliceBytes = 512 * 1024;

export function storedSource(run: RunUnit, id: string): TableSource {
  const read = (from: number): Promise<Uint8Array> => run(system('files'), (unit) => readSlice(unit, id, from, sliceBytes));
  return {
    open: async function* () {
      let ahead = read(0);
      try {
        for (let from = 0; ;) {
          const part = await ahead;
          if (part.length === 0) return;
          from += part.length;
          ahead = part.length === sliceBytes ? read(from) : Promise.resolve(new Uint8Array(0));
          yield part;
        }
      } finally {
        await ahead.catch(() => null);
      }
    },
  };
}

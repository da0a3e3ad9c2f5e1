/**
 * Room on the disk of the embedded database: below this much no change is
 * taken, so that the engine never meets a full disk in the middle of one.
 * What is under way is finished with what is left.
 */
import { statfs } from 'node:fs/promises';

export const leastFreeBytes = 64 * 1024 * 1024;

export type FreeSpace = { isEnough(): Promise<boolean> };

/** Bytes that an ordinary process may still write there. */
export const freeBytesAt = async (folder: string): Promise<number> => { const { bavail, bsize } = await statfs(folder); return bavail * bsize; };

export type FreeSpaceDeps = { readonly least?: number; readonly now?: () => number; readonly read?: (folder: string) => Promise<number> };

/** Looks at most once a second. A disk that cannot be asked counts as having room. */
export function watchFreeSpace(folder: string, { least = leastFreeBytes, now = () => performance.now(), read = freeBytesAt }: FreeSpaceDeps = {}): FreeSpace {
  let lookedAt = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(true);
  return {
    isEnough() {
      if (now() - lookedAt >= 1_000) {
        lookedAt = now();
        answer = read(folder).then((free) => free >= least, () => true);
      }
      return answer;
    },
  };
}

/**
 * A folder as an inbox. A file is finished when two looks in a row find it the
 * same; it is taken by renaming it into `taking/`, which one process alone can
 * do; from there it goes to `done/` or `refused/`, with a text beside it. What a
 * process that died had taken is put back after a while. Nothing is deleted.
 */
import { mkdir, readdir, rename, stat, utimes, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { mostFileBytes } from '#contract/imports';
import { fileOnDisk } from '../../platform/files/file-on-disk.ts';
import type { Inbox, TakenFile } from '../../ports/inbox.ts';

const forgottenMinutes = 15;

type Seen = { readonly size: number; readonly changed: number };

/** Hidden files, notes and what programs write while they save are not for us. */
const isWanted = (name: string): boolean => !/^[.~]|\.(tmp|part|partial|crdownload|swp|lock)$|~$/i.test(name);

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === 'ENOENT';

/** A name that is free in the folder: what lies there is never written over. */
async function freeName(into: string, name: string): Promise<string> {
  const ending = extname(name);
  const stem = name.slice(0, name.length - ending.length);
  const there = new Set(await readdir(into));
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? name : `${stem} (${n})${ending}`;
    if (!there.has(candidate)) return candidate;
  }
}

async function moveInto(into: string, from: string, name: string, note: string): Promise<void> {
  await mkdir(into, { recursive: true });
  const free = await freeName(into, name);
  await writeFile(join(into, `${free}.txt`), `${note}\n`);
  await rename(from, join(into, free));
}

export function folderInbox(folder: string, now: () => number = Date.now): Inbox {
  let before = new Map<string, Seen>();
  const taking = join(folder, 'taking');
  const moveTo = (kind: 'done' | 'refused', from: string, name: string, note: string): Promise<void> => moveInto(join(folder, kind), from, name, note);

  async function takeOne(name: string): Promise<TakenFile | null> {
    const from = join(taking, name);
    try {
      await rename(join(folder, name), from);
    } catch (error) {
      if (isMissing(error)) return null; // another process was faster
      throw error;
    }
    const when = new Date(now());
    await utimes(from, when, when);
    if ((await stat(from)).size > mostFileBytes) {
      await moveTo('refused', from, name, `The file is larger than ${mostFileBytes / 1024 / 1024} MB. Nothing of it was brought. Leave out the columns you do not need, or split it and put the parts here one after the other.`);
      return null;
    }
    return {
      name, bytes: await fileOnDisk(from), done: (note) => moveTo('done', from, name, note), refused: (why) => moveTo('refused', from, name, why), putBack: () => rename(from, join(folder, name)),
    };
  }

  async function putForgottenBack(): Promise<void> {
    for (const name of await readdir(taking)) {
      const at = await stat(join(taking, name)).catch(() => null);
      if (at === null || now() - at.mtimeMs < forgottenMinutes * 60_000) continue;
      await rename(join(taking, name), join(folder, await freeName(folder, name))).catch((error: unknown) => { if (!isMissing(error)) throw error; });
    }
  }

  return {
    async take() {
      await mkdir(taking, { recursive: true });
      await putForgottenBack();
      const seen = new Map<string, Seen>();
      for (const entry of await readdir(folder, { withFileTypes: true })) {
        if (!entry.isFile() || !isWanted(entry.name)) continue;
        const at = await stat(join(folder, entry.name)).catch(() => null);
        if (at !== null) seen.set(entry.name, { size: at.size, changed: at.mtimeMs });
      }
      const same = (name: string, { size, changed }: Seen): boolean => before.get(name)?.size === size && before.get(name)?.changed === changed;
      const finished = [...seen].filter(([name, at]) => same(name, at)).sort((a, b) => a[1].changed - b[1].changed).map(([name]) => name);
      before = seen;
      for (const name of finished) {
        const taken = await takeOne(name);
        if (taken !== null) return taken;
      }
      return null;
    },
  };
}

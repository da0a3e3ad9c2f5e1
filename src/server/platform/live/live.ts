/**
 * Who has a page open hears that something of a kind changed, whichever
 * process changed it, and asks again in their own sight. What is told is the
 * kind alone ("case", "parcel"): no id, no name, nothing that an embargo hides.
 * On PostgreSQL processes tell each other by LISTEN/NOTIFY, gathered for a
 * moment and sent outside the transaction, so that no change waits for it; one
 * that is lost costs a page some seconds, since pages ask again by themselves.
 */
import type { Logger } from 'pino';
import type { OpenDatabase } from '../db/open-database.ts';
import { listenForChanges, type Listening } from '../db/listen.ts';

export type Live = {
  /** Something of these kinds was committed here. */
  changed(kinds: Iterable<string>): void;
  /** Hears of changes here and elsewhere; returns how to stop. */
  hear(listener: (kinds: readonly string[], isFromElsewhere: boolean) => void): () => void;
  /** Kinds that changed, as they come; an empty list now and then, so that a silent line is known to be alive. Ends when this process stops. */
  stream(signal?: AbortSignal): AsyncGenerator<readonly string[]>;
  /** Ends every open stream: a process that goes away lets its readers go to another. */
  endStreams(): void;
  close(): Promise<void>;
};

const gatherMs = 150;
const pulseMs = 20_000;

type Listener = Parameters<Live['hear']>[0];

export function openLive(database: OpenDatabase, log: Logger): Live {
  const me = crypto.randomUUID();
  const listeners = new Set<Listener>();
  const ending = new AbortController();
  let gathered = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const tell = (kinds: readonly string[], isFromElsewhere: boolean) => { for (const listener of listeners) listener(kinds, isFromElsewhere); };
  const listening: Listening | null = database.engine === 'postgresql'
    ? listenForChanges(database, log, (payload) => {
      const { from, kinds } = payload as { from?: string; kinds?: string[] };
      if (from !== me && Array.isArray(kinds)) tell(kinds, true);
    })
    : null;
  const flush = () => {
    const kinds = [...gathered];
    gathered = new Set();
    timer = undefined;
    tell(kinds, false);
    void listening?.tell({ from: me, kinds });
  };
  return {
    changed(kinds) {
      for (const kind of kinds) gathered.add(kind);
      if (gathered.size > 0) timer ??= setTimeout(flush, gatherMs);
    },
    hear(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
    async* stream(signal) {
      const waiting: string[][] = [];
      let wake = () => undefined as void;
      const listener: Listener = (kinds) => { waiting.push([...kinds]); wake(); };
      const end = AbortSignal.any([ending.signal, ...(signal ? [signal] : [])]);
      const onEnd = () => { wake(); };
      listeners.add(listener);
      end.addEventListener('abort', onEnd);
      try {
        yield [];
        while (!end.aborted) {
          const next = waiting.shift();
          if (next !== undefined) yield next;
          else yield* await silence((resolve) => { wake = resolve; });
        }
      } finally {
        listeners.delete(listener);
        end.removeEventListener('abort', onEnd);
      }
    },
    endStreams() { ending.abort(); },
    async close() {
      ending.abort();
      if (timer !== undefined) {
        clearTimeout(timer);
        flush();
      }
      await listening?.close();
    },
  };
}

/** Waits until it is woken, then gives nothing; after a long silence, one empty pulse. */
function silence(onWake: (wake: () => void) => void): Promise<string[][]> {
  return new Promise((resolve) => {
    const pulse = setTimeout(() => { resolve([[]]); }, pulseMs);
    onWake(() => { clearTimeout(pulse); resolve([]); });
  });
}

/**
 * Somebody who asks until there is an answer: what broke off is asked again,
 * of whichever process answers, under the same Idempotency-Key. What was
 * answered goes into the outside log; now and then it is asked once more all
 * the same, and must be answered as before.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Chance } from '#server/demo/chance';
import type { Handback } from '../../scripts/bench/handback.ts';

export type Heard = { readonly status: number; readonly body: Record<string, unknown>; readonly text: string; readonly location: string | null };
export type Act = { readonly method: string; readonly path: string; readonly body?: object | Uint8Array | URLSearchParams; readonly key?: string; /** A person without a login. */ readonly isOpen?: boolean };

export type Caller = {
  /** Resolves with an answer that was read to its end. */
  ask(act: Act): Promise<Heard>;
};

export type Figures = { answered: number; broken: number; repeated: number; readonly wrong: string[] };

/** What says that nothing was decided: the process is going, the database is away, too many asked. */
const undecided = new Set([429, 500, 502, 503, 504]);

async function once(door: Handback, act: Act, bearer: string, key: string): Promise<Heard> {
  const isForm = act.body instanceof URLSearchParams;
  const isFile = act.body instanceof Uint8Array;
  const headers: Record<string, string> = act.isOpen ? { 'sec-fetch-site': 'same-origin' } : { authorization: `Bearer ${bearer}` };
  if (act.method !== 'GET' && !act.isOpen) headers['idempotency-key'] = key;
  if (act.body !== undefined) headers['content-type'] = isForm ? 'application/x-www-form-urlencoded' : isFile ? 'application/octet-stream' : 'application/json';
  const body = act.body === undefined ? {} : { body: isForm ? act.body.toString() : isFile ? new Blob([new Uint8Array(act.body as Uint8Array)]) : JSON.stringify(act.body) };
  const reply = await fetch(door.url + act.path, { method: act.method, headers, redirect: 'manual', signal: AbortSignal.timeout(30_000), ...body });
  const text = await reply.text();
  return { status: reply.status, text, body: (reply.headers.get('content-type') ?? '').includes('json') ? (JSON.parse(text) as Record<string, unknown>) : {}, location: reply.headers.get('location') };
}

export function callerOf(doors: () => readonly Handback[], bearer: string, chance: Chance, figures: Figures): Caller {
  const untilAnswered = async (act: Act, key: string): Promise<Heard> => {
    for (let tries = 0; ; tries += 1) {
      const open = doors();
      const door = open[chance.int(open.length)];
      const heard = door === undefined ? null : await once(door, act, bearer, key).catch(() => null);
      if (heard !== null && !undecided.has(heard.status)) return heard;
      // A 500 is no crash of ours: the process lived to say it.
      if (heard?.status === 500) figures.wrong.push(`${act.method} ${act.path}: ${door?.said().split('\n').find((line) => line.includes(String(heard.body['instance']))) ?? heard.text}`);
      figures.broken += 1;
      await pause(60 + chance.int(200));
    }
  };
  return {
    async ask(act) {
      const key = act.key ?? crypto.randomUUID();
      const heard = await untilAnswered(act, key);
      figures.answered += 1;
      if (act.method !== 'GET' && act.isOpen !== true && heard.status < 300 && chance.may(0.1)) {
        const again = await untilAnswered(act, key);
        figures.repeated += 1;
        if (again.status !== heard.status || !isDeepStrictEqual(again.body['id'], heard.body['id'])) figures.wrong.push(`${act.method} ${act.path} repeated: ${again.status} ${again.text.slice(0, 300)} instead of ${heard.status} ${heard.text.slice(0, 300)}`);
      }
      return heard;
    },
  };
}

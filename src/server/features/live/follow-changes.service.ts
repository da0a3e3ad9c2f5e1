/** The open line of one page, as server-sent events: the browser connects again by itself when it breaks. */
import type { FileAnswer } from '#contract/route';
import { allow, type Verdict } from '#domain/verdict';
import type { Live } from '../../platform/live/live.ts';

const text = new TextEncoder();

async function* events(live: Live): AsyncGenerator<Uint8Array> {
  for await (const kinds of live.stream()) yield text.encode(kinds.length === 0 ? ': still here\n\n' : `event: changed\ndata: ${JSON.stringify(kinds)}\n\n`);
}

export const follow = (live: Live): Promise<Verdict<FileAnswer>> => Promise.resolve(allow({ name: 'changes', bytes: text.encode('retry: 2000\n\n'), mediaType: 'text/event-stream', more: events(live) }));

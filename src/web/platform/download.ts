/** Fetches a file through the contract and hands it to the reader; a refusal is a `problem` on the screen, not a saved error. */
import { useCallback, useState } from 'react';
import type { RouteObject } from '#contract/route';
import { call } from './api.ts';
import type { Input } from './api.ts';
import { asProblem } from './problem.ts';
import type { Problem } from './problem.ts';

export type Download<R extends RouteObject> = { start: (input: Input<R>, name: string) => Promise<boolean>; busy: boolean; problem: Problem | null };

export function useDownload<R extends RouteObject>(route: R): Download<R> {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | null }>({ busy: false, problem: null });
  const start = useCallback(
    async (input: Input<R>, name: string): Promise<boolean> => {
      setState({ busy: true, problem: null });
      try {
        const bytes = (await call(route, input)) as unknown as Uint8Array<ArrayBuffer>;
        save(bytes, name, typeof route.response === 'string' ? route.response : 'application/json');
        setState({ busy: false, problem: null });
        return true;
      } catch (error) {
        setState({ busy: false, problem: asProblem(error) });
        return false;
      }
    },
    [route],
  );
  return { start, ...state };
}

function save(bytes: Uint8Array<ArrayBuffer>, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * Doing something through the contract. The Idempotency-Key belongs to the
 * act: sending the same again after trouble keeps the key, so it is done once;
 * another input is another act. A refusal is kept as `problem` for the screen,
 * and the form keeps what was typed, because nothing here clears it.
 */
import { useCallback, useRef, useState } from 'react';
import type { Answer, RouteObject } from '#contract/route';
import { call } from './api.ts';
import type { Input } from './api.ts';
import { actKey } from './act-key.ts';
import { asProblem } from './problem.ts';
import type { Problem } from './problem.ts';
import { refresh } from './read.ts';
import { useLatest } from './use-latest.ts';

export type ActSettings<R extends RouteObject> = {
  /** Slices or route ids whose readings are old afterwards; everything unless told. */
  refreshes?: readonly string[];
  onDone?: (answer: Answer<R>, input: Input<R>) => void | Promise<void>;
  onProblem?: (problem: Problem) => void;
};

export type Act<R extends RouteObject> = {
  /** Resolves with the answer, or with undefined when it was refused (see `problem`). */
  run: (input: Input<R>) => Promise<Answer<R> | undefined>;
  busy: boolean;
  problem: Problem | null;
  answer: Answer<R> | null;
  reset: () => void;
};

/** Refused for good. A pause asked for, or the same act still under way, is not the end of it. */
const isOver = (problem: Problem): boolean =>
  problem.status >= 400 && problem.status < 500 && problem.code !== 'rate_limited' && problem.code !== 'idempotency_in_progress';

export function useAct<R extends RouteObject>(route: R, settings: ActSettings<R> = {}): Act<R> {
  const [state, setState] = useState<{ busy: boolean; problem: Problem | null; answer: Answer<R> | null }>({ busy: false, problem: null, answer: null });
  const keys = useRef(actKey(() => crypto.randomUUID()));
  const running = useRef(false);
  const latest = useLatest(settings);

  const run = useCallback(
    async (input: Input<R>): Promise<Answer<R> | undefined> => {
      if (running.current) return undefined;
      running.current = true;
      setState({ busy: true, problem: null, answer: null });
      try {
        const answer = await call(route, input, { key: keys.current.for(input) });
        keys.current.done();
        setState({ busy: false, problem: null, answer });
        running.current = false;
        await latest.current.onDone?.(answer, input);
        void refresh(latest.current.refreshes);
        return answer;
      } catch (error) {
        const problem = asProblem(error);
        if (isOver(problem)) keys.current.done();
        setState({ busy: false, problem, answer: null });
        latest.current.onProblem?.(problem);
        return undefined;
      } finally {
        running.current = false;
      }
    },
    [route, latest],
  );
  const reset = useCallback(() => setState({ busy: false, problem: null, answer: null }), []);
  return { run, ...state, reset };
}

/** Joins a route of the contract to one use case. A routes file is a list of these, without branches. */
import type { Answer, Received, RouteObject } from '#contract/route';
import type { Verdict } from '#domain/verdict';
import type { Actor } from '../work/actor.ts';
import type { RunUnit, Unit, UnitOptions } from '../work/unit-of-work.ts';

export type CallContext = {
  readonly actor: Actor;
  readonly run: RunUnit;
  readonly requestId: string;
  readonly ip: string;
  /** Sets a cookie or another header on the answer. */
  readonly header: (name: string, value: string | string[]) => void;
  readonly headers: Headers;
  /** For open routes: one unit in which this request's Idempotency-Key is claimed and its (small, JSON) answer kept. A repeat runs nothing and gets that. */
  readonly once: <T>(work: (unit: Unit) => Promise<Verdict<T>>) => Promise<Verdict<T>>;
};

export type UseCase<R extends RouteObject> = (unit: Unit, input: Received<R>, call: CallContext) => Promise<Verdict<Answer<R>>>;
export type OpenUseCase<R extends RouteObject> = (call: CallContext, input: Received<R>) => Promise<Verdict<Answer<R>>>;

export type Registered = {
  readonly route: RouteObject;
  readonly sight: UnitOptions['sight'];
  /** A change whose every statement looks by a key: planned once, as what only reads is. */
  readonly isByKey?: boolean;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly useCase: ((unit: Unit, input: any, call: CallContext) => Promise<Verdict<any>>) | null;
  // oxlint-disable-next-line typescript/no-explicit-any
  readonly open: ((call: CallContext, input: any) => Promise<Verdict<any>>) | null;
};

/** The whole route runs in one unit of work: committed when the verdict is ok, rolled back when it refuses. */
export function handle<R extends RouteObject>(route: R, useCase: UseCase<R>, options: { sight?: UnitOptions['sight']; isByKey?: boolean } = {}): Registered {
  return { route, useCase, open: null, sight: options.sight, ...(options.isByKey ? { isByKey: true } : {}) };
}

/** For the few routes that are not one transaction: sign-in, long imports, files. They open units themselves through `call.run`. */
export function handleOpen<R extends RouteObject>(route: R, open: OpenUseCase<R>): Registered {
  return { route, useCase: null, open, sight: undefined };
}

/** A job is a name, a payload and a thin handler; it is enqueued in the transaction of what caused it (ARCHITECTURE 7). */
export type JobDefinition<Payload extends object = object> = {
  readonly name: string;
  /** Runs again and again at this many seconds while the process lives; absent for jobs that only run when enqueued. */
  readonly everySeconds?: number;
  readonly handler: (payload: Payload) => Promise<void>;
};

export type EnqueueOptions = {
  /** Those that wait with one key are worked on as one. */
  readonly singletonKey?: string;
  readonly startAfter?: string;
};

export type Enqueued = { readonly name: string; readonly payload: object; readonly options: EnqueueOptions };

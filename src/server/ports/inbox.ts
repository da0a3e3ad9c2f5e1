import type { FileBody } from '#contract/route';

/** Where files arrive by themselves. A file is taken by one process only, and never deleted: it ends among the done or the refused ones. */
export type TakenFile = {
  readonly name: string;
  readonly bytes: FileBody;
  /** `note`: what became of it, for whoever looks into the folder. */
  done(note: string): Promise<void>;
  refused(why: string): Promise<void>;
  /** As if it had not been taken. */
  putBack(): Promise<void>;
};

export type Inbox = {
  /** Takes the next file that is finished being written; null when there is none. */
  take(): Promise<TakenFile | null>;
};

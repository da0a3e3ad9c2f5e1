/**
 * A generator makes committed files from source. It answers with their text
 * and writes nothing itself, so that `generate` and the check that files are
 * fresh share one path.
 */
export type Generator = {
  readonly name: string;
  /** The files it answers for, relative to the project. */
  readonly outputs: readonly string[];
  readonly run: () => Promise<Readonly<Record<string, string>>>;
};

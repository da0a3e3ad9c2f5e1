/**
 * A refusal as the screens see it: what happened, what was kept, what to do.
 * Made from the API's problem documents (RFC 9457), or here when no answer came.
 */
import type { ProblemDocument } from '#contract/problem';

const standard = new Set(['type', 'code', 'title', 'status', 'detail', 'instance', 'fields']);

export type FieldProblem = { path: string; message: string };

/** A field in words. What is said of an organisation's own field begins with its label already. */
export function fieldText({ path, message }: FieldProblem): string {
  const name = path.replace(/^body[./]?/, '');
  if (name === '' || /^custom[./]/.test(name)) return message;
  const words = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[._/]+/g, ' ').toLowerCase();
  return `${words.replace(/^./, (letter) => letter.toUpperCase())}: ${message}`;
}

export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: string;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly requestId: string | null;
  readonly fields: readonly FieldProblem[];
  /** What else the verdict said: the state, the possible next steps, the limit. */
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(document: ProblemDocument) {
    super(`${document.title}. ${document.detail}`);
    this.code = document.code;
    this.status = document.status;
    this.title = document.title;
    this.detail = document.detail;
    this.requestId = document.instance ?? null;
    this.fields = document.fields ?? [];
    this.facts = Object.fromEntries(Object.entries(document).filter(([name]) => !standard.has(name)));
  }
}

const own = (code: string, status: number, title: string, detail: string): Problem =>
  new Problem({ type: `urn:handback:problem:${code}`, code, status, title, detail });

export const noConnection = (): Problem =>
  own('no_connection', 0, 'No connection', 'What you typed is still here. It is safe to send it again: the same act is done once.');

export const unreadableAnswer = (status: number, requestId: string | null): Problem => {
  const problem = own('unreadable_answer', status, 'The answer could not be read', 'Something between here and Handback answered instead of it. What you typed is still here; try again in a moment.');
  return requestId === null ? problem : new Problem({ type: 'urn:handback:problem:unreadable_answer', code: problem.code, status, title: problem.title, detail: problem.detail, instance: requestId });
};

/** Reads whatever came back with a status of failure. */
export async function problemFrom(response: Response): Promise<Problem> {
  const requestId = response.headers.get('x-request-id');
  try {
    const document = (await response.json()) as Partial<ProblemDocument>;
    if (typeof document.code !== 'string' || typeof document.title !== 'string') return unreadableAnswer(response.status, requestId);
    return new Problem({ ...document, status: response.status, detail: document.detail ?? '', instance: document.instance ?? requestId ?? undefined } as ProblemDocument);
  } catch {
    return unreadableAnswer(response.status, requestId);
  }
}

/** As Chromium, Firefox, Safari and the bundler say that a part of the console is not there. */
const partIsGone = /dynamically imported module|Importing a module script failed|Unable to preload/i;

/** Anything thrown, as a problem. A defect of ours is named as one, not dressed up. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof Error && partIsGone.test(error.message)) {
    return own('console_renewed', 0, 'This page could not be fetched', 'Handback was renewed while it was open here, or the connection broke. Nothing was changed. Reload to go on; what you typed on other pages is still there.');
  }
  return own('console_defect', 500, 'This page has a defect', `Nothing was changed by it. Reloading may help. The browser says: ${error instanceof Error ? error.message : String(error)}`);
}

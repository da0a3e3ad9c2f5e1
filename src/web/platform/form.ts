/**
 * A form over a contract schema: the same rules as the server's, said beside
 * the field; the server's own field refusals land in the same place. What was
 * typed survives a reload when `draft` names it, and is forgotten when done.
 */
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { clearDraft, readDraft, writeDraft } from './draft.ts';
import { messagesByPath } from './form-message.ts';
import type { Problem } from './problem.ts';

export type FieldBinding<T> = { name: string; value: T; error: string | null; onChange: (value: T) => void; onBlur: () => void };

export type ContractForm<Values extends object, Output> = {
  values: Values;
  set: (change: Partial<Values>) => void;
  field: <K extends keyof Values & string>(name: K) => FieldBinding<Values[K]>;
  /** Something differs from what the form began with. */
  changed: boolean;
  /** `onSubmit={form.submit(async (value) => (await act.run({ body: value })) !== undefined)}`; true forgets the draft. */
  /** What the server said about something inside a field: `custom.Memory`. */
  errorAt: (path: string) => string | null;
  submit: (send: (value: Output) => Promise<boolean> | boolean) => (event?: { preventDefault: () => void }) => void;
  showProblem: (problem: Problem | null) => void;
  reset: (values?: Values) => void;
};

export type FormSettings<S extends z.ZodType<unknown, object>> = {
  schema: S;
  initial: z.input<S>;
  /** Keeps what is typed for this tab under this name. Not for passwords. */
  draft?: string;
};

/** A field that is chosen from a list keeps its name on a hidden input beside the one that is seen. */
function focusField(name: string): void {
  const named = document.querySelector<HTMLInputElement>(`[name="${CSS.escape(name)}"]`);
  const seen = named?.type === 'hidden' ? named.parentElement?.querySelector<HTMLElement>('input:not([type="hidden"])') : named;
  seen?.focus();
}

export function useContractForm<S extends z.ZodType<unknown, object>>({ schema, initial, draft }: FormSettings<S>): ContractForm<z.input<S>, z.output<S>> {
  type Values = z.input<S>;
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...(draft === undefined ? {} : readDraft<Values>(draft)) }));
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});

  const parsed = schema.safeParse(values);
  const messages = parsed.success ? {} : messagesByPath(parsed.error.issues);

  const set = useCallback(
    (change: Partial<Values>) => {
      setValues((old) => ({ ...old, ...change }));
      setRefused((old) => Object.fromEntries(Object.entries(old).filter(([path]) => !Object.keys(change).some((name) => path === name || path.startsWith(`${name}.`)))));
    },
    [],
  );
  const changed = JSON.stringify(values) !== JSON.stringify(start);
  useEffect(() => {
    if (draft !== undefined && changed) writeDraft(draft, values);
  }, [draft, changed, values]);

  const see = (...names: string[]) => setSeen((old) => new Set([...old, ...names]));

  return {
    values,
    set,
    changed,
    field: (name) => ({
      name,
      value: values[name],
      error: refused[name] ?? (seen.has(name) ? (messages[name] ?? null) : null),
      onChange: (value) => set({ [name]: value } as unknown as Partial<Values>),
      onBlur: () => see(name),
    }),
    errorAt: (path) => refused[path] ?? null,
    submit: (send) => (event) => {
      event?.preventDefault();
      if (!parsed.success) {
        see(...Object.keys(messages));
        const first = Object.keys(messages)[0];
        requestAnimationFrame(() => focusField(first ?? ''));
        return;
      }
      void Promise.resolve(send(parsed.data)).then((done) => {
        if (done && draft !== undefined) clearDraft(draft);
      });
    },
    showProblem: (problem) => setRefused(Object.fromEntries((problem?.fields ?? []).map((one) => [one.path.replace(/^body[./]/, ''), one.message]))),
    reset: (next = initial) => {
      setStart(next);
      setValues(next);
      setSeen(new Set());
      setRefused({});
      if (draft !== undefined) clearDraft(draft);
    },
  };
}

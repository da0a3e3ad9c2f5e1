/**
 * Verdicts, not throws: every rule answers with a value or with a refusal that
 * carries a code and the facts a person needs to understand it.
 * Rule: ARCHITECTURE, "Verdicts, not throws". Codes get their HTTP status and
 * text in `#contract/problem`; a code without both does not compile there.
 */
export type Refusal<Code extends string = string> = { readonly code: Code; readonly [fact: string]: unknown };

export type Verdict<T, R extends Refusal = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: R };

export const allow = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <const Code extends string, Facts extends Record<string, unknown> = Record<never, never>>(
  code: Code,
  facts?: Facts,
): { readonly ok: false; readonly error: { readonly code: Code } & Facts } => ({
  ok: false,
  error: { ...(facts as Facts), code },
});

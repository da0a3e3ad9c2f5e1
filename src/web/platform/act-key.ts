/**
 * Which Idempotency-Key an attempt carries: the last one while the input is the
 * same and the act is not known to be over, a new one otherwise.
 */
const fingerprint = (input: unknown): string =>
  JSON.stringify(input, (_, value: unknown) => {
    if (value instanceof File) return [value.name, value.size, value.lastModified];
    if (!(value instanceof FormData)) return value;
    return [...value.entries()].map(([name, part]) => [name, part instanceof File ? [part.name, part.size, part.lastModified] : part]);
  });

export function actKey(make: () => string) {
  let open: { print: string; key: string } | null = null;
  return {
    for: (input: unknown): string => {
      const print = fingerprint(input);
      if (open?.print !== print) open = { print, key: make() };
      return open.key;
    },
    /** Answered or refused for good: the same input would be a new act. */
    done: (): void => {
      open = null;
    },
  };
}

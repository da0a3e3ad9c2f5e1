/** Texts as one parameter of type `text[]`: written once, without the driver's walk through every element. */
const special = /["\\]/;

export function textArray(texts: readonly (string | null)[]): string {
  let written = '';
  for (const text of texts) {
    if (written !== '') written += ',';
    written += text === null ? 'NULL' : `"${special.test(text) ? text.replace(/["\\]/g, '\\$&') : text}"`;
  }
  return `{${written}}`;
}

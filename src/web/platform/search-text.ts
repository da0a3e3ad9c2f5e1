/** The address's search as plain text values, readable and typable by people: no JSON in it. */

/** What may stand in an address several times: a list's conditions. Inside the console they travel as one text, a line each. */
const repeated = 'where';

export function parseSearch(text: string): Record<string, string> {
  const params = new URLSearchParams(text);
  const conditions = params.getAll(repeated);
  return { ...Object.fromEntries(params), ...(conditions.length === 0 ? {} : { [repeated]: conditions.join('\n') }) };
}

/** Signs that an address may show as they are. */
const legible = (text: string): string => text.replaceAll('%2C', ',').replaceAll('%3A', ':');

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    if (value === undefined || value === null || value === '') continue;
    if (name === repeated) for (const one of String(value).split('\n')) params.append(name, one);
    else params.set(name, String(value));
  }
  const text = legible(params.toString());
  return text === '' ? '' : `?${text}`;
}

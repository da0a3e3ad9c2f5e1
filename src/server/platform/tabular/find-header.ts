/**
 * Which of the first records names the columns, or that none does.
 * Rule: the header is the first record about as full as the fullest; titles are
 * narrower. A row of group names above the names is a title too. A first row of
 * the same kind as the rows below it (an address above addresses) is data, not a
 * header. A person can say otherwise.
 */
export type FoundHeader = { /** Index among the records; -1: there is no header. */ readonly at: number; /** Where the rows begin when there is none. */ readonly firstRow: number };

const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

type Kind = 'email' | 'date' | 'number' | 'code' | 'text' | 'blank';
function kindOf(raw: string): Kind {
  const cell = raw.trim();
  if (cell === '') return 'blank';
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)) return 'email';
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T ].*)?$/.test(cell)) return 'date';
  if (/^(?:19|20)\d\d$/.test(cell)) return 'text';
  if (/^[-+]?[\d.,' ]*\d$/.test(cell)) return 'number';
  return /^(?=.*\d)[A-Z0-9][A-Z0-9/_-]{3,}$/.test(cell) && /\d{2}/.test(cell) ? 'code' : 'text';
}

const isTyped = (kind: Kind): boolean => kind === 'email' || kind === 'date' || kind === 'number' || kind === 'code';

/** In how many columns the rows below are of one typed kind, and in how many of those the row itself is too. */
function contrast(row: readonly string[], below: readonly (readonly string[])[]): { typed: number; alike: number } {
  let typed = 0;
  let alike = 0;
  for (const [at, cell] of row.entries()) {
    const kinds = below.map((each) => kindOf(each[at] ?? '')).filter((kind) => kind !== 'blank');
    const first = kinds[0];
    if (first === undefined || !isTyped(first) || kinds.filter((kind) => kind === first).length < kinds.length * 0.8) continue;
    typed += 1;
    if (kindOf(cell) === first) alike += 1;
  }
  return { typed, alike };
}

const namesColumns = (row: readonly string[]): boolean => row.every((cell) => !isTyped(kindOf(cell)));
const distinct = (row: readonly string[]): number => new Set(row.map((cell) => cell.trim().toLowerCase()).filter((cell) => cell !== '')).size;

function widthOf(rows: readonly (readonly string[])[]): number {
  const widths = new Map<number, number>();
  for (const row of rows) if (filled(row) > 0) widths.set(row.length, (widths.get(row.length) ?? 0) + 1);
  return [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

/** The first row that could be the header by its shape. */
function firstFull(rows: readonly (readonly string[])[]): number {
  const fullest = rows.reduce((most, row) => Math.max(most, filled(row)), 0);
  const width = widthOf(rows);
  const isFull = (row: readonly string[] | undefined): boolean => row !== undefined && filled(row) > 0 && filled(row) >= fullest * 0.6;
  const at = rows.findIndex(isFull);
  const row = rows[at];
  if (row === undefined) return -1;
  // A title with separators in it is of another width than the table below.
  if (row.length === width || rows.length < 4) return at;
  const next = rows.findIndex((each, index) => index > at && index - at <= 8 && each.length === width && isFull(each));
  const below = rows[next];
  if (below === undefined || !namesColumns(below)) return at;
  const { typed, alike } = contrast(below, rows.slice(next + 1, next + 40));
  return typed > 0 && alike === 0 ? next : at;
}

/** A row of group names (few, repeated, with gaps) above the row that names each column. */
function belowGroups(rows: readonly (readonly string[])[], at: number): number {
  const row = rows[at] ?? [];
  const next = rows[at + 1] ?? [];
  const hasGroups = distinct(row) < row.length && distinct(next) > distinct(row) && filled(next) >= filled(row);
  if (!hasGroups || !namesColumns(row) || !namesColumns(next)) return at;
  const { typed, alike } = contrast(next, rows.slice(at + 2, at + 40));
  return typed > 0 && alike === 0 ? at + 1 : at;
}

export function findHeader(rows: readonly (readonly string[])[]): FoundHeader {
  const full = firstFull(rows);
  if (full === -1) return { at: -1, firstRow: 0 };
  const at = belowGroups(rows, full);
  const row = rows[at] ?? [];
  const below = rows.slice(at + 1, at + 60).filter((each) => filled(each) > 0);
  const { alike } = contrast(row, below);
  const kinds = row.map(kindOf);
  const isData = kinds.includes('email') || (kinds.includes('date') && kinds.filter(isTyped).length > 1) || alike >= 2 || (alike === 1 && (row.length <= 2 || kinds.some((kind) => kind === 'date')));
  return isData ? { at: -1, firstRow: at } : { at, firstRow: at + 1 };
}

/** Names for the columns: where two are called alike and groups stand above, the group comes in front. */
export function nameColumns(names: readonly string[], groups: readonly string[] | undefined): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name.toLowerCase(), (counts.get(name.toLowerCase()) ?? 0) + 1);
  let group = '';
  return names.map((name, at) => {
    const here = (groups?.[at] ?? '').trim();
    if (here !== '') group = here;
    return groups !== undefined && name !== '' && group !== '' && (counts.get(name.toLowerCase()) ?? 0) > 1 ? `${group} ${name}` : name;
  });
}

/**
 * The shape of every list in the API: rows, a cursor for the next ones, and
 * how many there are when counting is cheap. Keyset paging: a cursor names the
 * last row seen, so a page never skips or repeats a row while others write.
 */
import { z } from 'zod';

/** `sort` is a column id, with `-` in front for descending. `after` is the `next` of the page before. */
export const ListQuery = z.object({
  q: z.string().max(200).optional(),
  sort: z.string().max(60).optional(),
  after: z.string().max(500).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable().describe('Cursor of the next page; null at the end'),
    total: z.int().nullable().describe('Rows in all, as far as you may see them; null when not counted'),
  });

/** What `listOf` yields, for code that handles any list. */
export type ListAnswer<Row> = { rows: Row[]; next: string | null; total: number | null };

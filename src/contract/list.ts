/**
 * The shape of every list in the API: rows, a cursor for the next ones, and
 * how many there are when counting is cheap. Keyset paging: a cursor names the
 * last row seen, so a page never skips or repeats a row while others write.
 */
import { z } from 'zod';

/** `sort` is a column id, with `-` in front for descending. `after` is the `next` of the page before. */
export const ListQuery = z.object({
  q: z.string().max(200).optional(),
  sort: z.string().max(120).optional(),
  after: z.string().max(2000).optional(),
  limit: z.coerce.number().int().min(1).max(200).optional(),
});
export type ListQuery = z.infer<typeof ListQuery>;

const condition = z.string().max(10_000);

/** A list with a catalogue of fields (`#domain/list`): any of them may narrow it, sort it, or be a column. What is not understood is refused by name. */
export const CatalogueQuery = ListQuery.extend({
  where: z.union([condition, z.array(condition).max(20)]).optional().describe('`field:operator:value,value`, any number of times: all have to hold, and of the values of one any. `status:is:in_use,ready`, `purchased:before:2024-01-01`, `name:contains:mac`, `assignee:empty`'),
  columns: z.string().max(4000).optional().describe('Fields shown, separated by commas: what an export writes, and which values come with the rows as `cells`'),
}).strict();
export type CatalogueQuery = z.infer<typeof CatalogueQuery>;

/** The organisation's own fields that were asked for as columns, by name. */
export const CustomCells = z.record(z.string(), z.unknown()).optional().describe('The custom fields asked for in `columns`');

/** What `columns` asked for, by field. */
export const AskedCells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional().describe('The fields asked for in `columns`, by their name in the catalogue');

export const listOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    next: z.string().nullable().describe('Cursor of the next page; null at the end'),
    total: z.int().nullable().describe('Rows in all, as far as you may see them; null when not counted'),
  });

/** What `listOf` yields, for code that handles any list. */
export type ListAnswer<Row> = { rows: Row[]; next: string | null; total: number | null };

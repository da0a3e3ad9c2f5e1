/**
 * A list as a file: exactly the rows of its filter, in its order, with its
 * columns, as far as the reader may see them. Read batch by batch through the
 * same keyset as the pages, each in a unit of its own, so that a long export
 * holds no transaction open and memory stays flat.
 * Rule: who took which rows out is in the audit log before the first byte
 * leaves, and again with the number of rows when the last one has.
 */
import type { exportList as exportRoute } from '#contract/views';
import type { Answer, Received } from '#contract/route';
import { listDefinitions, type Catalogue, type ListKind } from '#domain/list/catalogue';
import type { ListField } from '#domain/list/field';
import { printListQuery, type ListQuery } from '#domain/list/list-query';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { readListQuery } from '../../platform/http/read-list-query.ts';
import { byteOrderMark, csvLine } from '../../platform/tabular/write-csv.ts';
import { mostXlsxRows, writeXlsx } from '../../platform/tabular/write-xlsx.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { listCatalogue } from '../fields/list-catalogue.service.ts';
import { csvCell, xlsxCell } from './cell-words.ts';
import { listReaders, mayRead } from './list-readers.service.ts';

const batchSize = 1000;
const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

type Wish = { readonly list: ListKind; readonly catalogue: Catalogue; readonly query: ListQuery; readonly fields: readonly ListField[]; readonly format: 'csv' | 'xlsx' };
type Batch = readonly (readonly (string | number | boolean | null)[])[];

/** The columns asked for, else those the list shows by itself; what cannot be written out is left out. */
function columnsOf(query: ListQuery, catalogue: Catalogue): ListField[] {
  const asked = query.columns?.flatMap((id) => catalogue.fieldOf(id) ?? []) ?? catalogue.fields.filter((field) => field.shown);
  return asked.filter((field) => field.exportable);
}

function note(unit: Unit, action: string, { list, query, fields, format }: Wish, rows: number): void {
  unit.audit({
    action, entity: { kind: 'list', id: list }, facts: { list, format, rows, columns: fields.map((field) => field.id), filteredBy: query.where.map((one) => `${one.field}:${one.op}`), isSearched: query.q !== '' },
    personal: { query: printListQuery(query) },
  });
}

async function* batchesOf(call: CallContext, wish: Wish): AsyncGenerator<Batch> {
  let after: string | undefined;
  let written = 0;
  for (;;) {
    const position = after;
    const { rows, next } = await call.run(call.actor, (unit) => listReaders[wish.list].cells(unit.tx, wish.catalogue, wish.query, wish.fields, { after: position, limit: batchSize }), { requestId: call.requestId });
    written += rows.length;
    if (rows.length > 0) yield rows.map((row) => row.cells);
    if (next === null) break;
    after = next;
  }
  await call.run(call.actor, async (unit) => { note(unit, 'list.exported', wish, written); }, { requestId: call.requestId });
}

async function* csvOf(call: CallContext, wish: Wish, withMark: boolean): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode((withMark ? byteOrderMark : '') + csvLine(wish.fields.map((field) => ({ text: field.label, isPlain: false }))));
  for await (const batch of batchesOf(call, wish)) yield encoder.encode(batch.map((row) => csvLine(row.map((cell, at) => csvCell(wish.fields[at] as ListField, cell)))).join(''));
}

async function* sheetRows(call: CallContext, wish: Wish) {
  for await (const batch of batchesOf(call, wish)) yield batch.map((row) => row.map((cell, at) => xlsxCell(wish.fields[at] as ListField, cell)));
}

const widthOf = (field: ListField): number => (field.type === 'instant' ? 18 : field.type === 'date' || field.type === 'number' || field.type === 'flag' ? 12 : 24);
/** Instants are in UTC, and a sheet cannot say so itself. */
const headerOf = (field: ListField): string => (field.type === 'instant' ? `${field.label} (UTC)` : field.label);

const xlsxOf = (call: CallContext, wish: Wish): AsyncGenerator<Uint8Array> =>
  writeXlsx({ name: listDefinitions[wish.list].nouns[1], headers: wish.fields.map(headerOf), widths: wish.fields.map(widthOf), rows: sheetRows(call, wish) });

export async function exportList(call: CallContext, list: ListKind, given: Received<typeof exportRoute>['query']): Promise<Verdict<Answer<typeof exportRoute>>> {
  const { format = 'csv', mark, ...asked } = given;
  const allowed = mayRead(call.actor, list);
  if (!allowed.ok) return allowed;
  const catalogue = await call.run(call.actor, (unit) => listCatalogue(unit, list));
  const read = readListQuery(asked, catalogue);
  if (!read.ok) return read;
  const { query } = read.value;
  const wish: Wish = { list, catalogue, query, fields: columnsOf(query, catalogue), format };
  const begun = await call.run(call.actor, async (unit): Promise<Verdict<{ total: number; day: string }>> => {
    const total = await listReaders[list].count(unit.tx, catalogue, query);
    if (format === 'xlsx' && total >= mostXlsxRows) return refuse('export_too_long', { rows: total, limit: mostXlsxRows - 1 });
    note(unit, 'list.export_begun', wish, total);
    return allow({ total, day: unit.now.slice(0, 10) });
  }, { requestId: call.requestId });
  if (!begun.ok) return begun;
  call.header('x-handback-rows', String(begun.value.total));
  const file = { name: `${listDefinitions[list].nouns[1]} ${begun.value.day}.${format}`, bytes: new Uint8Array() };
  return allow(format === 'csv' ? { ...file, mediaType: 'text/csv; charset=utf-8; header=present', more: csvOf(call, wish, mark !== 'false') } : { ...file, mediaType: xlsxType, more: xlsxOf(call, wish) });
}

/**
 * The audit log as a file, as far as its reader may see it: the published text of each entry, so that whoever has the file and
 * the checkpoint named in it can hash it anew. Read in long steps along its index, each in a unit of its own, so that a
 * million entries hold no transaction open and memory stays flat.
 * Rules: no names and nothing personal leave in it; that it was taken is in the log before its first byte leaves.
 * Source: docs/evidence-format.md, "The log as a file".
 */
import { auditExportFormat, type exportAudit as exportRoute } from '#contract/audit';
import type { Answer, Received } from '#contract/route';
import { entryText } from '#domain/audit/audit-entry';
import { allow, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { byteOrderMark, csvLine } from '../../platform/tabular/write-csv.ts';
import { system } from '../../platform/work/actor.ts';
import { entriesAfter, type AuditFilter, type ExportedEntry, type LogPosition } from './audit-entry.repo.ts';
import { entryOf } from './audit.presenter.ts';
import { readHead } from './read-audit.service.ts';

const stepSize = 5000;
const encoder = new TextEncoder();
type Call = Pick<CallContext, 'actor' | 'run' | 'requestId' | 'header'>;

async function* stepsOf({ actor, run, requestId }: Call, filter: AuditFilter): AsyncGenerator<readonly ExportedEntry[]> {
  for (let after: LogPosition | null = null; ;) {
    const position: LogPosition | null = after;
    const rows: readonly ExportedEntry[] = await run(actor, (unit) => entriesAfter(unit.tx, filter, position, stepSize), { requestId, planOnce: true });
    if (rows.length > 0) yield rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < stepSize) return;
    after = { at: last.position, id: last.id };
  }
}

/** The text that was sealed. It was made once when the entry was written, so it can be made again. */
function textOf(row: ExportedEntry): string {
  const text = entryText(entryOf(row));
  if (!text.ok) throw new Error(`The audit entry ${row.id} has no published form: ${text.error.reason}`);
  return text.value;
}

async function* linesOf(call: Call, filter: AuditFilter, head: object): AsyncGenerator<Uint8Array> {
  let entries = 0;
  yield encoder.encode(`${JSON.stringify(head)}\n`);
  for await (const rows of stepsOf(call, filter)) {
    let text = '';
    for (const row of rows) text += `{"index":${row.leaf_index},"entry":${textOf(row)}}\n`;
    entries += rows.length;
    yield encoder.encode(text);
  }
  yield encoder.encode(`${JSON.stringify({ end: true, entries })}\n`);
}

const columns = ['In the log', 'When', 'What', 'By', 'By (id)', 'About', 'About (id)', 'Case (id)', 'Entry (id)', 'Hash of the personal part', 'Facts'];
const plain = (text: string) => ({ text, isPlain: true });
const text = (value: string | null) => ({ text: value ?? '', isPlain: false });

const csvRow = (row: ExportedEntry): string => csvLine([
  plain(row.leaf_index === null ? '' : String(row.leaf_index)), plain(row.at), text(row.action), text(row.actor_kind), text(row.actor_id), text(row.entity_kind), text(row.entity_id), plain(row.case_id ?? ''), plain(row.id),
  plain(row.personal_hash ?? ''), text(JSON.stringify(row.facts)),
]);

async function* csvOf(call: Call, filter: AuditFilter): AsyncGenerator<Uint8Array> {
  yield encoder.encode(byteOrderMark + csvLine(columns.map((name) => ({ text: name, isPlain: false }))));
  for await (const rows of stepsOf(call, filter)) {
    let lines = '';
    for (const row of rows) lines += csvRow(row);
    yield encoder.encode(lines);
  }
}

export async function exportAudit(call: Call, { format = 'ndjson', ...asked }: Received<typeof exportRoute>['query']): Promise<Verdict<Answer<typeof exportRoute>>> {
  // Nothing is sealed before the first entry is.
  const head = await call.run(system('audit'), (unit) => readHead(unit), { requestId: call.requestId });
  const checkpoint = head.ok ? { origin: head.value.origin, size: head.value.size, root: head.value.root, sealedAt: head.value.sealedAt, note: head.value.note } : null;
  const begunAt = await call.run(call.actor, (unit) => {
    unit.audit({ action: 'audit.exported', entity: { kind: 'audit', id: 'log' }, facts: { format, checkpoint: checkpoint?.size ?? null, filteredBy: Object.keys(asked).sort() }, personal: { filter: asked } });
    return Promise.resolve(unit.now);
  }, { requestId: call.requestId });
  const name = `audit log ${begunAt.slice(0, 10)}${checkpoint === null ? '' : `, checkpoint ${checkpoint.size}`}`;
  if (checkpoint !== null) call.header('x-handback-checkpoint', `${checkpoint.size} ${checkpoint.root}`);
  if (format === 'csv') return allow({ name: `${name}.csv`, bytes: new Uint8Array(), mediaType: 'text/csv; charset=utf-8; header=present', more: csvOf(call, asked) });
  const first = { format: auditExportFormat, exportedAt: begunAt, checkpoint, publicKey: head.ok ? head.value.publicKey : null, filter: asked };
  return allow({ name: `${name}.ndjson`, bytes: new Uint8Array(), more: linesOf(call, asked, first) });
}

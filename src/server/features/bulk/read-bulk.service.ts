/** Reading bulk changes: how far, what becomes of the records, in words and names instead of ids. */
import type { BulkChange, BulkRow, listBulk as listRoute, listBulkRows as rowsRoute } from '#contract/bulk';
import type { Answer, Received } from '#contract/route';
import { bulkActs, bulkFields, customPrefix, followingFields } from '#domain/bulk/bulk-fields';
import type { FieldChange } from '#domain/bulk/decide-row';
import type { FieldKind } from '#domain/field/custom-field';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { memberId } from '../../platform/work/actor.ts';
import { pageOf } from '../../platform/db/keyset.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { customFieldsOf } from '../fields/custom-values.service.ts';
import { namesById } from './bulk-record.repo.ts';
import { bulkOf, readableKinds, type Bulk } from './bulk-run.ts';
import { bulkById, listBulkChanges, listLines, reasonsOf, samplesOf } from './bulk.repo.ts';

const samplesEach = 5;
const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/i.test(value);

type Words = { readonly label: (field: string) => string; readonly value: (field: string, value: unknown) => string | null };

const statusWords: Record<string, string> = { in_use: 'In use', returned: 'Returned', in_workshop: 'In the workshop', ready: 'Ready', in_repair: 'In repair', disposed: 'Disposed of', missing: 'Missing' };

async function wordsFor(unit: Unit, kind: FieldKind, values: readonly unknown[]): Promise<Words> {
  const custom = new Map((await customFieldsOf(unit, kind)).map((field) => [customPrefix + field.key, field.label]));
  const names = await namesById(unit.tx, [...new Set(values.filter(isId))]);
  const known = new Map(bulkFields[kind].map((field) => [field.id, field]));
  return {
    label: (field) => known.get(field)?.label ?? followingFields[field] ?? custom.get(field) ?? field.replace(customPrefix, ''),
    value: (field, value) => {
      if (value === null || value === undefined || value === '') return null;
      if (typeof value === 'boolean') return value ? 'Yes' : 'No';
      const input = known.get(field)?.input;
      if (input === 'person' || input === 'location') return names.get(String(value)) ?? (input === 'person' ? 'Somebody out of your sight' : 'A location out of your sight');
      if (input === 'act') return statusWords[String(value)] ?? String(value);
      return known.get(field)?.choices?.find((one) => one.value === value)?.label ?? (typeof value === 'string' ? value : JSON.stringify(value));
    },
  };
}

function says(change: FieldChange, words: Words): string {
  if (change.field === 'act' && change.do === 'set') return bulkActs[change.value as keyof typeof bulkActs];
  switch (change.do) {
    case 'set': return `becomes ${words.value(change.field, change.value) ?? 'empty'}`;
    case 'clear': return 'is emptied';
    case 'replace': return `“${change.find}” becomes “${change.with}”`;
  }
}

const noCounts = { change: 0, same: 0, refused: 0, changed: 0, left: 0, undone: 0, kept: 0 };

async function present(unit: Unit, bulk: Bulk, detailed: boolean): Promise<BulkChange> {
  const isPreviewed = bulk.status !== 'previewing';
  const samples = detailed && isPreviewed ? await samplesOf(unit.tx, bulk.id, samplesEach) : [];
  const words = await wordsFor(unit, bulk.kind, [...bulk.changes.map((change) => (change.do === 'set' ? change.value : null)), ...samples.flatMap((one) => [one.from, one.to])]);
  const counts = { ...noCounts, ...(bulk.counts as Partial<typeof noCounts>) };
  const isAct = bulk.changes.some((change) => change.field === 'act');
  return {
    id: bulk.id, kind: bulk.kind, status: bulk.status as BulkChange['status'], changes: bulk.changes.map((change) => ({ field: change.field, label: words.label(change.field), says: says(change, words) })), total: bulk.total, done: bulk.done, counts,
    reasons: detailed ? (await reasonsOf(unit.tx, bulk.id)) as BulkChange['reasons'] : [],
    samples: samples.map((one) => ({ field: one.field, label: words.label(one.field), from: words.value(one.field, one.from), to: words.value(one.field, one.to), rows: one.rows })),
    by: bulk.actor.name, isYours: bulk.made_by !== null && bulk.made_by === memberId(unit.actor), canUndo: (bulk.status === 'applied' || bulk.status === 'cancelled') && counts.changed > 0 && !isAct, resumed: bulk.resumed, error: bulk.error,
    createdAt: bulk.created_at, appliedAt: bulk.applied_at, undoneAt: bulk.undone_at, version: bulk.version,
  };
}

async function readableBulk(unit: Unit, id: string): Promise<Bulk | null> {
  const row = await bulkById(unit.tx, id);
  return row && readableKinds(unit.actor).includes(bulkOf(row).kind) ? bulkOf(row) : null;
}

export async function readBulkChange(unit: Unit, id: string): Promise<Verdict<BulkChange>> {
  const bulk = await readableBulk(unit, id);
  return bulk ? allow(await present(unit, bulk, true)) : refuse('not_found');
}

export async function findBulkChanges(unit: Unit, query: Received<typeof listRoute>['query']): Promise<Verdict<Answer<typeof listRoute>>> {
  const limit = query.limit ?? 30;
  const page = pageOf(await listBulkChanges(unit.tx, readableKinds(unit.actor), { after: query.after, limit }), limit);
  const rows: BulkChange[] = [];
  for (const row of page.rows) rows.push(await present(unit, bulkOf(row), false));
  return allow({ rows, next: page.next, total: null });
}

export async function findBulkRows(unit: Unit, id: string, query: Received<typeof rowsRoute>['query']): Promise<Verdict<Answer<typeof rowsRoute>>> {
  const bulk = await readableBulk(unit, id);
  if (!bulk) return refuse('not_found');
  const page = await listLines(unit.tx, id, query.show, { after: query.after, limit: query.limit ?? 50 });
  const lines = page.rows.map((line) => ({ ...line, was: (line.before ?? {}) as Record<string, unknown>, becomes: (line.after ?? {}) as Record<string, unknown> }));
  const words = await wordsFor(unit, bulk.kind, lines.flatMap((line) => [...Object.values(line.was), ...Object.values(line.becomes)]));
  const rows = lines.map((line): BulkRow => ({
    id: line.record_id, label: line.label === '' ? 'Not visible to you' : line.label, verdict: line.verdict as BulkRow['verdict'], outcome: line.outcome as BulkRow['outcome'], reason: (line.outcome_reason ?? line.reason) as BulkRow['reason'],
    fields: Object.keys(line.becomes).map((field) => ({ field, label: words.label(field), from: words.value(field, line.was[field]), to: words.value(field, line.becomes[field]) })),
  }));
  return allow({ rows, next: page.next, total: null });
}

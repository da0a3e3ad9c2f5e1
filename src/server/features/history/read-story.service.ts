/**
 * The story of a record: its audit entries as sentences with what changed, for
 * an asset together with its chain of custody. What was erased is gone from
 * here too, since it was only ever read from the erasable payload.
 */
import type { HistoryEntry } from '#contract/assets';
import type { HistoryLine, readStory as storyRoute } from '#contract/history';
import type { Answer, Received } from '#contract/route';
import { changeSentence, changesIn } from '#domain/history/field-words';
import { fieldKinds, type FieldKind } from '#domain/field/custom-field';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { mayDo } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { readHistory } from '../custody/read-history.service.ts';
import { customFieldsOf } from '../fields/custom-values.service.ts';
import { isHere, readPermission } from './find-related.service.ts';
import { namesIn, storyOf, type StoryRow } from './story.repo.ts';
import { toneOf, topicOf, wordsOf, type Names } from './story-words.ts';

/** What a page of history is cut from; older entries are in the audit log. */
const mostEntries = 3000;

type Kind = Received<typeof storyRoute>['params']['kind'];

const isId = (value: unknown): value is string => typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}$/i.test(value);
const idsIn = (value: unknown): string[] => (isId(value) ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : []);

async function namesFor(unit: Unit, rows: readonly StoryRow[]): Promise<Names> {
  const named = await namesIn(unit.tx, [...new Set(rows.flatMap((row) => [...idsIn(row.facts), ...idsIn(row.personal), ...(isId(row.entity_id) ? [row.entity_id] : [])]))]);
  return new Map(named.map((one) => [one.id, one.name]));
}

function said(value: unknown, names: Names): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (isId(value)) return names.get(value) ?? 'somebody out of your sight';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return typeof value === 'string' ? value.replaceAll('_', ' ') : JSON.stringify(value);
}

function sourceOf(row: StoryRow, names: Names): HistoryLine['source'] {
  const { import: file, bulk, undo } = row.facts;
  if (isId(file)) return { kind: 'import', id: file, name: names.get(file) ?? 'a file' };
  return isId(bulk) ? { kind: 'bulk', id: bulk, name: undo === true ? 'a change of many, undone' : 'a change of many' } : null;
}

function lineOf(kind: Kind, row: StoryRow, names: Names, labels: ReadonlyMap<string, string>): HistoryLine {
  const changes = row.entity_kind === kind ? changesIn(kind, row.facts, row.personal, labels).map(({ field, label, from, to }) => ({ field, label, from: said(from, names), to: said(to, names) })) : [];
  const isChange = row.action === `${kind}.changed`;
  const only = changes.length === 1 ? changes[0] : undefined;
  const fields = Array.isArray(row.facts['fields']) ? row.facts['fields'].length : 0;
  const text = !isChange ? wordsOf(row, kind, names) : only !== undefined ? changeSentence(only) : changes.length > 1 ? `${changes.length} fields changed` : fields > 0 ? `Record changed` : 'Saved without a change';
  const note = row.personal?.['note'] ?? row.personal?.['reason'];
  return {
    id: row.id, at: row.at, topic: topicOf(row), text, by: row.actor_name ?? (row.actor_kind === 'system' ? 'Handback' : row.actor_kind === 'helper' ? 'a helper, by link' : null), tone: toneOf(row),
    changes: only === undefined || !isChange ? changes : [], erased: row.is_personal && row.personal === null, note: typeof note === 'string' ? note : null, detail: null, source: sourceOf(row, names), caseId: row.case_id,
  };
}

const custodyTones = { custody: 'quiet', gap: 'late', correction: 'due', status: 'home', hold: 'hold', record: 'quiet' } as const;
function custodyLine(entry: HistoryEntry, at: number): HistoryLine {
  const detail = [entry.condition, entry.correctedBy === null ? null : 'corrected later', entry.late ? 'heard of later' : null].filter((part) => part !== null).join(' · ');
  return {
    id: `custody-${entry.seq ?? at}-${entry.at}`, at: entry.at, topic: entry.what === 'status' || entry.what === 'hold' ? 'status' : 'custody', text: entry.text, by: entry.by, tone: custodyTones[entry.what], changes: [], erased: false, note: entry.note,
    detail: detail === '' ? null : detail, source: null, caseId: entry.caseId,
  };
}

async function linesOf(unit: Unit, kind: Kind, id: string): Promise<HistoryLine[]> {
  const rows = await storyOf(unit.tx, kind, id, mostEntries);
  const names = await namesFor(unit, rows);
  const labels = (fieldKinds as readonly string[]).includes(kind) ? new Map((await customFieldsOf(unit, kind as FieldKind)).map((field) => [field.key, field.label])) : new Map<string, string>();
  if (kind !== 'asset') return rows.map((row) => lineOf(kind, row, names, labels));
  const chain = await readHistory(unit, id);
  const custody = chain.ok ? chain.value.entries.filter((entry) => entry.what !== 'record').map(custodyLine) : [];
  const record = rows.filter((row) => row.action === 'asset.created' || row.action === 'asset.changed').map((row) => lineOf(kind, row, names, labels)).filter((line) => line.changes.length > 0 || line.erased || line.text !== 'Saved without a change');
  return [...custody, ...record].map((line, place) => ({ line, place })).sort((a, b) => (a.line.at === b.line.at ? a.place - b.place : a.line.at < b.line.at ? 1 : -1)).map(({ line }) => line);
}

export async function readStory(unit: Unit, { kind, recordId }: Received<typeof storyRoute>['params'], query: Received<typeof storyRoute>['query']): Promise<Verdict<Answer<typeof storyRoute>>> {
  if (!mayDo(unit.actor, readPermission[kind])) return refuse('forbidden', { permission: readPermission[kind] });
  if (!(await isHere(unit, kind, recordId))) return refuse('not_found');
  const all = await linesOf(unit, kind, recordId);
  const lines = query.topic === undefined ? all : all.filter((line) => line.topic === query.topic);
  const [from, limit] = [Number(query.after ?? 0) || 0, query.limit ?? 30];
  const topics = [...Map.groupBy(all, (line) => line.topic)].map(([topic, some]) => ({ topic, count: some.length }));
  return allow({ rows: lines.slice(from, from + limit), next: from + limit < lines.length ? String(from + limit) : null, total: lines.length, topics });
}

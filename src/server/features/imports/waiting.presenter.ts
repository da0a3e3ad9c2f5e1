import type { RowProposal, WaitingDetail, WaitingGroup, WaitingReason, WaitingRow } from '#contract/waiting';
import type { Decision } from '#domain/import/decide-row';
import { placeKey } from '#domain/import/decide-row';
import type { Value } from '#domain/import/draft';
import type { ImportKind } from '#domain/import/field';
import { fieldOf } from '#domain/import/fields';
import type { Near, Proposal } from '#domain/import/propose';
import { reasonTitles, sayReason, severityOf, type Reason } from '#domain/import/reason';
import { edited } from '#domain/import/waiting';
import { labelOf, say } from './imports.presenter.ts';
import { withoutOwn } from './own-columns.ts';
import { reasonsOf, type Redecided } from './quarantine-decide.service.ts';
import type { groupsOf, StoredEdit, WaitingRecord } from './waiting-row.repo.ts';

const firstSentence = (kind: ImportKind, reasons: readonly Reason[]): string => {
  const [first] = reasons;
  return first === undefined ? '' : `${first.field === undefined ? '' : `${labelOf(kind, first.field)}: `}${sayReason(first)}`;
};

export const waitingListRow = (row: WaitingRecord): WaitingRow => ({
  id: row.id, importId: row.run_id, fileName: row.file_name, line: row.line, kind: row.kind as ImportKind, label: row.label, severity: row.severity as WaitingRow['severity'], state: row.state as WaitingRow['state'], isReady: row.is_ready,
  code: row.reason_code, field: row.reason_field === '' ? null : row.reason_field, sentence: firstSentence(row.kind as ImportKind, row.reasons), moreReasons: Math.max(0, row.reasons.length - 1), since: row.since, seenTimes: row.seen_times,
  closed: row.state_at === null ? null : { by: row.state_by?.name ?? null, at: row.state_at, note: row.state_note }, recordId: row.record_id, version: row.version,
});

export const waitingGroup = (group: Awaited<ReturnType<typeof groupsOf>>[number], kind: ImportKind | undefined): WaitingGroup => ({
  code: group.code, field: group.field === '' ? null : group.field, label: group.field === '' ? null : labelIn(kind, group.field), title: reasonTitles[group.code as Reason['code']] ?? group.code, rows: group.rows, ready: group.ready, sample: sayReason(group.sample),
});
const kinds: readonly ImportKind[] = ['assets', 'people', 'licences', 'accounts', 'locations'];
const labelIn = (kind: ImportKind | undefined, field: string): string => labelOf(kind ?? kinds.find((each) => fieldOf(each, field) !== undefined) ?? 'people', field);

export const rowProposal = ({ key, sentence, because, edit, aside }: Proposal): RowProposal => ({ key, sentence, because, edit: edit as RowProposal['edit'], aside: aside ?? null });

const reasonOf = (kind: ImportKind, reason: Reason, proposals: readonly Proposal[]): WaitingReason => ({
  code: reason.code, field: reason.field ?? null, label: reason.field === undefined ? null : labelOf(kind, reason.field), severity: severityOf(reason.code), sentence: sayReason(reason), lines: [...(reason.lines ?? [])], proposals: proposals.map(rowProposal),
});

function cellsOf(row: WaitingRecord, { run, mapping, decision, kind }: Redecided): WaitingDetail['cells'] {
  const headers = withoutOwn(run.reading.headers);
  const over = edited(row.edits).cells;
  const reasons = [...reasonsOf(decision), ...decision.withheld];
  return Array.from({ length: Math.max(headers.length, row.cells.length) }, (_, index) => {
    const use = mapping.columns.find((column) => column.index === index)?.use;
    const field = use?.to === 'field' ? use.field : null;
    const reference = field === null ? undefined : fieldOf(kind, field)?.reference?.to;
    const file = row.cells[index] ?? '';
    return {
      index, header: headers[index] ?? '', file, now: over[index] ?? file, field, label: field === null ? (use?.to === 'custom' ? use.name : null) : labelOf(kind, field),
      problems: reasons.filter((reason) => field !== null && (reason.field === field || reason.field === reference)).map(sayReason),
    };
  });
}

function changesOf(kind: ImportKind, decision: Decision): WaitingDetail['changes'] {
  if (decision.verdict === 'change') return decision.changes.map(({ field, from, to }) => ({ field, label: labelOf(kind, field), from: from === undefined ? null : say(from), to: say(to) }));
  if (decision.verdict !== 'create') return [];
  return [
    ...Object.entries(decision.values).map(([field, to]) => ({ field, label: labelOf(kind, field), from: null, to: say(to) })),
    ...Object.entries(decision.links.people).map(([field, person]) => ({ field, label: labelOf(kind, field), from: null, to: person.label })), ...Object.entries(decision.custom).map(([name, to]) => ({ field: `custom:${name}`, label: name, from: null, to })),
  ];
}

const shown = (value: unknown): string | null => (value === undefined || value === null || value === '' ? null : say(value as Value));

/** Side by side: what the record says and what the row says, where either says something. */
function nearRecord(kind: ImportKind, near: Near, draft: Redecided['draft']): WaitingDetail['near'][number] {
  const fields = [...new Set([...Object.keys(draft.values), ...(near.isPerson === true ? ['name', 'employeeNumber', 'email'] : [])])].filter((field) => field !== 'tracking');
  const own = near.isPerson === true && near.field !== undefined ? [] : fields;
  return {
    id: near.id, label: near.label, because: near.because,
    values: own.flatMap((field) => {
      const [here, file] = [shown(near.values[field]), shown(draft.values[field])];
      return here === null && file === null ? [] : [{ label: labelOf(kind, field), here, file, isSame: here !== null && file !== null && here.toLowerCase() === file.toLowerCase() }];
    }).slice(0, 14),
  };
}

function sayEdit(edit: StoredEdit, headers: readonly string[]): string {
  const parts = [
    ...Object.entries(edit.cells ?? {}).map(([index, text]) => `${headers[Number(index)]?.trim() || `Column ${Number(index) + 1}`}: ${text === '' ? 'left empty' : `“${text.slice(0, 60)}”`}`),
    ...(edit.record === 'new' ? ['It is a new one'] : edit.record === undefined ? [] : ['The record was chosen']), ...Object.values(edit.zones ?? {}).map((zone) => `Time zone ${zone}`),
    ...((edit.known?.length ?? 0) > 0 ? ['Found right as it stands'] : []), ...(edit.withoutUnknown === true ? ['Without people who are unknown here'] : []),
  ];
  return parts.join('; ');
}

export function waitingDetail(row: WaitingRecord, redecided: Redecided, near: readonly Near[], reasons: readonly { reason: Reason; proposals: readonly Proposal[] }[]): WaitingDetail {
  const { run, kind, mapping, draft, decision, siblings } = redecided;
  const headers = withoutOwn(run.reading.headers);
  const zones = reasonsOf(decision).filter((reason) => reason.code === 'place_zone_unsaid').map((reason) => ({ key: placeKey('location', reason.text ?? ''), label: reason.text ?? '' }));
  return {
    ...waitingListRow(row), isReady: row.state === 'waiting' && row.severity === 'blocks' && ['create', 'change', 'same'].includes(decision.verdict), cells: cellsOf(row, redecided), verdict: decision.verdict, changes: changesOf(kind, decision),
    reasons: reasons.filter(({ reason }) => row.severity === 'blocks' || severityOf(reason.code) !== 'note').map(({ reason, proposals }) => reasonOf(kind, reason, proposals)), near: near.map((each) => nearRecord(kind, each, draft)),
    aside: siblings.slice(0, 20).map((other) => ({ line: other.line, id: other.id, label: other.label })), edits: row.edits.map((edit) => ({ by: edit.by.name, at: edit.at, sentence: sayEdit(edit, headers) })), places: zones,
    rules: (draft.rules ?? []).flatMap((id) => mapping.rules?.find((rule) => rule.id === id)?.name ?? []),
  };
}

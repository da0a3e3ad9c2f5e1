/**
 * What a change of many records makes of one of them: changed (from what to
 * what), the same already, or refused and why. The preview and the act ask
 * this same question, the act of the record as it is then.
 * Rule: PRODUCT 3: nothing under legal hold is given to somebody else or disposed of, also not by the thousand.
 */
import { factsOfCategory } from '../asset/category.ts';
import { changeAssetStatus, type AssetStatus } from '../asset/asset-status.ts';
import { fitValue, isEmptyValue, type CustomField, type FieldKind } from '../field/custom-field.ts';
import { mayManage } from '../person/reporting-line.ts';
import { bulkFields, customPrefix, type BulkAct, type BulkField } from './bulk-fields.ts';

export type FieldChange =
  | { readonly field: string; readonly do: 'set'; readonly value: string | number | boolean }
  | { readonly field: string; readonly do: 'clear' }
  | { readonly field: string; readonly do: 'replace'; readonly find: string; readonly with: string };

export type BulkReasonCode =
  | 'not_visible' | 'changed_since' | 'under_legal_hold' | 'disposed' | 'outside_your_sites' | 'manager_circle' | 'does_not_fit' | 'needed' | 'wrong_state' | 'sanitisation_missing' | 'refused' | 'act_stays';
export type BulkReason = { readonly code: BulkReasonCode; readonly field?: string; readonly detail?: string };

export type BulkRecord = {
  readonly id: string; readonly version: number; readonly label: string; readonly values: Readonly<Record<string, unknown>>; readonly custom: Readonly<Record<string, unknown>>;
  readonly asset?: { readonly status: AssetStatus; readonly onHold: boolean; readonly dataBearing: boolean; readonly sanitised: boolean };
};

export type BulkContext = {
  readonly fields: readonly CustomField[];
  /** Managers above the one that is to be set. */
  readonly managersAbove: readonly string[];
  readonly maySetLocation: boolean;
};

export type BulkVerdict =
  | { readonly verdict: 'change'; readonly before: Record<string, unknown>; readonly after: Record<string, unknown> }
  | { readonly verdict: 'same' }
  | { readonly verdict: 'refused'; readonly reason: BulkReason };

const refused = (code: BulkReasonCode, more: Omit<BulkReason, 'code'> = {}): BulkVerdict => ({ verdict: 'refused', reason: { code, ...more } });
const plainText = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** Every occurrence, whatever the case; the rest of the text stays. */
export function replaceText(text: string, find: string, by: string): string {
  if (find === '') return text;
  const [inside, wanted] = [text.toLowerCase(), find.toLowerCase()];
  // A letter that changes its length with its case would shift what follows: then the case counts.
  if (inside.length !== text.length) return text.replaceAll(find, () => by);
  let result = '';
  let at = 0;
  for (let found = inside.indexOf(wanted); found !== -1; found = inside.indexOf(wanted, at)) {
    result += text.slice(at, found) + by;
    at = found + wanted.length;
  }
  return result + text.slice(at);
}

type Valued = { readonly to: unknown } | { readonly reason: BulkReason };

function valueAfter(change: FieldChange, from: unknown, known: BulkField | undefined, custom: CustomField | undefined): Valued {
  const { field } = change;
  if (change.do === 'clear') {
    if (custom?.isRequired === true && !isEmptyValue(from)) return { reason: { code: 'needed', field } };
    return { to: null };
  }
  const wanted = change.do === 'set' ? change.value : isEmptyValue(from) ? from : replaceText(plainText(from), change.find, change.with).trim();
  if (change.do === 'replace' && (isEmptyValue(from) || wanted === plainText(from))) return { to: from };
  if (isEmptyValue(wanted)) return known?.clearable === false || custom?.isRequired === true ? { reason: { code: 'needed', field } } : { to: null };
  if (known !== undefined) return typeof wanted === 'string' && wanted.length > (known.longest ?? 4000) ? { reason: { code: 'does_not_fit', field, detail: `At most ${known.longest ?? 4000} characters` } } : { to: wanted };
  const fitted = custom === undefined ? undefined : fitValue(custom, wanted);
  if (fitted === undefined) return { to: wanted };
  return fitted.ok ? { to: fitted.value } : { reason: { code: 'does_not_fit', field, detail: fitted.error.message } };
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** What stands against a change of this record, whatever its fields. */
function obstacle(kind: FieldKind, record: BulkRecord, changes: readonly FieldChange[], context: BulkContext): BulkReason | null {
  const touches = (field: string) => changes.some((change) => change.field === field);
  if (touches('locationId') && !context.maySetLocation) return { code: 'outside_your_sites' };
  if (kind === 'asset' && record.asset?.status === 'disposed') return { code: 'disposed' };
  if (record.asset?.onHold === true && (touches('assigneeId') || touches('assigneeDepartment') || touches('reservedFor') || touches('ownership'))) return { code: 'under_legal_hold' };
  const manager = changes.find((change) => change.field === 'managerId' && change.do === 'set');
  if (manager !== undefined && manager.do === 'set' && !mayManage(record.id, String(manager.value), context.managersAbove)) return { code: 'manager_circle' };
  return null;
}

function decideAct(record: BulkRecord, act: BulkAct): BulkVerdict {
  if (record.asset === undefined) return refused('wrong_state');
  const { status, onHold, dataBearing, sanitised } = record.asset;
  if (status === (act === 'dispose' ? 'disposed' : 'missing')) return { verdict: 'same' };
  const after = changeAssetStatus(status, act, { underLegalHold: onHold, dataBearing, sanitisationVerified: sanitised, openUnlockChecks: [] });
  if (after.ok) return { verdict: 'change', before: { act: status }, after: { act: after.value } };
  return refused(after.error.code === 'under_legal_hold' || after.error.code === 'sanitisation_missing' ? after.error.code : 'wrong_state', { detail: status });
}

/** A person and a department exclude each other: setting one empties the other. */
function withAssignee(record: BulkRecord, after: Record<string, unknown>): Record<string, unknown> {
  const [person, department] = [after['assigneeId'], after['assigneeDepartment']];
  if (person === undefined && department === undefined) return after;
  if (person) return { ...after, assigneeId: person, assigneeDepartment: null };
  if (department) return { ...after, assigneeId: null, assigneeDepartment: department };
  return { ...after, assigneeId: person === undefined ? record.values['assigneeId'] ?? null : null, assigneeDepartment: department === undefined ? record.values['assigneeDepartment'] ?? null : null };
}

/** What a thing is says whether it holds data; kept beside it, so that an undo puts both back. */
function withCategory(record: BulkRecord, after: Record<string, unknown>): Record<string, unknown> {
  const category = after['category'];
  return typeof category !== 'string' || category === record.values['category'] ? after : { ...after, dataBearing: factsOfCategory(category).dataBearing };
}

export function decideRow(kind: FieldKind, record: BulkRecord, changes: readonly FieldChange[], context: BulkContext): BulkVerdict {
  const act = changes.find((change) => change.field === 'act');
  if (act?.do === 'set') return decideAct(record, act.value as BulkAct);
  let after: Record<string, unknown> = {};
  const current = (field: string): unknown => (field.startsWith(customPrefix) ? record.custom[field.slice(customPrefix.length)] : record.values[field]) ?? null;
  for (const change of changes) {
    const custom = change.field.startsWith(customPrefix) ? context.fields.find((one) => one.key === change.field.slice(customPrefix.length)) : undefined;
    const valued = valueAfter(change, current(change.field), bulkFields[kind].find((one) => one.id === change.field), custom);
    if ('reason' in valued) return { verdict: 'refused', reason: valued.reason };
    after[change.field] = valued.to ?? null;
  }
  if (kind === 'asset') after = withCategory(record, withAssignee(record, after));
  const differing = Object.entries(after).filter(([field, value]) => !isSame(current(field), value));
  if (differing.length === 0) return { verdict: 'same' };
  const against = obstacle(kind, record, changes.filter((change) => differing.some(([field]) => field === change.field)), context);
  if (against !== null) return { verdict: 'refused', reason: against };
  return { verdict: 'change', before: Object.fromEntries(differing.map(([field]) => [field, current(field)])), after: Object.fromEntries(differing) };
}

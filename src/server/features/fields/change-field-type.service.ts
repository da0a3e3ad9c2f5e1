/**
 * Another type for a field that has values. The preview says what becomes of
 * each; values that do not fit are never dropped: they are mended first, or
 * kept as they are and shown as such.
 */
import type { changeFieldType as changeRoute, CustomField, FieldTypePreview, previewFieldType as previewRoute } from '#contract/fields';
import type { Received } from '#contract/route';
import { fitValue, isEmptyValue, type FieldKind, type FieldShape, type FieldValue } from '#domain/field/custom-field';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { rewriteValues, valuesOfField, type ValueFound } from './field-values.repo.ts';
import { fieldById, updateField } from './field.repo.ts';
import { readField } from './find-fields.service.ts';

const samplesShown = 12;
const mostChoices = 50;

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** What a choice would be made from: the values there are, the commonest first. */
function choicesIn(values: readonly ValueFound[]): string[] {
  const seen = new Map<string, string>();
  for (const { value } of values) if (!isEmptyValue(value) && !seen.has(plain(value).trim().toLowerCase())) seen.set(plain(value).trim().toLowerCase(), plain(value).trim());
  return seen.size > mostChoices ? [] : [...seen.values()];
}

type Judged = ValueFound & { readonly to: FieldValue | null; readonly message: string | null };

function judge(values: readonly ValueFound[], shape: FieldShape): Judged[] {
  return values.filter(({ value }) => !isEmptyValue(value)).map((one) => {
    const fitted = fitValue(shape, one.value);
    return fitted.ok ? { ...one, to: fitted.value, message: null } : { ...one, to: null, message: fitted.error.message };
  });
}

const sum = (list: readonly Judged[]): number => list.reduce((all, one) => all + one.records, 0);
const shapeOf = (body: Received<typeof previewRoute>['body'], choices: readonly string[]): FieldShape => ({ type: body.type, options: body.type !== 'choice' ? [] : body.options && body.options.length > 0 ? body.options : choices });

export async function previewFieldType(unit: Unit, id: string, body: Received<typeof previewRoute>['body']): Promise<Verdict<FieldTypePreview>> {
  const field = await fieldById(unit.tx, id);
  if (!field) return refuse('not_found');
  const values = await valuesOfField(unit.tx, field.kind as FieldKind, field.key);
  const choices = choicesIn(values);
  const judged = judge(values, shapeOf(body, choices));
  const unfit = judged.filter((one) => one.to === null);
  const fits = judged.filter((one) => one.to !== null);
  const shown = [...unfit, ...fits].slice(0, samplesShown).map((one) => ({ from: plain(one.value), to: one.to === null ? null : String(one.to), message: one.message, records: one.records }));
  return allow({ records: sum(judged), fits: sum(fits), changes: sum(fits.filter((one) => one.to !== one.value)), unfit: sum(unfit), samples: shown, choices: body.type === 'choice' ? choices : [] });
}

export async function changeFieldType(unit: Unit, id: string, body: Received<typeof changeRoute>['body']): Promise<Verdict<CustomField>> {
  const actor = unit.actor;
  if ((actor.kind === 'member' || actor.kind === 'key') && actor.sites !== 'all') return refuse('all_sites_needed');
  const field = await fieldById(unit.tx, id);
  if (!field) return refuse('not_found');
  const values = await valuesOfField(unit.tx, field.kind as FieldKind, field.key);
  const shape = shapeOf(body, choicesIn(values));
  const judged = judge(values, shape);
  const unfit = judged.filter((one) => one.to === null);
  if (unfit.length > 0 && body.keepUnfit !== true) return refuse('field_values_unfit', { records: sum(unfit), values: unfit.slice(0, samplesShown).map((one) => ({ value: plain(one.value), message: one.message, records: one.records })) });
  if (!(await updateField(unit.tx, id, body.version, { type: shape.type, options: JSON.stringify(shape.options), is_adopted: false }, unit.now))) return refuse('conflict', { version: field.version });
  const pairs = judged.flatMap((one) => (one.to === null || one.to === one.value ? [] : [{ from: one.value, to: one.to }]));
  const rewritten = await rewriteValues(unit.tx, field.kind as FieldKind, field.key, pairs, unit.now);
  unit.audit({ action: 'field.type_changed', entity: { kind: 'field', id }, facts: { kind: field.kind, label: field.label, from: field.type, to: shape.type, rewritten, kept: sum(unfit) } });
  return readField(unit, id);
}

/** Setting a bulk change going, and deciding about it. A small one is done within the request, a large one by a job with progress to be read. */
import type { BulkChange, startBulk as startRoute } from '#contract/bulk';
import type { Received } from '#contract/route';
import { bulkFields, customPrefix } from '#domain/bulk/bulk-fields';
import type { FieldChange } from '#domain/bulk/decide-row';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { mayDo, memberId } from '../../platform/work/actor.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { customFieldsOf } from '../fields/custom-values.service.ts';
import { findLocation } from '../people/find-location.service.ts';
import { getPerson } from '../people/find-person.service.ts';
import { keptActor, bulkOf, writePermission, type Bulk } from './bulk-run.ts';
import { bulkById, decideBulk, insertBulk, type BulkSet } from './bulk.repo.ts';
import { readBulkChange } from './read-bulk.service.ts';
import { recordsSelected } from './select-records.service.ts';
import { countsOf, workOnBulk } from './work-on-bulk.service.ts';

/** Up to here a person waits for the answer rather than for the next look at the progress. */
const doneAtOnce = 300;

type Body = Received<typeof startRoute>['body'];

/** Why these changes cannot be made to anything of this kind; null when they can. */
async function wrongIn(unit: Unit, { kind, changes }: Body): Promise<Verdict<null>> {
  const fields = await customFieldsOf(unit, kind);
  const wrong = (field: string, reason: string) => refuse('bulk_not_possible', { field, reason });
  if (new Set(changes.map((change) => change.field)).size < changes.length) return wrong('', 'twice');
  for (const change of changes) {
    const known = bulkFields[kind].find((one) => one.id === change.field);
    const custom = change.field.startsWith(customPrefix) ? fields.find((one) => one.key === change.field.slice(customPrefix.length)) : undefined;
    if (known === undefined && custom === undefined) return wrong(change.field, 'unknown_field');
    const obstacle = known === undefined ? null : await wrongValue(unit, known, change);
    if (obstacle !== null) return wrong(change.field, obstacle);
    if (known?.input === 'act' && changes.length > 1) return wrong(change.field, 'act_stands_alone');
    if (known?.input === 'act' && change.do === 'set' && change.value === 'dispose' && !mayDo(unit.actor, 'dispositions.decide')) return refuse('forbidden', { permission: 'dispositions.decide' });
  }
  return allow(null);
}

async function wrongValue(unit: Unit, known: (typeof bulkFields)['asset'][number], change: FieldChange): Promise<string | null> {
  if (change.do === 'clear') return known.clearable ? null : 'needed';
  if (change.do === 'replace') return known.input === 'text' ? null : 'not_text';
  const { value } = change;
  switch (known.input) {
    case 'choice': case 'act': return known.choices?.some((one) => one.value === value) === true ? null : 'no_such_choice';
    case 'flag': return typeof value === 'boolean' ? null : 'not_a_flag';
    case 'number': return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 600 ? null : 'not_a_number';
    case 'date': return typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)) ? null : 'not_a_day';
    case 'person': return /^[0-9a-f-]{36}$/i.test(String(value)) && (await getPerson(unit, String(value))) ? null : 'no_such_person';
    case 'location': return /^[0-9a-f-]{36}$/i.test(String(value)) && (await findLocation(unit, String(value))) ? null : 'no_such_location';
    case 'text': return typeof value === 'string' ? null : 'not_text';
  }
}

async function begin(unit: Unit, body: Body): Promise<Verdict<{ id: string; small: boolean }>> {
  const permission = writePermission[body.kind];
  if (!mayDo(unit.actor, permission)) return refuse('forbidden', { permission });
  if (unit.actor.kind === 'key' && unit.actor.sites !== 'all') return refuse('needs_named_person');
  const possible = await wrongIn(unit, body);
  if (!possible.ok) return possible;
  const ids = await recordsSelected(unit, body.kind, body.selection);
  if (!ids.ok) return ids;
  if (ids.value.length === 0) return refuse('bulk_nothing_chosen');
  const id = unit.newId();
  await insertBulk(unit.tx, { id, kind: body.kind, selection: 'ids' in body.selection ? { ids: body.selection.ids.length } : body.selection, changes: body.changes, total: ids.value.length, madeBy: memberId(unit.actor) ?? null, actor: keptActor(unit.actor) }, ids.value, unit.now);
  const small = ids.value.length <= doneAtOnce;
  if (!small) unit.enqueue('bulk.work', { id });
  return allow({ id, small });
}

export async function startBulk(call: CallContext, body: Body): Promise<Verdict<BulkChange>> {
  const begun = await call.once((unit) => begin(unit, body));
  if (!begun.ok) return begun;
  if (begun.value.small) await workOnBulk(call.run, begun.value.id);
  return call.run(call.actor, (unit) => readBulkChange(unit, begun.value.id));
}

type Decision = { readonly from: readonly string[]; readonly set: (unit: Unit, bulk: Bulk) => BulkSet; readonly audit: string; readonly works: boolean };

async function decide(call: CallContext, id: string, version: number, decision: Decision): Promise<Verdict<BulkChange>> {
  const begun = await call.once(async (unit): Promise<Verdict<{ small: boolean }>> => {
    const row = await bulkById(unit.tx, id);
    if (!row) return refuse('not_found');
    const bulk = bulkOf(row);
    if (!mayDo(unit.actor, writePermission[bulk.kind])) return refuse('forbidden', { permission: writePermission[bulk.kind] });
    if (!decision.from.includes(row.status)) return refuse('wrong_state', { status: row.status });
    if (!(await decideBulk(unit.tx, id, version, { ...decision.set(unit, bulk), beat_at: unit.now, error: null }))) return refuse('conflict', { version: row.version });
    if (!decision.works) await decideBulk(unit.tx, id, version + 1, { counts: JSON.stringify(await countsOf(unit, id)) });
    unit.audit({ action: decision.audit, entity: { kind: 'bulk', id }, facts: { kind: bulk.kind, rows: bulk.total, fields: bulk.changes.map((change) => change.field) } });
    const small = bulk.total <= doneAtOnce;
    if (decision.works && !small) unit.enqueue('bulk.work', { id });
    return allow({ small });
  });
  if (!begun.ok) return begun;
  if (decision.works && begun.value.small) await workOnBulk(call.run, id);
  return call.run(call.actor, (unit) => readBulkChange(unit, id));
}

export const applyBulk = (call: CallContext, id: string, version: number) => decide(call, id, version, { from: ['previewed'], set: () => ({ status: 'applying', done: 0 }), audit: 'bulk.started', works: true });
export const undoBulk = (call: CallContext, id: string, version: number) => decide(call, id, version, { from: ['applied', 'cancelled'], set: () => ({ status: 'undoing', done: 0 }), audit: 'bulk.undo_started', works: true });
export const cancelBulk = (call: CallContext, id: string, version: number) => decide(call, id, version, { from: ['previewing', 'previewed', 'applying'], set: () => ({ status: 'cancelled' }), audit: 'bulk.cancelled', works: false });

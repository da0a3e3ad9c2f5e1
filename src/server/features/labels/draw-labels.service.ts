/**
 * Labels drawn behind the request. What they say is read in one transaction,
 * drawing needs none; after each few pages the job says how far it is, and
 * stops when somebody cancelled it. A job whose process died is drawn again
 * from the start: paper has no half.
 */
import type { Received } from '#contract/route';
import { mostLabels, type labelForms, type printLabels as printRoute, type PrintJob } from '#contract/labels';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { renderLabelSheet, type Label } from '../../platform/documents/label-sheet.ts';
import { keepFile, readFile } from '../../platform/files/stored-file.repo.ts';
import type { CallContext } from '../../platform/http/handle.ts';
import { mayDo, memberId, system, type Actor } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import { recordsSelected } from '../bulk/select-records.service.ts';
import { readSetting } from '../members/setting.service.ts';
import { assetsToLabel, boxesToLabel, insertPrint, printById, silentPrints, stepPrint, type Labelled, type PrintRow } from './label.repo.ts';

const drawnAtOnce = 300;
const beatEvery = 200;
const silentAfterSeconds = 60;
const readPermission = { asset: 'assets.read', parcel: 'pickups.run' } as const;

const present = (row: PrintRow): PrintJob => ({
  id: row.id, kind: row.kind as PrintJob['kind'], form: row.form as PrintJob['form'], status: row.status as PrintJob['status'], total: row.total, done: row.done, leftOut: row.left_out, error: row.error, createdAt: row.created_at, version: row.version,
});

async function begin(unit: Unit, body: Received<typeof printRoute>['body']): Promise<Verdict<{ id: string; small: boolean }>> {
  const permission = readPermission[body.kind];
  if (!mayDo(unit.actor, permission)) return refuse('forbidden', { permission });
  const madeBy = memberId(unit.actor);
  if (!madeBy) return refuse('needs_named_person');
  const ids = await recordsSelected(unit, body.kind, body.selection);
  if (!ids.ok) return ids;
  if (ids.value.length === 0) return refuse('bulk_nothing_chosen');
  if (ids.value.length > mostLabels) return refuse('labels_too_many', { chosen: ids.value.length, most: mostLabels });
  const id = unit.newId();
  await insertPrint(unit.tx, { id, kind: body.kind, form: body.form, skip: body.skip ?? 0, recordIds: ids.value, madeBy, actor: unit.actor }, unit.now);
  const small = ids.value.length <= drawnAtOnce;
  if (!small) unit.enqueue('labels.draw', { id });
  return allow({ id, small });
}

export async function startLabels(call: CallContext, body: Received<typeof printRoute>['body']): Promise<Verdict<PrintJob>> {
  const begun = await call.once((unit) => begin(unit, body));
  if (!begun.ok) return begun;
  if (begun.value.small) await drawLabels(call.run, begun.value.id);
  return call.run(call.actor, (unit) => readLabels(unit, begun.value.id));
}

export async function readLabels(unit: Unit, id: string): Promise<Verdict<PrintJob>> {
  const row = await printById(unit.tx, id);
  return row ? allow(present(row)) : refuse('not_found');
}

export async function cancelLabels(unit: Unit, id: string): Promise<Verdict<PrintJob>> {
  const row = await printById(unit.tx, id);
  if (!row) return refuse('not_found');
  return (await stepPrint(unit.tx, id, ['waiting', 'drawing'], { status: 'cancelled' })) ? readLabels(unit, id) : refuse('wrong_state', { status: row.status });
}

export async function labelFile(unit: Unit, id: string): Promise<Verdict<{ name: string; bytes: Uint8Array }>> {
  const row = await printById(unit.tx, id);
  if (!row) return refuse('not_found');
  const file = row.file_id ? await readFile(unit, row.file_id) : undefined;
  return file ? allow({ name: file.name, bytes: file.bytes }) : refuse('wrong_state', { status: row.status });
}

type Work = { readonly labels: Label[]; readonly leftOut: number; readonly row: PrintRow; readonly organisation: string };

async function take(unit: Unit, id: string): Promise<Work | null> {
  const row = await printById(unit.tx, id);
  if (!row || !(await stepPrint(unit.tx, id, ['waiting', 'drawing'], { status: 'drawing', done: 0, beat_at: unit.now, error: null }))) return null;
  const found = row.kind === 'parcel' ? await boxesToLabel(unit.tx, row.record_ids) : await assetsToLabel(unit.tx, row.record_ids);
  const labels = found.flatMap((one) => labelOf(one, row.kind === 'asset' ? linkTo(unit.publicUrl, one) : undefined));
  return { labels, leftOut: row.total - labels.length, row, organisation: (await readSetting<{ name: string }>(unit, 'organisation'))?.name ?? 'Your organisation' };
}

/** Opens the record on a phone; at a station the tag or serial number in it names the thing. */
const linkTo = (publicUrl: string, { id, code, is_tag: isTag }: Labelled): string => `${publicUrl}/assets/${id}?${isTag ? 'tag' : 'sn'}=${encodeURIComponent(code ?? '')}`;

const labelOf = ({ code, title, note }: Labelled, link: string | undefined): Label[] => (code ? [{ code, ...(title ? { title } : {}), ...(note ? { note } : {}), ...(link === undefined ? {} : { link }) }] : []);

export async function drawLabels(run: RunUnit, id: string): Promise<void> {
  const kept = await run(system('labels'), (unit) => printById(unit.tx, id));
  if (kept === undefined) return;
  // In the sight of who asked: what they may not see is not printed.
  const actor = kept.actor as Actor;
  const work = await run(actor, (unit) => take(unit, id));
  if (work === null) return;
  try {
    await draw(run, actor, work);
  } catch (error) {
    await run(actor, (unit) => stepPrint(unit.tx, id, ['drawing'], { status: 'failed', error: 'The labels could not be drawn. Nothing was lost; ask for them again.' }));
    throw error;
  }
}

async function draw(run: RunUnit, actor: Actor, { labels, leftOut, row, organisation }: Work): Promise<void> {
  const { id } = row;
  if (labels.length === 0) {
    await run(actor, (unit) => stepPrint(unit.tx, id, ['drawing'], { status: 'failed', left_out: leftOut, error: 'None of these has a tag or serial number to print.' }));
    return;
  }
  let said = 0;
  let isCancelled = false;
  const onPage = async (drawn: number): Promise<boolean> => {
    if (drawn - said < beatEvery) return true;
    said = drawn;
    isCancelled = !(await run(actor, (unit) => stepPrint(unit.tx, id, ['drawing'], { done: drawn, beat_at: unit.now })));
    return !isCancelled;
  };
  const day = row.created_at.slice(0, 10);
  const bytes = await renderLabelSheet({
    stamp: { number: `labels ${day}`, issuedAt: row.created_at, zone: 'UTC', organisation, verification: '' }, format: row.form as (typeof labelForms)[number], labels, skip: row.skip, onPage,
  });
  if (isCancelled) return;
  await run(actor, async (unit) => {
    const file = await keepFile(unit, { kind: 'labels', name: `labels-${day}.pdf`, mediaType: 'application/pdf', bytes });
    await stepPrint(unit.tx, id, ['drawing'], { status: 'done', done: labels.length, left_out: leftOut, file_id: file.id, finished_at: unit.now });
    unit.audit({ action: 'labels.printed', entity: { kind: 'print', id }, facts: { kind: row.kind, form: row.form, labels: labels.length } });
  });
}

export async function resumeSilentPrints(run: RunUnit): Promise<number> {
  const silent = await run(system('labels'), async (unit) => silentPrints(unit.tx, new Date(Date.parse(unit.now) - silentAfterSeconds * 1000).toISOString()));
  for (const { id } of silent) await drawLabels(run, id);
  return silent.length;
}

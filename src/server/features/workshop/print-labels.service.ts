/** Labels for devices that leave the workshop: what a scanner reads, what it is, how good it is. */
import type { printJobLabels as labelsRoute } from '#contract/workshop';
import type { Received } from '#contract/route';
import { allow, refuse, type Verdict } from '#domain/verdict';
import { renderLabelSheet, type Label } from '../../platform/documents/label-sheet.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { stampOf } from './issue-certificate.service.ts';
import { jobsShown, type ShownJob } from './job-list.repo.ts';

export async function printLabels(unit: Unit, query: Received<typeof labelsRoute>['query']): Promise<Verdict<{ name: string; bytes: Uint8Array }>> {
  const shown = new Map((await jobsShown(unit.tx, query.jobs)).map((row) => [row.id, row]));
  const labels = query.jobs.flatMap((id) => labelOf(shown.get(id)));
  if (labels.length === 0) return refuse('not_found', { what: 'device with a tag or serial number' });
  const stamp = await stampOf(unit, shown.get(query.jobs[0] ?? '')?.location_id ?? null);
  const bytes = await renderLabelSheet({ stamp: { ...stamp, number: `labels ${unit.now.slice(0, 10)}` }, format: query.format ?? 'a4-63x38', labels, ...(query.skip ? { skip: query.skip } : {}) });
  return allow({ name: `labels-${unit.now.slice(0, 10)}.pdf`, bytes });
}

function labelOf(row: ShownJob | undefined): Label[] {
  const code = row?.asset_tag ?? row?.serial_number;
  if (!row || !code) return [];
  const title = [row.manufacturer, row.model].filter(Boolean).join(' ');
  const note = row.status === 'done' && row.grade ? `Grade ${row.grade}${row.disposition === 'redeploy' ? ', ready' : ''}` : (row.serial_number ?? '');
  return [{ code, ...(title ? { title } : {}), ...(note && note !== code ? { note } : {}) }];
}

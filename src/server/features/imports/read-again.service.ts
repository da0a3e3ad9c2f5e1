/** A person says how the file is to be read: another sheet, header line, encoding or delimiter. It is understood anew. */
import type { ImportRun, readAgain as readAgainRoute } from '#contract/imports';
import type { Received } from '#contract/route';
import { delimiterNames } from '#domain/import/encoding';
import { allow, refuse, type Verdict } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import type { ReadOptions } from '../../platform/tabular/read-table.ts';
import type { Delimiter } from '../../platform/tabular/sniff-dialect.ts';
import { askAbout } from './ask-questions.service.ts';
import { findRun, readImport } from './find-import.service.ts';
import { decideRun } from './import.repo.ts';
import type { Run } from './import-run.ts';
import { openStored } from './read-import-file.ts';
import { readingOf, understandFile } from './receive-file.service.ts';

type Body = Received<typeof readAgainRoute>['body'];

function optionsOf({ sheet, headerLine, encoding, delimiter }: Body): ReadOptions {
  const sign = (Object.keys(delimiterNames) as Delimiter[]).find((each) => delimiterNames[each] === delimiter);
  return { ...(sheet === undefined ? {} : { sheet }), ...(headerLine === undefined ? {} : { headerLine }), ...(encoding === undefined ? {} : { encoding }), ...(sign === undefined ? {} : { delimiter: sign }) };
}

export async function readAgain(call: CallContext, id: string, body: Body): Promise<Verdict<ImportRun>> {
  const found = await call.run(call.actor, async (unit): Promise<Verdict<Run>> => {
    const run = await findRun(unit, id);
    if (!run.ok) return run;
    if (!['read', 'previewed'].includes(run.value.status)) return refuse('wrong_state', { status: run.value.status });
    return run;
  });
  if (!found.ok) return found;
  const run = found.value;
  const how = optionsOf(body);
  const said = run.reading.recognised.why === 'said' ? (run.kind ?? undefined) : undefined;
  const understood = await understandFile(call, () => openStored(call.run, run.file_id, how), said);
  if (!understood.ok) return understood;
  const { found: recognised, surveyed } = understood.value;
  const again = await call.once(async (unit): Promise<Verdict<null>> => {
    const { kind, mapping, matches, kept } = recognised;
    const { questions, settled, emptied } = await askAbout(unit, mapping, surveyed, run.options.zone);
    const options = { ...run.options, matches, mappingFrom: kept?.name ?? null, keptMapping: kept, settled, emptied };
    const reading = readingOf(understood.value, how, said === undefined ? undefined : 'said');
    const set = { kind, reading, mapping, options, questions, row_count: surveyed.rows, status: 'read', counts: {}, summary: null, done_rows: 0, error: null };
    return (await decideRun(unit.tx, id, body.version, set)) ? allow(null) : refuse('conflict', { version: run.version });
  });
  return again.ok ? call.run(call.actor, (unit) => readImport(unit, id)) : again;
}

/**
 * Files that arrive by themselves. Each is received and previewed; it is applied
 * without a person only when somebody settled the same columns before, nothing
 * is asked, and no more rows would stay out than the setting allows. Otherwise
 * it waits, and the asset managers are told. The same content twice is noticed.
 */
import { createHash } from 'node:crypto';
import { consolePage } from '#contract/console-page';
import type { ImportRun } from '#contract/imports';
import { allow } from '#domain/verdict';
import type { CallContext } from '../../platform/http/handle.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { system, type Actor } from '../../platform/work/actor.ts';
import type { RunUnit, Unit } from '../../platform/work/unit-of-work.ts';
import type { Inbox, TakenFile } from '../../ports/inbox.ts';
import { membersInRole } from '../members/find-member.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { noteProgress, runWithContent } from './import.repo.ts';
import { receiveFile } from './receive-file.service.ts';
import { startApplying, startPreview, workOnRun } from './run-import.service.ts';
import { readImport } from './find-import.service.ts';

export type Watch = { readonly inbox: Inbox; /** A file of which more rows than this would stay out waits for a person. */ readonly mostLeftOut: number };

const watcher: Actor = system('watched folder');

/** The same services that a request calls, without one. */
const callOf = (run: RunUnit): CallContext => ({ actor: watcher, run, requestId: 'watched-folder', ip: '', header: () => undefined, headers: new Headers(), once: (work) => run(watcher, work) });

async function tell(unit: Unit, run: ImportRun, why: string): Promise<void> {
  const mail = renderMail({
    title: `${run.fileName} waits for you`, paragraphs: [`A file came in through the watched folder: ${run.rows.toLocaleString('en')} rows.`, why, 'Nothing of it has gone in yet.'],
    action: { label: 'Look at it', url: `${unit.publicUrl}${consolePage.import(run.id)}` },
  });
  for (const member of await membersInRole(unit, 'asset_manager')) {
    await queueMessage(unit, { cause: `import-waits:${run.id}:${member.id}`, kind: 'import_waits', to: { name: member.name, email: member.email }, ...mail });
  }
}

/** Why a person has to look first; undefined: nobody has to. */
function needsSomebody(run: ImportRun, mostLeftOut: number): string | undefined {
  if (run.kind === null) return `${run.why} Say which records it brings.`;
  if (run.mappingFrom === null) return 'Nobody has settled its columns yet. After you do it once, files like it go in by themselves.';
  if (run.questions.length > 0) return run.questions.length === 1 ? 'One question about it is open.' : `${run.questions.length} questions about it are open.`;
  const out = run.counts?.refuse ?? 0;
  return out > mostLeftOut ? `${out.toLocaleString('en')} of its rows would stay out, more than the ${mostLeftOut.toLocaleString('en')} that may.` : undefined;
}

async function look(call: CallContext, id: string): Promise<ImportRun> {
  const found = await call.run(call.actor, (unit) => readImport(unit, id));
  if (!found.ok) throw new Error(`The import ${id} cannot be read: ${found.error.code}`);
  return found.value;
}

async function previewed(call: CallContext, run: ImportRun): Promise<ImportRun> {
  if (run.kind === null) return run;
  await startPreview(call, run.id, run.version);
  await workOnRun(call.run, run.id);
  return look(call, run.id);
}

async function bring(call: CallContext, file: TakenFile, mostLeftOut: number): Promise<void> {
  const received = await receiveFile(call, { params: undefined, query: { name: file.name.slice(0, 255) }, body: file.bytes });
  if (!received.ok) {
    const { code, reason, line } = received.error as { code: string; reason?: string; line?: number };
    await file.refused(`${reason ?? code}${line === undefined ? '' : ` (line ${line})`}`);
    return;
  }
  await call.run(watcher, (unit) => noteProgress(unit.tx, received.value.id, { came_by: 'watch' }));
  const run = await previewed(call, received.value);
  const why = needsSomebody(run, mostLeftOut);
  if (why !== undefined) {
    await call.run(watcher, async (unit) => { await tell(unit, run, why); return allow(null); });
    await file.done(`It waits for somebody in Handback: ${why}`);
    return;
  }
  await startApplying(call, run.id, run.version);
  await workOnRun(call.run, run.id);
  const { counts, status } = await look(call, run.id);
  await file.done(`${status === 'applied' ? 'It went in' : 'It is going in'}: ${counts?.create ?? 0} new, ${counts?.change ?? 0} changed, ${counts?.same ?? 0} the same, ${counts?.left ?? 0} left alone, ${counts?.refuse ?? 0} refused.`);
}

/** Takes what has arrived, a file after another; returns how many. */
export async function takeArrivals(run: RunUnit, { inbox, mostLeftOut }: Watch): Promise<number> {
  const call = callOf(run);
  for (let taken = 0; ; taken++) {
    const file = await inbox.take();
    if (file === null) return taken;
    try {
      const sha256 = file.bytes instanceof Uint8Array ? createHash('sha256').update(file.bytes).digest('hex') : file.bytes.sha256;
      const earlier = await run(watcher, (unit) => runWithContent(unit.tx, sha256));
      if (earlier !== undefined) await file.done(`The same content came on ${earlier.created_at.slice(0, 10)} as ${earlier.file_name}. It was not brought again.`);
      else await bring(call, file, mostLeftOut);
    } catch (error) {
      await file.putBack();
      throw error;
    }
  }
}

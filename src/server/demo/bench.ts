/** At the bench of a technician: locks, erasure by NIST SP 800-88r2, a second person's eyes, the grade, the shelf. Each device goes as far as its story. */
import type { Case } from '#contract/cases';
import type { RecordFields } from '#contract/workshop';
import type { Job } from '#contract/workshop-job';
import { answerCheck, finishChecks } from '../features/workshop/answer-check.service.ts';
import { disposeJob } from '../features/workshop/dispose-job.service.ts';
import { gradeJob } from '../features/workshop/grade-job.service.ts';
import { admitByHand } from '../features/workshop/open-job.service.ts';
import { recordSanitisation } from '../features/workshop/record-sanitisation.service.ts';
import { verifyRecord } from '../features/workshop/sign-record.service.ts';
import { takeJob } from '../features/workshop/take-job.service.ts';
import type { Actor } from '../platform/work/actor.ts';
import { as, must, type Part } from './part.ts';

/** How far the work on a device has come. */
export type BenchStop = 'waiting' | 'checking' | 'unlocked' | 'erased' | 'graded' | 'ready';
type Line = Case['assets'][number];

const stops: readonly BenchStop[] = ['waiting', 'checking', 'unlocked', 'erased', 'graded', 'ready'];

/** What is ours or leased, and fit for a next person: badges are made anew. */
export const goesToTheBench = ({ category, ownership }: Line): boolean => category !== 'badge' && (ownership === 'own' || ownership === 'lessor');

/** By what the device is: a key thrown away where it always encrypted, the drive's own command, the phone's reset. */
function wayOf({ category, name }: Line): Omit<RecordFields, 'serialNumber' | 'mediaSource' | 'outcome' | 'destination' | 'performedLocation'> {
  if (/MacBook|iPhone|iPad/.test(name)) return { manufacturer: 'Apple', model: 'Built in', mediaType: category === 'laptop' ? 'flash' : 'embedded_flash', method: 'purge', technique: 'cryptographic_erase', alwaysEncrypted: true, toolName: 'Apple Configurator', toolVersion: '2.18', verificationMethod: 'The set-up assistant greets' };
  if (category === 'laptop') return { manufacturer: 'Samsung', model: 'PM9A1 512 GB', mediaType: 'flash', method: 'purge', technique: 'nvme_sanitize', toolName: 'nvme-cli', toolVersion: '2.11', verificationMethod: 'Sanitize status log read back' };
  return { manufacturer: name.split(' ')[0] ?? name, model: 'Built in', mediaType: 'embedded_flash', method: 'clear', technique: 'factory_reset', toolName: 'Recovery mode', toolVersion: '16', verificationMethod: 'The first page asks for a language' };
}

const erasure = (line: Line, where: string): RecordFields => ({
  ...wayOf(line), serialNumber: `${line.category === 'laptop' ? 'S6' : ''}${line.serialNumber ?? line.assetTag ?? ''}`, mediaSource: line.assetTag ?? line.name, outcome: 'completed', destination: 'internal_reuse', performedLocation: where,
});

/** Takes a device in and works on it up to the stop. `second` verifies: nobody verifies their own erasure. */
export async function workOn(part: Part, line: Line, upTo: BenchStop, technician: Actor): Promise<void> {
  const { stage, person } = part;
  const second = stage.crew.marta;
  const what = `the bench work on ${line.assetTag ?? line.name} of ${person.name}`;
  const where = `${person.site.charAt(0).toUpperCase()}${person.site.slice(1)} workshop, bench 1`;
  const goesTo = (stop: BenchStop): boolean => stops.indexOf(upTo) >= stops.indexOf(stop);
  let job: Job = await as(stage, technician, (unit) => must(admitByHand(unit, line.assetId), what), 'system');
  if (!goesTo('checking')) return;
  job = await as(stage, technician, async (unit) => {
    const { checks } = await must(takeJob(unit, job.id), what);
    for (const { check } of goesTo('unlocked') ? checks : checks.slice(0, 1)) await must(answerCheck(unit, job.id, { check, result: 'clear' }), what);
    if (!goesTo('unlocked')) return job;
    const unlocked = await must(finishChecks(unit, job.id), what);
    const medium = unlocked.media[0];
    return goesTo('erased') && medium ? must(recordSanitisation(unit, job.id, medium.id, erasure(line, where)), what) : unlocked;
  }, 'system');
  const record = job.media[0]?.records[0];
  if (!goesTo('graded')) return;
  stage.clock.advance(9 * 60_000);
  if (record) await as(stage, second, (unit) => must(verifyRecord(unit, job.id, record.id, { location: where, title: 'IT asset manager', contact: 'marta.antunes@varanda.example', result: 'passed', accept: true }), what), 'system');
  await as(stage, technician, async (unit) => {
    await must(gradeJob(unit, job.id, { findings: { powersOn: true, faults: [], batteryPercent: 91, batteryUnsafe: false, marks: 'light' } }), what);
    if (goesTo('ready')) await must(disposeJob(unit, job.id, { disposition: line.ownership === 'lessor' ? 'return_to_lessor' : 'redeploy' }), what);
  }, 'system');
}

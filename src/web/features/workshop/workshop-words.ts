/** The workshop's states in words, with their colours: one table each, so that the queue and a job speak alike. */
import type { Lane } from '#contract/workshop';
import type { Gap, Job, JobMedium, JobRow, WayOut } from '#contract/workshop-job';
import type { Tone } from '#contract/today';
import { checkWords } from '#domain/workshop/words';

export const laneWords: { readonly [L in Lane]: { readonly label: string; readonly tone: Tone } } = {
  waiting: { label: 'Waiting', tone: 'quiet' }, checks: { label: 'Unlock checks', tone: 'moving' }, sanitise: { label: 'Sanitise', tone: 'moving' }, verify: { label: 'Verify', tone: 'due' }, grade: { label: 'Grade', tone: 'moving' },
  decide: { label: 'Decide', tone: 'due' }, blocked: { label: 'Put aside', tone: 'late' }, quarantine: { label: 'Quarantine', tone: 'hold' },
};

const atStage: { readonly [S in JobRow['status']]?: { readonly label: string; readonly tone: Tone } } = {
  queued: { label: 'waiting', tone: 'quiet' }, checking: { label: 'unlock checks', tone: 'moving' }, sanitising: { label: 'to be sanitised', tone: 'moving' }, verifying: { label: 'to be verified', tone: 'due' },
};

/** Where a device stands, in one or two words. */
export function standing(job: Pick<JobRow, 'status' | 'isQuarantined' | 'grade' | 'next' | 'disposition'>): { label: string; tone: Tone } {
  if (job.status === 'called_off') return { label: 'called off', tone: 'quiet' };
  if (job.status === 'done') return job.disposition === 'redeploy' ? { label: 'ready', tone: 'home' } : { label: 'left us', tone: 'home' };
  if (job.isQuarantined) return { label: 'in quarantine', tone: 'hold' };
  if (job.status.startsWith('blocked')) return { label: 'put aside', tone: 'late' };
  const early = atStage[job.status];
  if (early !== undefined) return early;
  return job.next === 'approve' ? { label: 'waits for approval', tone: 'due' } : { label: job.grade === null ? 'to be graded' : `grade ${job.grade}`, tone: 'moving' };
}

export const nextWords: { readonly [N in JobRow['next']]: string } = {
  take: 'Take it', check: 'Check the locks', sanitise: 'Sanitise it', verify: 'Verify it', grade: 'Grade it', decide: 'Decide', approve: 'Approve', unblock: 'Take it up again', release_hold: 'Leave it be', none: 'Look',
};

export const priorityWords = ['as it comes', 'soon', 'first'] as const;

export const deviceName = (asset: Job['asset']): string => [asset.manufacturer, asset.model].filter(Boolean).join(' ') || asset.category;

/** "HB-4001 · C02XK7Q1001" */
export const deviceMarks = (asset: Job['asset']): string => [asset.assetTag, asset.serialNumber].filter(Boolean).join(' · ') || 'no tag, no serial number';

const mediumName = (job: Job, id: string | undefined): string => {
  const medium = job.media.find((one) => one.id === id);
  if (medium === undefined || job.media.length === 1) return 'its data';
  return `medium ${medium.position}${medium.serialNumber === null ? '' : ` (${medium.serialNumber})`}`;
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export function gapText(gap: Gap, job: Job): string {
  const what = mediumName(job, gap.mediumId);
  switch (gap.code) {
    case 'quarantine': return 'It rests in quarantine. Nothing is done to it until it is released.';
    case 'blocked': return `Put aside${job.blockedReason === null ? '' : `: ${job.blockedReason}`}`;
    case 'checks_open': return gap.checks?.length === 1 && gap.checks[0] !== undefined ? `One lock: ${checkWords[gap.checks[0]].title.toLowerCase()}` : `${gap.checks?.length ?? 0} locks are not clear yet`;
    case 'no_medium': return 'Nobody has noted what holds its data';
    case 'not_sanitised': return `${capital(what)} is not sanitised`;
    case 'repeat': return `${capital(what)} has to be sanitised again`;
    case 'destroy': return `${capital(what)} has to be destroyed: the attempts are spent`;
    case 'not_verified': return `${capital(what)}: a second person verifies that it worked`;
    case 'not_validated': return `${capital(what)}: somebody accepts it for the organisation`;
    case 'not_accepted': return `${capital(what)}: the record no longer meets the organisation’s rules`;
    case 'not_graded': return 'It has no grade';
    case 'not_decided': return 'Nobody has decided what becomes of it';
    case 'awaits_approval': return 'A second person approves what becomes of it';
  }
}

export const mediumStepWords: { readonly [S in JobMedium['next']]: { readonly label: string; readonly tone: Tone } } = {
  sanitise: { label: 'to be sanitised', tone: 'moving' }, repeat: { label: 'again', tone: 'late' }, destroy: { label: 'destroy it', tone: 'late' }, escalated: { label: 'passed up', tone: 'late' },
  verify: { label: 'to be verified', tone: 'due' }, validate: { label: 'to be accepted', tone: 'due' }, done: { label: 'sanitised', tone: 'home' },
};

const requirementWords: { readonly [R in WayOut['missing'][number]]: string } = {
  sanitised: 'sanitised and verified', unlocked: 'all locks clear', graded: 'a grade', working: 'a working device', approval: 'an approval', recipient: 'who gets it', battery_safe: 'a safe battery', certificate: 'their certificate',
  lessor: 'an owner to return it to', ours: 'that it is ours', reason: 'a reason',
};

/** "Needs all locks clear and a grade" */
export function missingText(missing: WayOut['missing']): string {
  const words = missing.map((one) => requirementWords[one]);
  return `Needs ${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : (words[0] ?? '')}`;
}

export const wayDetail: { readonly [D in WayOut['disposition']]: string } = {
  redeploy: 'Ready for the next person; it goes to the stockroom', repair: 'Leaves for a repairer and comes back to the same step', return_to_lessor: 'Goes back to whom it belongs; the rent ends there', sell: 'A second person approves; it leaves for good',
  donate: 'A second person approves; it leaves for good', recycle: 'Leaves for good, with the recycler’s certificate', write_off: 'A second person approves; it leaves the books',
};

const numbers = ['No device is', 'One device is', 'Two devices are', 'Three devices are', 'Four devices are', 'Five devices are', 'Six devices are', 'Seven devices are', 'Eight devices are', 'Nine devices are', 'Ten devices are'];
export const queueTitle = (open: number): string => `${numbers[open] ?? `${open.toLocaleString('en-GB')} devices are`} in the workshop`;

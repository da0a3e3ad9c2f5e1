/** The words of an ask and of its messages, from the facts of the case. */
import type { MailWords } from '../../platform/mail/render-mail.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import type { AskRecord } from '../asks/asks.presenter.ts';
import type { AskDraft, AskMail } from '../asks/send-ask.service.ts';
import { policyOfVersion } from '../policies/read-policy.service.ts';
import type { Addressee, AskKind } from './ask-for-case.service.ts';
import { linesOf } from './case-asset.repo.ts';
import type { CaseRecord } from './case.repo.ts';

type AskWords = Pick<AskDraft, 'verb' | 'title' | 'whyYou' | 'whatYouGet' | 'alreadyDone' | 'effortSeconds'>;

export async function composeAsk(unit: Unit, row: CaseRecord, kind: AskKind, to: Addressee): Promise<{ ask: AskWords; mail: AskMail }> {
  const lines = (await linesOf(unit.tx, row.id)).filter((line) => line.status === 'expected');
  const { policy } = await policyOfVersion(unit, row.policy_version_id);
  const set = policy.document.wording.sets[row.wording];
  const ask = kind === 'leaver_return' ? leaverWords(lines.length) : managerWords(row.person_name, lines.length);
  return { ask, mail: mailOf(ask, to.name, [set?.opening, set?.closing].filter((text) => kind === 'leaver_return' && text) as string[]) };
}

const leaverWords = (count: number): AskWords => ({
  verb: 'return', title: count === 1 ? 'One thing to send back' : `${count} things to send back`, whyYou: 'You know best where they are and which way back is easy.',
  whatYouGet: 'A receipt for each thing when it arrives; from then on it is no longer yours to answer for.', alreadyDone: ['The slip is ready', 'A place is kept for your box'], effortSeconds: 120,
});

const managerWords = (name: string, count: number): AskWords => ({
  verb: 'confirm', title: `Is this everything ${name} has from us?`, whyYou: 'You know the desk; we only know our list. One look from you saves a search later.',
  whatYouGet: 'No reminders, no search later, and the equipment ready for whoever comes next.', alreadyDone: [`${count} ${count === 1 ? 'thing is' : 'things are'} on the list`, 'The end of access is planned', 'You chase nobody'], effortSeconds: 50,
});

const minutes = (seconds: number): string => (seconds < 60 ? `${seconds} seconds` : `about ${Math.round(seconds / 60)} minutes`);

const mailOf = (ask: AskWords, name: string, around: readonly string[]): AskMail => (link): MailWords => ({
  title: ask.title, paragraphs: [`Hello ${name},`, ...(around[0] ? [around[0]] : []), `${ask.whyYou} It takes ${minutes(ask.effortSeconds)}.`, ask.whatYouGet], action: { label: 'Open the page', url: link },
  afterwards: ['Later, need help, not me, can’t: each is an answer on the page.', ...(around[1] ? [around[1]] : [])], footer: 'The link is only for you. Opening it changes nothing.',
});

export const composeReminder = (_row: CaseRecord, ask: AskRecord, help: 'nudge' | 'easier_way'): AskMail => (link) => ({
  title: help === 'nudge' ? `A short reminder: ${ask.title}` : `An easier way: ${ask.title}`,
  paragraphs: [`Hello ${ask.helper_name},`, help === 'nudge' ? `this may have slipped by. It takes ${minutes(ask.effort_seconds)}.` : 'if this is awkward, one press of “I need help” is enough: somebody calls you and takes care of it.'],
  action: { label: 'Open the page', url: link }, footer: 'The link is only for you. Opening it changes nothing.',
});

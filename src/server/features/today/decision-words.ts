/**
 * Every decision as a full sentence with its consequence and one act. People
 * have names, devices the ends of serials, and where a case's wording says
 * nothing of lateness neither does the sentence.
 */
import { consolePage } from '#contract/console-page';
import type { Decision } from '#contract/today';
import { counted, countedInWords, dayText, listed, sentenceCase, spanText } from '#domain/exception/sentence';
import { openReasonText } from '#domain/intake/open-reason';
import type { FoundDecision } from './decision.repo.ts';

export type Told = Pick<Decision, 'subject' | 'tone' | 'title' | 'consequence' | 'act'> & { readonly otherAct?: Decision['otherAct'] };
export type Teller = (row: FoundDecision, reader: { readonly now: string; readonly seesMatter: boolean }) => Told;

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');
const has = (value: unknown): boolean => text(value) !== '';
const joined = (...parts: readonly (string | false | null)[]): string => sentenceCase(parts.filter((part) => part !== false && part !== null && part !== '').join(' · '));
const quoted = (value: unknown): string => (has(value) ? `“${text(value)}”` : '');

/** "18:00 Lisbon" */
function clockText(at: string, zone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(Date.parse(at));
  return `${time} ${zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone}`;
}

export const awakeDevice: Teller = ({ facts: f, link }, { now }) => {
  const cutOffAt = text(f['cutOffAt']);
  const isAfterExit = f['kind'] === 'after_exit';
  const lag = isAfterExit && cutOffAt !== '' ? `${spanText(cutOffAt, text(f['lastSeenAt']))} after the exit` : isAfterExit ? 'after the exit' : 'after it was handed in';
  const access = !isAfterExit || cutOffAt === '' ? null : f['stillOpen'] === true ? 'some access is still open' : 'access has ended';
  return {
    subject: 'device', tone: 'late', title: `${text(f['asset'])}${has(f['person']) ? ` of ${text(f['person'])}` : ''} checked in${has(f['place']) ? ` from ${text(f['place'])}` : ''}, ${lag}`,
    consequence: joined(text(f['tag']), access, `seen by ${text(f['source'])} ${dayText(text(f['lastSeenAt']), now)} ${clockText(text(f['lastSeenAt']), text(f['zone']))}`, Number(f['sightings']) > 1 && counted(Number(f['sightings']), 'sighting')),
    act: { label: 'Decide what it means', href: consolePage.sightings({ q: link }) },
  };
};

export const parkedIntake: Teller = ({ facts: f, link }) => {
  const isOther = f['reason'] === 'other_serial' && has(f['expected']);
  const box = has(f['person']) ? `The box from ${text(f['person'])}` : has(f['boxCode']) ? `Box ${text(f['boxCode'])}` : null;
  return {
    subject: 'scan', tone: 'due', title: isOther && box !== null ? `${box} holds another serial: expected ${text(f['expected'])}, received ${text(f['read'])}` : `${openReasonText(text(f['reason']))}: ${text(f['read'])}`,
    consequence: joined(`${text(f['place'])}, ${text(f['site'])}`, 'what was expected stays open, and nobody is reminded of it'), act: { label: isOther ? 'Review both' : 'Decide what it is', href: consolePage.intakeItem(link) },
  };
};

export const heldDevices: Teller = ({ facts: f }, { seesMatter }) => ({
  subject: 'hold', tone: 'hold', title: `Legal hold: ${countedInWords(Number(f['devices']), 'device')}${seesMatter && has(f['matter']) ? ` of the ${text(f['matter'])} matter` : ''} reached the workshop queue`,
  consequence: joined('Sanitisation is blocked; move them to the quarantine shelf', text(f['places']), 'released by two people'), act: { label: 'Show the shelf', href: consolePage.workshop() },
});

const answers: Readonly<Record<string, { says: (helper: string, about: string) => string; label: string }>> = {
  need_help: { says: (helper, about) => `${helper} asks for help: ${about}`, label: 'Help now' },
  cant: { says: (helper, about) => `${helper} can’t: ${about}`, label: 'Find another way' },
  not_me: { says: (helper, about) => `${helper} is not the one, and knows nobody else: ${about}`, label: 'Name somebody' },
};

export const askForAHand: Teller = ({ facts: f, link }) => {
  const answer = answers[text(f['answer'])] ?? answers['need_help']!;
  return {
    subject: 'ask', tone: 'due', title: answer.says(text(f['helper']), text(f['title'])), act: { label: answer.label, href: consolePage.ask(link) },
    consequence: joined(quoted(f['note']), f['helper'] === f['person'] ? null : `for ${text(f['person'])}’s case`, 'reminders have stopped'),
  };
};

export const dispute: Teller = ({ facts: f, link }) => {
  const [person, asset] = [text(f['person']), text(f['asset'])];
  const title = f['claim'] === 'dont_have' ? `${person} does not have the ${asset}` : f['claim'] === 'mine' ? `The ${asset} belongs to ${person}, they say` : `${person} sees the ${asset} differently`;
  return { subject: 'device', tone: 'due', title, consequence: joined(text(f['tag']), quoted(f['note']), 'reminders for this one thing have stopped; the rest goes on'), act: { label: 'Look and decide', href: consolePage.case(link) } };
};

export const waiverAsked: Teller = ({ facts: f, link }) => ({
  subject: 'clearance', tone: 'due', title: `${text(f['asker'])} asks to do without ${has(f['subject']) ? text(f['subject']) : `one ${text(f['kind'])}`} in the case of ${text(f['person'])}`,
  consequence: joined(quoted(f['reason']), 'your name goes under it'), act: { label: 'Read and decide', href: consolePage.case(link) },
});

const roleWords: Readonly<Record<string, string>> = { hr: 'HR', it: 'IT', asset_manager: 'asset manager', security: 'security', approver: 'approver', owner: 'owner' };
const roleText = (role: unknown): string => roleWords[text(role)] ?? text(role);

const approvalForMe: Teller = ({ facts: f, link }) => ({
  subject: 'clearance', tone: 'due', title: `The case of ${text(f['person'])} waits for your word as ${roleText(f['role'])}`, consequence: joined('Everything else is settled', text(f['because'])), act: { label: 'Look and approve', href: consolePage.case(link) },
});

export const declinedClearance: Teller = ({ facts: f, link }) => ({
  subject: 'clearance', tone: 'late', title: `${text(f['by'])} did not approve the clearance of ${text(f['person'])}`, consequence: joined(quoted(f['note']), 'the case stays open'), act: { label: 'See why', href: consolePage.case(link) },
});

const caseToClear: Teller = ({ facts: f, link }) => ({
  subject: 'clearance', tone: 'home', title: `Everything of ${text(f['person'])} is settled: the case can be cleared`,
  consequence: joined(`case ${text(f['number'])}`, Number(f['devices']) > 0 && `${counted(Number(f['devices']), 'device')} home`, Number(f['waivers']) > 0 && counted(Number(f['waivers']), 'waiver'), 'HR is told with the clearance'), act: { label: 'Clear', href: consolePage.case(link) },
});

export const settledCase: Teller = (row, reader) => (has(row.facts['role']) ? approvalForMe(row, reader) : caseToClear(row, reader));

export const endingAccount: Teller = ({ facts: f, link }, { now }) => {
  const [person, cutOffAt, count] = [text(f['person']), text(f['cutOffAt']), Number(f['accounts'])];
  const minutes = (Date.parse(now) - Date.parse(cutOffAt)) / 60_000;
  const systems = listed((f['systems'] as readonly string[]).map(String), 4);
  const open = count === 1 ? systems : counted(count, 'account');
  const title = minutes < 0 ? `Access of ${person} ends in ${spanText(now, cutOffAt)}, at ${clockText(cutOffAt, text(f['zone']))}` : f['speaks'] === true && minutes > 15 ? `${person} still has access to ${open}, ${spanText(cutOffAt, now)} after the cut-off` : `Access of ${person} to ${open} is to be ended now`;
  return { subject: 'access', tone: minutes > 15 ? 'late' : 'due', title, consequence: joined(count > 1 && systems, minutes < 0 ? `${count === 1 ? `${systems} · not` : 'not'} before, unless you decide it by name` : 'confirm it when it has ended; the minute is kept'), act: { label: minutes < 0 ? 'Prepare' : 'End the access', href: consolePage.case(link) } };
};

export const unthanked: Teller = ({ facts: f }) => ({
  subject: 'thanks', tone: 'home', title: `${sentenceCase(countedInWords(Number(f['deeds']), 'deed'))} not thanked yet: ${listed((f['helpers'] as readonly string[]).map(String))}`,
  consequence: 'Drafted from what they did; your name goes under it', act: { label: 'Read and send', href: consolePage.thanks() },
});

export const deathToCoordinate: Teller = ({ link }) => ({
  subject: 'person', tone: 'due', title: 'A colleague died in service: choose who coordinates', consequence: 'No automated message goes to anyone', act: { label: 'Choose a person', href: consolePage.case(link) },
});

export const nobodyAsks: Teller = ({ facts: f, link }, { now }) => {
  const [person, count] = [text(f['person']), Number(f['devices'])];
  const devices = counted(count, 'device');
  const why = f['reachable'] === false ? 'there is no address to write to' : f['asked'] === true ? 'the last ask is over' : 'no ask was ever sent';
  return {
    subject: 'ask', tone: f['speaks'] === true ? 'late' : 'due', title: f['speaks'] === true ? `Nobody asks ${person} about ${devices}, ${spanText(text(f['returnByAt']), now)} past the return-by` : `${devices} of ${person} ${count === 1 ? 'is' : 'are'} open, and nobody is asked about ${count === 1 ? 'it' : 'them'}`,
    consequence: joined(sentenceCase(why), 'a person to person call may be the kinder way'), act: { label: f['reachable'] === false ? 'Add an address' : 'Ask again', href: consolePage.case(link) },
  };
};

export const boxesStanding: Teller = ({ facts: f, id }, { now }) => ({
  subject: 'parcel', tone: 'due', title: `${sentenceCase(countedInWords(Number(f['boxes']), 'box'))} in ${text(f['site'])} ${Number(f['boxes']) === 1 ? 'stands' : 'stand'} longer than we promised`,
  consequence: joined(`Our promise, missed by ${spanText(text(f['dueAt']), now)}`, has(f['planned']) ? `a run is planned for ${dayText(text(f['planned']), now)}` : 'no run is planned'),
  act: has(f['planned']) ? { label: 'See the run', href: consolePage.pickups() } : { label: 'Plan a pick-up', href: consolePage.planPickup(id) },
});

export const tasksLate: Teller = ({ facts: f, link }, { now }) => {
  const count = Number(f['tasks']);
  const said = f['speaks'] === true ? `past ${count === 1 ? 'its' : 'their'} date` : 'open';
  return {
    subject: 'task', tone: f['speaks'] === true ? 'late' : 'due', title: count === 1 ? `“${text(f['oldest'])}” for ${text(f['person'])} is ${said}` : `${sentenceCase(countedInWords(count, 'task'))} of yours are ${said}`,
    consequence: count === 1 ? `Due ${dayText(text(f['dueAt']), now)}` : `In ${counted(Number(f['cases']), 'case')}, the oldest for ${text(f['person'])}: ${text(f['oldest'])}`, act: { label: count === 1 ? 'Open the checklist' : 'See them', href: Number(f['cases']) === 1 ? consolePage.case(link) : consolePage.cases({ late: 'true' }) },
  };
};

export const messagesLost: Teller = ({ facts: f, link }) => ({
  subject: 'ask', tone: 'late', title: `${sentenceCase(countedInWords(Number(f['messages']), 'message'))} did not arrive: ${listed((f['recipients'] as readonly string[]).map(String))}`,
  consequence: 'Given up after several attempts; nobody was told', act: { label: 'See why', href: Number(f['messages']) === 1 ? consolePage.message(link) : consolePage.outbox({ status: 'failed' }) },
});

export const fileToApply: Teller = ({ facts: f, link }) => ({
  subject: 'import', tone: 'quiet', title: `The file ${text(f['file'])} is read and waits for your word`, consequence: joined(counted(Number(f['rows']), 'row'), 'nothing is changed before you apply it'), act: { label: 'Look and apply', href: consolePage.import(link) },
});

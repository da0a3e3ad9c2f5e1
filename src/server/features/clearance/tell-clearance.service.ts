/** Who hears of a clearance: HR members who see the case, and the leaver where the policy's wording lets a message go to them. */
import { renderMail } from '../../platform/mail/render-mail.ts';
import { dateText } from '../../platform/documents/when.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { leaverAddress } from '../cases/addressee.service.ts';
import { membersInRole, type MemberRecord } from '../members/find-member.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import type { Gathered } from './gather-facts.service.ts';

export type Told = { readonly clearanceId: string; readonly number: string; readonly fileId: string };

export async function tellCleared(unit: Unit, gathered: Gathered, { clearanceId, number, fileId }: Told): Promise<void> {
  const { row, case: subject } = gathered;
  const mail = renderMail({
    title: `${row.person_name} is cleared`,
    paragraphs: [`Everything in the scope of case ${row.number} is back, or its absence was decided. The certificate ${number} is attached; it names what was waived and who approved.`, `Last working day: ${dateText(row.last_working_on)}.`],
    action: { label: 'Look at the case', url: `${unit.publicUrl}/cases/${row.id}` }, footer: 'Handback states facts; what follows from them is yours to decide.',
  });
  for (const member of await hrOf(unit, gathered)) {
    await queueMessage(unit, { cause: `clearance:${clearanceId}`, kind: 'clearance_hr', to: { name: member.name, email: member.email }, caseId: row.id, ...mail, attachments: [{ fileId }] });
  }
  if (subject.toLeaver === 'never' || (subject.toLeaver === 'after_told' && subject.toldAt === null)) return;
  const leaver = await leaverAddress(unit, row);
  if (!leaver) return;
  const words = renderMail({ title: 'You are square with us', language: 'en', paragraphs: ['Thank you for bringing everything back. Nothing further is asked of you.', 'The certificate attached says so, for your files.'] });
  await queueMessage(unit, { cause: `clearance:${clearanceId}`, kind: 'clearance_leaver', to: { name: leaver.name, email: leaver.email }, caseId: row.id, ...words, attachments: [{ fileId }] });
}

export async function tellReopened(unit: Unit, gathered: Gathered, { clearanceId, number }: Omit<Told, 'fileId'>, reason: string): Promise<void> {
  const { row } = gathered;
  const mail = renderMail({
    title: `The clearance of ${row.person_name} was withdrawn`, paragraphs: [`The certificate ${number} no longer holds, and case ${row.number} is open again.`, `Why: ${reason}`],
    action: { label: 'Look at the case', url: `${unit.publicUrl}/cases/${row.id}` },
  });
  for (const member of await hrOf(unit, gathered)) await queueMessage(unit, { cause: `clearance_withdrawn:${clearanceId}`, kind: 'clearance_hr', to: { name: member.name, email: member.email }, caseId: row.id, ...mail });
}

/** HR who may see this case: its site is in their scope, and under embargo they belong to its circle. */
async function hrOf(unit: Unit, { case: subject }: Gathered): Promise<MemberRecord[]> {
  const isEmbargoed = subject.embargoUntil !== null && subject.embargoUntil > unit.now;
  const circle = new Set(subject.circle.map((member) => member.id));
  return (await membersInRole(unit, 'hr')).filter((member) => (member.site_ids.length === 0 || (subject.site !== null && member.site_ids.includes(subject.site.id))) && (!isEmbargoed || circle.has(member.id)));
}

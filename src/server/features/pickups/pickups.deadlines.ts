import type { DeadlineHandler } from '../../platform/deadlines/deadline.ts';
import { renderMail } from '../../platform/mail/render-mail.ts';
import { activeMember } from '../members/find-member.service.ts';
import { queueMessage } from '../messages/queue-message.service.ts';
import { runById } from './pickup.repo.ts';

/** A run whose day has passed: its technician is told once, since the promise to the mailroom is theirs to keep or to move. */
export const pickupDeadlines: readonly DeadlineHandler[] = [{
  kind: 'pickup_overdue',
  async handle(unit, deadline) {
    const run = await runById(unit.tx, deadline.subjectId);
    if (!run || (run.status !== 'planned' && run.status !== 'under_way')) return;
    unit.audit({ action: 'pickup.overdue', entity: { kind: 'pickup_run', id: run.id }, facts: { plannedOn: run.planned_on, status: run.status } });
    const technician = await activeMember(unit, run.technician_id);
    if (!technician) return;
    const mail = renderMail({
      title: `The run at ${run.location_name} is still open`,
      paragraphs: [`It was planned for today, and ${Number(run.items) - Number(run.accounted)} of ${run.items} items wait. The people there were promised this day; if it moves, they should hear it from us.`],
      action: { label: 'Open the run', url: `${unit.publicUrl}/pickups/${run.id}` },
    });
    await queueMessage(unit, { cause: `pickup-overdue:${run.id}`, kind: 'pickup_overdue', to: { name: technician.name, email: technician.email }, ...mail });
  },
}];

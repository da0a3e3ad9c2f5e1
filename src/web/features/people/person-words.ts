/** How a person's facts are said. */
import type { PersonRow } from '#contract/people';

export const employmentWords: Record<PersonRow['employment'], string> = { employee: 'Employee', contractor: 'Contractor', agency: 'Agency worker', intern: 'Intern' };
export const modeWords: Record<PersonRow['workMode'], string> = { office: 'in the office', hybrid: 'office and home', remote: 'works remotely' };

/** "Contractor · Field engineering · Lisbon, works remotely" */
export function personLine(person: Pick<PersonRow, 'employment' | 'department' | 'location' | 'workMode'>): string {
  const where = person.location === null ? modeWords[person.workMode] : `${person.location.name}, ${modeWords[person.workMode]}`;
  return [employmentWords[person.employment], person.department, where].filter((part) => part !== null).join(' · ');
}

/** The clock where the person is: "18:05". */
export const clockThere = (zone: string, now: Date): string => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);

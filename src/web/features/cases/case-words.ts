/** The plain words of a case: reasons, parties, phases, ways of working. One place, so that a list and a page say the same. */
import type { Case, CaseRow, Task } from '#contract/cases';

export const reasonWords: Record<CaseRow['reason'], string> = {
  resignation: 'Resignation',
  dismissal: 'Dismissal',
  redundancy: 'Redundancy',
  contract_end: 'Contract end',
  retirement: 'Retirement',
  death: 'Death',
  internal_transfer: 'Internal transfer',
};

export const statusWords: Record<CaseRow['status'], string> = { open: 'Open', cleared: 'Cleared', cancelled: 'Cancelled' };

const parties: Record<string, readonly [name: string, initials: string]> = {
  it: ['IT', 'IT'],
  hr: ['HR', 'HR'],
  security: ['Security', 'SE'],
  manager: ['The manager', 'MA'],
  leaver: ['The leaver', 'LE'],
  mailroom: ['Mailroom', 'MR'],
  technician: ['Technician', 'TE'],
  asset_manager: ['Asset manager', 'AM'],
  approver: ['Approver', 'AP'],
  owner: ['Owner', 'OW'],
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "IT", "Legal" of `partner:legal`, a person by name when one is known. */
export function ownerWords(owner: string, name: string | null = null): { name: string; initials?: string } {
  if (name !== null) return { name };
  const party = parties[owner];
  if (party !== undefined) return { name: party[0], initials: party[1] };
  const partner = capital(owner.replace(/^partner:/, '').replaceAll('_', ' '));
  return { name: partner, initials: partner.slice(0, 2).toUpperCase() };
}

export const phaseWords: Record<Task['phase'], string> = {
  prepare: 'Agree and prepare',
  ask: 'Ask',
  return: 'Bring things home',
  receive: 'Receive',
  ready: 'Make ready',
  access: 'Close doors',
  clear: 'Clear',
  thank: 'Thank',
};

const employmentWords: Record<string, string> = { employee: 'Employee', contractor: 'Contractor', agency: 'Agency worker', intern: 'Intern' };
const modeWords: Record<string, string> = { office: 'works at the office', remote: 'works remotely', hybrid: 'works partly at home' };

export const employmentWord = (employment: string): string => employmentWords[employment] ?? capital(employment);

/** "Contractor · Field engineering · Lisbon, works remotely · manager Inês Lopes" */
export function factsLine(one: Pick<Case, 'employment' | 'department' | 'site' | 'workMode' | 'manager'>): string {
  const mode = modeWords[one.workMode] ?? one.workMode;
  return [
    employmentWord(one.employment),
    one.department,
    one.site === null ? capital(mode) : `${one.site.name}, ${mode}`,
    one.manager === null ? 'no manager known' : `manager ${one.manager.name}`,
  ].filter((part) => part !== null && part !== '').join(' · ');
}

/** "Duarte" of "Duarte Sousa": how a page about one person calls them. */
export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

/** "3 devices", "1 device"; none is null. */
export const counted = (count: number, one: string, many = `${one}s`): string | null => (count === 0 ? null : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`);

/** "1 min", "12 min", "1 h 20 min": effort as people say it. */
export function effortText(minutes: number): string {
  if (minutes < 1) return 'under a minute';
  const whole = Math.round(minutes);
  return whole < 60 ? `${whole} min` : `${Math.floor(whole / 60)} h${whole % 60 === 0 ? '' : ` ${whole % 60} min`}`;
}

/** "a", "a and b", "a, b and c". */
export const listed = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);

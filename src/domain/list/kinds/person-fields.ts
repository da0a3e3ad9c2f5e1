/** The fields of the list of people. The private address is not one of them: a list is read by many. */
import { choices, field, type ListField } from '../field.ts';

export const personFields: readonly ListField[] = [
  field('name', 'Name', 'text', { shown: true }),
  field('department', 'Department', 'text', { shown: true }),
  field('location', 'Location', 'location', { shown: true }),
  field('manager', 'Manager', 'person', { shown: true }),
  field('status', 'Status', 'choice', { choices: choices({ active: 'Active', left: 'Left' }) }),
  field('number', 'Employee number', 'text', { shown: true }),
  field('employment', 'Employment', 'choice', { shown: true, choices: choices({ employee: 'Employee', contractor: 'Contractor', agency: 'Agency worker', intern: 'Intern' }) }),
  field('mode', 'Works', 'choice', { choices: choices({ office: 'In the office', hybrid: 'Office and home', remote: 'Remotely' }) }),
  field('title', 'Job title', 'text'),
  field('email', 'E-mail', 'text'),
  field('username', 'User name', 'text'),
  field('givenName', 'First name', 'text'),
  field('familyName', 'Last name', 'text'),
  field('costCentre', 'Cost centre', 'text'),
  field('country', 'Country', 'text'),
  field('starts', 'First day', 'date'),
  field('ends', 'Last day', 'date'),
  field('holds', 'Answers for assets', 'flag', { sortable: false }),
  field('source', 'Came from', 'text'),
  field('created', 'Recorded', 'instant'),
  field('changed', 'Changed', 'instant'),
];

/** The fields of the list of cases. */
import { choices, field, type ListField } from '../field.ts';

export const caseFields: readonly ListField[] = [
  field('person', 'Leaver', 'person', { shown: true }),
  field('number', 'Number', 'number'),
  field('status', 'Case is', 'choice', { choices: choices({ open: 'Open', cleared: 'Cleared', cancelled: 'Cancelled' }) }),
  field('reason', 'Reason', 'choice', { shown: true, choices: choices({ resignation: 'Resignation', dismissal: 'Dismissal', redundancy: 'Redundancy', contract_end: 'Contract end', retirement: 'Retirement', death: 'Death', internal_transfer: 'Internal transfer' }) }),
  field('site', 'Site', 'location'),
  field('department', 'Department', 'text'),
  field('lastDay', 'Last day', 'date', { shown: true }),
  field('access', 'Access ends', 'instant', { shown: true }),
  field('returnBy', 'Return by', 'date', { shown: true }),
  field('late', 'Something is late', 'flag'),
  field('openAssets', 'Devices still out', 'number'),
  field('manager', 'Manager', 'person', { sortable: true }),
  field('immediate', 'Leaves at once', 'flag'),
  field('opened', 'Opened', 'instant'),
  field('cleared', 'Cleared on', 'instant'),
];

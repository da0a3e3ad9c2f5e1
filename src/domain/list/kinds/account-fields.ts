/** The fields of the list of accounts. A cut-off is seen by who sees its case. */
import { choices, field, type ListField } from '../field.ts';

export const accountFields: readonly ListField[] = [
  field('username', 'Account', 'text', { shown: true }),
  field('system', 'System', 'text', { shown: true }),
  field('person', 'Whose', 'person', { shown: true }),
  field('personStatus', 'Whose holder', 'choice', { choices: choices({ active: 'Works here', left: 'Has left' }) }),
  field('status', 'State', 'choice', { choices: choices({ active: 'Open', ended: 'Ended' }) }),
  field('privileged', 'Privileged', 'flag'),
  field('overdue', 'Open after its cut-off', 'flag'),
  field('cutOff', 'Cut-off', 'instant', { shown: true }),
  field('ended', 'Ended', 'instant', { shown: true }),
  field('endedBy', 'Ended by', 'text'),
  field('holdsData', 'Holds data', 'flag'),
  field('case', 'Case', 'link'),
  field('source', 'Came from', 'text'),
  field('created', 'Recorded', 'instant'),
  field('changed', 'Changed', 'instant'),
];

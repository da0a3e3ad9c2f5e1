/** The fields of the list of asks. */
import { choices, field, type ListField } from '../field.ts';

export const askFields: readonly ListField[] = [
  field('helper', 'Helper', 'text', { shown: true }),
  field('kind', 'About', 'choice', { choices: choices({ leaver_return: 'Return of things', manager_confirm: 'Is the list right?' }) }),
  field('status', 'State', 'choice', { choices: choices({ prepared: 'Prepared', sent: 'Asked', answered: 'Answered', withdrawn: 'Withdrawn', expired: 'Link too old' }) }),
  field('answer', 'Answer', 'choice', { choices: choices({ done: 'Done', later: 'Later', need_help: 'Needs help', not_me: 'Not me', cant: 'Can’t' }) }),
  field('words', 'In their words', 'text', { sortable: false, shown: true }),
  field('hand', 'Waiting for us', 'flag'),
  field('unanswered', 'Not answered yet', 'flag'),
  field('leaver', 'Leaver', 'person'),
  field('sent', 'Asked', 'instant', { shown: true }),
  field('due', 'Would suit us', 'instant', { shown: true }),
  field('answered', 'Answered on', 'instant'),
  field('case', 'Case', 'link'),
];

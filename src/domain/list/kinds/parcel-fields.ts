/** The fields of the list of parcels. */
import { choices, field, type ListField } from '../field.ts';

export const parcelFields: readonly ListField[] = [
  field('code', 'Box', 'text', { shown: true }),
  field('whose', 'Leaver', 'person', { shown: true }),
  field('status', 'State', 'choice', { choices: choices({
    expected: 'Expected', in_transit: 'On its way', stored: 'Stored', collected: 'Collected', opened: 'Opened', returned_to_sender: 'Went back', lost: 'Lost', called_off: 'Called off',
  }) }),
  field('overdue', 'Waits too long', 'flag'),
  field('location', 'Site', 'location'),
  field('place', 'Where', 'text', { shown: true }),
  field('way', 'Way', 'choice', { shown: true, choices: choices({ hand_in: 'Handed in', mailroom: 'Mailroom', with_manager: 'With the manager', post: 'Post', collection: 'Collection' }) }),
  field('carrier', 'Carrier', 'text'),
  field('tracking', 'Tracking number', 'text'),
  field('items', 'Things', 'number', { shown: true }),
  field('announced', 'Announced', 'flag'),
  field('due', 'Collect by', 'instant', { shown: true }),
  field('stored', 'Stored', 'instant', { shown: true }),
  field('case', 'Case', 'link'),
  field('created', 'Recorded', 'instant'),
];

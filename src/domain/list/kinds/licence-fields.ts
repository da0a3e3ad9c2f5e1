/** The fields of the list of licences. The key itself is found by, never listed. */
import { field, type ListField } from '../field.ts';

export const licenceFields: readonly ListField[] = [
  field('product', 'Product', 'text', { shown: true }),
  field('vendor', 'Vendor', 'text', { shown: true }),
  field('seats', 'Seats', 'number'),
  field('assigned', 'Seats taken', 'number', { shown: true }),
  field('unused', 'Seats free', 'number'),
  field('free', 'Some seats free', 'flag'),
  field('renews', 'Renews', 'date', { shown: true }),
  field('cost', 'A seat costs', 'money', { shown: true }),
  field('currency', 'Currency', 'text'),
  field('billing', 'Billed', 'text'),
  field('owner', 'Owner', 'text'),
  field('contract', 'Contract number', 'text'),
  field('holdsData', 'Holds data', 'flag'),
  field('source', 'Came from', 'text'),
  field('created', 'Recorded', 'instant'),
  field('changed', 'Changed', 'instant'),
];

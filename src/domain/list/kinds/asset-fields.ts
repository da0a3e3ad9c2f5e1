/** The fields of the list of assets. Status, custodian and assignee are three facts. */
import { categories } from '../../asset/category.ts';
import { choices, field, type ListField } from '../field.ts';

const categoryLabel = (value: string): string => value.charAt(0).toUpperCase() + value.slice(1).replaceAll('_', ' ');

export const assetFields: readonly ListField[] = [
  field('model', 'Model', 'text', { shown: true }),
  field('tag', 'Asset tag', 'text', { shown: true }),
  field('serial', 'Serial number', 'text', { shown: true }),
  field('status', 'Status', 'choice', { shown: true, choices: choices({ in_use: 'In use', returned: 'Returned', in_workshop: 'In the workshop', ready: 'Ready', in_repair: 'In repair', disposed: 'Disposed of', missing: 'Missing' }) }),
  field('custodian', 'Who answers for it', 'choice', { shown: true, choices: choices({ person: 'A person', place: 'A place', shipment: 'A carrier', unaccounted: 'Nobody known' }) }),
  field('with', 'With', 'link'),
  field('assignee', 'Meant for', 'person', { shown: true }),
  field('assigneeDepartment', 'Meant for the department', 'text'),
  field('location', 'Location', 'location', { shown: true }),
  field('since', 'There since', 'instant', { shown: true }),
  field('category', 'Category', 'choice', { isOpen: true, choices: categories.map((value) => ({ value, label: categoryLabel(value) })) }),
  field('name', 'Name', 'text'),
  field('manufacturer', 'Manufacturer', 'text'),
  field('ownership', 'Owned by', 'choice', { choices: choices({ own: 'Ours', lessor: 'Lessor’s', vendor: 'Vendor’s', agency: 'Agency’s', client: 'Client’s', personal: 'Their own' }) }),
  field('owner', 'Owner’s name', 'text'),
  field('hold', 'Legal hold', 'flag'),
  field('dataBearing', 'Holds data', 'flag'),
  field('purchased', 'Bought', 'date'),
  field('cost', 'Price', 'money'),
  field('currency', 'Currency', 'text'),
  field('order', 'Order number', 'text'),
  field('supplier', 'Supplier', 'text'),
  field('warrantyEnds', 'Warranty ends', 'date'),
  field('leaseEnds', 'Lease ends', 'date'),
  field('grade', 'Grade', 'text'),
  field('reserved', 'Reserved for', 'text'),
  field('seen', 'Last seen', 'instant'),
  field('notes', 'Notes', 'text', { sortable: false }),
  field('source', 'Came from', 'text'),
  field('created', 'Recorded', 'instant'),
  field('changed', 'Changed', 'instant'),
];

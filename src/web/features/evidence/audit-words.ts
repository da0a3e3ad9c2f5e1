/** Audit entries as a reader sees them: `custody.recorded` → "Custody recorded", facts as one line. */
export const actionText = (action: string): string => {
  const words = action.replaceAll('_', ' ').replace('.', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const isOpaque = (value: unknown): boolean => typeof value === 'string' && /^([0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f-]{27})$/.test(value);

/** One line of the plain facts; ids and hashes say nothing to a reader and stand in the entry itself. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .map(([name, value]) => [name, valueText(value)] as const)
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase()}: ${text}`)
    .join(', ');
}

function valueText(value: unknown): string {
  if (value === null || value === undefined || isOpaque(value)) return '';
  if (Array.isArray(value)) return value.map(valueText).filter((text) => text !== '').join(' ');
  return typeof value === 'object' ? Object.values(value).map(valueText).filter((text) => text !== '').join(' ') : String(value as string | number | boolean);
}

/** What an entry can be about, as a filter. The value is what its action begins with. */
export const actionGroups: readonly { value: string; label: string }[] = [
  { value: 'case.', label: 'Cases' }, { value: 'case_asset.', label: 'Assets of a case' }, { value: 'task.', label: 'Tasks' }, { value: 'ask.', label: 'Asks' }, { value: 'custody.', label: 'Custody' }, { value: 'asset.', label: 'Assets' },
  { value: 'person.', label: 'People' }, { value: 'account.', label: 'Accounts' }, { value: 'seat.', label: 'Seats' }, { value: 'waiver.', label: 'Waivers' }, { value: 'clearance.', label: 'Clearance' }, { value: 'message.', label: 'Messages' },
  { value: 'evidence.', label: 'Evidence' }, { value: 'policy.', label: 'Policy' }, { value: 'setting.', label: 'Settings' },
];

/** Audit entries as a reader sees them: `custody.recorded` → "Custody recorded", facts as one line. */
export const actionText = (action: string): string => {
  const words = action.replaceAll('_', ' ').replace('.', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** One line of the plain facts; hashes say nothing to a reader and stand in the entry itself. */
export function factsText(facts: Readonly<Record<string, unknown>>): string {
  return Object.entries(facts)
    .filter(([name, value]) => !name.endsWith('sha256') && value !== null && value !== '')
    .map(([name, value]) => `${name.replace(/([A-Z])/g, ' $1').replaceAll('_', ' ').toLowerCase()}: ${valueText(value)}`)
    .join(', ');
}

function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(' ');
  return typeof value === 'object' && value !== null ? Object.values(value).filter((one) => one !== null).map(valueText).join(' ') : String(value);
}

/** What an entry can be about, as a filter. The value is what its action begins with. */
export const actionGroups: readonly { value: string; label: string }[] = [
  { value: 'case.', label: 'Cases' }, { value: 'case_asset.', label: 'Assets of a case' }, { value: 'task.', label: 'Tasks' }, { value: 'ask.', label: 'Asks' }, { value: 'custody.', label: 'Custody' }, { value: 'asset.', label: 'Assets' },
  { value: 'person.', label: 'People' }, { value: 'account.', label: 'Accounts' }, { value: 'seat.', label: 'Seats' }, { value: 'waiver.', label: 'Waivers' }, { value: 'clearance.', label: 'Clearance' }, { value: 'message.', label: 'Messages' },
  { value: 'evidence.', label: 'Evidence' }, { value: 'policy.', label: 'Policy' }, { value: 'setting.', label: 'Settings' },
];

/** What a draft still needs before it is compared with our records: amounts to the cent, the zone of a new location, nothing that only told how to read it. */
import { placeKey } from '#domain/import/decide-row';
import type { Draft, Value } from '#domain/import/draft';
import type { Mapping } from '#domain/import/mapping';
import type { Reason } from '#domain/import/reason';

/** Half a cent goes up; amounts are text, so are their roundings. */
export function toCents(amount: string): string {
  const [whole = '0', part = ''] = amount.replace('-', '').split('.');
  if (part.length <= 2) return amount;
  const cents = BigInt(whole + part.slice(0, 2)) + (part[2]! >= '5' ? 1n : 0n);
  const text = cents.toString().padStart(3, '0');
  return `${amount.startsWith('-') ? '-' : ''}${text.slice(0, -2)}.${text.slice(-2)}`;
}

const settled = (value: Value): Value => (typeof value === 'object' ? { ...value, amount: toCents(value.amount) } : value);

function zoneOfNew(draft: Draft, mapping: Mapping): Draft['onlyNew'] {
  if (draft.kind !== 'locations' || draft.values['timeZone'] !== undefined) return draft.onlyNew;
  const name = String(draft.values['name'] ?? '');
  const zone = mapping.answers.placeZones?.[placeKey('location', name)];
  if (zone !== undefined) return { ...draft.onlyNew, values: { ...draft.onlyNew.values, timeZone: zone } };
  const reason: Reason = { code: 'place_zone_unsaid', field: 'timeZone', text: name };
  return name === '' ? draft.onlyNew : { ...draft.onlyNew, problems: [...draft.onlyNew.problems, reason] };
}

export function settleDraft(draft: Draft, mapping: Mapping): Draft {
  const { quantity: _quantity, checkoutType: _checkoutType, ...kept } = draft.values;
  const values = Object.fromEntries(Object.entries(kept).map(([field, value]) => [field, settled(value)]));
  return { ...draft, values, onlyNew: zoneOfNew(draft, mapping) };
}

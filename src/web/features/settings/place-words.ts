/** How a place is said. */
import type { Place } from '#contract/places';

export const kindWords: Record<Place['kind'], string> = { stockroom: 'Stockroom', mailroom: 'Mailroom', workshop: 'Workshop', slot: 'Slot', disposal: 'To be disposed of', repair: 'Away for repair' };
export const sizeWords: Record<Place['size'], string> = { small: 'Small', medium: 'Medium', large: 'Large', any: 'Any size' };

const counted = (count: number, one: string, many: string) => (count === 0 ? null : `${count} ${count === 1 ? one : many}`);

/** "2 parcels, 1 asset", or "empty". */
export const heldText = (place: Pick<Place, 'parcels' | 'assets'>): string => [counted(place.parcels, 'parcel', 'parcels'), counted(place.assets, 'asset', 'assets')].filter((part) => part !== null).join(', ') || 'empty';

export function slotState(slot: Pick<Place, 'closedAt' | 'parcels' | 'assets' | 'isQuarantine'>): 'closed' | 'taken' | 'quarantine' | 'free' {
  if (slot.closedAt !== null) return 'closed';
  if (slot.isQuarantine) return 'quarantine';
  return slot.parcels + slot.assets > 0 ? 'taken' : 'free';
}

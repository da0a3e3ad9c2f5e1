/** Choosing an open place, by location: a room, or one of its slots. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { listPlaces } from '#contract/places';
import type { Place, PlaceWithSlots } from '#contract/places';
import type { FieldBinding } from '../platform/form.ts';
import { useRead } from '../platform/read.ts';

export type PickPlaceProps = FieldBinding<string | null> & { label: string; description?: ReactNode; required?: boolean; kinds?: readonly Place['kind'][] };

const freeText = (place: Place): string => (place.free === null ? '' : place.free > 0 ? ` · ${place.free} free` : ' · full');

function optionsOf(rooms: readonly PlaceWithSlots[], kinds: readonly Place['kind'][] | undefined) {
  const groups = new Map<string, { value: string; label: string }[]>();
  for (const room of rooms) {
    const slots = room.slots.filter((slot) => slot.closedAt === null);
    const group = groups.get(room.location.name) ?? [];
    for (const place of [room, ...slots])
      if (kinds === undefined || kinds.includes(place.kind)) group.push({ value: place.id, label: place.id === room.id ? room.name : `${room.name}, ${place.code}${place.isQuarantine ? ' (quarantine)' : ''}${freeText(place)}` });
    groups.set(room.location.name, group);
  }
  return [...groups].map(([group, items]) => ({ group, items }));
}

export function PickPlace({ value, onChange, onBlur, name, error, label, description, required, kinds }: PickPlaceProps) {
  const places = useRead(listPlaces, {});
  return (
    <Select
      name={name}
      label={label}
      description={description}
      required={required ?? false}
      withAsterisk={false}
      error={error ?? undefined}
      onBlur={onBlur}
      value={value}
      onChange={onChange}
      data={optionsOf(places.data?.rows ?? [], kinds)}
      searchable
      placeholder="Room or slot"
      nothingFoundMessage={places.isPending ? 'Looking' : 'No open place by that name'}
    />
  );
}

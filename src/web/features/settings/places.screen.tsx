/** Rooms and their slots, by site: what lies where, what is free, what is closed. */
import { IconPlus, IconStack2 } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { listPlaces } from '#contract/places';
import type { Place, PlaceWithSlots } from '#contract/places';
import { useRead } from '../../platform/read.ts';
import { useSite } from '../../platform/site-scope.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card } from '../../ui/card.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MoreMenu } from '../../ui/more-menu.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { AddPlace, AddSlots, ClosePlace, EditPlace } from './place-dialogs.tsx';
import { heldText, kindWords, sizeWords, slotState } from './place-words.ts';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

type Open = { what: 'slots'; place: PlaceWithSlots } | { what: 'edit' | 'close'; place: Place } | { what: 'add' };
type OnOpen = (open: Open) => void;

function Slot({ slot, onOpen }: { slot: Place; onOpen: OnOpen }) {
  const state = slotState(slot);
  const words = state === 'closed' ? 'closed' : `${slot.isQuarantine ? 'quarantine, ' : ''}${heldText(slot)}`;
  return (
    <li>
      <button type="button" className={css.slot} data-state={state} onClick={() => onOpen({ what: 'edit', place: slot })} title={`${sizeWords[slot.size]}, takes ${slot.capacity}`}>
        <strong>{slot.code}</strong> {words}
      </button>
    </li>
  );
}

function Room({ place, onOpen }: { place: PlaceWithSlots; onOpen: OnOpen }) {
  const closed = place.closedAt !== null;
  const takesSlots = (place.kind === 'mailroom' || place.kind === 'stockroom') && !closed;
  const free = place.slots.length === 0 ? null : `${place.freeSlots} free${place.freeQuarantine > 0 ? `, and ${place.freeQuarantine} for quarantine` : ''}`;
  return (
    <div className={css.room}>
      <div className={css.item} data-gone={closed || undefined}>
        <div className={css.itemWords}>
          <span className={css.itemName}>
            {place.name}
            {closed ? <StateBadge tone="quiet">closed</StateBadge> : null}
          </span>
          <span className={css.itemDetail}>
            {kindWords[place.kind]} · <span className="hb-serial">{place.code}</span>
            {free === null ? '' : ` · ${place.slots.length} slots, ${free}`}
          </span>
        </div>
        {place.occupied === 0 ? <span className="hb-quiet">empty</span> : <AppLink className="hb-link" href={consolePage.assets({ with: place.id, custodian: 'place' })}>{heldText(place)} here{place.occupied > place.parcels + place.assets ? `, ${place.occupied} with its slots` : ''}</AppLink>}
        {takesSlots ? <ActButton size="xs" onClick={() => onOpen({ what: 'slots', place })}>Add slots</ActButton> : null}
        <MoreMenu size="xs" label={`More about ${place.name}`} acts={[{ label: 'Rename or change', run: () => onOpen({ what: 'edit', place }) }, { label: closed ? 'Use it again' : 'Close it', run: () => onOpen({ what: 'close', place }) }]} />
      </div>
      {place.slots.length === 0 ? null : (
        <ul className={css.slots} aria-label={`Slots of ${place.name}`}>
          {place.slots.map((slot) => <Slot key={slot.id} slot={slot} onOpen={onOpen} />)}
        </ul>
      )}
    </div>
  );
}

function Rooms({ rows, onOpen }: { rows: readonly PlaceWithSlots[]; onOpen: OnOpen }) {
  const sites = Map.groupBy(rows, (place) => place.location.id);
  return [...sites].map(([id, rooms]) => (
    <div key={id} id={id}>
      <Card title={rooms[0]?.location.name} aside={`${rooms.length} ${rooms.length === 1 ? 'room' : 'rooms'}`}>
        {rooms.map((place) => <Room key={place.id} place={place} onOpen={onOpen} />)}
      </Card>
    </div>
  ));
}

function Opened({ open, onClose, onOpen }: { open: Open; onClose: () => void; onOpen: OnOpen }) {
  switch (open.what) {
    case 'add': return <AddPlace onClose={onClose} />;
    case 'slots': return <AddSlots place={open.place} onClose={onClose} />;
    case 'edit': return <EditPlace place={open.place} onClose={onClose} onCloseIt={() => onOpen({ what: 'close', place: open.place })} />;
    case 'close': return <ClosePlace place={open.place} onClose={onClose} />;
  }
}

export function PlacesScreen() {
  const [site] = useSite();
  const [closed, setClosed] = useState(false);
  const [open, setOpen] = useState<Open | null>(null);
  const places = useRead(listPlaces, { query: { ...(site === null ? {} : { location: site }), ...(closed ? { closed: 'true' } : {}) } });
  return (
    <SettingsPage
      title="Places and slots"
      subtitle="Each place answers for what lies in it"
      acts={
        <>
          <ActButton onClick={() => setClosed(!closed)}>{closed ? 'Hide closed ones' : 'Show closed ones'}</ActButton>
          <ActButton kind="primary" icon={IconPlus} onClick={() => setOpen({ what: 'add' })}>Add a place</ActButton>
        </>
      }
    >
      {places.data === undefined ? (
        <Card fit="flush">{places.isError ? <ErrorState problem={places.error} onRetry={() => void places.refetch()} /> : <LoadingRows rows={5} label="Reading the places" />}</Card>
      ) : places.data.rows.length === 0 ? (
        <Card>
          <EmptyState icon={IconStack2} title="No places yet" act={<ActButton href={consolePage.settings('locations')}>Furnish a site</ActButton>}>
            Mailrooms with their slots, stockrooms and workshops would be here. Furnishing a site gives it all three at once.
          </EmptyState>
        </Card>
      ) : (
        <Rooms rows={places.data.rows} onOpen={setOpen} />
      )}
      {open === null ? null : <Opened key={open.what === 'add' ? 'add' : `${open.what}-${open.place.id}`} open={open} onClose={() => setOpen(null)} onOpen={setOpen} />}
    </SettingsPage>
  );
}

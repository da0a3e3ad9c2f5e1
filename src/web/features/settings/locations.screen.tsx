/** Locations: the clock, the holidays and the address that dates and labels follow from; which of them are sites. */
import { IconMapPin, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { consolePage } from '#contract/console-page';
import { listLocations } from '#contract/people';
import type { Location } from '#contract/people';
import { furnishSite, listPlaces } from '#contract/places';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { useMay, useNow } from '../../platform/session.ts';
import { showToast } from '../../platform/toast.ts';
import { zoneName } from '../../platform/zone.ts';
import { ActButton } from '../../ui/act-button.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { Card, Row, Rows } from '../../ui/card.tsx';
import { ConfirmAct } from '../../ui/confirm-act.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { LocationDialog } from './location-dialog.tsx';
import { OrganisationCard } from './organisation.card.tsx';
import { SettingsPage } from './sections.tsx';
import css from './settings.module.css';

const clock = (zone: string, now: Date) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(now);
const addressOrder = ['street', 'street2', 'postalCode', 'postcode', 'city', 'region'];
const addressText = (address: Location['address']) => addressOrder.map((part) => address[part]).filter((part): part is string => typeof part === 'string' && part !== '').join(', ');

function Furnish({ location, onClose }: { location: Location; onClose: () => void }) {
  const furnish = useAct(furnishSite, {
    onDone: () => {
      showToast(`${location.name} has its rooms`);
      onClose();
    },
  });
  return <ConfirmAct open onClose={onClose} title={`Furnish ${location.name}?`} consequence="It gets a mailroom with slots, a stockroom and a workshop. What is there stays as it is; empty places can be closed again." act="Furnish it" busy={furnish.busy} problem={furnish.problem} onConfirm={() => void furnish.run({ params: { locationId: location.id } })} />;
}

function LocationRow({ location, rooms, onEdit, onFurnish }: { location: Location; rooms: number | null; onEdit: () => void; onFurnish: () => void }) {
  const may = useMay();
  const now = useNow();
  const address = addressText(location.address);
  return (
    <div className={css.item}>
      <div className={css.itemWords}>
        <span className={css.itemName}>
          {location.name}
          {location.isSite ? <StateBadge tone="home" icon={IconMapPin}>site</StateBadge> : null}
        </span>
        <span className={css.itemDetail}>
          {[`${clock(location.timeZone, now)} ${zoneName(location.timeZone)}`, location.code, location.country, `${location.holidays.length} ${location.holidays.length === 1 ? 'holiday' : 'holidays'}`].filter((part) => part !== null).join(' · ')}
        </span>
        {address === '' ? <span className={css.itemDetail}>No address: labels cannot name it</span> : <span className={css.itemDetail}>{address}</span>}
        <span className={css.numbers}>
          {may('people.read') ? <AppLink className="hb-link" href={consolePage.people({ location: location.id })}>People</AppLink> : null}
          {may('assets.read') ? <AppLink className="hb-link" href={consolePage.assets({ location: location.id })}>Assets</AppLink> : null}
          {rooms !== null && rooms > 0 && may('places.write') ? <AppLink className="hb-link" href={`/settings/places#${location.id}`}>{rooms} {rooms === 1 ? 'room' : 'rooms'}</AppLink> : null}
        </span>
      </div>
      {location.isSite && rooms === 0 && may('places.write') ? <ActButton onClick={onFurnish}>Furnish</ActButton> : null}
      {may('people.write') ? <ActButton onClick={onEdit} aria-label={`Edit ${location.name}`}>Edit</ActButton> : null}
    </div>
  );
}

function LocationRows({ onEdit, onFurnish }: { onEdit: (location: Location) => void; onFurnish: (location: Location) => void }) {
  const locations = useRead(listLocations, {});
  const places = useRead(listPlaces, {});
  if (locations.data === undefined) return locations.isError ? <ErrorState problem={locations.error} onRetry={() => void locations.refetch()} /> : <LoadingRows rows={4} label="Reading the locations" />;
  if (locations.data.rows.length === 0)
    return (
      <EmptyState icon={IconMapPin} title="No locations yet">
        Where people work would be here. Files from HR bring them; each then wants its time zone and holidays looked at, since every date follows from them.
      </EmptyState>
    );
  return (
    <Rows label="Locations">
      {locations.data.rows.map((location) => (
        <Row key={location.id}>
          <LocationRow location={location} rooms={places.data === undefined ? null : places.data.rows.filter((place) => place.location.id === location.id).length} onEdit={() => onEdit(location)} onFurnish={() => onFurnish(location)} />
        </Row>
      ))}
    </Rows>
  );
}

export function LocationsScreen() {
  const may = useMay();
  const [editing, setEditing] = useState<Location | 'new' | null>(null);
  const [furnishing, setFurnishing] = useState<Location | null>(null);
  return (
    <SettingsPage title="Organisation and locations" subtitle="Dates follow each location’s clock and holidays" acts={may('people.write') ? <ActButton kind="primary" icon={IconPlus} onClick={() => setEditing('new')}>Add a location</ActButton> : undefined}>
      <OrganisationCard />
      <Card title="Locations" fit="flush">
        <LocationRows onEdit={setEditing} onFurnish={setFurnishing} />
      </Card>
      {editing === null ? null : <LocationDialog key={editing === 'new' ? 'new' : editing.id} location={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {furnishing === null ? null : <Furnish location={furnishing} onClose={() => setFurnishing(null)} />}
    </SettingsPage>
  );
}

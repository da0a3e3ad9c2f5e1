/** Where does this station stand? Asked once on a device. */
import { IconMapPin } from '@tabler/icons-react';
import { useEffect } from 'react';
import { listStations } from '#contract/station';
import type { StationPlace } from '#contract/station';
import { consolePage } from '#contract/console-page';
import { useRead } from '../../platform/read.ts';
import { Brand } from '../../shell/brand.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { EmptyState, LoadingRows } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import css from './place-picker.module.css';

const kinds: { readonly [K in StationPlace['kind']]: string } = { mailroom: 'Mailroom', stockroom: 'Stockroom', workshop: 'Workshop' };

export function PlacePicker({ onPick }: { onPick: (placeId: string) => void }) {
  const places = useRead(listStations, {});
  const rows = places.data?.rows;
  useEffect(() => {
    const [only] = rows ?? [];
    if (only !== undefined && rows?.length === 1) onPick(only.id);
  }, [rows, onPick]);
  return (
    <div className={css.page}>
      <header className={css.brand}><Brand /></header>
      <main className={css.main}>
        <h1 className={css.title} tabIndex={-1} data-page-title="">Where does this station stand?</h1>
        <p className={css.subtitle}>The device remembers it. You can change it later at the top of the station.</p>
        {places.isError ? <ErrorState problem={places.error} onRetry={() => void places.refetch()} /> : null}
        {places.isPending ? <LoadingRows rows={3} label="Reading the places" /> : null}
        {rows?.length === 0 ? (
          <EmptyState icon={IconMapPin} title="No place receives anything yet" act={<ActButton href={consolePage.settings('places')}>Add a mailroom</ActButton>}>
            A site starts with a mailroom, its slots, a stockroom and a workshop.
          </EmptyState>
        ) : null}
        <ul className={css.places} aria-label="Places">
          {(rows ?? []).map((place) => (
            <li key={place.id}>
              <button type="button" className={css.place} onClick={() => onPick(place.id)}>
                <span className={css.name}>{place.name}, {place.site.name}</span>
                <span className={css.facts}>{kinds[place.kind]}{place.capacity < 100_000 ? ` · ${place.free} of ${place.capacity} slots free` : ''}</span>
              </button>
            </li>
          ))}
        </ul>
      </main>
    </div>
  );
}

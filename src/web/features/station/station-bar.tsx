/** Top of the station: the mark, how the connection stands (calmly), who is scanning, and where. */
import { IconId, IconMapPin, IconWifiOff, IconCloudUpload } from '@tabler/icons-react';
import { consolePage } from '#contract/console-page';
import type { StationPlace } from '#contract/station';
import { Brand } from '../../shell/brand.tsx';
import { AppLink } from '../../ui/app-link.tsx';
import { ActButton } from '../../ui/act-button.tsx';
import { StateBadge } from '../../ui/state-badge.tsx';
import { keptText } from './station-words.ts';
import css from './station.module.css';

function Connection({ isOffline, waiting }: { isOffline: boolean; waiting: number }) {
  if (isOffline) return <StateBadge tone="home" icon={IconWifiOff}>Offline · {waiting === 0 ? 'scanning goes on' : keptText(waiting)}</StateBadge>;
  return waiting === 0 ? null : <StateBadge tone="home" icon={IconCloudUpload}>Sending · {keptText(waiting)}</StateBadge>;
}

export function StationBar({ place, clerk, isOffline, waiting, onWho, onLeave }: { place: StationPlace | null; clerk: string; isOffline: boolean; waiting: number; onWho: () => void; onLeave: () => void }) {
  return (
    <header className={css.bar}>
      <AppLink href={consolePage.today()} className={css.home} aria-label="Handback, to the console"><Brand /></AppLink>
      <div className={css.barEnd}>
        <div role="status" className={css.connection}><Connection isOffline={isOffline} waiting={waiting} /></div>
        <ActButton icon={IconMapPin} onClick={onLeave} kind="bare" className={css.where ?? ''} justify="start">{place === null ? 'Choose the place' : `${place.name}, ${place.site.name}`}</ActButton>
        <ActButton icon={IconId} onClick={onWho}>{clerk}</ActButton>
      </div>
    </header>
  );
}

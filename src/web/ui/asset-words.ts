/** How an asset's facts are said and drawn, wherever assets are listed. */
import { IconBadge, IconDeviceDesktop, IconDeviceDesktopAnalytics, IconDeviceFloppy, IconDeviceLaptop, IconDeviceMobile, IconDeviceSim, IconDeviceTablet, IconDevices, IconFingerprint, IconHeadphones, IconPlug, IconPrinter, IconServer, IconSitemap } from '@tabler/icons-react';
import type { AssetRow } from '#contract/assets';
import type { Tone } from '#contract/today';
import type { IconType } from './act-button.tsx';

export const statusWords: Record<AssetRow['status'], string> = { in_use: 'In use', returned: 'Returned', in_workshop: 'In the workshop', ready: 'Ready', in_repair: 'In repair', disposed: 'Disposed of', missing: 'Missing' };
export const statusTones: Record<AssetRow['status'], Tone> = { in_use: 'quiet', returned: 'home', in_workshop: 'moving', ready: 'home', in_repair: 'due', disposed: 'quiet', missing: 'late' };
export const ownershipWords: Record<AssetRow['ownership'], string> = { own: 'Ours', lessor: 'Lessor’s', vendor: 'Vendor’s', agency: 'Agency’s', client: 'Client’s', personal: 'Their own' };
export const custodianWords: Record<AssetRow['custodian']['kind'], string> = { person: 'A person', place: 'A place', shipment: 'A carrier', unaccounted: 'Nobody known' };

const categoryIcons: Readonly<Record<string, IconType>> = {
  laptop: IconDeviceLaptop, desktop: IconDeviceDesktop, server: IconServer, tablet: IconDeviceTablet, phone: IconDeviceMobile, monitor: IconDeviceDesktopAnalytics, dock: IconSitemap, printer: IconPrinter,
  badge: IconBadge, security_key: IconFingerprint, sim_card: IconDeviceSim, storage: IconDeviceFloppy, headset: IconHeadphones, charger: IconPlug,
};
export const categoryIcon = (category: string): IconType => categoryIcons[category] ?? IconDevices;

/** "security_key" reads "Security key"; a category we do not know is said as it came. */
export const categoryWord = (category: string): string => {
  const text = category.replaceAll('_', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
};

/** What a reader would call it: its model, else its name, else what it is. */
export const assetTitle = (asset: Pick<AssetRow, 'model' | 'name' | 'category' | 'manufacturer'>): string => asset.model ?? asset.name ?? (asset.manufacturer === null ? categoryWord(asset.category) : `${asset.manufacturer} ${categoryWord(asset.category).toLowerCase()}`);

/** What the sightings' screen asks and does. */
import { listIncidents, listSightings, resolveIncident } from '#contract/sightings';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

export const useIncidents = (settings: ListSettings) => useList(listIncidents, { ...settings, refreshEvery: 30_000 });
export const useSightings = (assetId: string, enabled: boolean) => useRead(listSightings, { params: { assetId }, query: { limit: 8 } }, { enabled });
export const useResolve = (onDone: () => void) => useAct(resolveIncident, { refreshes: ['sightings', 'today', 'exceptions'], onDone: () => { showToast('Closed; the next sighting would open a new one'); onDone(); } });

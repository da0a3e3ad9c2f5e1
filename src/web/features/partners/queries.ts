/** What the partners' screens ask and do. */
import { createPartner, listPartners, readPartner, updatePartner } from '#contract/partners';
import type { Partner } from '#contract/partners';
import { listLocations, listPeople } from '#contract/people';
import { listPlaces } from '#contract/places';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

const refreshes = ['partners', 'today'];

export const usePartners = (settings: ListSettings) => useList(listPartners, { ...settings, refreshEvery: 60_000 });
export const usePartner = (partnerId: string) => useRead(readPartner, { params: { partnerId } }, { refreshEvery: 60_000 });
export const useLocations = () => useRead(listLocations, {});
export const useMailrooms = (locationId: string) => useRead(listPlaces, { query: { location: locationId, kind: 'mailroom' } }, { enabled: locationId !== '' });
export const useFoundPeople = (q: string) => useRead(listPeople, { query: { q, status: 'active', limit: 8 } }, { enabled: q.trim().length >= 2 });
export const useCreatePartner = (onDone: (partner: Partner) => void | Promise<void>) => useAct(createPartner, { refreshes, onDone });
export const useUpdatePartner = (onDone: () => void) => useAct(updatePartner, { refreshes, onDone: () => { showToast('The agreement is changed'); onDone(); } });

/** What the asks' screens ask and do. */
import { handleAsk, listAsks, readAsk, remindAsk, withdrawAsk } from '#contract/asks';
import { listMessages } from '#contract/messages';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

const refreshes = ['asks', 'cases', 'messages', 'today', 'exceptions'];

export const useAsks = (settings: ListSettings) => useList(listAsks, { ...settings, refreshEvery: 30_000 });
export const useAsk = (askId: string) => useRead(readAsk, { params: { askId } }, { refreshEvery: 30_000 });
export const useAskMessages = (askId: string, enabled: boolean) => useRead(listMessages, { query: { ask: askId, limit: 20 } }, { enabled, refreshEvery: 30_000 });
export const useRemind = () => useAct(remindAsk, { refreshes, onDone: () => showToast('A kind reminder is on its way; once a day at most') });
export const useWithdraw = (onDone: () => void) => useAct(withdrawAsk, { refreshes, onDone: () => { showToast('Withdrawn; its links have stopped'); onDone(); } });
export const useHandled = (onDone: () => void) => useAct(handleAsk, { refreshes, onDone: () => { showToast('Noted as taken care of'); onDone(); } });

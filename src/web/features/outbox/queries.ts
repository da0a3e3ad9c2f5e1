/** What the outbox asks and does. */
import { listMessages, readMessage, resendMessage } from '#contract/messages';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

export const useOutbox = (settings: ListSettings) => useList(listMessages, { ...settings, refreshEvery: 15_000 });
export const useMessage = (messageId: string) => useRead(readMessage, { params: { messageId } }, { refreshEvery: 15_000 });
export const useSend = () => useAct(resendMessage, { refreshes: ['messages', 'today'], onDone: (row) => showToast(`Queued for ${row.recipientName ?? row.recipient}`) });

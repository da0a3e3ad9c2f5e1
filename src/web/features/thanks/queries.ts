/** What the queue of thank-yous asks and does. */
import { dismissThanks, editThanks, listThanks, readThanks, sendThanks } from '#contract/thanks';
import type { Thanks } from '#contract/thanks';
import { useAct } from '../../platform/act.ts';
import { useRead } from '../../platform/read.ts';
import { showToast } from '../../platform/toast.ts';
import { useList } from '../../platform/use-list.ts';
import type { ListSettings } from '../../platform/use-list.ts';

const refreshes = ['thanks', 'partners', 'messages', 'today'];

export const useThanksList = (settings: ListSettings) => useList(listThanks, { ...settings, refreshEvery: 60_000 });
export const useThanks = (thanksId: string) => useRead(readThanks, { params: { thanksId } });
/** Sent or set aside by a colleague in the same moment: the card goes away with whatever stands on it, so it is said beside it. */
const sayFaster = ({ code }: { readonly code: string }): void => {
  if (code === 'wrong_state') showToast('A colleague was faster: it is decided already, and nothing was sent twice', { tone: 'late' });
};

export const useSendThanks = () => useAct(sendThanks, { refreshes, onProblem: sayFaster, onDone: (sent) => showToast(`${sent.helper} is thanked, under your name`) });
export const useEditThanks = (onDone: (thanks: Thanks) => void | Promise<void>) => useAct(editThanks, { refreshes, onDone });
export const useDismissThanks = (onDone: () => void) => useAct(dismissThanks, { refreshes, onDone: () => { showToast('Not sent; the reason is kept'); onDone(); } });

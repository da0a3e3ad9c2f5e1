/** A fresh link for a page whose link became too old: to the address we know and nowhere else, once an hour at most. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { askByToken } from '../asks/answer-ask.service.ts';
import { getAsk } from '../asks/find-ask.service.ts';
import { writeFreshLink } from '../cases/answered-ask.service.ts';

/** Says nothing about whether something was sent: a stranger with an old link learns nothing. */
export async function sendFreshLink(unit: Unit, token: string): Promise<void> {
  const found = await askByToken(unit, token);
  const askId = found.ok ? found.value.id : found.error['askId'];
  const ask = typeof askId === 'string' ? await getAsk(unit, askId) : undefined;
  if (!ask || (ask.status !== 'sent' && ask.status !== 'answered')) return;
  await writeFreshLink(unit, ask, `ask:${ask.id}:fresh:${unit.now.slice(0, 13)}`);
}

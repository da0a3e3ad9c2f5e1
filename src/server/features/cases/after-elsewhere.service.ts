/** What happens elsewhere by hand and concerns a case: a hand-over, an account ended, a seat given back, a thank-you sent. Called through the app. */
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { actOnLine, lineOfAsset } from './act-on-line.service.ts';
import { settle, settleThanks } from './progress-case.service.ts';

type Event = { readonly asset_id: string; readonly kind: string; readonly to_kind: string; readonly occurred_at: string };

/** An asset that a case waits for is with us, or on its way. */
export async function afterHandOver(unit: Unit, event: Event): Promise<void> {
  const line = await lineOfAsset(unit, event.asset_id);
  if (!line) return;
  if (event.to_kind === 'place' && ['expected', 'handed_over', 'disputed', 'waived', 'let_go'].includes(line.status)) {
    await actOnLine(unit, { caseId: line.case_id, assetId: event.asset_id, action: 'receive', at: event.occurred_at });
  }
  if (event.to_kind === 'shipment' && event.kind === 'posted' && ['expected', 'disputed'].includes(line.status)) {
    await actOnLine(unit, { caseId: line.case_id, assetId: event.asset_id, action: 'hand_over', at: event.occurred_at });
  }
}

export const afterAccountEnded = async (unit: Unit, accountId: string): Promise<void> => { await settle(unit, { completion: 'account_ended', item: { kind: 'account', id: accountId } }); };
export const afterSeatReleased = async (unit: Unit, seatId: string): Promise<void> => { await settle(unit, { completion: 'seat_released', item: { kind: 'seat', id: seatId } }); };
export const afterThanks = (unit: Unit, caseId: string): Promise<void> => settleThanks(unit, caseId);

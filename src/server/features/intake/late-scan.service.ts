/**
 * A scan that was kept offline while the thing went on: by the time it arrives, a technician has collected the box or
 * it lies elsewhere. The hand-over is entered late, in its place in the chain; what happened since stays as it is.
 */
import type { StationScan } from '#contract/station';
import type { MatchVerdict } from '#domain/intake/match';
import type { Slot } from '#domain/intake/slots';
import { allow, type Verdict } from '#domain/verdict';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { recordHandOver } from '../custody/record-custody.service.ts';
import { contentsOf } from '../shipments/find-parcel.service.ts';
import type { Outcome } from './carry-out-verdict.service.ts';
import type { Known } from './find-facts.service.ts';
import { noEffects } from './receive-things.service.ts';

const parcelOf = (known: Known, verdict: MatchVerdict) => ('subject' in verdict && verdict.subject.assetId === null ? known.parcels.find((parcel) => parcel.id === verdict.subject.parcelId) : undefined);

export function isLate(known: Known, verdict: MatchVerdict, scannedAt: string): boolean {
  const parcel = parcelOf(known, verdict) ?? (verdict.kind === 'unmatched' ? known.parcels[0] : undefined);
  if (!parcel) return false;
  const since = parcel.status === 'stored' ? parcel.stored_at : parcel.opened_at ?? parcel.collected_at;
  return since !== null && since > scannedAt;
}

type Late = { readonly known: Known; readonly scannedAt: string; readonly slot: Slot | null; readonly asked: StationScan };

export async function lateArrival(unit: Unit, { known, scannedAt, slot }: Late): Promise<Verdict<Outcome>> {
  const parcel = known.parcels[0];
  if (!parcel) return allow({ effects: noEffects(), parcelId: null, boxCode: null, caseId: null, placed: false });
  for (const item of slot ? await contentsOf(unit, [parcel.id]) : []) {
    if (item.state !== 'expected' && item.state !== 'confirmed') continue;
    const entered = await recordHandOver(unit, {
      assetId: item.asset_id, kind: 'received', to: { type: 'place', id: slot?.slotId ?? '' }, occurredAt: scannedAt, caseId: parcel.case_id, evidence: { boxCode: parcel.box_code, sealed: true, heardOfLate: true },
    });
    if (!entered.ok && entered.error.code !== 'custody_same_party' && entered.error.code !== 'custody_out_of_order' && entered.error.code !== 'custody_nothing_changes') return entered;
  }
  return allow({ effects: noEffects(), parcelId: parcel.id, boxCode: parcel.box_code, caseId: parcel.case_id, placed: false });
}

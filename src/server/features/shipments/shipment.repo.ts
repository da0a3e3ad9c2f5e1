/** All SQL of `shipment`: a parcel on a carrier's way. */
import { sql } from 'kysely';
import type { Tx } from '../../platform/work/unit-of-work.ts';

export async function insertShipment(tx: Tx, s: { id: string; caseId: string | null; way: string; carrier: string | null; trackingNumber: string | null; trackingKey: string | null; at: string }): Promise<void> {
  await tx.insertInto('shipment').values({ id: s.id, case_id: s.caseId, way: s.way, carrier: s.carrier, tracking_number: s.trackingNumber, tracking_key: s.trackingKey, status: 'announced', announced_at: s.at }).execute();
}

export async function changeShipment(tx: Tx, id: string, set: Partial<{ carrier: string | null; tracking_number: string; tracking_key: string; status: string; handed_over_at: string; delivered_at: string }>): Promise<void> {
  await tx.updateTable('shipment').set(set).where('id', '=', id).execute();
}

/** To be written together with its parcel. */
export const delivered = (id: string, at: string) => sql`update shipment set status = 'delivered', delivered_at = ${at} where id = ${id}`;

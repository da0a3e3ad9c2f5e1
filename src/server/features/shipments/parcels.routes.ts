import { listParcels, loseParcel, parcelSlip, parcelsOfCase, readParcel, returnParcel, shipParcel, trackParcel } from '#contract/parcels';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { declareLost, returnToSender } from './close-parcel.service.ts';
import { findParcels, parcelsOfCase as ofCase, readParcel as read } from './find-parcel.service.ts';
import { printSlip } from './print-slip.service.ts';
import { shipAndRead, trackAndRead } from './track-shipment.service.ts';

/** Moving a parcel moves lines of cases its mover may not see: system sight, and answers that name no case. */
const system = { sight: 'system' } as const;

export const parcelRoutes = (): Registered[] => [
  handle(listParcels, (unit, { query }) => findParcels(unit, query)),
  handle(readParcel, (unit, { params }) => read(unit, params.parcelId)),
  handle(parcelsOfCase, (unit, { params }) => ofCase(unit, params.caseId)),
  handle(parcelSlip, (unit, { params }) => printSlip(unit, params.parcelId)),
  handle(trackParcel, (unit, { params, body }) => trackAndRead(unit, params.parcelId, body), system),
  handle(shipParcel, (unit, { params, body }) => shipAndRead(unit, params.parcelId, body.version), system),
  handle(loseParcel, (unit, { params, body }) => declareLost(unit, { parcelId: params.parcelId, ...body }), system),
  handle(returnParcel, (unit, { params, body }) => returnToSender(unit, { parcelId: params.parcelId, ...body }), system),
];

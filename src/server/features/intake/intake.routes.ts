import { listOpenIntakes, readIntake, readIntakePhoto, resolveIntake } from '#contract/intake';
import { openParcel } from '#contract/parcels';
import { attachPhoto, listStations, readStation, scan, startShift, syncScans, undoScan } from '#contract/station';
import type { Verdict } from '#domain/verdict';
import { handle, handleOpen, type Registered } from '../../platform/http/handle.ts';
import type { Unit } from '../../platform/work/unit-of-work.ts';
import { findIntakes, readIntake as read, readPhoto } from './find-intake.service.ts';
import { openBox } from './open-box.service.ts';
import { listRooms, readRoom } from './read-station.service.ts';
import { resolve } from './resolve-intake.service.ts';
import { scanThing } from './scan-parcel.service.ts';
import { startShift as start } from './start-shift.service.ts';
import { syncScans as sync } from './sync-scans.service.ts';
import { keepPhoto, undoScan as undo } from './undo-scan.service.ts';

/** The station must match what its clerk may not see: system sight, and answers that need-to-know presenters make. */
const system = { sight: 'system' } as const;

/** What happens to things that were seen when a box was opened: the workshop begins, where it was opened in one. */
export type AfterArrival = (unit: Unit, assetIds: readonly string[]) => Promise<Verdict<unknown>>;

export const intakeRoutes = (afterArrival: AfterArrival): Registered[] => [
  handle(scan, (unit, { body }) => scanThing(unit, body), { ...system, isByKey: true }),
  handleOpen(syncScans, (call, { body }) => sync(call.run, call.actor, body.scans, call.requestId)),
  handle(undoScan, (unit, { params }) => undo(unit, params.clientId), system),
  handle(attachPhoto, (unit, { params, query, body }) => keepPhoto(unit, params.clientId, { type: query.type, bytes: body }), system),
  handle(listStations, (unit) => listRooms(unit), system),
  handle(readStation, (unit, { params }) => readRoom(unit, params.placeId), system),
  handleOpen(startShift, (call, { params, body }) => start(call.run, call.actor, params.placeId, body, call.requestId)),
  handle(openParcel, (unit, { params, body }) => openBox(unit, params.parcelId, body, afterArrival), system),
  handle(listOpenIntakes, (unit, { query }) => findIntakes(unit, query)),
  handle(readIntake, (unit, { params }) => read(unit, params.intakeId)),
  handle(readIntakePhoto, (unit, { params }) => readPhoto(unit, params.intakeId)),
  handle(resolveIntake, (unit, { params, body }) => resolve(unit, params.intakeId, body), system),
];

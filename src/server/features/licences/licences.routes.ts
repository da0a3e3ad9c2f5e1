import { assignSeat, createLicence, listLicences, listSeats, readLicence, releaseSeat, updateLicence } from '#contract/licences';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { assignSeat as assign, listSeatsOf, releaseByHand, type AfterRelease } from './assign-seat.service.ts';
import { changeLicence, createLicence as create, findLicences, readLicence as read } from './save-licence.service.ts';

/** `after`: told of a release by hand, so that a case that waits for it can settle it. */
export const licenceRoutes = (after?: AfterRelease): Registered[] => [
  handle(listLicences, (unit, { query }) => findLicences(unit, query)),
  handle(readLicence, (unit, { params }) => read(unit, params.licenceId)),
  handle(createLicence, (unit, { body }) => create(unit, body)),
  handle(updateLicence, (unit, { params, body }) => changeLicence(unit, params.licenceId, body)),
  handle(assignSeat, (unit, { params, body }) => assign(unit, params.licenceId, body.personId)),
  handle(releaseSeat, (unit, { params, body }) => releaseByHand(unit, params.seatId, body.reason, after)),
  handle(listSeats, (unit, { params }) => listSeatsOf(unit, params.personId)),
];

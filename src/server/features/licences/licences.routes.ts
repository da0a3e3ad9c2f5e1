import { assignSeat, createLicence, listLicences, listSeats, readLicence, releaseSeat, updateLicence } from '#contract/licences';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { assignSeat as assign, listSeatsOf, releaseSeat as release } from './assign-seat.service.ts';
import { changeLicence, createLicence as create, findLicences, readLicence as read } from './save-licence.service.ts';

export const licenceRoutes = (): Registered[] => [
  handle(listLicences, (unit, { query }) => findLicences(unit, query)),
  handle(readLicence, (unit, { params }) => read(unit, params.licenceId)),
  handle(createLicence, (unit, { body }) => create(unit, body)),
  handle(updateLicence, (unit, { params, body }) => changeLicence(unit, params.licenceId, body)),
  handle(assignSeat, (unit, { params, body }) => assign(unit, params.licenceId, body.personId)),
  handle(releaseSeat, (unit, { params, body }) => release(unit, params.seatId, body.reason)),
  handle(listSeats, (unit, { params }) => listSeatsOf(unit, params.personId)),
];

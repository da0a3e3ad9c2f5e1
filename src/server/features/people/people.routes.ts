import { createLocation, createPerson, listLocations, listPeople, readPerson, updateLocation, updatePerson } from '#contract/people';
import { allow } from '#domain/verdict';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { listLocations as locations } from './find-location.service.ts';
import { findPeople, readPerson as read } from './find-person.service.ts';
import { locationDetail } from './people.presenter.ts';
import { changeLocation, createLocation as addLocation } from './save-location.service.ts';
import { changePerson, createPerson as add } from './save-person.service.ts';

export const peopleRoutes = (): Registered[] => [
  handle(listPeople, (unit, { query }) => findPeople(unit, query)),
  handle(readPerson, (unit, { params }) => read(unit, params.personId)),
  handle(createPerson, (unit, { body }) => add(unit, body)),
  handle(updatePerson, (unit, { params, body }) => changePerson(unit, params.personId, body)),
  handle(listLocations, async (unit) => allow({ rows: (await locations(unit)).map(locationDetail) })),
  handle(createLocation, (unit, { body }) => addLocation(unit, body)),
  handle(updateLocation, (unit, { params, body }) => changeLocation(unit, params.locationId, body)),
];

import { closePlace, createPlace, createSlots, furnishSite, listPlaces, readPlace, reopenPlace, updatePlace } from '#contract/places';
import { handle, type Registered } from '../../platform/http/handle.ts';
import { findPlaces, readPlace as read } from './find-place.service.ts';
import { createSlots as addSlots, furnishAndShow } from './furnish-site.service.ts';
import { addPlace, changePlace, closePlace as close, reopenPlace as reopen } from './save-place.service.ts';

export const placeRoutes = (): Registered[] => [
  handle(listPlaces, (unit, { query }) => findPlaces(unit, query)),
  handle(readPlace, (unit, { params }) => read(unit, params.placeId)),
  handle(createPlace, (unit, { body }) => addPlace(unit, body)),
  handle(updatePlace, (unit, { params, body }) => changePlace(unit, params.placeId, body)),
  handle(closePlace, (unit, { params }) => close(unit, params.placeId)),
  handle(reopenPlace, (unit, { params }) => reopen(unit, params.placeId)),
  handle(createSlots, (unit, { params, body }) => addSlots(unit, params.placeId, body)),
  handle(furnishSite, (unit, { params }) => furnishAndShow(unit, params.locationId)),
];
